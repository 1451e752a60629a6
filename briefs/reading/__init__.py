"""Reading documents: a text file to numbered paragraphs with their footnotes.

bytes (`decoding`) → lines (`lines`) → blocks (`layout`, `blocks`) → what each is for (`classify`
and the files it names) → paragraphs (`joining`, `reader`). Another format joins in at the lines
or the blocks; all behind it stays the same.
"""

from briefs.reading.document import Document
from briefs.reading.reader import MAX_BYTES, read_document, read_text

__all__ = ["MAX_BYTES", "Document", "read_document", "read_text"]
