"""Single messages, text messages, calls and e-mail of a Cellebrite report."""

from collections.abc import Iterator
from typing import Final

from strikeback.intake.durations import read_duration
from strikeback.intake.gather import Gather
from strikeback.intake.identify import platform_of
from strikeback.intake.ufdr_context import Context, Party
from strikeback.intake.ufdr_model import Model
from strikeback.model.bodies import Conversation, Message
from strikeback.model.record import Record, Refusal, RefusalReason

_TEXT_FIELDS: Final = ("Body", "Text", "Content", "Message")
_TIME_FIELDS: Final = ("TimeStamp", "Timestamp", "Date", "DateSent", "DateCreated")
_ROUTINE: Final = frozenset({
    "UserMapping", "Id", "Status", "Type", "Platform", "Folder", "Label", "Identifier", "Priority",
    "SMSC", "SourceApplication", "Source", "ServiceIdentifier", "DateRead", "DateDelivered",
})  # fmt: skip
# The state of a chat message inside the phone; not repeated for each of a million messages.
_DIRECTIONS: Final = {
    "incoming": "incoming", "received": "incoming", "inbox": "incoming",
    "outgoing": "outgoing", "sent": "outgoing", "dialed": "outgoing", "dialled": "outgoing",
    "missed": "missed", "rejected": "missed", "declined": "missed",
}  # fmt: skip
_QUOTABLE: Final = frozenset({"InstantMessage", "SMS", "MMS", "Email"})


def is_message(model: Model) -> bool:
    """Tell whether a model of any name is a message: it has a text, and a sender, receiver or parties."""
    return any(name in model.fields for name in _TEXT_FIELDS) and any(
        name in model.models for name in ("From", "To", "Parties", "Participants")
    )


def read_messages(
    context: Context, gather: Gather, model: Model, *, quoted: bool
) -> Iterator[tuple[Message, list[Party]]]:
    """Yield a chat message, then the messages it quotes, each with the parties it names.

    Quoted messages are nested in the message that quotes them; they were not sent a second time.

    Args:
        context: The extraction.
        gather: Takes what is left over and refused.
        model: The message; its fields are used up.
        quoted: It is itself a quotation.
    """
    senders = [Party(one) for one in model.take_models("From")]
    receivers = [Party(one) for one in model.take_models("To", "Cc", "Bcc")]
    attachments = model.take_models("Attachments", "Attachment")
    for _ in attachments:
        gather.refuse(RefusalReason.MEDIA_SKIPPED, "attachment")
    nested = _take_nested(model)
    kind = model.take("Type")
    model.drop(_ROUTINE)
    yield (
        Message(
            sender=senders[0].label if senders else "",
            at=context.time(gather, model.take(*_TIME_FIELDS), "TimeStamp"),
            text=read_text(gather, model),
            attachments=len(attachments),
            deleted=model.deleted,
            quoted=quoted,
            system="system" in kind.lower(),
            place=f"model:{model.ident}" if model.ident else "",
        ),
        [] if quoted else senders + receivers,
    )
    for path, text in model.leftovers():
        gather.keep(f"model:{model.ident}/{path}", text)
    for one in nested:
        yield from read_messages(context, gather, one, quoted=True)


def _take_nested(model: Model) -> list[Model]:
    """Take the messages nested in a message, also those below a wrapper such as reply data."""
    found: list[Model] = []
    for name in list(model.models):
        below = model.models[name]
        found += [one for one in below if one.type in _QUOTABLE]
        wrappers = [one for one in below if one.type not in _QUOTABLE]
        for wrapper in wrappers:
            found += _take_nested(wrapper)
        if wrappers:
            model.models[name] = wrappers
        else:
            del model.models[name]
    return found


def read_text(gather: Gather, model: Model) -> str:
    """Return subject and body of a message, without media bytes."""
    subject = model.take("Subject", "Title")
    body = "\n".join(model.take_all(*_TEXT_FIELDS))
    return gather.text("Body", f"{subject}\n\n{body}" if subject and body else subject or body)


def single_message(context: Context, model: Model) -> Iterator[Record | Refusal]:
    """Yield an SMS, MMS, e-mail or any other message that stands by itself."""
    gather = context.gather(model)
    source = model.take("Source", "SourceApplication")
    parties = _parties(model)
    attachments = model.take_models("Attachments")
    for _ in attachments:
        gather.refuse(RefusalReason.MEDIA_SKIPPED, "attachment")
    nested = _take_nested(model)
    at = context.time(gather, model.take(*_TIME_FIELDS), "TimeStamp")
    sender = next((one.label for one in parties if one.role.lower() == "from"), "")
    message = Message(
        sender=sender,
        at=at,
        text=read_text(gather, model),
        attachments=len(attachments),
        deleted=model.deleted,
        place=f"model:{model.ident}" if model.ident else "",
    )
    quotes = [one for inner in nested for one, _ in read_messages(context, gather, inner, quoted=True)]
    model.keep_rest(gather)
    medium = "email" if "mail" in model.type.lower() else "sms" if _is_sms(model, source) else "chat"
    body = Conversation(
        medium=medium,
        platform=platform_of(source) if source else ("" if medium == "email" else "phone"),
        participants=tuple(one.participant() for one in parties),
        messages=(message, *quotes),
        at=at,
        deleted=model.deleted,
    )
    yield from _with_parties(context, gather, model, body, parties, source)


def _is_sms(model: Model, source: str) -> bool:
    name = model.type.lower()
    return "sms" in name or "mms" in name or "text" in name or platform_of(source) == "phone"


def call(context: Context, model: Model) -> Iterator[Record | Refusal]:
    """Yield a call: a conversation without messages."""
    gather = context.gather(model)
    source = model.take("Source")
    parties = _parties(model)
    at = context.time(gather, model.take(*_TIME_FIELDS, "StartTime"), "TimeStamp")
    duration = model.take("Duration")
    seconds = read_duration(duration)
    if duration and seconds is None:
        gather.keep("Duration", duration)
    direction = model.take("Direction", "Type")
    known = _DIRECTIONS.get(direction.strip().lower(), "")
    if direction and not known:
        gather.keep("Direction", direction)
    model.keep_rest(gather)
    body = Conversation(
        medium="call",
        platform=platform_of(source),
        participants=tuple(one.participant() for one in parties),
        at=at,
        seconds=seconds,
        direction=known,
        deleted=model.deleted,
    )
    yield from _with_parties(context, gather, model, body, parties, source)


def _parties(model: Model) -> list[Party]:
    """Take all parties of a message or call; their role is the field they stand in, or their own."""
    found = []
    for name in ("From", "To", "Cc", "Bcc", "Parties", "Participants"):
        for party in map(Party, model.take_models(name)):
            party.role = party.role or (name if name not in {"Parties", "Participants"} else "")
            if party.label:
                found.append(party)
    return found


def _with_parties(
    context: Context, gather: Gather, model: Model, body: Conversation, parties: list[Party], source: str
) -> Iterator[Record | Refusal]:
    """Yield the accounts of the parties and the conversation tied to them."""
    for party in parties:
        yield from context.account(party, source, gather.at)
    yield gather.record(
        body,
        ties=(*context.on_device(), *(one for party in parties for one in context.tie_to(party, source))),
        deleted=model.deleted,
        confidence=model.confidence,
    )
    yield from gather.refusals
