"""The mark by which Discord knows a message that it was sent before."""

from __future__ import annotations

import hashlib


def make_nonce(salt: str, subscription_id: int, day: str) -> str:
    """Give the nonce of one delivery: the same at every attempt, and no other's.

    Discord compares nonces over all channels of one author, and takes 25 characters:
    https://discord.com/developers/docs/resources/message#create-message

    Args:
        salt: The installation's own, so that two bots never say the same.
        subscription_id: Whose delivery.
        day: Of which local day.

    Returns:
        24 hexadecimal characters.
    """
    text = f"{subscription_id}:{day}:0".encode()
    return hashlib.blake2b(text, key=salt.encode(), digest_size=12).hexdigest()
