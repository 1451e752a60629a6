from __future__ import annotations

from typing import Any

import pytest

from sandbox.limits.errors import Faults
from sandbox.limits.fields import (
    Address,
    Flag,
    Moment,
    Number,
    OneOf,
    Rule,
    Snowflake,
    Text,
    Whole,
)
from sandbox.limits.forms import Form, Items, Kinds


def faults_of(rule: Rule, value: Any) -> list[tuple[str, str]]:
    faults = Faults()
    rule.check(value, (), faults)
    return [(fault["code"], fault["message"]) for fault in faults.nested().get("_errors", ())]


@pytest.mark.parametrize(
    ("rule", "value", "code", "message"),
    [
        (Text(3), "four", "BASE_TYPE_MAX_LENGTH", "Must be 3 or fewer in length."),
        (Text(3, 1), "", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length."),
        (Text(3, 1), "four", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length."),
        (Text(3, 1), " \n", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length."),
        (Text(3), 5, "STRING_TYPE_CONVERT", 'Could not interpret "5" as string.'),
        (Text(3), [], "STRING_TYPE_CONVERT", 'Could not interpret "a list" as string.'),
        (Text(3), {}, "STRING_TYPE_CONVERT", 'Could not interpret "an object" as string.'),
        (Text(3), 9**999, "STRING_TYPE_CONVERT", 'Could not interpret "a long number" as string.'),
        (Whole(0, 5), 6, "NUMBER_TYPE_MAX", "int value should be less than or equal to 5."),
        (Whole(0, 5), -1, "NUMBER_TYPE_MIN", "int value should be greater than or equal to 0."),
        (Whole(0, 5), "x", "NUMBER_TYPE_COERCE", 'Value "x" is not int.'),
        (Whole(0, 5), True, "NUMBER_TYPE_COERCE", 'Value "True" is not int.'),
        (Whole(0, 5), 1.0, "NUMBER_TYPE_COERCE", 'Value "1.0" is not int.'),
        (Number(), "x", "NUMBER_TYPE_COERCE", 'Value "x" is not float.'),
        (Number(), float("nan"), "NUMBER_TYPE_COERCE", 'Value "nan" is not float.'),
        (Number(), True, "NUMBER_TYPE_COERCE", 'Value "True" is not float.'),
        (Flag(), 1, "BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
        (OneOf((1, 2)), 3, "BASE_TYPE_CHOICES", "Value must be one of (1, 2)."),
        (OneOf((1, 2)), True, "BASE_TYPE_CHOICES", "Value must be one of (1, 2)."),
        (OneOf((1, 2)), [1], "BASE_TYPE_CHOICES", "Value must be one of (1, 2)."),
        (Snowflake(), "beans", "NUMBER_TYPE_COERCE", 'Value "beans" is not snowflake.'),
        (Snowflake(), "9" * 19, "NUMBER_TYPE_COERCE", f'Value "{"9" * 19}" is not snowflake.'),
        (Snowflake(), -1, "NUMBER_TYPE_COERCE", 'Value "-1" is not snowflake.'),
        (Snowflake(), "１２", "NUMBER_TYPE_COERCE", 'Value "１２" is not snowflake.'),
        (Moment(), "soon", "DATE_TIME_TYPE_PARSE", "Could not parse soon. Should be ISO8601."),
        (Moment(), 5, "DATE_TIME_TYPE_PARSE", "Could not parse 5. Should be ISO8601."),
        (Items(Flag(), 1), {}, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
        (Form({}), [], "MODEL_TYPE_CONVERT", "Expected an object/dictionary."),
        (Kinds({}), "x", "MODEL_TYPE_CONVERT", "Expected an object/dictionary."),
        (Kinds({1: Form({})}), {}, "TAG_FIELD_MISSING", 'Field "type" is required'),
        (
            Kinds({1: Form({})}),
            {"type": 2},
            "UNION_TYPE_CHOICES",
            'Value of field "type" must be one of (1,).',
        ),
        (
            Kinds({1: Form({})}),
            {"type": True},
            "UNION_TYPE_CHOICES",
            'Value of field "type" must be one of (1,).',
        ),
    ],
)
def test_a_wrong_value_is_refused_in_discords_words(
    rule: Rule, value: Any, code: str, message: str
) -> None:
    assert faults_of(rule, value) == [(code, message)]


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Text(3), ""),
        (Text(3), "abc"),
        (Text(3), "🗾🗾🗾"),
        (Text(3, 1), "\u200b"),
        (Whole(0, 5), 0),
        (Whole(0, 5), 5),
        (Number(), -0.5),
        (Number(), 3),
        (Flag(), False),
        (OneOf((1, 2)), 2),
        (OneOf(("user",)), "user"),
        (Snowflake(), 2**63 - 1),
        (Snowflake(), str(2**63 - 1)),
        (Snowflake(), "0"),
        (Moment(), "2016-12-15T09:30:00+00:00"),
        (Moment(), "2016-12-15T09:30:00.000Z"),
        (Items(Flag(), 2), []),
        (Form({"a": Flag()}), {"a": None, "b": "unknown keys pass"}),
        (Kinds({1: Form({})}), {"type": 1}),
    ],
)
def test_a_right_value_passes(rule: Rule, value: Any) -> None:
    assert faults_of(rule, value) == []


def test_a_list_counts_its_items_and_misses_none() -> None:
    faults = Faults()
    Items(Text(1), most=2, distinct=True).check(["a", None, "a"], ("l",), faults)
    found = faults.nested()["l"]
    assert found["_errors"][0]["message"] == "Must be 2 or fewer in length."
    assert found["1"]["_errors"][0]["message"] == "List item values of ModelType are required"
    assert found["2"]["_errors"][0]["code"] == "SET_TYPE_ALREADY_CONTAINS_VALUE"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "http://example.com:8080/a?b=c#d",
        "HTTPS://EXAMPLE.COM/",
        "https://127.0.0.1/x",
        "https://user@example.com/",
        "https://例え.jp/パス",
        "https://example.com./",
        "https://a.b/" + "c" * (2048 - 12),
    ],
)
def test_an_address_of_the_web_passes(address: str) -> None:
    assert faults_of(Address(), address) == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "URL_TYPE_INVALID_SCHEME"),
        ("null", "URL_TYPE_INVALID_SCHEME"),
        ("steam://rungameid/730", "URL_TYPE_INVALID_SCHEME"),
        ("attachment://a.png", "URL_TYPE_INVALID_SCHEME"),
        ("discord://-/channels/1", "URL_TYPE_INVALID_SCHEME"),
        ("https://localhost:8000/", "URL_TYPE_INVALID_URL"),
        ("https://", "URL_TYPE_INVALID_URL"),
        ("https://example..com", "URL_TYPE_INVALID_URL"),
        ("https://example.com/a b", "URL_TYPE_INVALID_URL"),
        (f"https://{'a' * 64}.com", "URL_TYPE_INVALID_URL"),
        ("https://a.b/" + "c" * (2048 - 11), "BASE_TYPE_MAX_LENGTH"),
        (5, "STRING_TYPE_CONVERT"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: Any, code: str) -> None:
    assert [found for found, _ in faults_of(Address(), address)] == [code]


def test_an_address_names_the_schemes_it_may_have() -> None:
    button = Address(512, schemes=("http", "https", "discord"))
    assert faults_of(button, "discord://-/settings") == []
    assert faults_of(button, "Javascript://x") == [
        (
            "URL_TYPE_INVALID_SCHEME",
            (
                'Scheme "javascript" is not supported. '
                "Scheme must be one of ('http', 'https', 'discord')."
            ),
        )
    ]
    assert faults_of(Address(attachment=True), "attachment://a.png") == []
    assert faults_of(Address(only_attachment=True), "attachment://a.png") == []
    assert faults_of(Address(only_attachment=True), "https://example.com/a.png")
