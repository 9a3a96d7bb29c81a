"""GraphSense TagPacks: lists of wallet addresses with labels (YAML).

Read event by event, so that a list of any length fits into memory, no reference is ever expanded, and
an address such as ``0xFA8E...`` stays text instead of becoming a number. What stands once at the top
holds for every tag that does not say otherwise, wherever it stands.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.encoding import decode_head
from strikeback.intake.gather import Gather
from strikeback.intake.limits import LIMITS, check_size
from strikeback.model.bodies import Instrument
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError, WrongEncodingError
from strikeback.model.record import Record, Refusal, RefusalReason
from strikeback.selectors.wallet import normalise_wallet

_TAGS: Final = re.compile(r"^tags:\s*$", re.MULTILINE)
_ADDRESS: Final = re.compile(r"^\s*(?:-\s+)?address:\s*\S", re.MULTILINE)
_INHERITED: Final[tuple[str, ...]] = (
    "currency", "network", "label", "category", "abuse", "source", "confidence", "actor", "creator",
    "lastmod",
)  # fmt: skip
_SEQUENCE: Final = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS: Final = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class Tag(NamedTuple):
    """One entry of the list."""

    line: int
    fields: dict[str, str]
    """Keys to texts; nested lists are joined by commas, deeper values have dotted keys."""
    whole: bool
    """False: something in it could not be taken."""


class TagPackReader:
    """Lists of labelled wallet addresses."""

    name = "tagpack"
    version = "1"
    title = "GraphSense TagPack (YAML)"

    def sniff(self, path: Path, head: bytes) -> float:
        """Return 0.95 for a list of tags with addresses."""
        text = decode_head(head)
        if not _TAGS.search(text):
            return 0.0
        return 0.95 if _ADDRESS.search(text) else 0.4 if path.suffix.lower() in {".yaml", ".yml"} else 0.1

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield an instrument a tag.

        Raises:
            BrokenFileError: No YAML, or no list of tags.
            WrongEncodingError: Its bytes are no text.
            TooLargeError: Larger or deeper than the limits.
        """
        check_size(source.path, LIMITS.whole_bytes, name=source.name)
        header: dict[str, str] = {}
        count = sum(1 for _ in _tags(source, header))
        if not count:
            raise BrokenFileError(
                "the file holds no list of tags",
                where=source.name,
                remedy="State another format, or ask the sender.",
            )
        maker = RecordMaker(source, self)
        inherited = {key: header[key] for key in _INHERITED if key in header}
        for row, tag in enumerate(_tags(source, {}), 1):
            gather = Gather(maker, maker.at(path="tags", row=row, line=tag.line))
            if not tag.whole:
                gather.refuse(RefusalReason.MALFORMED, "tag")
            yield from _instrument(gather, {**inherited, **tag.fields})


def _instrument(gather: Gather, fields: dict[str, str]) -> Iterator[Record | Refusal]:
    """Yield the instrument of one tag with the header's values."""
    address = fields.pop("address", "").strip()
    currency = (fields.pop("currency", "") or fields.pop("network", "")).strip().upper()
    if not address:
        gather.refuse(RefusalReason.NO_CONTENT, "address")
        yield from gather.refusals
        return
    gather.select("address", address, partial(normalise_wallet, address, currency))
    abuse, category = fields.pop("abuse", "").strip(), fields.pop("category", "").strip()
    if abuse and category:
        gather.keep("category", category)
    body = Instrument(
        type="wallet",
        institution=fields.pop("actor", "").strip(),
        currency=currency,
        category=abuse or category,
    )
    for key, text in fields.items():
        gather.keep(key, text)
    yield gather.record(body)
    yield from gather.refusals


def _tags(source: Source, header: dict[str, str]) -> Iterator[Tag]:
    """Yield the entries of the list; fill ``header`` with the values beside it on the way."""
    try:
        with source.path.open("rb") as file:
            yield from _walk(yaml.parse(file, Loader=yaml.CSafeLoader), header, source.name)
    except yaml.reader.ReaderError:
        raise WrongEncodingError(
            "the YAML is not UTF-8 or UTF-16", where=source.name, remedy="Save it as UTF-8."
        ) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 0
        raise _broken(source.name, line, error) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken(source.name, 0, error) from None


def _walk(events: Iterator[yaml.Event], header: dict[str, str], name: str) -> Iterator[Tag]:
    """Read the top mapping: the list under ``tags`` entry by entry, everything else into the header."""
    skip = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
    first = next((event for event in events if not isinstance(event, skip)), None)
    if not isinstance(first, yaml.MappingStartEvent):
        raise BrokenFileError("the YAML is no mapping with tags", where=name, remedy="State another format.")
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = event.value if isinstance(event, yaml.ScalarEvent) else ""
        value = next(events)
        if key == "tags" and isinstance(value, yaml.SequenceStartEvent):
            yield from _entries(events, name)
        else:
            fields, _ = _flat(value, events, name)
            header.update({f"{key}.{inner}" if inner else key: text for inner, text in fields.items()})


def _entries(events: Iterator[yaml.Event], name: str) -> Iterator[Tag]:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        line = event.start_mark.line + 1 if event.start_mark is not None else 0
        fields, whole = _flat(event, events, name)
        yield Tag(line, fields, whole and isinstance(event, yaml.MappingStartEvent))


def _flat(
    first: yaml.Event, events: Iterator[yaml.Event], name: str, depth: int = 0
) -> tuple[dict[str, str], bool]:
    """Return a value as flat texts, and whether all of it was taken; a reference is not followed."""
    if depth > LIMITS.json_depth:
        raise TooLargeError(
            "values are nested too deep", where=name, remedy="Check where the file comes from."
        )
    if isinstance(first, yaml.ScalarEvent):
        text = first.value[: LIMITS.field_chars]
        return {"": "" if text in {"~", "null"} and not first.style else text}, len(
            first.value
        ) <= LIMITS.field_chars
    if not isinstance(first, _SEQUENCE):
        return {}, False
    fields: dict[str, str] = {}
    whole = True
    for event in events:
        if isinstance(event, _ENDS):
            break
        key = ""
        value = event
        if isinstance(first, yaml.MappingStartEvent):
            key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
            value = next(events)
        inner, taken = _flat(value, events, name, depth + 1)
        whole = whole and taken
        for below, text in inner.items():
            path = ".".join(filter(None, (key, below)))
            fields[path] = f"{fields[path]}, {text}" if path in fields else text
    return fields, whole


def _broken(name: str, line: int, error: Exception) -> RefusedInputError:
    return BrokenFileError(
        f"the YAML is not well-formed ({type(error).__name__})",
        where=f"{name}, line {line}" if line else name,
        remedy="Ask the sender for the file again.",
    )
