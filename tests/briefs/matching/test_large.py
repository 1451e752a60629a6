from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from briefs.matching import Index, build_index, complete, match, thresholds
from briefs.matching.large.names import Names, normalise_all, tokenise_all
from briefs.matching.large.segments import cut_texts
from briefs.matching.large.strings import pack_strings
from briefs.matching.naming import find_names
from briefs.matching.normalise import normalise
from briefs.matching.sounds import sound, sounds
from briefs.matching.tokens import content, tokenise
from briefs.model import Card, Decision, Pack
from tests.briefs.matching.example import make_card, make_pack

PARTS = [
    "ka",
    "lo",
    "mi",
    "ren",
    "tor",
    "sha",
    "vel",
    "dun",
    "bri",
    "os",
    "ana",
    "gu",
    "pol",
    "ter",
]
RUSSIAN = ["ка", "ло", "ми", "рен", "тор", "ша", "вел", "дун", "бри", "ос", "ана", "гу", "пол"]
KINDS = ["bay", "point", "strait", "castle", "old", "new", "upper", "port"]
letters = st.text(alphabet="abcdeéжш島カ ' -+2s", max_size=20)


def cards(count: int, seed: int) -> Iterator[Card]:
    dice = random.Random(seed)
    for n in range(count):
        title = "".join(dice.choices(PARTS, k=3)).capitalize()
        if dice.random() < 0.5:
            title += f" {dice.choice(KINDS)}"
        alias = f"{''.join(dice.choices(PARTS, k=2))} {''.join(dice.choices(PARTS, k=2))}"
        russian = "".join(dice.choices(RUSSIAN, k=4))
        yield make_card(f"card-{n:03}", title, en=[alias], ru=[russian])


@pytest.fixture(scope="module")
def towns() -> Pack:
    return make_pack(*cards(500, seed=4))


@pytest.fixture(scope="module")
def small(towns: Pack) -> Index:
    return build_index(towns)


@pytest.fixture(scope="module")
def large(towns: Pack) -> Index:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        return build_index(towns)


def names(pack: Pack) -> list[tuple[str, str]]:
    return [
        (name, card.slug)
        for card in pack.cards.values()
        for name in (card.title, *(alias for own in card.aliases.values() for alias in own))
    ]


def test_more_names_than_the_threshold_are_kept_in_arrays(large: Index, small: Index) -> None:
    assert isinstance(large.names, Names)
    assert not isinstance(small.names, Names)


def test_both_kinds_hold_the_same_names_and_weights(large: Index, small: Index) -> None:
    assert list(large.names) == list(small.names)
    assert dict(large.weights) == dict(small.weights)
    assert {word: list(places) for word, places in large.by_word.items()} == {
        word: list(places) for word, places in small.by_word.items()
    }
    assert (large.titles, large.foreign) == (small.titles, small.foreign)


def test_a_name_finds_its_own_card(towns: Pack, large: Index) -> None:
    for name, slug in names(towns):
        found = match(name, large)
        assert slug in {hit.slug for hit in found.hits}, name
        assert found.score == 1


def test_both_kinds_decide_alike_on_exact_and_misspelled_names(
    towns: Pack, large: Index, small: Index
) -> None:
    dice = random.Random(9)
    chosen = dice.sample(names(towns), 250)
    for name, _ in chosen:
        at = dice.randrange(1, len(name) - 1)
        swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        for query in (name, swapped, name[:at] + name[at + 1 :], name[:at] + "e" + name[at:]):
            one, other = match(query, large), match(query, small)
            assert one.decision is other.decision, query
            assert {hit.slug for hit in one.hits} == {hit.slug for hit in other.hits}, query


def test_a_pack_past_the_threshold_decides_as_if_it_were_small() -> None:
    # which five of very many are offered may differ: a large pack compares fewer of them
    pack = make_pack(*cards(thresholds.LARGE // 3 + 40, seed=8))
    past = build_index(pack)
    assert isinstance(past.names, Names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 10 * thresholds.LARGE)
        as_small = build_index(pack)
    assert not isinstance(as_small.names, Names)
    dice = random.Random(12)
    differing = 0
    chosen = dice.sample(names(pack), 200)
    for name, _ in chosen:
        at = dice.randrange(1, len(name) - 1)
        words = " ".join(reversed(name.split()))
        for query in (name, words, name[:at] + name[at + 1 :], name[: len(name) * 2 // 3]):
            one, other = match(query, past), match(query, as_small)
            opened = [own.hits[0].slug for own in (one, other) if own.decision is Decision.OPEN]
            differing += one.decision is not other.decision or len(set(opened)) > 1
            assert complete(query, past)[:5] == complete(query, as_small)[:5], query
    assert differing <= 0.01 * 4 * len(chosen)


def test_a_misheard_word_in_another_script_is_mended_alike() -> None:
    pack = make_pack(make_card("shikotan", "Shikotan"), *cards(30, seed=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        large = build_index(pack)
    for typed in ("Шикатан", "Шикотаан", "Шокотан"):
        found = match(typed, large), match(typed, build_index(pack))
        assert [hit.slug for own in found for hit in (*own.hits, *own.near)][:1] == ["shikotan"]
        assert found[0].decision is found[1].decision


def test_autocomplete_gives_the_same_first_row(towns: Pack, large: Index, small: Index) -> None:
    for name, slug in names(towns)[::7]:
        assert complete(name, large)[:1] == complete(name, small)[:1]
        assert slug in {row.slug for row in complete(name[: len(name) * 4 // 5], large)}


def test_a_misspelled_beginning_is_completed(large: Index, towns: Pack) -> None:
    name, slug = next(pair for pair in names(towns) if len(pair[0]) > 8 and " " not in pair[0])
    typed = name[:4] + name[5:8]
    assert slug in {row.slug for row in complete(typed, large)}


def test_a_cyrillic_spelling_finds_a_latin_name() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        index = build_index(make_pack(make_card("shikotan", "Shikotan"), *cards(30, seed=1)))
    assert match("Шикотан", index).hits[0].slug == "shikotan"
    assert complete("Шикот", index)[0].slug == "shikotan"


@given(st.text(max_size=300) | letters)
@settings(max_examples=150)
def test_no_input_raises(large: Index, text: str) -> None:
    assert match(text, large).decision in Decision
    assert len(complete(text, large)) <= 25


@given(st.lists(st.text(max_size=12) | letters))
def test_all_at_once_is_the_same_as_one_by_one(texts: list[str]) -> None:
    forms = normalise_all(texts)
    assert forms == [normalise(text) for text in texts]
    kept = [form for form in forms if form]
    compounds: frozenset[str] = frozenset()
    assert tokenise_all(kept, compounds) == [content(tokenise(form, compounds)) for form in kept]
    words = [word for form in kept for word in form.split()]
    assert sounds(words) == [sound(word) for word in words]


@given(st.lists(st.text(alphabet="abc", max_size=11), unique=True), st.text("abc", max_size=11))
@settings(max_examples=400)
def test_no_text_within_the_typos_is_missed(texts: list[str], typed: str) -> None:
    near = cut_texts(enumerate(texts)).near(typed)
    most = thresholds.typos_allowed(len(typed))
    for number, text in enumerate(texts):
        budget = min(most, thresholds.typos_allowed(len(text)))
        if budget and OSA.distance(typed, text) <= budget:
            assert number in near


@given(st.lists(st.text(alphabet="abé島", max_size=4), unique=True), st.text("abé島", max_size=3))
def test_texts_are_found_by_all_and_by_their_beginning(texts: list[str], sought: str) -> None:
    texts.sort()
    packed = pack_strings(texts)
    assert list(packed) == texts
    assert (sought in packed) == (sought in texts)
    begun = [text for text in texts if text.startswith(sought)]
    assert packed.run(packed.beginning(sought)) == begun


def test_the_arrays_are_read_from_their_file(towns: Pack, large: Index, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        written = build_index(towns, tmp_path / "names")
        patch.setattr("briefs.matching.index.build_arrays", lambda _: pytest.fail("built"))
        read = build_index(towns, tmp_path / "names")
    for name, _ in names(towns)[::20]:
        assert match(name, read) == match(name, large) == match(name, written)
        assert complete(name[:5], read) == complete(name[:5], large)


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[1]\nx", b"\xff\xfe\n"])
def test_a_damaged_file_is_written_anew(towns: Pack, tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "names"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thresholds, "LARGE", 0)
        build_index(towns, file)
        whole = file.read_bytes()
        for content_ in (damage, whole[:-1], whole.replace(b'"pack": "0"', b'"pack": "1"')):
            file.write_bytes(content_)
            index = build_index(towns, file)
            assert file.read_bytes() == whole
            assert match(names(towns)[0][0], index).score == 1


def test_names_in_a_message_are_found_alike(towns: Pack, large: Index, small: Index) -> None:
    chosen = [name for name, _ in names(towns)[::90]]
    text = f"On {', and '.join(chosen)} there is nothing; {chosen[0]}bay is no name."
    found = find_names(text, small)
    assert found
    assert find_names(text, large) == found
