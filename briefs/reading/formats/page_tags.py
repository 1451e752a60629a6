"""What the elements of HTML are for; see https://html.spec.whatwg.org/multipage/#toc-semantics."""

from __future__ import annotations


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p "
    "pre section summary table tbody td tfoot th thead tr ul"
)
"""Text in two of these is not one paragraph."""
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
DROPPED = _tags(
    "applet audio button canvas dialog embed iframe map menu nav noembed noframes noscript object "
    "rp rt script select style svg template textarea video"
)
"""Code, controls, pictures, menus, and readings above Japanese characters."""
DROPPED_ROLES = _tags(
    "alertdialog banner button contentinfo dialog menu menubar navigation search tablist toolbar "
    "tooltip doc-pagelist doc-toc"
)
"""The same said by the attribute `role`."""
MARGINS = _tags("aside footer header")
BARRIERS = _tags("td th dd section article aside main blockquote")
"""Elements whose text is not that of the item around them."""
WHOLE = _tags("html body main article")
"""What is never hidden: scripts of some pages show it later."""
