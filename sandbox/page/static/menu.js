// A message's menu: by its ⋯ button, a right click, the menu key, or a long press.

import { Refused, act, by, make, offered, tell } from "./net.js";
import { behind } from "./drawer.js";
import { failed } from "./composer.js";
import { notice, remove } from "./log.js";
import { openForm } from "./form.js";

const menu = by("menu"), LONG = 500; // ms until a press is a long one
let entry = null, before = null, pressing = 0;

function item(label, run) {
  const button = make("button", { type: "button", role: "menuitem", tabindex: "-1" }, label);
  button.addEventListener("click", () => { close(); run(); });
  return button;
}

async function useMenu(name, id) {
  try {
    const told = await act("menu", { name, message: id });
    if (told.form) openForm(told);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 504) failed(name, error);
    else notice("failed", error.message);
  }
}

export async function dismiss(id) {
  try {
    await act("dismiss", { message: id });
    remove(id);
    tell("Dismissed.");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice("failed", error.message);
  }
}

/** Open the menu of a message at a point of the window. */
export async function openMenu(of, x, y, from) {
  entry = of;
  before = from;
  const id = entry.dataset.post, secret = entry.hasAttribute("data-private");
  const here = await offered().catch(() => ({ menus: [] }));
  const apps = secret ? [] : here.menus;
  menu.replaceChildren();
  if (apps.length) {
    const group = make("div", { role: "group", "aria-label": "Apps" }, make("p", { class: "heading", "aria-hidden": "true" }, "Apps"));
    group.append(...apps.map((name) => item(name, () => useMenu(name, id))));
    menu.append(group);
  }
  menu.append(item("Behind this message", () => behind(`message/${id}`, from)));
  if (secret) menu.append(item("Dismiss", () => dismiss(id)));
  menu.setAttribute("aria-label", "About this message");
  menu.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  from?.setAttribute("aria-expanded", "true");
  menu.querySelector("[role=menuitem]").focus();
}

function close(back = true) {
  if (menu.hidden) return;
  menu.hidden = true;
  before?.removeAttribute("aria-expanded");
  if (back) (before?.isConnected ? before : entry?.isConnected ? entry : by("text")).focus();
}

function key(event) {
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement), last = items.length - 1;
  const to = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
  if (to !== undefined) { event.preventDefault(); items[to].focus(); }
  if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(); }
}

export function startMenu() {
  const posts = by("posts");
  posts.addEventListener("contextmenu", (event) => {
    const of = event.target.closest("[data-post]");
    // a link, marked text and a second click keep the browser's own menu
    if (!of || event.shiftKey || event.target.closest("a[href]") || String(getSelection())) return;
    event.preventDefault();
    const keyboard = event.clientX === 0 && event.clientY === 0;
    const box = of.getBoundingClientRect();
    openMenu(of, keyboard ? box.left + 80 : event.clientX, keyboard ? box.top : event.clientY, of);
  });
  posts.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-post]") || event.key !== "Enter") return;
    event.preventDefault(); // else the key also uses the first entry, which has the focus by then
    const box = event.target.getBoundingClientRect();
    openMenu(event.target, box.left + 80, box.top + 20, event.target);
  });
  posts.addEventListener("pointerdown", (event) => {
    const of = event.target.closest("[data-post]");
    if (event.pointerType !== "touch" || !of || event.target.closest("button, a, [role=option]")) return;
    pressing = setTimeout(() => openMenu(of, event.clientX, event.clientY, of), LONG);
  });
  for (const end of ["pointerup", "pointercancel", "pointermove"]) {
    posts.addEventListener(end, () => clearTimeout(pressing));
  }
  menu.addEventListener("keydown", key);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) close(false);
  });
}
