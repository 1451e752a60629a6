"""Checks requests and responses against Discord's own description of its API.

It stands beside the project in development and CI, at `<repo>/../shared/discord/openapi.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from sandbox.backend import Request

AT = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
_URI = "urn:discord"
_METHODS = ("get", "post", "put", "patch", "delete")

Json = dict[str, Any]


class OpenApi:
    """Discord's description of its API.

    Args:
        document: the parsed openapi.json.
    """

    def __init__(self, document: Json) -> None:
        self._document = document
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._paths = sorted(
            ((_pattern(path), path) for path in document["paths"]),
            key=lambda pair: pair[1].count("{"),
        )
        """Those with fewest variable parts first: `/users/@me` before `/users/{user_id}`."""
        self._validators: dict[str, Draft202012Validator] = {}

    def check_request(self, method: str, path: str, body: Any) -> list[str]:
        """Check the body of a request.

        Args:
            method: such as POST.
            path: without `/api/v10`; a query is left aside.
            body: its JSON, or None.

        Returns:
            What is wrong with it, and the fields that Discord doesn't know; empty when fine.
        """
        operation, pointer = self._operation(method, path)
        if operation is None:
            return [f"Discord has no {method} {path}"]
        sent = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is None:
            required = operation.get("requestBody", {}).get("required")
            return [f"{method} {path} needs a body"] if required else []
        if sent is None:
            return [f"{method} {path} takes no JSON"]
        where = f"{pointer}/requestBody/content/application~1json/schema"
        problems = list(self._problems(where, body))
        return problems + [
            f"{field} is unknown to Discord" for field in self._unknown(sent["schema"], body)
        ]

    def check_response(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """Check an answer: its status, and its body against the schema of that status.

        Returns:
            What is wrong with it; empty when fine.
        """
        operation, pointer = self._operation(method, path)
        if operation is None:
            return [] if status == 404 else [f"Discord has no {method} {path}"]
        key = str(status)
        if key not in operation["responses"]:
            key = f"{key[0]}XX"
        if key not in operation["responses"]:
            return [f"{method} {path} never answers {status}"]
        found = self._resolved(operation["responses"][key])
        if body is None or "application/json" not in found.get("content", {}):
            wanted = body is None and "content" in found
            return [f"{status} of {method} {path} has a body"] if wanted else []
        if "$ref" in operation["responses"][key]:
            pointer, part = operation["responses"][key]["$ref"].removeprefix("#"), ""
        else:
            part = f"/responses/{key}"
        return list(self._problems(f"{pointer}{part}/content/application~1json/schema", body))

    def _operation(self, method: str, path: str) -> tuple[Json | None, str]:
        path = path.split("?", maxsplit=1)[0]
        for pattern, template in self._paths:
            item = self._document["paths"][template]
            if pattern.fullmatch(path) and method.lower() in item:
                escaped = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B")
                return item[
                    method.lower()
                ], f"/paths/{escaped.replace('}', '%7D')}/{method.lower()}"
        return None, ""

    def _problems(self, pointer: str, body: Any) -> Iterator[str]:
        if pointer not in self._validators:
            schema = {"$ref": f"{_URI}#{pointer}"}
            self._validators[pointer] = Draft202012Validator(schema, registry=self._registry)
        for error in self._validators[pointer].iter_errors(body):
            deepest: ValidationError = best_match([error]) or error
            where = ".".join(map(str, deepest.absolute_path)) or "the body"
            yield f"{where}: {deepest.message[:300]}"

    def _resolved(self, schema: Json) -> Json:
        while "$ref" in schema:
            node: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
            schema = node
        return schema

    def _unknown(self, schema: Json, body: Any, path: str = "") -> Iterator[str]:
        """Yield the fields of a body that no branch of its schema names."""
        branches = list(self._branches(schema))
        if isinstance(body, list):
            items: Json = {"anyOf": [branch["items"] for branch in branches if "items" in branch]}
            for n, item in enumerate(body):
                yield from self._unknown(items, item, f"{path}.{n}")
        elif isinstance(body, dict) and not any("additionalProperties" in b for b in branches):
            for name, value in body.items():
                known = [b["properties"][name] for b in branches if name in b.get("properties", {})]
                if not known:
                    yield f"{path}.{name}".lstrip(".")
                else:
                    yield from self._unknown({"anyOf": known}, value, f"{path}.{name}")

    def _branches(self, schema: Json) -> Iterator[Json]:
        schema = self._resolved(schema)
        yield schema
        for key in ("allOf", "oneOf", "anyOf"):
            for part in schema.get(key, ()):
                yield from self._branches(part)


@cache
def openapi() -> OpenApi:
    """Load the description; the test that asks for it is skipped when it is not at hand."""
    if not AT.exists():
        pytest.skip("needs Discord's openapi.json in ../shared/discord beside the checkout")
    return OpenApi(json.loads(AT.read_text("utf-8")))


def check_request(method: str, path: str, body: Any) -> list[str]:
    """Check one request against the description at hand; see OpenApi.check_request."""
    return openapi().check_request(method, path, body)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(
        "".join(
            "[^/]+" if part.startswith("{") else re.escape(part)
            for part in re.split(r"(\{[^}]+\})", template)
        )
    )


LIBRARY_HABITS = re.compile(
    r"""
    nsfw\ is\ unknown        # in commands; documented, but not in the description
    | tts\ is\ unknown       # in edits
    | flags\ is\ unknown     # in embeds
    """,
    re.VERBOSE,
)
"""What discord.py 2.7.1 sends although the description says otherwise; Discord takes it."""
SPEC_SLIPS = re.compile(r"_errors\.\d+\.code: .* is not of type 'integer'")
"""Where the description contradicts Discord: the codes of form errors are words."""


IDS = frozenset({"id", "channel_id", "guild_id", "message_id", "recipient_id", "users", "roles"})


def with_text_ids(body: Any, key: str = "") -> Any:
    """Write ids as strings: discord.py sends some as numbers, which are the same to Discord.

    The ids of components, which have a type beside them, are numbers in truth.
    """
    if isinstance(body, dict):
        typed = "type" in body
        return {
            name: value if typed and name == "id" else with_text_ids(value, name)
            for name, value in body.items()
        }
    if isinstance(body, list):
        return [with_text_ids(item, key) for item in body]
    return str(body) if key in IDS and type(body) is int else body


def problems_of(requests: Iterable[Request]) -> list[str]:
    """Check what a bot sent and what it was answered, where both took effect.

    Requests that were refused are checked for the shape of the refusal alone.
    """
    found = []
    for request in requests:
        name = f"{request.method} {request.route}"
        if not request.route or request.by_fault or request.status == 429:
            continue
        if request.status < 300:
            body = with_text_ids(request.body)
            sent = openapi().check_request(request.method, request.path, body)
            found += [f"{name} sent {what}" for what in sent if not LIBRARY_HABITS.search(what)]
        answered = openapi().check_response(
            request.method, request.path, request.status, request.answer
        )
        found += [f"{name} answered {what}" for what in answered if not SPEC_SLIPS.search(what)]
    return found
