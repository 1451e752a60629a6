// What stands in messages: buttons, menus, spoilers, mentions of commands.

import { Refused, act, by, make } from "./net.js";
import { behind } from "./drawer.js";
import { awaitAnswer } from "./log.js";
import { dismiss, openMenu } from "./menu.js";
import { enter } from "./composer.js";
import { openForm } from "./form.js";

/** Use a button or menu: it waits until the bot answered, and says when it did not. */
async function use(part, name, body) {
  const { message } = part.dataset, entry = part.closest("[data-post]");
  if (entry.hasAttribute("aria-busy")) return;
  entry.querySelector(".failed-part")?.remove();
  entry.setAttribute("aria-busy", "true");
  part.setAttribute("data-pending", "");
  awaitAnswer(message);
  try {
    const told = await act(name, { message, custom_id: part.dataset.customId, ...body });
    if (told.form) openForm(told);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    sayFailed(by(`post-${message}`) ?? entry, error);
  } finally {
    // an answer may have replaced the message meanwhile
    entry.removeAttribute("aria-busy");
    part.removeAttribute("data-pending");
  }
}

function sayFailed(entry, error) {
  const text = error.status === 504 ? "This interaction failed: the bot did not respond." : error.message;
  const said = make("p", { class: "failed-part", role: "alert" }, text);
  const id = error.told.interaction;
  if (id) {
    const why = make("button", { type: "button", class: "quiet" }, "What happened");
    why.addEventListener("click", () => behind(`interaction/${id}`, why));
    said.append(" ", why);
  }
  entry.append(said);
}

const options = (select) => [...select.querySelectorAll("[role=option]:not([aria-disabled])")];
const values = (select) => options(select)
  .filter((option) => option.getAttribute("aria-selected") === "true").map((option) => option.dataset.value);
const many = (select) => Number(select.dataset.max) > 1;

function openSelect(select) {
  closeSelects();
  const list = select.querySelector("[role=listbox]"), face = select.querySelector("button");
  select.dataset.before = JSON.stringify(values(select));
  list.hidden = false;
  face.setAttribute("aria-expanded", "true");
  const box = list.getBoundingClientRect(), log = by("log").getBoundingClientRect();
  const above = face.getBoundingClientRect().top - log.top;
  list.classList.toggle("upward", box.bottom > log.bottom && above > box.height);
  (options(select).find((option) => option.getAttribute("aria-selected") === "true") ?? options(select)[0])?.focus();
}

function closeSelects(back = false) {
  for (const list of document.querySelectorAll(".select [role=listbox]:not([hidden])")) {
    const select = list.closest(".select"), face = select.querySelector("button");
    list.hidden = true;
    face.setAttribute("aria-expanded", "false");
    if (back) face.focus();
    const chosen = values(select);
    if (!many(select) || JSON.stringify(chosen) === select.dataset.before) continue;
    if (chosen.length >= Number(select.dataset.min)) use(select, "choose", { values: chosen });
  }
}

function pick(option) {
  const select = option.closest(".select");
  const on = option.getAttribute("aria-selected") === "true";
  if (!many(select)) {
    for (const other of options(select)) other.setAttribute("aria-selected", String(other === option));
    closeSelects(true);
    use(select, "choose", { values: [option.dataset.value] });
  } else if (on || values(select).length < Number(select.dataset.max)) {
    option.setAttribute("aria-selected", String(!on));
  }
}

function selectKey(event) {
  const option = event.target.closest("[role=option]");
  if (!option) {
    if (event.target.matches(".select-face") && event.key === "ArrowDown") {
      event.preventDefault();
      openSelect(event.target.closest(".select"));
    }
    return;
  }
  const all = options(option.closest(".select")), at = all.indexOf(option), last = all.length - 1;
  const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
  if (to !== undefined) all[to].focus();
  else if (event.key === "Enter" || event.key === " ") pick(option);
  else if (event.key === "Escape" || event.key === "Tab") closeSelects(true);
  else if (event.key.length === 1) {
    const letter = event.key.toLowerCase();
    [...all.slice(at + 1), ...all].find((other) => other.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  } else return;
  event.preventDefault();
}

function uncover(spoiler) {
  spoiler.setAttribute("data-open", "");
  for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
}

const kinds = {
  button: (part) => use(part, "press", {}),
  dismiss: (part) => dismiss(part.dataset.message),
  command: (part) => enter(`/${part.dataset.command} `, false),
};

function click(event) {
  const spoiler = event.target.closest("[data-spoiler]:not([data-open])");
  if (spoiler) { event.preventDefault(); uncover(spoiler); return; }
  const option = event.target.closest("[role=option]:not([aria-disabled])");
  if (option) { pick(option); return; }
  const face = event.target.closest(".select-face");
  if (face) {
    if (face.getAttribute("aria-expanded") === "true") closeSelects(true);
    else openSelect(face.closest(".select"));
    return;
  }
  const more = event.target.closest("[data-more]");
  if (more) {
    const box = more.getBoundingClientRect();
    openMenu(more.closest("[data-post]"), box.right - 200, box.bottom + 4, more);
    return;
  }
  const part = event.target.closest("[data-kind]");
  kinds[part?.dataset.kind]?.(part);
}

export function startParts() {
  const posts = by("posts");
  posts.addEventListener("click", click);
  posts.addEventListener("keydown", (event) => {
    selectKey(event);
    const spoiler = event.target.closest("[data-spoiler]:not([data-open])");
    if (spoiler && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); uncover(spoiler); }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".select")) closeSelects();
  });
  by("welcome").addEventListener("click", (event) => {
    const example = event.target.closest("[data-run]");
    if (example) enter(example.dataset.run, true);
  });
}
