from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import Refusal, check_command, check_commands
from sandbox.limits.commands import size

Found = list[tuple[str, str]]
Refused = Callable[..., Found]


def command(**changes: Any) -> dict[str, Any]:
    return {"name": "brief", "description": "Shows a card", **changes}


def option(kind: int = 3, **changes: Any) -> dict[str, Any]:
    return {"type": kind, "name": "topic", "description": "Which card", **changes}


def optioned(*options: Any) -> dict[str, Any]:
    return command(options=list(options))


def choice(number: int = 0, **changes: Any) -> dict[str, Any]:
    return {"name": f"Choice {number}", "value": str(number), **changes}


LIMITS: list[Any] = [
    (lambda n: command(name="x" * n), 32, "name", "BASE_TYPE_BAD_LENGTH"),
    (lambda n: command(description="x" * n), 100, "description", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: command(description_localizations={"ja": "北" * n}),
        100,
        "description_localizations.ja",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: optioned(*[option(name=f"o{i}") for i in range(n)]),
        25,
        "options",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (lambda n: optioned(option(name="x" * n)), 32, "options.0.name", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: optioned(option(description="x" * n)),
        100,
        "options.0.description",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: optioned(option(choices=[choice(i) for i in range(n)])),
        25,
        "options.0.choices",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        lambda n: optioned(option(choices=[choice(name="x" * n)])),
        100,
        "options.0.choices.0.name",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: optioned(option(choices=[choice(value="x" * n)])),
        100,
        "options.0.choices.0.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (lambda n: optioned(option(max_length=n)), 6000, "options.0.max_length", "NUMBER_TYPE_MAX"),
    (
        lambda n: optioned(option(min_length=n, max_length=9)),
        9,
        "options.0.min_length",
        "NUMBER_TYPE_MAX",
    ),
    (
        lambda n: optioned(option(4, min_value=n, max_value=9)),
        9,
        "options.0.min_value",
        "NUMBER_TYPE_MAX",
    ),
    (
        lambda n: optioned(option(4, max_value=n)),
        2**53 - 1,
        "options.0.max_value",
        "NUMBER_TYPE_MAX",
    ),
    (
        lambda n: command(default_member_permissions=n),
        2**54 - 1,
        "default_member_permissions",
        "NUMBER_TYPE_COERCE",
    ),
    (
        lambda n: optioned(option(1, name="sub", options=[option(name=f"o{i}") for i in range(n)])),
        25,
        "options.0.options",
        "BASE_TYPE_MAX_LENGTH",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), LIMITS)
def test_a_command_is_refused_beyond_its_limits(
    refused: Refused, build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    assert refused(check_command, build(limit)) == []
    assert refused(check_command, build(limit + 1)) == [(path, code)]


@pytest.mark.parametrize(
    ("name", "valid"),
    [
        ("brief", True),
        ("brief-me_now", True),
        ("don't", True),
        ("brief2", True),
        ("курилы", True),
        ("北方領土", True),
        ("हिन्दी", True),
        ("ภาษาไทย", True),
        ("ß", True),
        ("Brief", False),
        ("Курилы", False),
        ("brief me", False),
        ("brief!", False),
        ("2+2", False),
        ("📜", False),
        ("।", False),
    ],
)
def test_a_slash_commands_name_is_lower_case_letters_and_digits(
    refused: Refused, name: str, *, valid: bool
) -> None:
    invalid = "APPLICATION_COMMAND_INVALID_NAME"
    assert refused(check_command, command(name=name)) == ([] if valid else [("name", invalid)])
    found = refused(check_command, optioned(option(name=name)))
    assert found == ([] if valid else [("options.0.name", invalid)])
    # A command's translated names are blamed together, an option's each by its language.
    found = refused(check_command, command(name_localizations={"de": "kurz", "ru": name}))
    assert found == ([] if valid else [("name_localizations", invalid)])
    found = refused(check_command, optioned(option(name_localizations={"ru": name})))
    assert found == ([] if valid else [("options.0.name_localizations.ru", invalid)])


@pytest.mark.parametrize(
    ("payload", "path", "code"),
    [
        ([], "", "MODEL_TYPE_CONVERT"),
        (command(name=None), "name", "BASE_TYPE_REQUIRED"),
        (command(name=""), "name", "BASE_TYPE_BAD_LENGTH"),
        (command(description=None), "description", "BASE_TYPE_REQUIRED"),
        (command(description=" "), "description", "BASE_TYPE_BAD_LENGTH"),
        (command(type=4), "type", "BASE_TYPE_CHOICES"),
        (command(type="1"), "type", "BASE_TYPE_CHOICES"),
        (command(contexts=[3]), "contexts.0", "BASE_TYPE_CHOICES"),
        (command(contexts=[]), "contexts", "BASE_TYPE_BAD_LENGTH"),
        (
            command(integration_types=[0, 0]),
            "integration_types.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        (
            command(default_member_permissions="x"),
            "default_member_permissions",
            "NUMBER_TYPE_COERCE",
        ),
        (command(nsfw=1), "nsfw", "BOOLEAN_TYPE_CONVERT"),
        (command(name_localizations={"xx": "x"}), "name_localizations.xx", "ENUM_TYPE_COERCE"),
        (optioned(option(12)), "options.0", "UNION_TYPE_CHOICES"),
        (optioned({"name": "x"}), "options.0", "TAG_FIELD_MISSING"),
        (optioned(option(name=None)), "options.0.name", "BASE_TYPE_REQUIRED"),
        (optioned(option(description="")), "options.0.description", "BASE_TYPE_BAD_LENGTH"),
        (optioned(option(required="yes")), "options.0.required", "BOOLEAN_TYPE_CONVERT"),
        (
            optioned(option(4, choices=[choice()])),
            "options.0.choices.0.value",
            "NUMBER_TYPE_COERCE",
        ),
        (
            optioned(option(5, choices=[choice()])),
            "options.0.choices",
            "APPLICATION_COMMAND_CHOICES_INVALID",
        ),
        (
            optioned(option(8, autocomplete=True)),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
        ),
        (
            optioned(option(autocomplete=True, choices=[choice()])),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
        ),
        (
            optioned(option(4, max_length=5)),
            "options.0.max_length",
            "APPLICATION_COMMAND_MAX_LENGTH_INVALID",
        ),
        (optioned(option(7, channel_types=[99])), "options.0.channel_types.0", "BASE_TYPE_CHOICES"),
        (
            optioned(option(1, required=True)),
            "options.0.required",
            "APPLICATION_COMMAND_REQUIRED_INVALID",
        ),
        (
            optioned(option(name="a"), option(name="a")),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
        ),
        (
            optioned(option(name="a"), option(name="b", required=True)),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            optioned(option(1, name="a"), option(name="b")),
            "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            optioned(option(1, options=[option(1)])),
            "options.0.options.0",
            "UNION_TYPE_CHOICES",
        ),
        (
            optioned(option(2, options=[option(3)])),
            "options.0.options.0",
            "UNION_TYPE_CHOICES",
        ),
        (
            optioned(option(1, options=[option(name="a"), option(name="a")])),
            "options.0.options.1",
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
        ),
        (
            {"type": 3, "name": "x", "description": "x"},
            "description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
        ),
        (
            {"type": 2, "name": "x", "options": [option()]},
            "options",
            "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID",
        ),
        ({"type": 2, "name": "x" * 33}, "name", "BASE_TYPE_BAD_LENGTH"),
        ({"type": 2}, "name", "BASE_TYPE_REQUIRED"),
    ],
)
def test_a_faulty_command_is_refused_where_the_fault_is(
    refused: Refused, payload: Any, path: str, code: str
) -> None:
    assert refused(check_command, payload) == [(path, code)]


@pytest.mark.parametrize(
    "payload",
    [
        command(type=1, options=[]),
        command(contexts=None, integration_types=[0, 1], dm_permission=False, nsfw=False),
        command(default_member_permissions=None),
        command(default_member_permissions="32"),
        command(contexts=[0, 1, 2]),
        command(contexts=[0], integration_types=[0]),
        command(name="x", description="y"),
        command(default_member_permissions=0),
        {"type": 3, "name": "Brief me"},
        {"type": 2, "name": "Who Is This", "description": ""},
        optioned(option(required=True), option(name="full")),
        optioned(option(autocomplete=True, choices=[])),
        optioned(option(4, min_value=-5, max_value=5), option(10, name="x", min_value=0.5)),
        optioned(*[option(kind, name=f"o{kind}") for kind in range(3, 12)]),
        optioned(
            option(1, name="now", options=[option(required=True)]),
            option(2, name="more", options=[option(1, name="now", options=[option()])]),
        ),
    ],
)
def test_what_discord_takes_passes(refused: Refused, payload: Any) -> None:
    assert refused(check_command, payload) == []
    assert refused(check_commands, [payload]) == []


def test_an_edit_names_only_what_it_changes(refused: Refused) -> None:
    assert refused(check_command, {"description": "Anew"}, partial=True) == []
    assert refused(check_command, {"description": ""}, partial=True) == [
        ("description", "BASE_TYPE_BAD_LENGTH")
    ]
    assert refused(check_command, {}) == [
        ("name", "BASE_TYPE_REQUIRED"),
        ("description", "BASE_TYPE_REQUIRED"),
    ]


def big(last: int) -> dict[str, Any]:
    """Build a command of a little under 8000 characters, and `last` more."""
    subs = [
        option(1, name=f"s{i:02}", description="x" * 7, options=[
            option(name=f"o{j}", description="x" * 100) for j in range(3)
        ])
        for i in range(25)
    ]  # fmt: skip
    return command(name="n" * 6, description="d" * last, options=subs)


def test_a_commands_texts_have_8000_characters_together(refused: Refused) -> None:
    rest = 8000 - size(big(0))
    assert 0 < rest < 100
    assert refused(check_command, big(rest)) == []
    assert refused(check_command, big(rest + 1)) == [("", "APPLICATION_COMMAND_TOO_LARGE")]
    assert refused(check_commands, [command(), big(rest + 1)]) == [
        ("1", "APPLICATION_COMMAND_TOO_LARGE")
    ]


def test_of_translations_the_longest_counts() -> None:
    plain = command(name="ab", description="cd")
    assert size(plain) == 4
    assert size({**plain, "name_localizations": {"ja": "x", "ru": "xyz"}}) == 5
    choices = [
        choice(name="abc", value="de"),
        {"name": "a", "value": 12},
        {"name": "b", "value": 0.5},
    ]
    assert size({**plain, "options": [option(name="t", description="u", choices=choices)]}) == 18


def test_a_commands_size_counts_what_is_nested() -> None:
    inner = option(1, name="xy", description="z", options=[option(name="a", description="bc")])
    group = option(2, name="g", description="h", options=[inner])
    assert size(command(name="n", description="d", options=[group])) == 10


def test_commands_have_their_own_names(refused: Refused) -> None:
    menu = {"type": 3, "name": "brief"}
    assert refused(check_commands, [command(), menu]) == []
    assert refused(check_commands, [command(), menu, command(type=1)]) == [
        ("2", "APPLICATION_COMMANDS_DUPLICATE_NAME")
    ]


def test_faults_of_all_commands_are_told_by_their_place(refused: Refused) -> None:
    commands = [command(name="A"), command(), optioned({"type": 99})]
    assert refused(check_commands, commands) == [
        ("0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("2", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ("2.options.0", "UNION_TYPE_CHOICES"),
    ]
    assert refused(check_commands, {}) == [("", "LIST_TYPE_CONVERT")]
    assert refused(check_commands, ["x"]) == [("0", "MODEL_TYPE_CONVERT")]


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_an_application_has_only_so_many_commands(refused: Refused, kind: int, most: int) -> None:
    more = {"description": "x"} if kind == 1 else {}
    commands = [{"type": kind, "name": f"c{i}", **more} for i in range(most + 1)]
    assert refused(check_commands, commands[:most]) == []
    with pytest.raises(Refusal) as caught:
        check_commands(commands)
    assert (caught.value.status, caught.value.code) == (400, 30032)
    assert str(most) in caught.value.message


def test_a_list_of_all_types_has_130_commands(refused: Refused) -> None:
    slash = [command(name=f"c{i}") for i in range(100)]
    menus = [{"type": kind, "name": f"c{i}"} for kind in (2, 3) for i in range(15)]
    assert refused(check_commands, slash + menus) == []
    assert refused(check_commands, [command()] * 131) == [("", "BASE_TYPE_MAX_LENGTH")]
