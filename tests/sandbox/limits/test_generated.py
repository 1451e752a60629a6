"""Messages made at random within the limits pass, and Discord's own description takes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sandbox.limits import MessageKind, check_message, check_modal

SPEC = Path(__file__).resolve().parents[4] / "shared" / "discord" / "openapi.json"
V2 = 1 << 15


def words(longest: int, shortest: int = 1) -> st.SearchStrategy[str]:
    """Give texts that aren't blank."""
    return st.text(
        st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]),
        min_size=shortest,
        max_size=longest,
    )


def some(needed: dict[str, Any], /, **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=optional)


ADDRESS = st.sampled_from(["https://example.com/a", "http://a.example.org:8080/?q=1#f"])
IDS = st.integers(0, 2**63 - 1).map(str)
EMOJI = st.sampled_from([{"name": "📜"}, {"name": "🗾", "id": None}, {"name": "owl", "id": "12"}])
EMBED = st.one_of(
    some(
        {"title": words(256)}, description=words(200), url=ADDRESS, color=st.integers(0, 0xFFFFFF)
    ),
    some(
        {"description": words(300)},
        timestamp=st.datetimes().map(lambda moment: moment.isoformat() + "+00:00"),
        footer=some({"text": words(50)}, icon_url=ADDRESS),
        author=some({"name": words(50)}, url=ADDRESS),
        image=some({"url": ADDRESS}),
        fields=st.lists(
            some({"name": words(20), "value": words(20)}, inline=st.booleans()), max_size=4
        ),
    ),
)
BUTTON = st.one_of(
    some(
        {
            "type": st.just(2),
            "style": st.integers(1, 4),
            "custom_id": words(60),
            "label": words(80),
        },
        emoji=EMOJI,
        disabled=st.booleans(),
    ),
    some({"type": st.just(2), "style": st.just(5), "url": ADDRESS, "emoji": EMOJI}),
)
OPTIONS = st.lists(
    some({"label": words(100), "value": words(100)}, description=words(100), emoji=EMOJI),
    min_size=1,
    max_size=6,
    unique_by=lambda option: option["value"],
)


@st.composite
def selects(draw: Callable[..., Any]) -> dict[str, Any]:
    kind = draw(st.sampled_from([3, 5, 6, 7, 8]))
    made: dict[str, Any] = {"type": kind, "custom_id": draw(words(60))}
    most = 25
    if kind == 3:
        made["options"] = draw(OPTIONS)
        most = len(made["options"])
    made["max_values"] = draw(st.integers(1, most))
    made["min_values"] = draw(st.integers(0, made["max_values"]))
    if draw(st.booleans()):
        made["placeholder"] = draw(words(150))
    return made


ROW = st.one_of(st.lists(BUTTON, min_size=1, max_size=5), selects().map(lambda menu: [menu])).map(
    lambda children: {"type": 1, "components": children}
)
TEXT = some({"type": st.just(10), "content": words(90)})
MEDIA = some({"url": ADDRESS})
PICTURE = some({"media": MEDIA}, description=words(100), spoiler=st.booleans())
THUMBNAIL = some({"type": st.just(11), "media": MEDIA}, description=words(100))
SECTION = some(
    {
        "type": st.just(9),
        "components": st.lists(TEXT, min_size=1, max_size=3),
        "accessory": BUTTON | THUMBNAIL,
    }
)
GALLERY = some({"type": st.just(12), "items": st.lists(PICTURE, min_size=1, max_size=10)})
SEPARATOR = some({"type": st.just(14)}, divider=st.booleans(), spacing=st.integers(1, 2))
INSIDE = st.one_of(ROW, TEXT, SECTION, GALLERY, SEPARATOR)
CONTAINER = some(
    {"type": st.just(17), "components": st.lists(INSIDE, min_size=1, max_size=3)},
    accent_color=st.none() | st.integers(0, 0xFFFFFF),
    spoiler=st.booleans(),
)


def renamed(components: list[Any]) -> list[Any]:
    """Make custom ids unique: the strategies draw them one by one."""
    count = 0

    def walk(node: Any) -> Any:
        nonlocal count
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        made = {key: walk(value) for key, value in node.items()}
        if "custom_id" in made:
            count += 1
            made["custom_id"] = f"{count}:{made['custom_id']}"
        return made

    return [walk(component) for component in components]


# Each of at most 8 components here holds at most 3 sections of 5, so that 40 is never passed.
LEGACY = some(
    {"content": words(2000)},
    embeds=st.lists(EMBED, max_size=5),
    components=st.lists(ROW, max_size=5).map(renamed),
    tts=st.booleans(),
    nonce=words(25),
    allowed_mentions=some({}, parse=st.just([]), users=st.lists(IDS, max_size=3, unique=True)),
    flags=st.sampled_from([0, 4, 4096]),
)
LAYOUT = some(
    {
        "components": st.lists(INSIDE | CONTAINER, min_size=1, max_size=2).map(renamed),
        "flags": st.just(V2),
    }
)


@settings(max_examples=120)
@given(payload=LEGACY | LAYOUT, kind=st.sampled_from(MessageKind))
def test_a_message_made_within_the_limits_passes(payload: Any, kind: MessageKind) -> None:
    check_message(payload, kind=kind)


def validator(schema: str) -> Draft202012Validator:
    if not SPEC.exists():
        pytest.skip("needs Discord's OpenAPI description at ../shared/discord/openapi.json")
    document = json.loads(SPEC.read_text())
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    )


@pytest.mark.parametrize("made", [LEGACY, LAYOUT], ids=["rows", "layouts"])
def test_a_message_that_passes_fits_discords_description(made: Any) -> None:
    spec = validator("MessageCreateRequest")

    @settings(max_examples=30)
    @given(payload=made)
    def fits(payload: Any) -> None:
        check_message(payload, kind=MessageKind.CREATE)
        assert not list(spec.iter_errors(payload))

    fits()


@st.composite
def forms(draw: Callable[..., Any]) -> dict[str, Any]:
    longest = draw(st.integers(1, 4000))
    shortest = draw(st.integers(0, longest))
    field = st.one_of(
        some(
            {"type": st.just(4), "custom_id": words(60), "style": st.integers(1, 2)},
            required=st.booleans(),
            placeholder=words(100),
            min_length=st.just(shortest),
            max_length=st.just(longest),
        ),
        selects().map(lambda menu: {**menu, "required": False}),
        some({"type": st.just(23), "custom_id": words(60)}, default=st.booleans()),
    )
    label = some(
        {"type": st.just(18), "label": words(45), "component": field}, description=words(100)
    )
    return {
        "custom_id": draw(words(100)),
        "title": draw(words(45)),
        "components": renamed(draw(st.lists(label | TEXT, min_size=1, max_size=5))),
    }


@settings(max_examples=60)
@given(payload=forms())
def test_a_form_made_within_the_limits_passes(payload: Any) -> None:
    check_modal(payload)
