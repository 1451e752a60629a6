// What an option's field offers while one types: its choices, people and places, or the bot's rows.

import { Refused, act } from "./net.js";

const BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9;
export const ATTACHMENT = 11;
const PAUSE = 120; // ms without a key until the bot is asked

const fitting = (rows, typed) => {
  const wanted = typed.trim().replace(/^[@#]/, "").toLowerCase();
  return rows.filter((row) => row.name.toLowerCase().includes(wanted)).slice(0, 25);
};

function listed(spec, offered) {
  const named = (things) => things.map(({ id, name }) => ({ name, value: id }));
  if (spec.choices.length) return spec.choices;
  if (spec.type === BOOLEAN) return [{ name: "True", value: true }, { name: "False", value: false }];
  if (spec.type === USER) return named(offered.users);
  if (spec.type === ROLE) return named(offered.roles);
  if (spec.type === MENTIONABLE) return named([...offered.users, ...offered.roles]);
  if (spec.type === CHANNEL) {
    const types = spec.channel_types;
    return named(offered.channels.filter((one) => !types || types.includes(one.type)));
  }
  return null;
}

/** Give what looks rows up for an option, or null when there is nothing to offer. */
export function sourceOf(spec, offered, context) {
  const rows = listed(spec, offered);
  if (rows) return new Listed(rows);
  return spec.autocomplete ? new Asked(spec, context) : null;
}

class Listed {
  constructor(rows) { this.rows = rows; this.strict = true; }

  look(typed, show) {
    const rows = fitting(this.rows, typed);
    show({ rows, note: rows.length ? "" : "No options match." });
  }

  /** Give the value that a text stands for, undefined when it is none of the choices. */
  value(typed) {
    const wanted = typed.trim().toLowerCase();
    return this.rows.find((row) => row.name.toLowerCase() === wanted)?.value;
  }

  stop() { /* there is nothing under way */ }
}

/** Asks the bot; an answer to what is no longer typed is dropped. */
class Asked {
  constructor(spec, context) {
    Object.assign(this, { spec, context, strict: false, picked: new Map(), timer: 0, asking: null });
  }

  look(typed, show) {
    this.stop();
    show({ rows: [], note: "Loading options…" });
    this.timer = setTimeout(() => this.ask(typed, show), PAUSE);
  }

  async ask(typed, show) {
    const asking = this.asking = new AbortController();
    const options = { ...this.context.values(), [this.spec.name]: typed };
    try {
      const told = await act(
        "complete", { name: this.context.name, options, focused: this.spec.name }, asking.signal);
      if (asking.signal.aborted) return;
      for (const row of told.choices) this.picked.set(row.name, row.value);
      show({ rows: told.choices, note: told.choices.length ? "" : "No options match." });
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      show({ rows: [], note: "Loading options failed. You can send what you typed." });
    }
  }

  value(typed) { return this.picked.get(typed); }

  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }
}
