"""Encodings older than UTF-8: read right, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.errors import DocumentError
from briefs.reading.decoding import decode
from briefs.reading.formats.legacy import decode_legacy

HERE = Path("file.txt")
RUSSIAN = (
    "Маяк на острове построили в 1911 году. С тех пор паром ходит туда каждый день, и никто не "
    "помнит, чтобы он опоздал. Что было раньше, знают только старики."
)
JAPANESE = (
    "島の灯台は1911年に建てられた。それから毎日フェリーが通い、遅れたことを覚えている人はいない。"
    "昔のことは年寄りしか知らない。"
)
FRENCH = "L’été dernier, le phare a été repeint à neuf : cela coûta 3 500 € — « trop », dit-on."
GERMAN = "Größere Schiffe müssen südlich der Insel ankern; für Fähren gilt das nicht."
SPANISH = (
    "El año pasado el capitán pidió más información sobre la península y los pequeños muelles."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, name) for name in ("cp1251", "koi8_r", "iso8859_5", "cp866")]
    + [(JAPANESE, name) for name in ("cp932", "shift_jis", "euc_jp", "iso2022_jp")]
    + [(text, "cp1252") for text in (FRENCH, GERMAN, SPANISH)]
    + [(GERMAN, "latin_1"), (RUSSIAN, "utf-16"), (JAPANESE, "utf-8-sig")],
)
def test_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), HERE) == text


@pytest.mark.parametrize("encoding", ["cp1251", "cp932", "euc_jp", "cp1252"])
def test_long_files_are_told_by_their_first_lines(encoding: str) -> None:
    line = {"cp1251": RUSSIAN, "cp1252": FRENCH}.get(encoding, JAPANESE) + "\n"
    text = "Plain words first.\n" * 1000 + line * 3000
    assert decode(text.encode(encoding), HERE) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ο φάρος στο νησί χτίστηκε το 1911 και το πλοίο πηγαίνει κάθε μέρα.", "cp1253"),
        ("섬의 등대는 1911년에 세워졌다. 그 뒤로 배는 매일 다닌다.", "euc_kr"),
        ("岛上的灯塔建于一九一一年。从那以后渡船每天都来，没有人记得它晚点。", "gb18030"),
        ("島上的燈塔建於一九一一年。從那以後渡船每天都來，沒有人記得它晚點。", "big5"),
        ("Wieża na wyspie została zbudowana w 1911 roku, a łódź pływa tam każdego dnia.", "cp1250"),
        ("بنيت المنارة على الجزيرة عام 1911 ومنذ ذلك الحين تبحر العبارة كل يوم.", "cp1256"),
    ],
)
def test_other_encodings_are_refused_rather_than_read_wrong(text: str, encoding: str) -> None:
    with pytest.raises(DocumentError, match="is in no encoding that can be told"):
        decode(text.encode(encoding), HERE)


def test_a_page_says_in_which_encoding_it_is() -> None:
    korean = "섬의 등대는 1911년에 세워졌다."
    assert decode(korean.encode("cp949"), HERE, "cp949") == korean
    assert decode(RUSSIAN.encode("cp1251"), HERE, "utf-8") == RUSSIAN
    assert decode(RUSSIAN.encode(), HERE, "cp1252") == RUSSIAN


def test_a_damaged_byte_in_utf8_is_told_with_its_line() -> None:
    data = f"{RUSSIAN}\n{RUSSIAN}".encode()
    with pytest.raises(DocumentError, match="line 2 is not UTF-8"):
        decode(data[:-1] + b"\xff", HERE)


def test_bold_and_underlined_of_terminals_are_taken_off() -> None:
    data = b"N\x08NA\x08AM\x08ME\x08E of _\x08t_\x08h_\x08e \x1b[1mlamp\x1b[0m\nx\x08_ snake_case"
    assert decode(data, HERE) == "NAME of the lamp\nx snake_case"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    text = decode_legacy(data)
    assert text is None or len(text) <= len(data)
    remedy = ""
    try:
        text = decode(data, HERE)
    except DocumentError as error:
        remedy = error.remedy
    assert remedy or text is not None
