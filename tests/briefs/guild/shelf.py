"""A small pack, revisions of a server's cards, and card files, for tests of editing."""

from __future__ import annotations

from briefs.guild.model import Act, Revision, Standing
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Section, SectionKind, Source
from briefs.pack.writing import write_card

PAPER = Source("paper", "Tides", "Harbour Institute", "en", "tides.txt", "About tides.")
_CITED = (Citation("paper", ParagraphKind.BODY, 1),)


def _pack_card(slug: str, title: str, *names: str) -> Card:
    return Card(
        slug,
        title,
        "sea",
        Point(f"{slug}.0", f"{title} is known.", _CITED),
        (Section(SectionKind.KEY_POINTS, (Point(f"{slug}.1", "It sails.", _CITED),)),),
        {"en": names} if names else {},
    )


FERRY = _pack_card("ferry", "The ferry", "Night boat")
LIGHT = _pack_card("light", "The lighthouse")
PACK = Pack({"ferry": FERRY, "light": LIGHT}, {"paper": PAPER}, "0")
FERRY_FILE = write_card(FERRY)


def card_file(title: str, statement: str = "It is ours. [own]", extra: str = "") -> str:
    front = f'+++\ntitle = "{title}"\ngroup = "sea"\n{extra}+++\n'
    return f"{front}Gist. [own]\n\n## Key points\n- {statement}\n"


def revision(slug: str, text: str | None, number: int = 1, at: int = 100) -> Revision:
    """Make a saved card, or a removal where there is no text."""
    standing = Standing.OWN if text is not None else Standing.REMOVED
    return Revision(7, slug, number, at, 11, Act.PUBLISH, standing, "", text, None, None)


def saved(*revisions: Revision) -> dict[str, Revision]:
    return {one.slug: one for one in revisions}
