"""Users, the application, and where the gateway is.

https://discord.com/developers/docs/resources/user
https://discord.com/developers/docs/resources/application
"""

from __future__ import annotations

from sandbox.gateway import Intent
from sandbox.limits import Refusal
from sandbox.refusals import unknown_user
from sandbox.rest.call import Call, Reply
from sandbox.rest.routes import Routes
from sandbox.wire import Json

routes = Routes()

_FLAGS = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}
"""The application's flags that show which privileged intents are switched on."""


@routes("GET", "/users/@me")
def me(call: Call) -> Reply:
    """Give the bot's own user."""
    user = call.backend.world.bot.payload()
    return Reply(user | {"verified": True, "mfa_enabled": True, "locale": "en-US", "email": None})


@routes("GET", "/users/{user_id}")
def user(call: Call) -> Reply:
    """Give any user."""
    found = call.backend.world.users.get(call.id("user_id"))
    if found is None:
        raise unknown_user()
    return Reply(found.payload())


@routes("POST", "/users/@me/channels")
def open_dm(call: Call) -> Reply:
    """Open the DM with a user; the same one each time."""
    world = call.backend.world
    recipient = world.users.get(int(call.object().get("recipient_id") or 0))
    if recipient is None or recipient.bot:
        raise Refusal(400, 50033, "Invalid Recipient(s)")
    return Reply(world.dm(recipient).payload())


@routes("GET", "/users/@me/guilds")
def my_guilds(call: Call) -> Reply:
    """List the guilds the bot is in."""
    world = call.backend.world
    return Reply(
        [
            {
                "id": str(guild.id),
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "permissions": str(int(guild.permissions_of(world.bot))),
                "features": [],
            }
            for guild in world.bot_guilds
        ]
    )


@routes("GET", "/applications/@me")
@routes("GET", "/oauth2/applications/@me")
def application(call: Call) -> Reply:
    """Give the bot's application."""
    world, privileged = call.backend.world, call.backend.settings.privileged_intents
    flags = sum(flag for intent, flag in _FLAGS.items() if intent & privileged)
    about: Json = {
        "id": str(world.bot.id),
        "name": world.bot.display_name,
        "icon": None,
        "description": "",
        "type": None,
        "summary": "",
        "bot": world.bot.payload(),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "owner": world.owner.payload(),
        "team": None,
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "redirect_uris": [],
        "integration_types_config": {"0": {}, "1": {}},
        "approximate_guild_count": len(world.bot_guilds),
        "approximate_user_install_count": len(world.user_installs),
        "approximate_user_authorization_count": 0,
    }
    return Reply(about)


@routes("GET", "/gateway", needs_token=False)
def gateway(call: Call) -> Reply:
    """Tell where the gateway is."""
    return Reply({"url": call.backend.gateway.url})


@routes("GET", "/gateway/bot")
def gateway_bot(call: Call) -> Reply:
    """Tell where the gateway is, and how it may be used."""
    settings = call.backend.settings
    limit: Json = {
        "total": settings.session_starts,
        "remaining": call.backend.gateway.starts_left,
        "reset_after": 86_400_000,
        "max_concurrency": settings.max_concurrency,
    }
    return Reply(
        {
            "url": call.backend.gateway.url,
            "shards": settings.shards,
            "session_start_limit": limit,
        }
    )
