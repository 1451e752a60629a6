"""Answers to interactions, and the messages that follow them.

https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
"""

from __future__ import annotations

from sandbox.interactions import Interaction
from sandbox.limits import Refusal
from sandbox.refusals import unknown_webhook
from sandbox.rest.call import NOTHING, Call, Reply
from sandbox.rest.routes import Routes

routes = Routes()

_ONE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"


@routes(
    "POST",
    "/interactions/{interaction_id}/{interaction_token}/callback",
    needs_token=False,
    limited=False,
)
def callback(call: Call) -> Reply:
    """Take the first answer to an interaction."""
    backend = call.backend
    interaction = backend.interactions.to_answer(
        call.id("interaction_id"), call.params["interaction_token"]
    )
    try:
        receipt = backend.answers.first(interaction, call.object(), call.uploads)
    except Refusal as refusal:
        interaction.refused = str(refusal)
        raise
    return Reply(receipt) if call.query.get("with_response") in ("1", "true") else NOTHING


@routes("POST", "/webhooks/{webhook_id}/{webhook_token}", needs_token=False)
def follow_up(call: Call) -> Reply:
    """Write a follow-up message."""
    written = call.backend.answers.follow_up(_interaction(call), call.object(), call.uploads)
    return Reply(written.payload)


@routes("GET", _ONE, needs_token=False)
def message(call: Call) -> Reply:
    """Give an answer or follow-up, or `@original`."""
    found = call.backend.answers.message(_interaction(call), call.params["message_id"])
    return Reply(found.payload)


@routes("PATCH", _ONE, needs_token=False)
def edit(call: Call) -> Reply:
    """Edit an answer or follow-up, or `@original`."""
    interaction, answers = _interaction(call), call.backend.answers
    found = answers.message(interaction, call.params["message_id"])
    return Reply(answers.edit(interaction, found, call.object(), call.uploads).payload)


@routes("DELETE", _ONE, needs_token=False)
def delete(call: Call) -> Reply:
    """Delete an answer or follow-up, or `@original`."""
    interaction, answers = _interaction(call), call.backend.answers
    answers.delete(interaction, answers.message(interaction, call.params["message_id"]))
    return NOTHING


def _interaction(call: Call) -> Interaction:
    if call.id("webhook_id") != call.backend.world.bot.id:
        raise unknown_webhook()
    return call.backend.interactions.to_follow(call.params["webhook_token"])
