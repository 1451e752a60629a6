// A command being filled: its name and a field for each option, the required ones first.

import { by, make, tell } from "./net.js";
import { ATTACHMENT, sourceOf } from "./sources.js";

const fields = by("fields"), more = by("more-options"), text = by("text");
const NUMERIC = [4, 10];

export class Command {
  /** `leave` is called with what is left to type when the command is given up. */
  constructor(offer, offered, popup, leave) {
    Object.assign(this, { offer, offered, popup, leave, open: new Map() });
    fields.replaceChildren(make("span", { class: "command-name" }, `/${offer.name}`));
    fields.setAttribute("aria-label", `Command ${offer.name}: ${offer.description}`);
    for (const spec of offer.options) if (spec.required) this.add(spec);
    this.offer_more();
    fields.hidden = false;
    text.hidden = true;
    tell(`${offer.name}: ${offer.description}`);
  }

  get name() { return this.offer.name; }

  close() {
    for (const field of this.open.values()) field.source?.stop();
    this.popup.hide();
    fields.hidden = more.hidden = true;
    fields.replaceChildren();
    more.replaceChildren();
    text.hidden = false;
  }

  /** Fill with `{ option: text }`. */
  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const spec = this.offer.options.find((one) => one.name === name);
      if (!spec || spec.type === ATTACHMENT) continue;
      (this.open.get(name) ?? this.add(spec)).input.value = value;
    }
    this.offer_more();
  }

  focus() {
    const all = [...this.open.values()];
    const field = all.find(({ input }) => !input.value) ?? all.at(-1);
    (field?.input ?? by("send")).focus();
  }

  add(spec) {
    const file = spec.type === ATTACHMENT;
    const input = make("input", {
      id: `option-${spec.name}`, type: file ? "file" : "text", name: spec.name,
      "aria-required": spec.required ? "true" : null, "aria-description": spec.description,
      maxlength: spec.max_length, inputmode: NUMERIC.includes(spec.type) ? "decimal" : null,
    });
    const source = file ? null : sourceOf(spec, this.offered, { name: this.name, values: () => this.values() });
    if (source) {
      for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
        ["aria-controls", "popup"], ["aria-expanded", "false"]]) input.setAttribute(key, value);
    }
    const field = { spec, input, source, box: make("label", { class: "option" }, make("span", {}, spec.name), input) };
    this.open.set(spec.name, field);
    fields.append(field.box);
    input.addEventListener("focus", () => this.look(field));
    input.addEventListener("input", () => this.look(field));
    input.addEventListener("blur", () => { field.source?.stop(); this.popup.hide(); });
    input.addEventListener("keydown", (event) => this.key(event, field));
    return field;
  }

  look(field) {
    const { spec, input, source } = field;
    input.removeAttribute("aria-invalid");
    const heading = `${spec.name}: ${spec.description}`;
    if (!source || source.value(input.value) !== undefined) {
      source?.stop();
      this.popup.show(input, { heading });
      return;
    }
    source.look(input.value, ({ rows, note }) => {
      if (document.activeElement !== input) return;
      const pick = (row) => { input.value = row.name; this.popup.show(input, { heading }); };
      this.popup.show(input, { rows, note, heading, first: source.strict && Boolean(input.value), pick });
    });
  }

  key(event, { spec, input }) {
    const tab = event.key === "Tab";
    if (this.popup.key(event)) {
      if (!tab) event.preventDefault(); // Tab takes the row, and goes on
      event.stopPropagation();
    } else if (event.key === "Backspace" && !input.value) {
      event.preventDefault();
      if (spec.required) this.leave(`/${this.name}`);
      else this.drop(spec);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.leave("");
    }
  }

  drop(spec) {
    this.open.get(spec.name).box.remove();
    this.open.delete(spec.name);
    this.offer_more();
    this.focus();
  }

  /** Offer the options that are not there yet. */
  offer_more() {
    const left = this.offer.options.filter((spec) => !this.open.has(spec.name));
    more.replaceChildren(...left.map((spec) => {
      const button = make("button", { type: "button", title: spec.description }, `+ ${spec.name}`);
      button.addEventListener("click", () => {
        this.add(spec).input.focus();
        this.offer_more();
      });
      return button;
    }));
    more.hidden = !left.length;
  }

  /** Give what was typed, by option, for the history. */
  typed() {
    const filled = [...this.open.values()].filter(({ spec, input }) => spec.type !== ATTACHMENT && input.value);
    return Object.fromEntries(filled.map(({ spec, input }) => [spec.name, input.value]));
  }

  /** Give the values to send, by option. */
  values() {
    const filled = Object.entries(this.typed());
    return Object.fromEntries(filled.map(([name, typed]) => [name, this.open.get(name).source?.value(typed) ?? typed]));
  }

  /** Give the body of the request, with files when there are any. */
  body() {
    const body = { name: this.name, options: this.values() };
    const files = [...this.open.values()].filter(({ spec, input }) => spec.type === ATTACHMENT && input.files.length);
    if (!files.length) return body;
    const form = new FormData();
    form.append("json", JSON.stringify(body));
    for (const { spec, input } of files) form.append(spec.name, input.files[0]);
    return form;
  }

  /** Give the first required option that is empty, with the focus put on it; null when all are there. */
  missing() {
    for (const { spec, input } of this.open.values()) {
      if (spec.required && !input.value) {
        this.wrong(spec.name);
        return spec.name;
      }
    }
    return null;
  }

  wrong(name) {
    const input = this.open.get(name)?.input;
    input?.focus();
    input?.setAttribute("aria-invalid", "true");
  }
}
