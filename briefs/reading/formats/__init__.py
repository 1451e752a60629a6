"""The formats that documents come in, each made into lines before its paragraphs are numbered."""

from __future__ import annotations

from briefs.reading.formats.extracted import Extracted, Properties
from briefs.reading.formats.opening import MAX_BYTES, open_document

__all__ = ["MAX_BYTES", "Extracted", "Properties", "open_document"]
