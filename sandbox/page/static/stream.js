// What happens, as it happens; and a clear word when nothing can.

import { base, by, forgetOffered, fragment, role, run, since } from "./net.js";
import { put, remove } from "./log.js";

const trouble = by("trouble"), channels = by("channels");
let source = null, last = `${run} ${since}`, lost = false, bot = { online: true, commands: true };

function show() {
  const text = lost
    ? "The local Discord has stopped. Start it again with “make run”: this page comes back by itself."
    : !bot.online ? "The bot is offline: commands and buttons will fail until it is back."
      : !bot.commands ? "The bot is starting: its commands will be there in a moment." : "";
  if (trouble.textContent !== text) trouble.textContent = text;
  trouble.hidden = !text;
}

const heard = {
  post: (told) => put(told.id, told.html),
  gone: (told) => remove(told.id),
  away: () => location.assign(`/${role}/`),
  bot: (told) => {
    if (told.commands !== bot.commands || told.online !== bot.online) forgetOffered();
    bot = told;
    show();
  },
  side: (told) => {
    const focused = channels.contains(document.activeElement)
      ? document.activeElement.getAttribute("href") : null;
    channels.replaceChildren(fragment(told.html));
    if (focused) channels.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  },
};

function connect() {
  source = new EventSource(`${base}/stream?from=${encodeURIComponent(last)}`);
  source.addEventListener("open", () => { lost = false; show(); });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) refused();
    else { lost = true; show(); }
  });
  for (const [name, hear] of Object.entries(heard)) {
    source.addEventListener(name, (event) => {
      last = event.lastEventId;
      hear(JSON.parse(event.data));
    });
  }
}

/** The server wants no stream from this page: it is another run, or nobody is there. */
async function refused() {
  try {
    const response = await fetch(location.pathname);
    if (response.ok) location.reload();
    else location.assign(`/${role}/`);
  } catch {
    lost = true;
    show();
    setTimeout(refused, 1000);
  }
}

export function startStream() {
  // a browser has six connections for all tabs of the page, and each stream holds one
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) connect();
  });
  if (!document.hidden) connect();
}
