"""What a request to the page carries: JSON, or a form with files. Nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from sandbox.errors import BadRequest
from sandbox.files import Upload
from sandbox.wire import Json, loads

Scalar = str | int | float | bool


@dataclass(frozen=True)
class Given:
    """The body of a request."""

    fields: Json = field(default_factory=dict)
    """By name, from JSON; of a form, the texts of each field as a list."""
    files: Mapping[str, list[Upload]] = field(default_factory=dict)
    """By the field they were chosen in."""

    def text(self, name: str) -> str:
        """Give a text.

        Raises:
            BadRequest: there is none.
        """
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise BadRequest(f"{name!r} is no text")
        return value

    def texts(self, name: str) -> list[str]:
        """Give a list of texts.

        Raises:
            BadRequest: it is something else.
        """
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadRequest(f"{name!r} is no list of texts")
        return value

    def options(self) -> dict[str, Scalar | Upload]:
        """Give a command's options, files among them.

        Raises:
            BadRequest: one is neither text, number, boolean nor file.
        """
        options = self.fields.get("options", {})
        if not isinstance(options, dict):
            raise BadRequest("'options' is no object")
        for name, value in options.items():
            if not isinstance(value, str | int | float | bool):
                raise BadRequest(f"the option {name!r} is neither text nor number")
        return options | {name: uploads[0] for name, uploads in self.files.items()}


async def read_given(request: web.Request, file_limit: int) -> Given:
    """Read the body of a request.

    Args:
        request: with JSON, or a form that may hold JSON in its field `json`.
        file_limit: the most bytes a file may have.

    Raises:
        BadRequest: it is neither, or a file is too large.
    """
    if request.content_type == "multipart/form-data":
        return await _read_form(request, file_limit)
    if request.content_type != "application/json":
        raise BadRequest("it is neither JSON nor a form")
    return Given(_object(await request.read()))


async def _read_form(request: web.Request, file_limit: int) -> Given:
    try:
        posted = await request.post()
    except (ValueError, HttpProcessingError) as error:
        raise BadRequest("the form is broken off") from error
    texts: dict[str, Any] = {}
    files: dict[str, list[Upload]] = {}
    for name, value in posted.items():
        if isinstance(value, web.FileField):
            # a field in which no file was chosen comes with an empty name
            if value.filename:
                files.setdefault(name, []).append(_upload(value, file_limit))
        elif isinstance(value, str):
            texts.setdefault(name, []).append(value)
    if "json" in texts:
        return Given(_object(texts["json"][0]), files)
    return Given(texts, files)


def _upload(sent: web.FileField, file_limit: int) -> Upload:
    data = sent.file.read()
    if len(data) > file_limit:
        size = f"{file_limit // 2**20} MiB" if file_limit >= 2**20 else f"{file_limit} bytes"
        raise BadRequest(f"{sent.filename!r} is larger than {size}")
    return Upload(sent.filename, data, sent.content_type)


def _object(raw: str | bytes) -> Json:
    try:
        value = loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadRequest("it is no JSON") from error
    if not isinstance(value, dict):
        raise BadRequest("it is no JSON object")
    return value
