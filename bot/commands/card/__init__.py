"""`/card`: what editors do with a server's cards, one module each."""

from __future__ import annotations

from bot.commands.card import add as add
from bot.commands.card import edit as edit
from bot.commands.card import export as export
from bot.commands.card import history as history
from bot.commands.card import import_ as import_
from bot.commands.card import remove as remove
from bot.commands.card import restore as restore
from bot.commands.card import review as review
from bot.commands.card import wanted as wanted
from bot.commands.card.group import card_group as card_group
