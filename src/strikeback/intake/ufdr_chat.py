"""Chats of a Cellebrite report, taken message by message, so that a chat of any length fits into memory."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from strikeback.intake.gather import Gather
from strikeback.intake.identify import platform_of
from strikeback.intake.ufdr_context import Context, Party
from strikeback.intake.ufdr_message import read_messages
from strikeback.intake.ufdr_model import Model, read_model
from strikeback.model.bodies import Conversation, Message
from strikeback.model.record import Record, Refusal

PART: Final = 1000  # messages a record, docs/decisions/0002 point 7
_PARTIES: Final = 2000  # parties listed in one record


class ChatPart:
    """A chat while it is read: messages since the last record, and the parties named so far."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._messages: list[Message] = []
        self._leftovers: list[tuple[str, str]] = []
        self._parties: dict[str, Party] = {}
        self._refused: list[Refusal] = []
        self._part = 1
        self._source = ""
        self._head: Model | None = None

    def add(self, element: etree._Element) -> bool:
        """Take one finished message; True when a part is full."""
        model = read_model(element, self._context.source.name, 1)
        gather = Gather(self._context.maker, self._context.maker.at(path=f"model:{model.ident}"))
        for message, parties in read_messages(self._context, gather, model, quoted=False):
            self._messages.append(message)
            for party in parties:
                self._meet(party)
        self._leftovers += gather.unmapped
        self._refused += gather.refusals
        return len(self._messages) >= PART

    def flush(self, top: etree._Element, *, last: bool) -> Iterator[Record | Refusal]:
        """Yield the accounts of new parties and the conversation of the messages so far.

        Args:
            top: The chat's element; its messages have been dropped already.
            last: The element is finished. A chat without messages gives one record.
        """
        if not self._messages and (self._part > 1 or not last):
            return
        context = self._context
        model = read_model(top, context.source.name)
        self._name(model)
        gather = context.gather(self._head or model)
        gather.unmapped += self._leftovers
        start = context.time(gather, model.take("StartTime"), "StartTime")
        if last:
            model.keep_rest(gather)
        parties = list(self._parties.values())[:_PARTIES]
        for party in parties:
            yield from context.account(party, self._source, gather.at)
        yield gather.record(
            Conversation(
                medium="chat",
                platform=platform_of(self._source) if self._source else "",
                participants=tuple(party.participant() for party in parties),
                messages=tuple(self._messages),
                part=self._part,
                at=start,
                deleted=model.deleted,
            ),
            ties=(
                *context.on_device(),
                *(one for party in parties for one in context.tie_to(party, self._source)),
            ),
            deleted=model.deleted,
            confidence=model.confidence,
        )
        yield from (*gather.refusals, *self._refused)
        self._part += 1
        self._messages, self._leftovers, self._refused = [], [], []

    def _name(self, model: Model) -> None:
        """Take what the chat's own fields say."""
        self._source = model.take("Source") or self._source
        for party in map(Party, model.take_models("Participants")):
            self._meet(party)
        if self._head is None:
            self._head = model

    def _meet(self, party: Party) -> None:
        if party.label:
            known = self._parties.setdefault(party.label, party)
            known.owner = known.owner or party.owner
            known.name = known.name or party.name
