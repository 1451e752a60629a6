"""A writer of small PDFs, so that tests need none from elsewhere: Courier, text at places."""

from __future__ import annotations

import textwrap
import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792
LEFT, TOP, FOOT = 72, 700, 90
COURIER = 0.6
"""The width of its letters, in sizes."""


@dataclass
class Leaf:
    """A page: what is drawn on it, row by row."""

    operators: list[str] = field(default_factory=list)

    def write(self, x: float, y: float, size: float, text: str) -> None:
        """Draw a row; `{12}` in it draws 12 raised and smaller."""
        for place, part in enumerate(text.replace("{", "}").split("}")):
            raised = place % 2 == 1
            points = size * 0.6 if raised else size
            rise = size * 0.35 if raised else 0
            plain = part.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            if part:
                self.operators.append(
                    f"BT /F1 {points:.2f} Tf 1 0 0 1 {x:.2f} {y + rise:.2f} Tm ({plain}) Tj ET"
                )
            x += len(part) * points * COURIER


def make_pdf(leaves: list[Leaf], trailer: str = "", extra: tuple[bytes, ...] = ()) -> bytes:
    """Write pages as a PDF; `extra` objects come first behind the font, from number 4."""
    count = 4 + len(extra)
    kids = " ".join(f"{count + 2 * n} 0 R" for n in range(len(leaves)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(leaves)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        *extra,
    ]
    for number, leaf in enumerate(leaves):
        content = zlib.compress("\n".join(leaf.operators).encode("cp1252"))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents "
            f"{count + 2 * number + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content)
        )
    return assemble(objects, trailer)


def assemble(objects: list[bytes], trailer: str = "") -> bytes:
    """Put objects, the first of them the catalogue, into a file with its table."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF"
    ).encode("latin-1")


@dataclass
class Press:
    """Sets paragraphs on pages with numbers, footnotes and, from the second on, running heads."""

    head: str
    columns: int = 70
    indent: float = 0
    """Of the first row of a paragraph; without one, a gap stands before it."""
    size: float = 10
    leaves: list[Leaf] = field(default_factory=list)
    y: float = 0
    foot: float = FOOT
    notes: list[list[str]] = field(default_factory=list)

    def turn(self) -> None:
        """End the page: draw its notes, begin another."""
        if self.leaves:
            leaf, y = self.leaves[-1], FOOT + 9 * sum(map(len, self.notes)) - 9
            for row in (row for note in self.notes for row in note):
                leaf.write(LEFT, y, self.size * 0.75, row)
                y -= 9
        self.leaves.append(Leaf())
        self.notes, self.y, self.foot = [], TOP, FOOT
        self.leaves[-1].write(300, 50, self.size, str(len(self.leaves)))

    def paragraph(self, text: str, notes: dict[str, str] | None = None) -> None:
        """Set a paragraph; each of its notes stands on the page that calls it."""
        if not self.leaves:
            self.turn()
        self.y -= 0 if self.indent else 8
        left = LEFT + self.indent
        for row in textwrap.wrap(text, self.columns, break_on_hyphens=False):
            own = [
                textwrap.wrap(f"{{{label}}} {note}", 85)
                for label, note in (notes or {}).items()
                if f"{{{label}}}" in row
            ]
            need = 9 * sum(map(len, own)) + (14 if own and not self.notes else 0)
            if self.y - 12 < self.foot + need:
                self.turn()
            self.foot += need
            self.notes += own
            self.leaves[-1].write(left, self.y, self.size, row)
            self.y -= 12
            left = LEFT

    def heading(self, text: str) -> None:
        """Set a heading, which never stands at the foot of a page."""
        if not self.leaves or self.y < self.foot + 80:
            self.turn()
        self.y -= 22
        self.leaves[-1].write(LEFT, self.y, self.size * 1.5, text)
        self.y -= 16

    def finish(self) -> bytes:
        """Give the whole document."""
        self.turn()
        leaves = self.leaves[:-1]
        for leaf in leaves[1:] if len(leaves) > 2 else []:
            leaf.write(LEFT, 750, self.size, self.head)
        return make_pdf(leaves)
