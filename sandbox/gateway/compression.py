"""Transport compression: a stream for the whole connection, flushed after each message.

https://discord.com/developers/docs/events/gateway#transport-compression
"""

from __future__ import annotations

import importlib
import importlib.util
import zlib
from collections.abc import Callable

Compress = Callable[[str], bytes]


def zlib_stream() -> Compress:
    """Start a zlib stream; each message ends with 00 00 FF FF."""
    stream = zlib.compressobj(level=1)

    def compress(frame: str) -> bytes:
        return stream.compress(frame.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)

    return compress


def zstd_stream() -> Compress:
    """Start a Zstandard stream, with the standard library of Python 3.14 or newer."""
    compressor = importlib.import_module("compression.zstd").ZstdCompressor()

    def compress(frame: str) -> bytes:
        data: bytes = compressor.compress(frame.encode(), mode=compressor.FLUSH_BLOCK)
        return data

    return compress


STREAMS: dict[str, Callable[[], Compress]] = {"zlib-stream": zlib_stream}
"""By the value of `compress` in the gateway's address. discord.py asks for zstd-stream when its
Python has it, and for zlib-stream when not."""
if importlib.util.find_spec("compression"):
    STREAMS["zstd-stream"] = zstd_stream
