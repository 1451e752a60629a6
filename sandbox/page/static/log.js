// The messages: put in their place, replaced when edited, taken out; and notices of our own.

import { by, fragment, make } from "./net.js";

const log = by("log"), posts = by("posts"), notices = by("notices"), welcome = by("welcome");
let stuck = true, awaited = null;

const older = (a, b) => a.length - b.length || (a < b ? -1 : Number(a > b));
const entries = () => [...posts.children];

/** Put a message where it belongs, or in place of how it was. */
export function put(id, html) {
  const fresh = fragment(html).firstElementChild;
  const old = by(`post-${id}`);
  if (old) {
    if (old.dataset.revision === fresh.dataset.revision) return;
    const focus = focusIn(old);
    old.replaceWith(fresh);
    if (awaited === id) changed(fresh);
    if (old.querySelector(".thinking") && !fresh.nextElementSibling) arrived(fresh);
    if (focus) (focus(fresh) ?? fresh).focus({ preventScroll: true });
  } else {
    const after = entries().find((entry) => older(entry.dataset.post, id) > 0);
    posts.insertBefore(fresh, after ?? null);
    if (!after) {
      if (awaited) stuck = true;
      awaited = null;
      arrived(fresh);
    }
  }
  settle();
}

const higher = (entry) =>
  entry.offsetHeight + parseFloat(getComputedStyle(log).paddingBottom) > log.clientHeight;

/** Show a message from its beginning, and stay there. */
function begin(entry) {
  stuck = false;
  log.scrollTop = entry.offsetTop;
}

/** Show a new message that is higher than the window from its beginning. */
function arrived(entry) {
  if (stuck && higher(entry)) begin(entry);
}

/** Show what a used part made of its message. */
function changed(entry) {
  awaited = null;
  if (higher(entry)) begin(entry);
  else if (!stuck) entry.scrollIntoView({ block: "nearest" });
}

/** Somebody used a part of a message: what comes next is theirs, and is shown wherever they are. */
export function awaitAnswer(id) { awaited = id; }

/** Say how to find in another element what has the focus in this one; null when nothing has. */
function focusIn(element) {
  const active = document.activeElement;
  if (!element.contains(active)) return null;
  const holder = active.closest("[data-custom-id]");
  if (holder) {
    const inner = holder === active ? "" : " button";
    return (other) => other.querySelector(`[data-custom-id="${CSS.escape(holder.dataset.customId)}"]${inner}`);
  }
  return (other) => (active.matches("[data-more]") ? other.querySelector("[data-more]") : null);
}

export function remove(id) {
  const entry = by(`post-${id}`);
  if (!entry) return;
  if (entry.contains(document.activeElement)) by("text").focus();
  entry.remove();
  settle();
}

/** Note something that only this page knows; gives a function that takes it away. */
export function notice(kind, text, ...more) {
  const said = make("div", { class: `own ${kind}` }, make("span", {}, text), ...more);
  if (kind === "failed") {
    const close = make("button", { type: "button", class: "quiet" }, "Dismiss");
    close.addEventListener("click", () => { said.remove(); by("text").focus(); });
    said.append(close);
  }
  notices.append(said);
  settle();
  return () => said.remove();
}

function settle() {
  welcome.hidden = posts.childElementCount > 0 || notices.childElementCount > 0;
  follow();
}

function follow() { if (stuck) log.scrollTop = log.scrollHeight; }

export function toTheEnd() { stuck = true; follow(); }

/** Show the newest message: its end, or its beginning when it is higher than the window. */
export function showNewest() {
  toTheEnd();
  const newest = entries().at(-1);
  if (newest) arrived(newest);
}

/** Move the focus to the message above or below. */
function step(from, by_) {
  const all = entries();
  const at = all.indexOf(from);
  const next = at < 0 ? all.at(-1) : all[at + by_];
  next?.focus();
  return Boolean(next);
}

export function startLog() {
  log.addEventListener("scroll", () => {
    // less than the room below the messages, or one that is hardly higher than the window would stick
    stuck = log.scrollHeight - log.scrollTop - log.clientHeight < 8;
  }, { passive: true });
  const sizes = new ResizeObserver(follow);
  sizes.observe(posts);
  sizes.observe(log);
  log.addEventListener("keydown", (event) => {
    const here = event.target;
    if (here !== log && !here.matches("[data-post]")) return;
    const steps = { ArrowUp: -1, ArrowDown: 1 };
    if (event.key in steps && step(here, steps[event.key])) event.preventDefault();
  });
  settle();
}
