"""The specification of a table that has none: what each column holds, told from values first, heading second."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine import infer_values as look
from strikeback.linking.engine.form_bytes import Column, cells, sample_rows
from strikeback.linking.engine.form_missing import without_placeholders
from strikeback.linking.engine.infer_phones import dialling
from strikeback.linking.engine.infer_dates import date_order
from strikeback.linking.engine.infer_titles import about_event, date_part, titled
from strikeback.linking.engine.infer_values import Sample
from strikeback.linking.engine.spec import Field, FieldType, Spec

ROWS: Final = 4_000
"""Rows looked at; of columns that hold little there, as many filled ones."""
VALUES: Final = 1_000
"""Distinct values looked at."""
FEW: Final = 200
MIN_SHARE: Final = 0.8
NESTED_SHARE: Final = 0.3
WHOLE_SHARE: Final = 0.6
MAX_CATEGORY: Final = 1_000
MIN_PER_CATEGORY: Final = 20
MAX_FIELDS: Final = 15
NAMES: Final = frozenset({FieldType.NAME, FieldType.GIVEN, FieldType.FAMILY})
_Guess = tuple[FieldType, float, str]


@dataclass(frozen=True)
class _Table:
    """A sample of a table."""

    rows: Mapping[str, list[str]]
    """The same rows of every column, placeholders blank."""
    samples: Mapping[str, Sample]
    distinct: Mapping[str, int]
    """Distinct values of the whole column where the sample repeats them, else of the sample."""
    filled: Mapping[str, int]


def infer(
    columns: Mapping[str, Column], names: Iterable[str] | None = None, *, one_per_table: bool = False
) -> Spec:
    """Return a specification told from evenly spread rows; the same for the same rows in the same order.

    Columns without two values are ignored, as are full names beside their parts and what tells of the record
    rather than of its subject (row numbers, measures, times of entry).

    Args:
        columns: Column name -> cells of any kind.
        names: The columns to look at, in order; None: all.
        one_per_table: Passed on.
    """
    wanted = list(columns if names is None else names)
    table = _look(columns, wanted)
    fields = [_field(name, *_guess(name, table)) for name in wanted]
    fields = _dates_in_parts(fields)
    fields = [_settled(field, fields, table) for field in fields]
    fields = _without_wholes(fields, table)
    fields = [_nested(field, fields, table) for field in fields]
    return Spec(fields=tuple(_at_most(fields, table)), one_per_table=one_per_table)


def _field(name: str, kind: FieldType, confidence: float, why: str) -> Field:
    return Field(name=name, type=kind, confidence=confidence, why=why)


def _look(columns: Mapping[str, Column], names: Sequence[str]) -> _Table:
    rows, samples, distinct, filled = {}, {}, {}, {}
    for name in names:
        column = columns[name]
        texts = _texts(column, sample_rows(len(column), ROWS))
        rows[name] = texts
        some = [text for text in texts if text]
        share = len(some) / max(1, len(texts))
        if len(some) < FEW and len(column) > ROWS:
            some = [text for text in _texts(column, _filled_rows(column)) if text]
        counts = Counter(some)
        distinct[name] = len(counts)
        filled[name] = int(share * len(column))
        if len(column) > ROWS and len(counts) < 0.3 * len(some):
            distinct[name] = _count(column)
        kept = counts if len(counts) <= VALUES else Counter({v: counts[v] for v in _spread(counts)})
        samples[name] = Sample(kept, len(texts))
    return _Table(rows, samples, distinct, filled)


def _spread(counts: Counter[str]) -> list[str]:
    ordered = sorted(counts)
    return [ordered[i] for i in sample_rows(len(ordered), VALUES)]


def _texts(column: Column, rows: "np.typing.NDArray[np.int64]") -> list[str]:
    if isinstance(column, (pa.Array, pa.ChunkedArray)):
        some = column.take(pa.array(rows))
    else:
        some = [column[i] for i in rows]
    texts: list[str] = without_placeholders(cells(some)[0], FieldType.TEXT).to_pylist()
    return texts


def _filled_rows(column: Column) -> "np.typing.NDArray[np.int64]":
    texts = cells(column)[0]
    found = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    return found[sample_rows(len(found), ROWS)]


def _count(column: Column) -> int:
    if isinstance(column, pa.DictionaryArray):
        return len(column.dictionary)
    if isinstance(column, (pa.Array, pa.ChunkedArray)):
        return int(pc.count_distinct(column).as_py())
    return len(set(map(str, column)))


def _guess(name: str, table: _Table) -> _Guess:
    """Return type, confidence and reason of one column."""
    sample, title = table.samples[name], titled(name)
    if len(sample.counts) < 2:
        return FieldType.IGNORE, 1.0, "no two values"
    for rule in (_by_form, _by_numbers, _by_lists, _by_words):
        found = rule(name, title, sample, table)
        if found is not None:
            return found
    return FieldType.TEXT, 0.5, "no form of its own"


def _sure(share: float, title: FieldType | None, kind: FieldType) -> float:
    """Confidence from the share of values of a form, more where the heading agrees."""
    return round(min(0.99, share * (0.97 if title is kind else 0.88)), 2)


def _said(share: float, what: str, title: FieldType | None, kind: FieldType) -> str:
    heading = ", and the heading says so" if title is kind else ""
    return f"{share:.0%} of values are {what}{heading}"


def _by_form(_name: str, title: FieldType | None, sample: Sample, _table: _Table) -> _Guess | None:
    """Forms that prove themselves."""
    forms = (
        (FieldType.EMAIL, look.EMAIL.fullmatch, "e-mail addresses", 0.5),
        (FieldType.ACCOUNT, look.is_account, "IBANs", 0.5),
        (FieldType.WALLET, look.WALLET.fullmatch, "wallet addresses", 0.5),
        (FieldType.HANDLE, look.URL.match, "web addresses", 0.5),
    )
    for kind, test, what, least in forms:
        share = sample.share(test)
        if share >= (least if title is kind else MIN_SHARE):
            return kind, _sure(share, title, kind), _said(share, what, title, kind)
    return None


def _by_numbers(name: str, title: FieldType | None, sample: Sample, table: _Table) -> _Guess | None:
    """Dates, phone numbers, postcodes and other columns of digits."""
    dated = _date(name, title, sample)
    if dated is not None:
        return dated
    if sample.share(look.MEASURE.fullmatch) >= 0.9 and title not in (FieldType.PHONE, FieldType.ID):
        return FieldType.IGNORE, 0.8, "a measure tells of no one"
    phones = sample.share(look.is_phone)
    if phones > 0.5 and title is FieldType.PHONE:
        return FieldType.PHONE, _sure(phones, title, FieldType.PHONE), _said(phones, "phone numbers", title, FieldType.PHONE)
    postal = sample.share(look.POSTCODE.fullmatch)
    if (title is FieldType.POSTCODE and sample.digits > 0.5) or (postal >= 0.9 and title is not FieldType.ID):
        share = max(postal, sample.digits)
        return FieldType.POSTCODE, _sure(share, title, FieldType.POSTCODE), _said(share, "postcodes", title, FieldType.POSTCODE)
    if title is None and phones >= 0.9 and _dialled(sample):
        return FieldType.PHONE, _sure(phones, title, FieldType.PHONE), "written as phone numbers are"
    if title in (FieldType.ACCOUNT, FieldType.WALLET) and sample.digits > 0.5:
        return title, 0.7, "the heading says so"
    return _numbered(name, title, sample, table)


def _numbered(name: str, title: FieldType | None, sample: Sample, table: _Table) -> _Guess | None:
    """Row numbers, categories in digits, identifiers."""
    numbers = sample.share(look.NUMBER.fullmatch)
    if numbers == 1.0 and look.is_sequence(sample.values, sample.filled):
        return FieldType.IGNORE, 0.8, "numbers the rows"
    if numbers > 0.9 and table.distinct[name] <= FEW and _repeats(name, table):
        return FieldType.CATEGORY, 0.7, f"{table.distinct[name]} numbers again and again"
    return None


def _dialled(sample: Sample) -> bool:
    """Whether numbers are written for dialling: a plus sign, a zero in front, or separators."""
    plus = sample.share(lambda text: text.lstrip("( ").startswith(("+", "0")))
    parted = sample.share(lambda text: any(sign in text.strip() for sign in " -()."))
    return plus >= 0.3 or parted >= 0.5


def _date(name: str, title: FieldType | None, sample: Sample) -> _Guess | None:
    if title in (FieldType.POSTCODE, FieldType.PHONE, FieldType.ID) and sample.share(str.isdigit) > 0.5:
        return None
    order = date_order(sample.values)[0]
    share = sample.share(lambda text: look.is_date(text, order))
    bare = sample.share(str.isdigit)
    least = MIN_SHARE if bare < 0.2 or title is FieldType.DATE else 0.95
    if share < least or date_part(name) in ("month", "day"):
        return None
    if max(map(len, sample.values)) <= 4 and title is not FieldType.DATE and not date_part(name):
        return None
    clock = sample.share(lambda text: look.CLOCK.search(text) and not look.MIDNIGHT.search(text))
    if about_event(name) or clock > 0.5:
        return FieldType.IGNORE, 0.7, "when something was recorded, which tells of no one"
    return FieldType.DATE, _sure(share, title, FieldType.DATE), _said(share, "dates", title, FieldType.DATE)


def _repeats(name: str, table: _Table) -> bool:
    return table.filled[name] > MIN_PER_CATEGORY * table.distinct[name]


def _by_lists(name: str, title: FieldType | None, sample: Sample, table: _Table) -> _Guess | None:
    """Countries, sexes and other short lists."""
    few = table.distinct[name] <= 300
    sexes = sample.share(look.is_sex)
    if sexes == 1.0 or (title is FieldType.SEX and len(sample.counts) <= FEW):
        return FieldType.SEX, _sure(max(sexes, 0.7), title, FieldType.SEX), "words for a sex"
    if few and title in (None, FieldType.COUNTRY, FieldType.TEXT):
        share = sample.share(look.is_country)
        if share >= (0.5 if title is FieldType.COUNTRY else 0.9):
            return FieldType.COUNTRY, _sure(share, title, FieldType.COUNTRY), _said(share, "countries", title, FieldType.COUNTRY)
    if title in NAMES or table.distinct[name] >= MAX_CATEGORY or not _repeats(name, table):
        return None
    return FieldType.CATEGORY, 0.7, f"{table.distinct[name]} values again and again"


def _by_words(name: str, title: FieldType | None, sample: Sample, table: _Table) -> _Guess | None:
    """Names, organisations, places, handles, notes and identifiers."""
    if sample.length > 60 or sample.words > 10:
        return _note(sample)
    companies = sample.share(look.ORGANISATION.search)
    if companies >= 0.25 or title is FieldType.ORGANISATION:
        return FieldType.ORGANISATION, _sure(max(companies, 0.6), title, FieldType.ORGANISATION), _said(companies, "organisations", title, FieldType.ORGANISATION)
    named = sample.share(look.is_name_like)
    if title in NAMES and named >= MIN_SHARE:
        return title, _sure(named, title, title), _said(named, "names by their form", title, title)
    if title is FieldType.PLACE or sample.share(look.ADDRESS.search) >= 0.5:
        return FieldType.PLACE, 0.8, "addresses or places"
    signed = sample.share(lambda text: text.startswith(("@", "＠")))
    single = sample.share(look.HANDLE.fullmatch)
    if signed >= 0.5 or (title is FieldType.HANDLE and sample.words < 1.5):
        return FieldType.HANDLE, _sure(max(signed, single), title, FieldType.HANDLE), _said(single, "single words", title, FieldType.HANDLE)
    if sample.digits > 0.5 and sample.words < 2.5:
        if single >= MIN_SHARE and title is not FieldType.ID and _spoken(sample):
            return FieldType.HANDLE, 0.6, "single words of letters, signs and digits"
        return FieldType.ID, 0.8 if title is FieldType.ID else 0.6, f"{sample.digits:.0%} of values hold digits"
    if title is FieldType.NOTE:
        return _note(sample)
    if named >= 0.9 and title is None and 1.7 <= sample.words <= 4.5 and sample.letters > 0.95:
        return FieldType.NAME, 0.55, "two to four words of letters, as full names are"
    return None


def _spoken(sample: Sample) -> bool:
    """Whether values are mostly small letters, as handles are and identifiers are not."""
    return sample.share(lambda text: sum(c.islower() for c in text) > 0.5 * len(text)) > 0.6


def _note(sample: Sample) -> _Guess:
    """Free text counts by the identifiers in it, if there are any."""
    marked = sample.share(lambda text: "@" in text or sum(c.isdigit() for c in text) >= 7)
    if marked >= 0.02:
        return FieldType.NOTE, 0.6, "free text; the identifiers in it are compared"
    return FieldType.IGNORE, 0.6, "free text without identifiers"


def _dates_in_parts(fields: list[Field]) -> list[Field]:
    """Year, month and day in three columns become one date."""
    parts = {}
    for field in fields:
        part = date_part(field.name)
        if part and field.type in (FieldType.DATE, FieldType.CATEGORY, FieldType.ID, FieldType.TEXT):
            parts.setdefault(part, field.name)
    if not {"year", "month"} <= set(parts):
        return fields
    beside = tuple(parts[part] for part in ("month", "day") if part in parts)
    out = []
    for field in fields:
        if field.name == parts["year"]:
            why = "year, month and day in columns of their own"
            out.append(
                Field(
                    name="date of birth" if "date of birth" not in {f.name for f in fields} else field.name,
                    column=field.name,
                    type=FieldType.DATE,
                    beside=beside,
                    confidence=0.9,
                    why=why,
                )
            )
        elif field.name in beside:
            out.append(msgspec.structs.replace(field, type=FieldType.IGNORE, why="part of the date"))
        else:
            out.append(field)
    return out


def _settled(field: Field, fields: list[Field], table: _Table) -> Field:
    """Decide for the whole column what single values leave open: order of day and month, dialling habit."""
    if field.type is FieldType.DATE and not field.beside:
        order, said = date_order(table.samples[field.source].values)
        return msgspec.structs.replace(field, order=order, why=f"{field.why}; {said}" if said else field.why)
    if field.type is FieldType.PHONE:
        countries = {
            other.source: table.rows[other.source] for other in fields if other.type is FieldType.COUNTRY
        }
        region, beside, said = dialling(table.rows[field.source], table.samples[field.source].values, countries)
        return msgspec.structs.replace(field, region=region, beside=beside, why=f"{field.why}; {said}")
    return field


def _without_wholes(fields: list[Field], table: _Table) -> list[Field]:
    """Ignore columns of several words most of which stand in other columns (a full name beside its parts)."""
    used = [field for field in fields if field.type is not FieldType.IGNORE]
    out = []
    for field in fields:
        others = [table.rows[other.source] for other in used if other.name != field.name]
        if field in used and field.type is not FieldType.NOTE and _whole(table.rows[field.source], others):
            field = msgspec.structs.replace(field, type=FieldType.IGNORE, why="its words stand in other columns")
        out.append(field)
    return out


def _whole(values: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    hits = words = 0
    for i, value in enumerate(values):
        parts = value.lower().split()
        if len(parts) > 1:
            words += len(parts)
            around = {other[i].lower() for other in others if other[i]}
            hits += sum(part in around for part in parts)
    return words > 0 and hits > WHOLE_SHARE * words


def _nested(field: Field, fields: list[Field], table: _Table) -> Field:
    """Compare by equality alone what is made of a name (an address with a name in it)."""
    if field.type not in (FieldType.EMAIL, FieldType.TEXT, FieldType.HANDLE):
        return field
    for other in fields:
        if other.type in NAMES and other.name != field.name:
            pairs = zip(table.rows[field.source], table.rows[other.source], strict=True)
            both = [(v.lower(), o.lower()) for v, o in pairs if v and len(o) > 2]
            if both and sum(o in v for v, o in both) > NESTED_SHARE * len(both):
                return msgspec.structs.replace(field, exact_only=True, why=f"{field.why}; holds {other.name}")
    return field


def _at_most(fields: list[Field], table: _Table) -> list[Field]:
    """Keep the fields that tell most: filled and distinct."""
    used = [field for field in fields if field.type is not FieldType.IGNORE]
    if len(used) <= MAX_FIELDS:
        return fields

    def worth(field: Field) -> float:
        name = field.source
        return table.filled[name] * float(np.log2(1 + table.distinct[name]))

    kept = {field.name for field in sorted(used, key=lambda field: (-worth(field), field.name))[:MAX_FIELDS]}
    why = f"tells less than the {MAX_FIELDS} fields compared"
    return [
        field if field.name in kept or field.type is FieldType.IGNORE
        else msgspec.structs.replace(field, type=FieldType.IGNORE, why=why)
        for field in fields
    ]
