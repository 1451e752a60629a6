"""Our numbers against those of Discord's own description of its API, so that drift shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.limits import attachments, buttons, embeds, inputs, layouts, mentions, messages, modals
from sandbox.limits.choices import CHOICES
from sandbox.limits.commands import FORMS as COMMANDS
from sandbox.limits.commands import MOST, MOST_PERMISSIONS
from sandbox.limits.fields import Address, OneOf, Rule, Text, Whole
from sandbox.limits.forms import Form, Items, Kinds
from sandbox.limits.locales import LOCALES, Localized
from sandbox.limits.options import FORMS as OPTIONS
from sandbox.limits.selects import OPTION, SELECTS, SELECTS_IN_FORM

SPEC = Path(__file__).resolve().parents[4] / "shared" / "discord" / "openapi.json"


def in_choices(kind: int) -> Form:
    form = CHOICES[kind].of
    assert isinstance(form, Form)
    return form


FORMS: dict[str, Form] = {
    "MessageCreateRequest": messages.MESSAGE,
    "MessageReferenceRequest": messages.REFERENCE,
    "MessageAllowedMentionsRequest": mentions.ALLOWED_MENTIONS,
    "MessageAttachmentRequest": attachments.ATTACHMENT,
    "RichEmbed": embeds.EMBED,
    "RichEmbedAuthor": embeds.AUTHOR,
    "RichEmbedField": embeds.FIELD,
    "RichEmbedFooter": embeds.FOOTER,
    "RichEmbedImage": embeds.MEDIA,
    "RichEmbedThumbnail": embeds.MEDIA,
    "ActionRowComponentForMessageRequest": layouts.ROW_FORM,
    "ButtonComponentForMessageRequest": buttons.BUTTON,
    "ComponentEmojiForRequest": buttons.EMOJI,
    "StringSelectComponentForMessageRequest": SELECTS[3],
    "StringSelectOptionForRequest": OPTION,
    "UserSelectComponentForMessageRequest": SELECTS[5],
    "RoleSelectComponentForMessageRequest": SELECTS[6],
    "MentionableSelectComponentForMessageRequest": SELECTS[7],
    "ChannelSelectComponentForMessageRequest": SELECTS[8],
    "SectionComponentForMessageRequest": layouts.SECTION_FORM,
    "TextDisplayComponentForMessageRequest": layouts.TEXT_FORM,
    "ThumbnailComponentForMessageRequest": layouts.THUMBNAIL_FORM,
    "MediaGalleryComponentForMessageRequest": layouts.GALLERY_FORM,
    "MediaGalleryItemRequest": layouts.PICTURE,
    "FileComponentForMessageRequest": layouts.FILE_FORM,
    "SeparatorComponentForMessageRequest": layouts.SEPARATOR_FORM,
    "ContainerComponentForMessageRequest": layouts.CONTAINER_FORM,
    "UnfurledMediaRequest": layouts.MEDIA,
    "UnfurledMediaRequestWithAttachmentReferenceRequired": layouts.ATTACHED,
    "ModalInteractionCallbackRequestData": modals.MODAL,
    "LabelComponentForModalRequest": modals.LABEL_FORM,
    "ActionRowComponentForModalRequest": modals.ROW_FORM,
    "TextDisplayComponentForModalRequest": layouts.TEXT_FORM,
    "TextInputComponentForModalRequest": inputs.ROW_INPUT,
    "StringSelectComponentForModalRequest": SELECTS_IN_FORM[3],
    "UserSelectComponentForModalRequest": SELECTS_IN_FORM[5],
    "RoleSelectComponentForModalRequest": SELECTS_IN_FORM[6],
    "MentionableSelectComponentForModalRequest": SELECTS_IN_FORM[7],
    "ChannelSelectComponentForModalRequest": SELECTS_IN_FORM[8],
    "FileUploadComponentForModalRequest": inputs.INPUTS[19],
    "RadioGroupComponentForModalRequest": inputs.INPUTS[21],
    "RadioGroupOptionForRequest": inputs.OPTION,
    "CheckboxGroupComponentForModalRequest": inputs.INPUTS[22],
    "CheckboxGroupOptionForRequest": inputs.OPTION,
    "CheckboxComponentForModalRequest": inputs.INPUTS[23],
    "ApplicationCommandOptionStringChoice": in_choices(3),
    "ApplicationCommandOptionIntegerChoice": in_choices(4),
    "ApplicationCommandOptionNumberChoice": in_choices(10),
    "ApplicationCommandCreateRequest": COMMANDS[1],
    "ApplicationCommandSubcommandOption": OPTIONS[1],
    "ApplicationCommandSubcommandGroupOption": OPTIONS[2],
    "ApplicationCommandStringOption": OPTIONS[3],
    "ApplicationCommandIntegerOption": OPTIONS[4],
    "ApplicationCommandBooleanOption": OPTIONS[5],
    "ApplicationCommandUserOption": OPTIONS[6],
    "ApplicationCommandChannelOption": OPTIONS[7],
    "ApplicationCommandRoleOption": OPTIONS[8],
    "ApplicationCommandMentionableOption": OPTIONS[9],
    "ApplicationCommandNumberOption": OPTIONS[10],
    "ApplicationCommandAttachmentOption": OPTIONS[11],
}

ON_PURPOSE = {
    ("MessageCreateRequest", "content"): "4000 is for paying people; bots have 2000",
    ("ModalInteractionCallbackRequestData", "components"): "the documentation says 1 to 5",
    ("ApplicationCommandCreateRequest", "description"): "slash commands need one; menus have none",
    ("ApplicationCommandOptionStringChoice", "value"): "the documentation says up to 100",
    ("MessageAllowedMentionsRequest", "parse"): "a set of three words has three at most",
    ("ApplicationCommandCreateRequest", "contexts"): "a set of three numbers has three at most",
    ("ApplicationCommandCreateRequest", "integration_types"): "a set of two numbers has two",
}
for _kind in ("ForMessageRequest", "ForModalRequest"):
    ON_PURPOSE["ChannelSelectComponent" + _kind, "channel_types"] = "a set of twelve has twelve"
ON_PURPOSE["ApplicationCommandChannelOption", "channel_types"] = "a set of twelve has twelve"

PICTURE = {
    "description", "height", "is_animated", "placeholder", "placeholder_version", "width",
}  # fmt: skip
UNCHECKED = {
    "RichEmbed": {"type", "provider", "video"},
    "RichEmbedImage": PICTURE,
    "RichEmbedThumbnail": PICTURE,
    "MessageAttachmentRequest": {"duration_secs", "waveform", "is_remix"},
    "MessageCreateRequest": {
        "embeds", "components", "attachments",  # each has a check of its own
        "poll", "sticker_ids", "shared_client_theme",  # refused aloud
    },
    "ApplicationCommandCreateRequest": {"handler", "type"},
    "ApplicationCommandSubcommandOption": {"required"},
    "ApplicationCommandSubcommandGroupOption": {"required"},
}  # fmt: skip
"""Fields of Discord's that no rule of ours is for; a new one is to be looked at."""


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    if not SPEC.exists():
        pytest.skip("needs Discord's OpenAPI description at ../shared/discord/openapi.json")
    return dict(json.loads(SPEC.read_text())["components"]["schemas"])


def resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Give what a schema points to, leaving out that it may be null."""
    if "$ref" in schema:
        return resolved(schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas)
    parts = [part for part in schema.get("oneOf", ()) if part.get("type") != "null"]
    return resolved(parts[0], schemas) if len(parts) == 1 and "const" not in parts[0] else schema


def theirs(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Give the limits a schema names."""
    schema = resolved(schema, schemas)
    names = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")
    limits = {name: schema[name] for name in names if name in schema}
    if schema.get("minLength") == 0:
        del limits["minLength"]
    if "oneOf" in schema and all("const" in part for part in schema["oneOf"]):
        limits["of"] = {part["const"] for part in schema["oneOf"]}
    if "additionalProperties" in schema:
        limits = theirs(schema["additionalProperties"], schemas)
    return limits


def ours(rule: Rule) -> dict[str, Any]:  # noqa: PLR0911 - one return for each kind of rule
    """Give the limits of a rule under the names of the description."""
    match rule:
        case Text():
            least = {"minLength": rule.shortest} if rule.shortest else {}
            return {"maxLength": rule.longest, **least}
        case Address():
            return {"maxLength": rule.longest}
        case Whole():
            return {"minimum": rule.lowest, "maximum": rule.highest}
        case Items():
            least = {"minItems": rule.fewest} if rule.fewest else {}
            return {"maxItems": rule.most, **least}
        case OneOf():
            return {"of": set(rule.allowed)}
        case Localized():
            return ours(rule.of)
    return {}


NAMES = {"minLength": 1, "maxLength": 32}


@pytest.mark.parametrize("name", FORMS)
def test_the_limits_are_discords(name: str, schemas: dict[str, Any]) -> None:
    form = FORMS[name]
    different = {}
    for field, schema in schemas[name]["properties"].items():
        if field in UNCHECKED.get(name, ()) or (name, field) in ON_PURPOSE or field == "type":
            continue
        rule = form.fields[field]
        mine, discords = ours(rule), theirs(schema, schemas)
        if field in ("name", "name_localizations") and discords == NAMES:
            continue  # a rule of its own: test_names_are_as_long_as_discords
        if field == "id" and "maximum" in mine:
            discords["maximum"] = 2**31 - 1  # the description says format: int32
        if field in ("default_member_permissions", "flags", "nonce"):
            continue  # the last test looks at these
        if mine != discords:
            different[field] = (mine, discords)
    assert not different


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_discords_is_known(name: str, schemas: dict[str, Any]) -> None:
    fields = set(schemas[name]["properties"]) - {"type"} - UNCHECKED.get(name, set())
    assert fields <= set(FORMS[name].fields)


@pytest.mark.parametrize("name", FORMS)
def test_what_discord_requires_is_required(name: str, schemas: dict[str, Any]) -> None:
    needed = set(schemas[name].get("required", ())) - {"type"}
    # Checked by rules that run over several fields: an emoji may have an id alone, and the name
    # of a command stays when it is edited.
    needed -= {
        "ComponentEmojiForRequest": {"name"},
        "ApplicationCommandCreateRequest": {"name"},
    }.get(name, set())
    assert needed <= FORMS[name].required


PLACES: list[tuple[Form, str, str]] = [
    (layouts.ROW_FORM, "ActionRowComponentForMessageRequest", "components"),
    (layouts.SECTION_FORM, "SectionComponentForMessageRequest", "components"),
    (layouts.SECTION_FORM, "SectionComponentForMessageRequest", "accessory"),
    (layouts.CONTAINER_FORM, "ContainerComponentForMessageRequest", "components"),
    (modals.MODAL, "ModalInteractionCallbackRequestData", "components"),
    (modals.LABEL_FORM, "LabelComponentForModalRequest", "component"),
    (modals.ROW_FORM, "ActionRowComponentForModalRequest", "components"),
    (COMMANDS[1], "ApplicationCommandCreateRequest", "options"),
    (OPTIONS[1], "ApplicationCommandSubcommandOption", "options"),
    (OPTIONS[2], "ApplicationCommandSubcommandGroupOption", "options"),
    (Form({"components": layouts.LAYOUTS}), "MessageCreateRequest", "components"),
]


@pytest.mark.parametrize(("form", "schema", "field"), PLACES)
def test_the_same_types_stand_in_the_same_places(
    form: Form, schema: str, field: str, schemas: dict[str, Any]
) -> None:
    rule = form.fields[field]
    kinds = rule.of if isinstance(rule, Items) else rule
    assert isinstance(kinds, Kinds)
    place = resolved(schemas[schema]["properties"][field], schemas)
    place = place.get("items", place)
    members = place.get("oneOf") or place.get("anyOf") or [place]
    types = {
        number
        for member in members
        for number in resolved(member, schemas)["properties"]["type"]["enum"]
    }
    assert types == set(kinds.forms)


def test_names_are_as_long_as_discords(schemas: dict[str, Any]) -> None:
    for name in FORMS:
        if name.startswith("ApplicationCommand") and "Choice" not in name:
            assert theirs(schemas[name]["properties"]["name"], schemas) == NAMES


def test_locales_permissions_and_numbers_of_commands(schemas: dict[str, Any]) -> None:
    locales = {item["const"] for item in schemas["AvailableLocalesEnum"]["oneOf"]}
    assert locales == LOCALES
    command = schemas["ApplicationCommandCreateRequest"]["properties"]
    assert command["default_member_permissions"]["maximum"] == MOST_PERMISSIONS
    paths = json.loads(SPEC.read_text())["paths"]
    put = paths["/applications/{application_id}/commands"]["put"]["requestBody"]["content"]
    assert put["application/json"]["schema"]["maxItems"] == sum(MOST.values())
    message = schemas["MessageCreateRequest"]["properties"]
    assert message["embeds"]["maxItems"] == embeds.EMBEDS.most
    assert message["components"]["maxItems"] == layouts.LAYOUTS.most
    assert message["attachments"]["maxItems"] == attachments.MOST_FILES
    choices = schemas["InteractionApplicationCommandAutocompleteCallbackStringData"]["properties"]
    assert choices["choices"]["maxItems"] == CHOICES[3].most


def test_a_reason_is_given_for_a_real_difference_only(schemas: dict[str, Any]) -> None:
    for name, field in ON_PURPOSE:
        mine = ours(FORMS[name].fields[field])
        assert mine != theirs(schemas[name]["properties"][field], schemas), (name, field)
