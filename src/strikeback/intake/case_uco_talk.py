"""Threads, messages and calls of a CASE/UCO document."""

from typing import Final

from strikeback.intake.case_uco_graph import Thing
from strikeback.intake.case_uco_things import Draft, Things
from strikeback.intake.durations import read_duration
from strikeback.intake.gather import Gather
from strikeback.intake.identify import platform_of
from strikeback.model.bodies import Conversation, Message, Participant

PART: Final = 1000  # messages a record, docs/decisions/0002 point 7
_THREADS: Final = ("MessageThread", "MessageThreadFacet")
_MESSAGES: Final = (
    "Message", "MessageFacet", "SMSMessage", "SMSMessageFacet", "EmailMessage", "EmailMessageFacet",
    "MMSMessage",
)  # fmt: skip
_CALLS: Final = ("Call", "CallFacet", "PhoneCall")
_DIRECTIONS: Final = {
    "incoming": "incoming",
    "inbound": "incoming",
    "outgoing": "outgoing",
    "outbound": "outgoing",
}


class Talk:
    """Turns threads, messages outside of threads, and calls into drafts."""

    def __init__(self, kinds: Things) -> None:
        self._kinds = kinds
        self._labels: dict[str, str] = {}

    @staticmethod
    def is_talk(thing: Thing) -> bool:
        """Tell whether a thing is a thread, message or call."""
        return thing.is_any(*_THREADS, *_MESSAGES, *_CALLS)

    def drafts(self, labels: dict[str, str]) -> list[Draft]:
        """Return the drafts of all conversations.

        Args:
            labels: What to call each party, by its id.
        """
        self._labels = labels
        things = self._kinds.things.values()
        found: list[Draft] = []
        for thing in things:
            if thing.is_any(*_THREADS):
                found += self._thread(thing)
        for thing in things:
            if thing.is_any(*_CALLS):
                found.append(self._call(thing))
            elif thing.is_any(*_MESSAGES) and not thing.used and not thing.is_any(*_THREADS):
                found += self._single(thing)
        return found

    def _thread(self, thing: Thing) -> list[Draft]:
        messages = self._ordered(thing)
        for one in messages:
            one.used = True
        parties = list(dict.fromkeys([*thing.refs.get("participant", []), *self._parties(messages)]))
        drafts = []
        for start in range(0, max(len(messages), 1), PART):
            gather = self._kinds.gather(thing)
            body = self._conversation(gather, messages[start : start + PART], parties, start // PART + 1)
            if start == 0:
                self._kinds.keep_rest(thing, gather)
            thing.refs["_participants"] = parties
            drafts.append(Draft(thing, gather, body))
        return drafts

    def _single(self, thing: Thing) -> list[Draft]:
        gather = self._kinds.gather(thing)
        parties = self._parties([thing])
        body = self._conversation(gather, [thing], parties, 1)
        if not any(one.text or one.at for one in body.messages) and not parties and not gather.unmapped:
            return []
        thing.refs["_participants"] = parties
        return [Draft(thing, gather, body)]

    def _ordered(self, thing: Thing) -> list[Thing]:
        """Return a thread's messages in its own order: by index, else by time and id."""
        found: dict[str, int] = {}
        for iri in (*thing.refs.get("messageThread", []), thing.iri):
            inner = self._kinds.things.get(iri)
            if inner is None:
                continue
            inner.used = True
            for item in map(self._kinds.things.get, inner.refs.get("item", [])):
                if item is not None:
                    index = item.take("index")
                    for content in item.refs.get("itemContent", []):
                        found[content] = (
                            int(index) if index.isascii() and index.isdigit() and len(index) < 10 else 0
                        )
            for element in (*inner.refs.get("element", []), *inner.refs.get("message", [])):
                found.setdefault(element, 0)
        messages = [one for iri in found if (one := self._kinds.things.get(iri)) is not None]
        return sorted(
            messages, key=lambda one: (found[one.iri], one.literals.get("sentTime", [""])[0], one.iri)
        )

    @staticmethod
    def _parties(messages: list[Thing]) -> list[str]:
        names = ("from", "sender", "to", "cc", "bcc")
        return list(
            dict.fromkeys(iri for one in messages for name in names for iri in one.refs.get(name, []))
        )

    def _conversation(
        self, gather: Gather, things: list[Thing], parties: list[str], part: int
    ) -> Conversation:
        messages = tuple(self._message(gather, thing) for thing in things)
        first = things[0] if things else None
        source = self._kinds.named(first, "application") if first is not None else ""
        medium = "chat"
        if first is not None and first.is_any("EmailMessage", "EmailMessageFacet"):
            medium = "email"
        elif first is not None and first.is_any("SMSMessage", "SMSMessageFacet", "MMSMessage"):
            medium = "sms"
        return Conversation(
            medium=medium,
            platform=platform_of(source.removeprefix("com.")) if source else "",
            participants=self._participants(parties),
            messages=messages,
            part=part,
            at=messages[0].at if messages else None,
        )

    def _participants(self, parties: list[str]) -> tuple[Participant, ...]:
        labels = [self._labels[iri] for iri in parties if iri in self._labels]
        return tuple(Participant(label=label, identifier=label) for label in dict.fromkeys(labels))

    def _message(self, gather: Gather, thing: Thing) -> Message:
        inner = self._kinds.gather(thing)
        senders = [*thing.refs.get("from", []), *thing.refs.get("sender", [])]
        subject, body = thing.take("subject"), "\n".join(thing.take_all("messageText", "body"))
        at = self._kinds.moment(inner, thing.take("sentTime", "receivedTime", "startTime"), "sentTime")
        message = Message(
            sender=next((self._labels[iri] for iri in senders if iri in self._labels), ""),
            at=at,
            text=inner.text("messageText", f"{subject}\n\n{body}" if subject and body else subject or body),
            attachments=len(thing.refs.get("attachment", [])),
            place=thing.path,
        )
        self._kinds.keep_rest(thing, inner)
        gather.unmapped += [(f"{thing.path}/{name}", text) for name, text in inner.unmapped]
        gather.refusals += inner.refusals
        return message

    def _call(self, thing: Thing) -> Draft:
        gather = self._kinds.gather(thing)
        parties = list(dict.fromkeys([*self._parties([thing]), *thing.refs.get("participant", [])]))
        duration, direction = thing.take("duration"), thing.take("callType", "direction")
        known = _DIRECTIONS.get(direction.lower(), "missed" if "miss" in direction.lower() else "")
        if direction and not known:
            gather.keep("callType", direction)
        seconds = read_duration(duration.partition(".")[0])
        if duration and seconds is None:
            gather.keep("duration", duration)
        body = Conversation(
            medium="call",
            platform="phone",
            participants=self._participants(parties),
            at=self._kinds.moment(gather, thing.take("startTime"), "startTime"),
            seconds=seconds,
            direction=known,
        )
        self._kinds.keep_rest(thing, gather)
        thing.refs["_participants"] = parties
        return Draft(thing, gather, body)
