"""Files sent with messages, forms and commands: kept, and served where their address says."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass

from sandbox.snowflake import Snowflakes
from sandbox.wire import Json


@dataclass(frozen=True)
class Upload:
    """A file as someone sends it."""

    name: str
    data: bytes
    content_type: str | None = None
    """Guessed from the name when None."""


class Files:
    """All files, by id.

    Args:
        snowflakes: makes their ids.
    """

    def __init__(self, snowflakes: Snowflakes) -> None:
        self.base_url = ""
        """Where they are served, set when the server listens."""
        self._snowflakes = snowflakes
        self._kept: dict[int, Upload] = {}

    def keep(
        self, upload: Upload, channel_id: int, *, about: str | None = None, ephemeral: bool = False
    ) -> Json:
        """Keep a file and give its attachment object.

        Args:
            upload: the file.
            channel_id: where it was sent.
            about: its alternative text.
            ephemeral: whether it belongs to an ephemeral message or a command's option.
        """
        file_id = self._snowflakes.next()
        self._kept[file_id] = upload
        folder = "ephemeral-attachments" if ephemeral else "attachments"
        url = f"{self.base_url}/{folder}/{channel_id}/{file_id}/{upload.name}"
        attachment: Json = {
            "id": str(file_id),
            "filename": upload.name,
            "size": len(upload.data),
            "url": url,
            "proxy_url": url,
            "content_type": _content_type(upload),
        }
        if about is not None:
            attachment["description"] = about
        if ephemeral:
            attachment["ephemeral"] = True
        return attachment

    def read(self, file_id: int) -> tuple[bytes, str]:
        """Give a file's bytes and content type.

        Raises:
            KeyError: there is no such file.
        """
        upload = self._kept[file_id]
        return upload.data, _content_type(upload)


def _content_type(upload: Upload) -> str:
    guessed = mimetypes.guess_type(upload.name)[0]
    return upload.content_type or guessed or "application/octet-stream"
