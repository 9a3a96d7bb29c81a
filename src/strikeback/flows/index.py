"""What a search can find a record by: its selectors, the readings of its names, its numbers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from strikeback.flows.texts import Found
from strikeback.model.bodies import Account, Exhibit, Instrument, Person, Report
from strikeback.model.record import Record
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.names.readings import readings

NAME: Final = "name"
WHOLE: Final = "whole"
NUMBER: Final = "number"
HANDLE: Final = "handle"

Row = dict[str, object]


def selector_rows(record: Record, found: Sequence[Found]) -> Iterator[Row]:
    """Yield the rows of the selector index for one record."""
    for selector in record.selectors:
        yield _row(record, selector, "", 0)
    for place, finding in found:
        if finding.selector is not None:
            yield _row(record, finding.selector, place, finding.start)


def term_rows(record: Record, found: Sequence[Found]) -> Iterator[Row]:
    """Yield the terms under which one record is found."""
    for text in names_of(record):
        read = readings(text)
        for token in read.tokens:
            yield _term(NAME, token, record)
        for whole in whole_forms(text):
            yield _term(WHOLE, whole, record)
    for number in numbers_of(record):
        yield _term(NUMBER, number, record)
    inside = (finding.selector for _, finding in found if finding.selector is not None)
    for handle in handles_of(record, inside):
        yield _term(HANDLE, handle, record)


def whole_forms(text: str) -> tuple[str, ...]:
    """Return a name run together, as written and in every reading: tokens are cut differently by scripts."""
    read = readings(text)
    forms = (read.native, *("".join(reading) for reading in read.readings))
    return tuple(dict.fromkeys(form for form in forms if form))


def names_of(record: Record) -> tuple[str, ...]:
    """Return every name a record states, whole."""
    body = record.body
    if isinstance(body, Person):
        return tuple(name.text for name in body.names)
    if isinstance(body, Account):
        return body.display_names
    if isinstance(body, Instrument) and body.holder is not None:
        return (body.holder.text,)
    return ()


def numbers_of(record: Record) -> tuple[str, ...]:
    """Return the report or exhibit numbers of a record, folded for comparison."""
    body = record.body
    stated = [record.locator.ident]
    if isinstance(body, Report | Exhibit):
        stated.append(body.number)
    return tuple(dict.fromkeys(fold_number(one) for one in stated if one.strip()))


def fold_number(text: str) -> str:
    """Return a number's letters and digits in lower case: ``HK-2014/0117`` becomes ``hk20140117``."""
    return "".join(char for char in text.casefold() if char.isalnum())


def handles_of(record: Record, found: Iterable[Selector]) -> tuple[str, ...]:
    """Return handles without their platform, lower case."""
    kinds = {SelectorKind.HANDLE, SelectorKind.ACCOUNT}
    bare = [s.value.partition(":")[2].casefold() for s in (*record.selectors, *found) if s.kind in kinds]
    if isinstance(record.body, Account):
        bare.append(record.body.handle.casefold().lstrip("@"))
    return tuple(dict.fromkeys(one for one in bare if one))


def _row(record: Record, selector: Selector, place: str, start: int) -> Row:
    return {
        "kind": selector.kind.value,
        "value": selector.value,
        "record": record.id,
        "place": place,
        "start": start,
        "linkable": int(selector.linkable),
    }


def _term(kind: str, value: str, record: Record) -> Row:
    return {"kind": kind, "value": value, "record": record.id}
