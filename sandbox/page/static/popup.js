// The list above the composer: commands, choices, what the bot offers while one types.

import { by, make } from "./net.js";

const popup = by("popup");

/** One list at a time, for one field: `field` keeps the focus, arrows move through the rows. */
export class Popup {
  constructor() {
    this.rows = [];
    this.at = -1;
    this.field = null;
    this.pick = null;
    popup.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const row = event.target.closest("[role=option]");
      if (row) this.take(Number(row.dataset.row));
    });
  }

  get open() { return !popup.hidden; }

  get chosen() { return this.rows[this.at] ?? null; }

  /** Show rows of `{ name, about }`; `first` marks the first as chosen, `note` stands above. */
  show(field, { rows = [], heading = "", note = "", first = false, pick = null }) {
    if (this.field !== field) this.hide();
    Object.assign(this, { rows, field, pick, at: first && rows.length ? 0 : -1 });
    const list = make("ul", { role: "listbox", id: "choices", "aria-label": heading || "Choices" });
    rows.forEach((row, n) => list.append(
      make("li", { role: "option", id: `row-${n}`, "data-row": n, "aria-selected": "false" },
        make("span", { class: "name" }, row.name),
        make("span", { class: "about" }, row.about ?? ""))));
    popup.replaceChildren();
    if (heading) popup.append(make("p", { class: "heading" }, heading));
    if (note) popup.append(make("p", { class: "note", role: "status" }, note));
    if (rows.length) popup.append(list);
    popup.hidden = !(rows.length || note || heading);
    field.setAttribute("aria-expanded", String(rows.length > 0));
    this.mark();
  }

  hide() {
    popup.hidden = true;
    this.field?.setAttribute("aria-expanded", "false");
    this.field?.removeAttribute("aria-activedescendant");
    Object.assign(this, { rows: [], at: -1, pick: null });
  }

  take(n) {
    const row = this.rows[n], pick = this.pick;
    if (row) { this.hide(); pick(row); }
    return Boolean(row);
  }

  move(step) {
    const count = this.rows.length;
    if (!count) return false;
    this.at = this.at < 0 ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count;
    this.mark();
    return true;
  }

  mark() {
    popup.querySelectorAll("[role=option]").forEach((row, n) => {
      row.setAttribute("aria-selected", String(n === this.at));
      if (n === this.at) row.scrollIntoView({ block: "nearest" });
    });
    if (this.at < 0) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `row-${this.at}`);
  }

  /** Take a key of the field; true when it was for the list. Tab takes a row and moves on. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      return this.move(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter" && !event.shiftKey) return this.at >= 0 && this.take(this.at);
    if (event.key === "Tab" && !event.shiftKey) {
      return this.rows.length > 0 && this.take(Math.max(this.at, 0));
    }
    if (event.key === "Escape") { this.hide(); return true; }
    return false;
  }
}
