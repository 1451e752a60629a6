// Requests to the server, and the only place where its fragments become elements.

export const { base, role, run, since, token } = document.body.dataset;

/** What could not be done: `message` is a sentence for people, `told` all that the server said. */
export class Refused extends Error {
  constructor(told, status) {
    super(told.error);
    this.told = told;
    this.status = status;
  }
}

/** Do something; body is an object, or a FormData when files go with it. */
export async function act(name, body, signal) {
  const form = body instanceof FormData;
  const headers = { "X-Page-Token": token };
  if (!form) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(`${base}/${name}`, {
      method: "POST", headers, signal, body: form ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused({ error: "The local Discord can't be reached. Is it still running?" }, 0);
  }
  if (response.headers.get("Content-Type")?.startsWith("application/json")) {
    const told = await response.json();
    if (response.ok) return told;
    throw new Refused(told, response.status);
  }
  throw new Refused({ error: (await response.text()).trim() || "That went wrong." }, response.status);
}

export async function get(path) {
  const response = await fetch(`${base}/${path}`);
  if (!response.ok) throw new Refused({ error: (await response.text()).trim() }, response.status);
  return response;
}

let catalogue = null;

/** What can be used here: commands, menus, and whom and what options may name. */
export function offered() {
  catalogue ??= get("catalogue").then((response) => response.json()).catch((error) => {
    catalogue = null;
    throw error;
  });
  return catalogue;
}

export function forgetOffered() { catalogue = null; }

/** Make elements of a fragment that our own server wrote; nothing else may come here. */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Write an element: `make("p", { class: "x" }, "text", child)`. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children);
  return element;
}

export const by = (id) => document.getElementById(id);

/** Tell those who listen to the page, without moving the focus. */
export function tell(text) { by("said").textContent = text; }
