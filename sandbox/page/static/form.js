// Forms: a dialog, which keeps the focus inside by itself; what was typed survives a refusal.

import { Refused, act, by, fragment, make } from "./net.js";

const dialog = by("dialog");
let formId = null, before = null;

export function openForm(told) {
  if (!dialog.open) before = document.activeElement;
  formId = told.form_id;
  dialog.replaceChildren(
    make("p", { class: "whole-error", role: "alert", hidden: true }), fragment(told.form));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();
}

function close() {
  dialog.close();
  dialog.replaceChildren();
  formId = null;
  const entry = before?.closest("[data-post]");
  if (before?.isConnected && before !== document.body) before.focus();
  else (entry?.isConnected ? entry : by("text")).focus();
}

function cancel() {
  act("cancel", { form_id: formId }).catch((error) => {
    if (!(error instanceof Refused)) throw error; // it was sent or forgotten meanwhile: gone is gone
  });
  close();
}

function mark(error) {
  const whole = dialog.querySelector(".whole-error");
  let first = null;
  for (const [name, problem] of Object.entries(error?.told.fields ?? {})) {
    const box = dialog.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const place = box?.querySelector("[data-error]");
    if (!place) continue;
    place.textContent = problem;
    place.hidden = false;
    first ??= box.querySelector("input, textarea, select");
    first?.setAttribute("aria-invalid", "true");
  }
  const silent = error?.status === 504;
  whole.textContent = !error || first ? ""
    : silent ? "Something went wrong: the bot did not respond. Your text is kept; try again." : error.message;
  whole.hidden = !whole.textContent;
  if (first) first.focus();
}

function clear() {
  for (const place of dialog.querySelectorAll("[data-error]")) { place.textContent = ""; place.hidden = true; }
  for (const input of dialog.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  mark(null);
}

async function submit(form) {
  const button = form.querySelector("[type=submit]");
  if (button?.hasAttribute("data-pending")) return;
  const body = new FormData(form);
  body.append("form_id", formId);
  clear();
  button?.setAttribute("data-pending", "");
  try {
    await act("submit", body);
    close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    mark(error);
  } finally {
    button?.removeAttribute("data-pending");
  }
}

export function startForms() {
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.target);
  });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); cancel(); });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-kind=cancel]")) cancel();
  });
  dialog.addEventListener("keydown", (event) => {
    // a form of several lines is sent from the keyboard, too
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
  });
}
