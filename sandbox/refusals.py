"""What Discord answers when it refuses a request: status, code, message, nested errors.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

from __future__ import annotations

from sandbox.limits import Refusal
from sandbox.wire import Json


def field_error(path: str, code: str, message: str) -> Json:
    """Give the nested `errors` for one field, such as `embeds.0.title`."""
    errors: Json = {"_errors": [{"code": code, "message": message}]}
    for part in reversed(path.split(".")):
        errors = {part: errors}
    return errors


def invalid_form(errors: Json) -> Refusal:
    """Refuse a body whose fields are wrong."""
    return Refusal(400, 50035, "Invalid Form Body", errors)


def unauthorized() -> Refusal:
    """Refuse a missing or wrong bot token."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown_route() -> Refusal:
    """Refuse a path that Discord doesn't have."""
    return Refusal(404, 0, "404: Not Found")


def wrong_method() -> Refusal:
    """Refuse a method that this path doesn't have."""
    return Refusal(405, 0, "405: Method Not Allowed")


def invalid_json() -> Refusal:
    """Refuse a body that is not JSON."""
    return Refusal(400, 50109, "The request body contains invalid JSON.")


def too_large() -> Refusal:
    """Refuse a file over the limit of the place it is sent to."""
    return Refusal(413, 40005, "Request entity too large")


def unknown_application() -> Refusal:
    """Refuse an application id that is not the bot's."""
    return Refusal(404, 10002, "Unknown Application")


def unknown_channel() -> Refusal:
    """Refuse a channel that does not exist, or no longer."""
    return Refusal(404, 10003, "Unknown Channel")


def unknown_guild() -> Refusal:
    """Refuse a guild that does not exist, or that the bot is not in."""
    return Refusal(404, 10004, "Unknown Guild")


def unknown_member() -> Refusal:
    """Refuse a user who is not in the guild."""
    return Refusal(404, 10007, "Unknown Member")


def unknown_message() -> Refusal:
    """Refuse a message that does not exist, or no longer."""
    return Refusal(404, 10008, "Unknown Message")


def unknown_user() -> Refusal:
    """Refuse a user who does not exist."""
    return Refusal(404, 10013, "Unknown User")


def unknown_webhook() -> Refusal:
    """Refuse a follow-up to an interaction that was never answered."""
    return Refusal(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refusal:
    """Refuse an answer to an interaction that is unknown, or older than three seconds."""
    return Refusal(404, 10062, "Unknown interaction")


def unknown_command() -> Refusal:
    """Refuse a command id that is not registered."""
    return Refusal(404, 10063, "Unknown application command")


def too_many_commands_today() -> Refusal:
    """Refuse more than 200 new commands a day."""
    return Refusal(400, 30034, "Max number of daily application command creates has been reached")


def already_acknowledged() -> Refusal:
    """Refuse a second answer to an interaction."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> Refusal:
    """Refuse a channel that the bot can't see."""
    return Refusal(403, 50001, "Missing Access")


def not_your_message() -> Refusal:
    """Refuse to edit what someone else wrote."""
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def dm_closed() -> Refusal:
    """Refuse a DM to someone who takes none."""
    return Refusal(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> Refusal:
    """Refuse what the bot's permissions in this channel don't cover."""
    return Refusal(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> Refusal:
    """Refuse an interaction token that is wrong, or older than 15 minutes."""
    return Refusal(401, 50027, "Invalid Webhook Token")


def thread_archived() -> Refusal:
    """Refuse to write into a thread that is archived and locked."""
    return Refusal(400, 50083, "Thread is archived")


def no_mutual_guild() -> Refusal:
    """Refuse a DM to someone whom the bot shares no server with."""
    return Refusal(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
