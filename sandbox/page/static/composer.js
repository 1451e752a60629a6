// The box one types in: text is said, a slash offers commands, arrow up gives what was sent before.

import { Refused, act, base, by, make, offered } from "./net.js";
import { notice, toTheEnd } from "./log.js";
import { Command } from "./command.js";
import { Popup } from "./popup.js";
import { behind } from "./drawer.js";
import { openForm } from "./form.js";

const form = by("composer"), text = by("text"), refused = by("refused");
const popup = new Popup();
const kept = JSON.parse(sessionStorage.getItem("history") ?? "[]");
let command = null, at = kept.length;

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Read `/brief kurils full:true`: what stands before the first `name:` is the first option's. */
function read(line, commands) {
  const words = line.slice(1).trimStart();
  const fits = commands.filter(({ name }) => `${words} `.startsWith(`${name} `));
  const offer = fits.sort((a, b) => b.name.length - a.name.length)[0];
  if (!offer) return null;
  const names = offer.options.map(({ name }) => escaped(name)).join("|");
  const rest = words.slice(offer.name.length).trim();
  if (!names) return { offer, values: {} };
  const [first, ...named] = rest.split(new RegExp(`(?:^|(?<=\\s))(${names}):`));
  const values = first.trim() ? { [offer.options[0].name]: first.trim() } : {};
  for (let n = 0; n < named.length; n += 2) values[named[n]] = named[n + 1].trim();
  return { offer, values };
}

function complain(words) {
  refused.textContent = words;
  refused.hidden = !words;
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 200)}px`;
}

function write(words) {
  command?.close();
  command = null;
  text.value = words;
  grow();
  text.focus();
}

function fill(offer, here, values) {
  popup.hide();
  command?.close();
  text.value = "";
  grow();
  command = new Command(offer, here, popup, (words) => { write(words); typed(); });
  command.fill(values);
  command.focus();
}

async function typed() {
  complain("");
  grow();
  sessionStorage.setItem(`draft ${base}`, text.value);
  const line = text.value;
  if (!line.startsWith("/") || line.includes("\n")) { popup.hide(); return; }
  let here;
  try {
    here = await offered();
  } catch (error) {
    popup.show(text, { note: error.message });
    return;
  }
  if (text.value !== line || command) return;
  const whole = /\s/.test(line) && read(line, here.commands);
  if (whole && whole.offer.options.length) { fill(whole.offer, here, whole.values); return; }
  const wanted = line.slice(1).trim().toLowerCase();
  const fits = here.commands.filter(({ name }) => name.includes(wanted));
  fits.sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)));
  popup.show(text, {
    heading: "Commands", first: true,
    note: fits.length ? "" : "No command begins like this.",
    rows: fits.map((offer) => ({ name: `/${offer.name}`, about: offer.description, offer })),
    pick: ({ offer }) => fill(offer, here, {}),
  });
}

function remember(entry) {
  const same = (other) => JSON.stringify(other) === JSON.stringify(entry);
  if (!(kept.length && same(kept.at(-1)))) kept.push(entry);
  kept.splice(0, Math.max(0, kept.length - 50));
  at = kept.length;
  sessionStorage.setItem("history", JSON.stringify(kept));
}

async function recall(step) {
  const next = at + step;
  if (next < 0 || next > kept.length) return;
  at = next;
  const entry = kept[at];
  if (!entry) { write(""); return; }
  if (entry.text !== undefined) { write(entry.text); return; }
  const here = await offered();
  const offer = here.commands.find(({ name }) => name === entry.name);
  if (offer) fill(offer, here, entry.values);
}

async function say(words) {
  write("");
  sessionStorage.removeItem(`draft ${base}`);
  try {
    await act("say", { text: words });
    remember({ text: words });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!text.value) write(words);
    complain(error.message);
  }
}

/** Send the command as filled; when the page or Discord's client refuses it, what was typed stays. */
async function use() {
  const sent = command, missing = command.missing();
  if (missing) { complain(`${missing} is required.`); return; }
  const body = sent.body(), values = sent.typed();
  remember({ name: sent.name, values });
  write("");
  sessionStorage.removeItem(`draft ${base}`);
  const line = `/${sent.name} ${Object.entries(values).map(([name, value]) => `${name}:${value}`).join(" ")}`.trim();
  const done = notice("sending", `Sending ${line}…`);
  toTheEnd();
  try {
    const told = await act("command", body);
    if (told.form) openForm(told);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 504) failed(line, error);
    else {
      const here = await offered();
      if (!command && !text.value) {
        fill(sent.offer, here, values);
        command.wrong(error.told.option);
      }
      complain(error.message);
    }
  } finally {
    done();
  }
}

export function failed(what, error) {
  const id = error.told.interaction;
  const why = make("button", { type: "button", class: "quiet" }, "What happened");
  why.addEventListener("click", () => behind(`interaction/${id}`, why));
  notice("failed", `${what}: the application did not respond.`, ...(id ? [why] : []));
}

/** Put a line into the composer, and send it when it is complete. */
export async function enter(line, send) {
  const here = await offered();
  const whole = read(line, here.commands);
  if (!whole) { write(line); typed(); return; }
  fill(whole.offer, here, whole.values);
  if (send) await use();
}

async function submit() {
  complain("");
  if (command) { await use(); return; }
  const words = text.value.trim();
  if (!words) return;
  if (!words.startsWith("/")) { await say(words); return; }
  const here = await offered();
  const whole = read(words, here.commands);
  if (!whole) { complain(`There is no command ${words.split(" ")[0]} here. Type / to see all.`); return; }
  fill(whole.offer, here, whole.values);
  if (!whole.offer.options.some(({ required }) => required)) await use();
}

export function startComposer() {
  text.addEventListener("input", typed);
  text.addEventListener("blur", () => popup.hide());
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const exact = popup.chosen?.name === text.value.trim();
    if (!(event.key === "Enter" && exact) && popup.key(event)) { event.preventDefault(); return; }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); popup.hide(); submit(); }
    const past = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (past && (!text.value || text.value === kept[at]?.text)) { event.preventDefault(); recall(past); }
  });
  form.addEventListener("input", () => complain(""));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  form.addEventListener("keydown", (event) => {
    if (command && event.key === "ArrowUp" && !event.defaultPrevented && kept[at]) recall(-1);
  });
  if (text.disabled) return;
  text.value = sessionStorage.getItem(`draft ${base}`) ?? "";
  grow();
  if (matchMedia("(hover: hover)").matches) text.focus(); // on a phone it would open the keyboard
}
