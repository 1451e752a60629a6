"""Messages and forms as HTML: what is drawn, and what the page's script may rely on.

Pure functions: nothing is read, written or changed. No inline script and no style attribute:
`default-src 'none'; style-src 'self'; img-src 'self'` is enough. Look: `static/style.css`, whose
colours are custom properties on `[data-theme="dark"]` and `[data-theme="light"]`.

The contract:

- `render_message` gives one `<article class="message" data-message="<id>">` with the line about
  what was used, author, time, body, and what stands below ("Only you can see this"). Classes on
  it: `ephemeral`, `thinking`. A button `data-kind="dismiss"` stands in private messages.
- Each control carries `data-message="<id>"`, `data-kind`, and `data-custom-id` where it has one:
  - `data-kind="button"`: `<button type="button">`, `disabled` when it is.
  - `data-kind="link"`: `<a href target="_blank" rel="noopener noreferrer">`.
  - `data-kind="premium"`: `<button disabled>`; nothing can be bought here.
  - `data-kind="select"`: a `<div class="select" data-type="string|user|role|mentionable|channel"
    data-min data-max>` that holds `<button type="button" aria-haspopup="listbox"
    aria-expanded="false">` (its face) and `<ul role="listbox" hidden>` of `<li role="option"
    data-value aria-selected tabindex="-1">`. Options that were chosen beforehand are
    `aria-selected="true"`. The script opens and closes the list (`hidden`, `aria-expanded`), and
    sends one choice at once (`data-max="1"`), several when the list closes.
  - `data-kind="command"` with `data-command="brief"`: `<button type="button">`, a mention of a
    command; it puts the command into the composer.
- `data-spoiler`: text or a picture that is covered until `data-open` is set on it; until then it
  is `role="button" tabindex="0" aria-label="…"`, which the script takes off with the cover.
- `<time datetime data-style="t|T|d|D|f|F|s|S|R">`: a time of Discord's Markdown; those of style R
  grow old.
- `render_form` gives `<form data-form data-custom-id method="dialog">`, without `novalidate`: the
  browser checks what it can. Each field's `name` is its custom_id and its `data-kind="field"`;
  `data-type` is `text`, `string`, `user`, `role`, `mentionable`, `channel`, `file`, `radio`,
  `checkboxes` or `checkbox`. Where several may be chosen, a `<div data-kind="group" data-type
  data-min data-max>` surrounds checkboxes of one `name`; a file input has `data-min data-max`
  itself. Controls are native (`input`, `textarea`, `select`), so `FormData` reads them; a menu
  without a choice gives "". An element with `data-field="<custom_id>"` surrounds each, with an
  empty `<p data-error role="alert" hidden>` for what is wrong with it. At the end a `<button
  type="submit">` and a `<button type="button" data-kind="cancel">`. The title is `<h2
  id="form-title">`, for the dialog that the page puts around it.
"""

from __future__ import annotations

from sandbox.page.context import RenderContext
from sandbox.page.form import render_form
from sandbox.page.message import render_message

__all__ = ["RenderContext", "render_form", "render_message"]
