"""Reading documents: a file to numbered paragraphs with their footnotes.

a file → text (`formats`, with `decoding`) → lines (`lines`) → blocks (`layout`, `blocks`) → what
each is for (`classify` and the files it names) → paragraphs (`joining`, `reader`). The formats
give light Markdown, a paragraph a line; all behind them is the same for each.
"""

from briefs.reading.document import Document
from briefs.reading.formats import MAX_BYTES, Extracted, Properties, open_document
from briefs.reading.reader import read_document, read_extracted, read_text

__all__ = [
    "MAX_BYTES",
    "Document",
    "Extracted",
    "Properties",
    "open_document",
    "read_document",
    "read_extracted",
    "read_text",
]
