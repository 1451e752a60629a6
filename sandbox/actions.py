"""What people do on the local Discord: use commands, press buttons, choose, fill forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox import availability
from sandbox.answer import Answer, find_component
from sandbox.availability import MESSAGE_MENU, SLASH, USER_MENU, Offer
from sandbox.backend import Backend
from sandbox.components import LINK_STYLE, PREMIUM_STYLE, SELECTS, Type
from sandbox.errors import NoAnswer, NoSuchComponent, NotAllowed
from sandbox.forms import Submission
from sandbox.interactions import Interaction
from sandbox.interactions.payloads import interaction_create, metadata, resolved
from sandbox.limits import CallbackType, InteractionType
from sandbox.menus import Menu
from sandbox.model import LOADING, Channel, Message, User
from sandbox.options import OptionForm
from sandbox.permissions import Permission
from sandbox.text import label as label_of
from sandbox.wire import Json
from sandbox.world import Newsroom

PATIENCE = 10.0
"""Seconds that a deferred answer is waited for."""
UPDATE_PATIENCE = 1.0
"""The same after a deferred update, which may well be all there is."""


class Actions:
    """Lets users act, and waits for what the bot answers.

    Args:
        backend: where they act.
        place: who they are.
    """

    def __init__(self, backend: Backend, place: Newsroom) -> None:
        self.backend = backend
        self.place = place
        self._default = place.guild.channels[min(place.guild.channels)]

    async def slash(
        self,
        name: str,
        /,
        options: Mapping[str, Any] | None = None,
        *,
        user: User | None = None,
        channel: Channel | None = None,
        forced: bool = False,
        patience: float = PATIENCE,
        **more: Any,
    ) -> Answer:
        """Use a slash command.

        Args:
            name: with group and subcommand: `facts subscribe`.
            options: values by name; needed for options named like one of these arguments.
            user: who; the ordinary member when None.
            channel: where; #general when None.
            forced: send it even when Discord's client would not offer it to this user.
            patience: how long to wait for the content of a deferred answer; 0 not at all.
            more: options by name.

        Raises:
            UnknownCommand: the bot registered no such command here.
            NotAllowed: the client would not offer it to this user here.
            BadOption: the client would not send these options.
            NoAnswer: the bot did not respond in time.
        """
        user, channel = user or self.place.member, channel or self._default
        offer = availability.find(self.backend.world, channel, name.removeprefix("/"))
        if not forced:
            availability.check(self.backend.world, offer, channel, user)
        form = self._form(offer, channel, user)
        filled = form.fill({**(options or {}), **more})
        interaction = self._interaction(InteractionType.COMMAND, f"/{offer.name}", user, channel)
        interaction.metadata = metadata(interaction, self.backend.world, command_type=SLASH)
        data = offer.data(filled)
        if named := form.resolved():
            data["resolved"] = named
        return await self._ask(interaction, data, patience)

    async def autocomplete(
        self,
        name: str,
        /,
        options: Mapping[str, Any] | None = None,
        *,
        focused: str | None = None,
        user: User | None = None,
        channel: Channel | None = None,
        **more: Any,
    ) -> list[Json]:
        """Type into an option and give the rows that are offered, each with name and value.

        Args:
            name: with group and subcommand.
            options: what was typed so far, by name.
            focused: the option being typed; the last one that autocompletes when None.
            user: who; the ordinary member when None.
            channel: where; #general when None.
            more: options by name.

        Raises:
            UnknownCommand, NotAllowed, BadOption, NoAnswer: as for slash.
        """
        user, channel = user or self.place.member, channel or self._default
        offer = availability.find(self.backend.world, channel, name.removeprefix("/"))
        availability.check(self.backend.world, offer, channel, user)
        typed = self._form(offer, channel, user).type({**(options or {}), **more}, focused)
        interaction = self._interaction(
            InteractionType.AUTOCOMPLETE, f"/{offer.name} …", user, channel
        )
        interaction.option_type = next(o["type"] for o in typed if o.get("focused"))
        answer = await self._ask(interaction, offer.data(typed), 0)
        return answer.interaction.choices or []

    async def message_menu(
        self,
        name: str,
        message: Message,
        *,
        user: User | None = None,
        forced: bool = False,
        patience: float = PATIENCE,
    ) -> Answer:
        """Use a command of a message's context menu.

        Raises:
            UnknownCommand, NotAllowed, NoAnswer: as for slash.
        """
        user = user or self.place.member
        objects = resolved(message.channel, user=user, messages=[message.payload])
        target = {"target_id": str(message.id), "resolved": objects}
        return await self._menu(
            name, MESSAGE_MENU, target, user, message.channel, patience, forced=forced
        )

    async def user_menu(
        self,
        name: str,
        target: User,
        *,
        user: User | None = None,
        channel: Channel | None = None,
        forced: bool = False,
        patience: float = PATIENCE,
    ) -> Answer:
        """Use a command of a user's context menu.

        Raises:
            UnknownCommand, NotAllowed, NoAnswer: as for slash.
        """
        user, channel = user or self.place.member, channel or self._default
        objects = resolved(channel, user=user, users=[target])
        data = {"target_id": str(target.id), "resolved": objects}
        return await self._menu(name, USER_MENU, data, user, channel, patience, forced=forced)

    async def press(
        self,
        where: Answer | Message,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        nth: int = 0,
        user: User | None = None,
        patience: float = PATIENCE,
    ) -> Answer:
        """Press a button.

        Args:
            where: the answer or message it stands in.
            label: what stands on it; or
            custom_id: what the bot calls it.
            nth: which of several with the same label, from 0.
            user: who; the one who got the answer, or the ordinary member, when None.
            patience: as for slash.

        Raises:
            NoSuchComponent: there is no such button.
            NotAllowed: it is switched off, a link, or not visible to this user.
            NoAnswer: the bot did not respond in time.
        """
        wanted = custom_id if label is None else label
        message, button = find_component(
            where, {Type.BUTTON}, named=label, custom_id=custom_id, nth=nth
        )
        if button.get("style") in (LINK_STYLE, PREMIUM_STYLE):
            raise NotAllowed(f"The button {wanted!r}", "it opens a page; the bot is not told")
        data = {"component_type": Type.BUTTON, "custom_id": button["custom_id"]}
        return await self._use(where, message, button, data, user, patience)

    async def choose(
        self,
        where: Answer | Message,
        menu: str | None = None,
        value: Any = None,
        *,
        values: Sequence[Any] | None = None,
        custom_id: str | None = None,
        user: User | None = None,
        patience: float = PATIENCE,
    ) -> Answer:
        """Choose from a menu.

        Args:
            where: the answer or message it stands in.
            menu: its placeholder; None takes the only one, or
            custom_id: what the bot calls it.
            value: an option's value or label, a User, Role or Channel; or
            values: several of them.
            user: as for press.
            patience: as for slash.

        Raises:
            NoSuchComponent, NotAllowed, NoAnswer: as for press.
            BadOption: it has no such option, or wants more or fewer.
        """
        message, component = find_component(where, SELECTS, named=menu, custom_id=custom_id)
        by = self._by(where, user)
        picked = Menu(component, message.channel, by)
        wanted = list(values) if values is not None else [value]
        chosen, named = picked.choose(wanted)
        data: Json = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "values": chosen,
        }
        if named:
            data["resolved"] = named
        return await self._use(where, message, component, data, by, patience)

    async def submit(
        self,
        opened: Answer,
        values: Mapping[str, Any] | None = None,
        *,
        user: User | None = None,
        patience: float = PATIENCE,
    ) -> Answer:
        """Fill and send the form that an answer opened.

        Args:
            opened: the answer that is a form.
            values: by custom id or label of the field; what is left out keeps its default.
            user: who; the one it was opened for when None.
            patience: as for slash.

        Raises:
            NoSuchComponent: the answer is no form, or the form has no such field.
            BadForm, BadOption: a field doesn't take its value.
            NoAnswer: the bot did not respond in time.
        """
        if opened.modal is None:
            raise NoSuchComponent("form", ["a message"])
        user = user or opened.user
        form = Submission(opened.modal, files=self.backend.files, channel=opened.channel, user=user)
        data = form.fill(values or {})
        name = f"the form {opened.modal.get('title')!r}"
        before = opened.interaction
        interaction = self._interaction(InteractionType.MODAL_SUBMIT, name, user, opened.channel)
        interaction.source = before.source
        interaction.metadata = metadata(
            interaction, self.backend.world, triggering_interaction_metadata=before.metadata
        )
        return await self._ask(interaction, data, patience)

    def say(
        self,
        text: str,
        *,
        user: User | None = None,
        channel: Channel | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Let a user write a message."""
        body: Json = {"content": text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
        return self.backend.messages.create(
            channel or self._default, user or self.place.member, body
        )

    def _form(self, offer: Offer, channel: Channel, user: User) -> OptionForm:
        return OptionForm(
            f"/{offer.name}",
            offer.options,
            world=self.backend.world,
            files=self.backend.files,
            channel=channel,
            user=user,
        )

    async def _menu(
        self,
        name: str,
        kind: int,
        target: Json,
        user: User,
        channel: Channel,
        patience: float,
        *,
        forced: bool,
    ) -> Answer:
        offer = availability.find(self.backend.world, channel, name, kind)
        if not forced:
            availability.check(self.backend.world, offer, channel, user)
        interaction = self._interaction(InteractionType.COMMAND, name, user, channel)
        interaction.metadata = metadata(interaction, self.backend.world, command_type=kind)
        return await self._ask(interaction, offer.data([]) | target, patience)

    async def _use(
        self,
        where: Answer | Message,
        message: Message,
        component: Json,
        data: Json,
        user: User | None,
        patience: float,
    ) -> Answer:
        by = self._by(where, user)
        what = f"The button or menu {label_of(component)!r}"
        if component.get("disabled"):
            raise NotAllowed(what, "it is switched off")
        if message.seen_by not in (None, by.id):
            raise NotAllowed(what, f"{by.display_name} doesn't see this message")
        if not message.channel.permissions_of(by) & Permission.VIEW_CHANNEL:
            raise NotAllowed(what, f"{by.display_name} can't see this channel")
        interaction = self._interaction(InteractionType.COMPONENT, what, by, message.channel)
        interaction.source = message
        interaction.metadata = metadata(
            interaction, self.backend.world, interacted_message_id=str(message.id)
        )
        return await self._ask(interaction, data | {"id": component["id"]}, patience)

    def _by(self, where: Answer | Message, user: User | None) -> User:
        if user is not None:
            return user
        return where.user if isinstance(where, Answer) else self.place.member

    def _interaction(
        self, kind: InteractionType, name: str, user: User, channel: Channel
    ) -> Interaction:
        return Interaction(self.backend.world.snowflakes.next(), kind, name, user, channel)

    async def _ask(self, interaction: Interaction, data: Json, patience: float) -> Answer:
        backend = self.backend
        payload = interaction_create(interaction, data, backend.world, backend.settings)
        guild = interaction.channel.guild
        backend.interactions.open(interaction)
        backend.gateway.dispatch(
            "INTERACTION_CREATE", payload, guild_id=guild.id if guild else None
        )
        deadline = backend.settings.deadline
        await interaction.changes.until(lambda: interaction.decided, deadline + 1)
        if interaction.answered is None:
            raise NoAnswer(interaction.name, deadline, interaction.refused, interaction.id)
        if patience:
            await _settle(interaction, patience)
        return Answer(interaction)


async def _settle(interaction: Interaction, patience: float) -> None:
    original = interaction.original
    if interaction.answered is CallbackType.DEFERRED_UPDATE:
        try:
            await interaction.changes.until(
                lambda: interaction.filled_at is not None or bool(interaction.followups),
                min(patience, UPDATE_PATIENCE),
            )
        except TimeoutError:
            return
    elif original is not None and original.flags & LOADING:
        try:
            await interaction.changes.until(lambda: interaction.filled_at is not None, patience)
        except TimeoutError:
            raise NoAnswer(f"{interaction.name}, which is thinking", patience) from None
