// Drawers at the sides: what is behind a message, and on a narrow screen the channels.

import { Refused, by, fragment, get, make } from "./net.js";

const drawer = by("drawer"), content = by("drawer-content");
const side = by("side"), opener = by("open-side");
let before = null;

/** Show what is behind `message/<id>` or `interaction/<id>`. */
export async function behind(what, from) {
  before = from ?? document.activeElement;
  drawer.hidden = false;
  content.replaceChildren(make("p", {}, "Loading…"));
  drawer.focus();
  try {
    content.replaceChildren(fragment(await (await get(`behind/${what}`)).text()));
  } catch (error) {
    content.replaceChildren(make("p", {}, error instanceof Refused ? error.message : "The local Discord can't be reached."));
  }
}

function closeDrawer() {
  drawer.hidden = true;
  (before?.isConnected ? before : by("text")).focus();
}

function showSide(open) {
  side.toggleAttribute("data-open", open);
  document.querySelector(".chat").inert = open; // what lies under it can't be reached meanwhile
  opener.setAttribute("aria-expanded", String(open));
  (open ? side.querySelector("[aria-current]") ?? side : opener).focus();
}

export function startDrawers() {
  by("close-drawer").addEventListener("click", closeDrawer);
  drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") closeDrawer(); });
  opener.addEventListener("click", () => showSide(!side.hasAttribute("data-open")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && side.hasAttribute("data-open")) showSide(false);
  });
  document.addEventListener("pointerdown", (event) => {
    const outside = !side.contains(event.target) && !opener.contains(event.target);
    if (outside && side.hasAttribute("data-open")) showSide(false);
  });
  by("theme").addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  });
}
