"""WhatsApp chat exports: the text file, or the zip archive the app writes around it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TextIO

import msgspec

from strikeback.intake.archive import open_archive
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.intake.encoding import decode_head, detect_encoding
from strikeback.intake.gather import Gather
from strikeback.intake.limits import LIMITS
from strikeback.intake.times import parse_moment
from strikeback.intake.whatsapp_lines import Head, date_parts, is_application, is_phone, read_head, read_note
from strikeback.intake.whatsapp_scan import Scan, scan, split_sender
from strikeback.model.bodies import Account, Conversation, Message, Participant
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError, WrongEncodingError
from strikeback.model.record import Record, Refusal, RefusalReason, Relation
from strikeback.model.time import Moment
from strikeback.selectors.phone import normalise_phone

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PART: Final = 1000  # messages a record, docs/decisions/0002 point 7
_PLATFORM: Final = "whatsapp"
_ZIP: Final = b"PK\x03\x04"


class WhatsAppReader:
    """Chat exports of WhatsApp in any language and date layout."""

    name = "whatsapp"
    version = "1"
    title = "WhatsApp chat export (.txt, or the .zip the app writes)"

    def sniff(self, path: Path, head: bytes) -> float:
        """Return 0.95 for a text whose first lines are messages, less when only the name says so."""
        if head.startswith(_ZIP):
            return _sniff_zip(path)
        return 0.95 if _starts_like_chat(head) else 0.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield the senders' accounts, then the conversation in parts of ``PART`` messages.

        Raises:
            WrongEncodingError: Neither UTF-8 nor UTF-16.
            BrokenFileError: No line of the file is a message.
            TooLargeError: One line is longer than a field may be.
        """
        member, attachments = _text_member(source)
        with _lines(source, member) as lines:
            found = scan(lines, stated=source.date_order, region=source.region)
        if not found.messages:
            raise BrokenFileError(
                "no line is a message of a chat export",
                where=source.name,
                remedy="Export the chat again from the app, or state another format.",
            )
        yield from _Chat(self, source, member, found).records()
        maker = RecordMaker(source, self)
        for number in range(1, attachments + 1):
            at = maker.at(path=f"attachment {number}")
            yield maker.refusal(RefusalReason.MEDIA_SKIPPED, at, "attachment")


class _Chat:
    """The second pass: messages into records."""

    def __init__(self, reader: WhatsAppReader, source: Source, member: str, found: Scan) -> None:
        self.source = source
        self.member = member
        self.scan = found
        self.maker = RecordMaker(source, reader)
        self.platform = _PLATFORM if found.own_form else ""
        self.refusals: list[Refusal] = []

    def records(self) -> Iterator[Record | Refusal]:
        """Yield accounts, then parts."""
        accounts: dict[str, Record] = {}
        for label, line in self.scan.senders.items():
            gather = Gather(self.maker, self.maker.at(path=self.member, line=line))
            if is_phone(label):
                gather.select("sender", label, partial(normalise_phone, label, self.source.region or None))
            accounts[label] = gather.record(Account(platform=self.platform, display_names=(label,)))
            yield accounts[label]
            yield from gather.refusals
        part = 1
        batch: list[tuple[int, Message]] = []
        for line, message in self.messages():
            batch.append((line, message))
            if len(batch) == PART:
                yield self.part(batch, part, accounts)
                part, batch = part + 1, []
                yield from self.taken_refusals()
        if batch:
            yield self.part(batch, part, accounts)
        yield from self.taken_refusals()

    def taken_refusals(self) -> Iterator[Refusal]:
        """Yield what was refused since the last call."""
        waiting, self.refusals = self.refusals, []
        yield from waiting

    def part(self, batch: list[tuple[int, Message]], part: int, accounts: dict[str, Record]) -> Record:
        """Return one conversation record."""
        gather = Gather(self.maker, self.maker.at(path=self.member, line=batch[0][0]))
        if self.scan.open_order:
            gather.keep(
                "date_order",
                f"{self.scan.order} by {self.scan.decided_by}; the dates would fit another order",
            )
        return gather.record(
            Conversation(
                medium="chat",
                platform=self.platform,
                participants=tuple(
                    Participant(label=label, identifier=label if is_phone(label) else "")
                    for label in accounts
                ),
                messages=tuple(message for _, message in batch),
                part=part,
                at=batch[0][1].at,
            ),
            ties=tuple(tie(Relation.PARTICIPANT, account) for account in accounts.values()),
        )

    def messages(self) -> Iterator[tuple[int, Message]]:
        """Yield each message with the line it starts on."""
        head: Head | None = None
        start = 0
        body: list[str] = []
        with _lines(self.source, self.member) as lines:
            for number, line in enumerate(lines, 1):
                following = read_head(line)
                if following is None:
                    if head is not None:
                        body.append(line)
                    elif line.strip("\ufeff \r\n"):
                        self.refuse(RefusalReason.MALFORMED, number, "line before the first message")
                    continue
                if head is not None:
                    yield start, self.message(head, body, start)
                head, start, body = following, number, []
        if head is not None:
            yield start, self.message(head, body, start)

    def message(self, head: Head, following: list[str], line: int) -> Message:
        """Return the message of a head and its further lines."""
        sender, text = split_sender(head, self.scan.senders)
        text = "\n".join([text, *following]).rstrip("\n")
        if len(text) > LIMITS.field_chars:
            self.refuse(RefusalReason.TOO_LONG, line, "text")
            text = text[: LIMITS.field_chars]
        gather = Gather(self.maker, self.maker.at(path=self.member, line=line))
        note = read_note(gather.text("text", text))
        at = self.moment(head)
        if at.utc is None:
            gather.refuse(RefusalReason.BAD_TIME, "time")
        for _ in range(note.attachments):
            gather.refuse(RefusalReason.MEDIA_SKIPPED, "attachment")
        self.refusals += gather.refusals
        return Message(
            sender=sender,
            at=at,
            text=note.text,
            attachments=note.attachments,
            deleted=note.deleted,
            system=not sender or (text[:1] == "\u200e" and is_application(text)),
            place=f"line:{line}",
        )

    def moment(self, head: Head) -> Moment:
        """Return the time of a head, read in the order decided for the whole file."""
        numbers = date_parts(head.date) or (0, 0, 0)
        written = "-".join(f"{number:02d}" for number in numbers)
        moment = parse_moment(f"{written} {head.clock}", zone=self.source.zone, order=self.scan.order)
        return msgspec.structs.replace(moment, raw=head.raw)

    def refuse(self, reason: RefusalReason, line: int, what: str) -> None:
        """Count something of one line."""
        self.refusals.append(self.maker.refusal(reason, self.maker.at(path=self.member, line=line), what))


def _starts_like_chat(head: bytes) -> bool:
    """Tell whether one of the first lines is a message."""
    return any(read_head(line) is not None for line in decode_head(head).split("\n", 6)[:6])


def _sniff_zip(path: Path) -> float:
    try:
        with open_archive(path) as archive:
            texts = [member.name for member in archive.members if member.name.lower().endswith(".txt")]
            for name in texts[:3]:
                with archive.open(name) as stream:
                    if _starts_like_chat(stream.read(4096)):
                        return 0.95
    except RefusedInputError:
        return 0.6 if "whatsapp" in path.name.lower() else 0.0
    return 0.0


def _text_member(source: Source) -> tuple[str, int]:
    """Return the text member's name, empty for a plain file, and the number of other members."""
    with source.path.open("rb") as file:
        if file.read(4) != _ZIP:
            return "", 0
    with open_archive(source.path, name=source.name) as archive:
        names = [member.name for member in archive.members]
        texts = [name for name in names if name.lower().endswith(".txt")]
        for name in texts:
            with archive.open(name) as stream:
                if _starts_like_chat(stream.read(4096)):
                    return name, len(names) - 1
    raise BrokenFileError(
        "the archive holds no chat text",
        where=source.name,
        remedy="Export the chat again, with or without media.",
    )


@contextmanager
def _lines(source: Source, member: str) -> Iterator[Iterator[str]]:
    """Open the text and give its lines without line ends."""
    if not member:
        codec = detect_encoding(source.path, region=source.region).codec
        with source.path.open("r", encoding=codec, newline="\n") as text:
            yield _bounded(text, source.name)
        return
    with open_archive(source.path, name=source.name) as archive, archive.open(member) as stream:
        yield _bounded(_utf8(stream), source.name)


def _bounded(text: TextIO, name: str) -> Iterator[str]:
    """Yield lines, none longer than a field may be."""
    try:
        while line := text.readline(LIMITS.field_chars + 2):
            if len(line.rstrip("\r\n")) > LIMITS.field_chars:
                raise TooLargeError(
                    "a line is longer than a field may be",
                    where=name,
                    remedy="Check that it is a chat export.",
                )
            yield line.rstrip("\r\n")
    except UnicodeError:
        raise WrongEncodingError(
            "the chat text is not UTF-8", where=name, remedy="Hand in the export as the app wrote it."
        ) from None


def _utf8(stream: IO[bytes]) -> TextIO:
    """Return an archive's member as text; the app writes UTF-8."""
    return io.TextIOWrapper(io.BufferedReader(_Raw(stream)), encoding="utf-8-sig", newline="\n")


class _Raw(io.RawIOBase):
    """An archive member's stream in the form that the standard wrappers take."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer."""
        view = memoryview(buffer).cast("B")
        block = self._stream.read(len(view))
        view[: len(block)] = block
        return len(block)
