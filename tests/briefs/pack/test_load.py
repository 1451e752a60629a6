from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefs.errors import Fault, PackError
from briefs.pack import hash_pack, load_pack, read_pack

FERRY = "cards/ferry-accord.md"
LUMEN = "cards/lumen-islands.md"
PAPER = "sources/harbour-paper.md"


def change(pack_dir: Path, name: str, old: str, new: str) -> None:
    path = pack_dir / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(pack_dir: Path) -> tuple[Fault, ...]:
    with pytest.raises(PackError) as caught:
        load_pack(pack_dir)
    return caught.value.faults


def test_a_sound_pack(pack_dir: Path) -> None:
    pack = load_pack(pack_dir)
    assert list(pack.cards) == ["ferry-accord", "lumen-islands"]
    assert list(pack.sources) == ["harbour-blog", "harbour-paper"]
    assert pack.hash == hash_pack(pack_dir)


def test_points_remember_their_lines(pack_dir: Path) -> None:
    lines = read_pack(pack_dir).lines
    assert [lines[f"lumen-islands.{n}"] for n in range(7)] == [9, 13, 14, 19, 21, 24, 25]
    assert lines["ferry-accord.1"] == 8


def test_the_hash_follows_names_and_bytes(pack_dir: Path) -> None:
    hashes = {hash_pack(pack_dir)}
    change(pack_dir, "cards/ferry-accord.md", "2018", "2017")
    hashes.add(hash_pack(pack_dir))
    (pack_dir / "cards/ferry-accord.md").rename(pack_dir / "cards/ferry.md")
    hashes.add(hash_pack(pack_dir))
    (pack_dir / "cards/ferry.md").unlink()
    hashes.add(hash_pack(pack_dir))
    assert len(hashes) == 4


def test_the_hash_passes_over_other_files(pack_dir: Path) -> None:
    before = hash_pack(pack_dir)
    (pack_dir / "README.md").write_text("about", encoding="utf-8")
    (pack_dir / "cards/.swap.md").write_text("x", encoding="utf-8")
    (pack_dir / "cards/notes.txt").write_text("x", encoding="utf-8")
    assert hash_pack(pack_dir) == before
    assert len(load_pack(pack_dir).cards) == 2


def test_the_hash_tells_a_moved_byte_from_none(pack_dir: Path) -> None:
    """The same bytes cut differently into files are another pack."""
    one, other = pack_dir / "cards/a.md", pack_dir / "cards/b.md"
    one.write_bytes(b"xy")
    other.write_bytes(b"z")
    before = hash_pack(pack_dir)
    one.write_bytes(b"x")
    other.write_bytes(b"yz")
    assert hash_pack(pack_dir) != before


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "problem", "remedy"),
    [
        (FERRY, "harbour-paper ¶9", "harbor-paper ¶9", 5, "unknown so", "'harbour-paper'"),
        (LUMEN, '"ferry-accord"', '"fery-accord"', 4, "unknown card", "'ferry-accord'"),
        (LUMEN, '"ferry-accord"', '"zzz"', 4, "unknown card 'zzz'", "Delete it"),
        (LUMEN, '"Lumens"', '\n  "FERRY  Accord!"', 7, "card 'ferry-accord'", "one of"),
        (LUMEN, '"Lumens"', '"ferry-accord"', 6, "card 'ferry-accord'", "one of"),
        (LUMEN, '"Lumens"', '"The lumen Íslands"', 6, "repeats the title", "Delete"),
        (LUMEN, '"Lumens"', '"Lumen-Dispute"', 6, "repeats the alias", "Delete"),
        (LUMEN, '"Lumens"', '"!!"', 6, "neither letters nor digits", "word"),
        (PAPER, '"harbour-blog"', '"harbour-blob"', 9, "unknown source", "'harbour-blog'"),
        ("sources/harbour-blog.md", '"ferry.txt"', '"tides.txt"', 8, "same text", "own document"),
    ],
)  # fmt: skip
def test_a_fault_across_files(
    pack_dir: Path, name: str, old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    change(pack_dir, name, old, new)
    matching = [fault for fault in faults_of(pack_dir) if problem in fault.problem]
    assert [fault.line for fault in matching] == [line]
    assert remedy in matching[0].remedy


def test_voices_are_named_both_ways(pack_dir: Path) -> None:
    change(pack_dir, "sources/harbour-blog.md", 'same_voice_as = ["harbour-paper"]\n', "")
    (fault,) = faults_of(pack_dir)
    assert (fault.file, fault.line) == (PAPER, 9)
    assert "sources/harbour-blog.md" in fault.remedy


def test_two_languages_of_a_card_may_share_a_name(pack_dir: Path) -> None:
    change(pack_dir, "cards/lumen-islands.md", "ルーメン諸島", "LUMENS")
    assert len(load_pack(pack_dir).cards) == 2


def test_faults_of_all_files_are_listed(pack_dir: Path) -> None:
    change(pack_dir, "cards/ferry-accord.md", "group", "groop")
    change(pack_dir, "cards/lumen-islands.md", " [harbour-paper ¶2]", "")
    change(pack_dir, "sources/harbour-blog.md", "language", "tongue")
    faults = faults_of(pack_dir)
    assert {fault.file for fault in faults} == {
        "cards/ferry-accord.md",
        "cards/lumen-islands.md",
        "sources/harbour-blog.md",
    }
    assert list(faults) == sorted(faults)


def test_a_broken_card_is_not_an_unknown_one(pack_dir: Path) -> None:
    """The card that names it as related is not blamed too."""
    change(pack_dir, "cards/ferry-accord.md", "[harbour-paper ¶9]", "")
    assert {fault.file for fault in faults_of(pack_dir)} == {"cards/ferry-accord.md"}


def test_a_file_that_is_not_utf8(pack_dir: Path) -> None:
    path = pack_dir / "cards/ferry-accord.md"
    path.write_bytes(path.read_bytes().replace("¶9".encode(), b"\xff9", 1))
    (fault,) = faults_of(pack_dir)
    assert (fault.file, fault.line) == (FERRY, 5)
    assert "UTF-8" in fault.problem


def test_a_directory_that_is_missing(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "none")
    assert "no such directory" in fault.problem
    assert "PACK_DIR" in fault.remedy
    with pytest.raises(PackError):
        hash_pack(tmp_path / "none")


def test_a_directory_without_cards(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert "no cards" in fault.problem
    assert "PACK_DIR" in fault.remedy


def test_sources_alone_are_no_pack(pack_dir: Path) -> None:
    for path in (pack_dir / "cards").iterdir():
        path.unlink()
    (fault,) = faults_of(pack_dir)
    assert "no cards" in fault.problem


def test_a_file_that_cannot_be_read(pack_dir: Path) -> None:
    (pack_dir / "cards/folder.md").mkdir()
    (fault,) = faults_of(pack_dir)
    assert fault.file == "cards/folder.md"
    assert os.strerror(21) in fault.problem
