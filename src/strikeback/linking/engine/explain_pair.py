"""All about one pair of records: fields and counts, what proposed it, what is against, what would turn it."""

import re
from typing import ClassVar, Final

import numpy as np

from strikeback.linking.engine.aliases import learned_from, of_model
from strikeback.linking.engine.form_dates import UNKNOWN
from strikeback.linking.engine.keys import digests_of
from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    EXACT,
    FAINT,
    INITIAL,
    KINDS,
    MISSING,
    NAMES,
    PART,
    REORDERED,
    SHIFT,
    SWAPPED,
    USED,
)
from strikeback.linking.engine.model import GRAIN, Key, Model
from strikeback.linking.engine.records import Records
from strikeback.model.base import Frozen

OF_DATES: Final = {
    ALIKE: "two parts of three equal",
    INITIAL: "day and month equal",
    FAINT: "two digits wrong",
    PART: "year equal",
    REORDERED: "as far as known",
}
OF_CODES: Final = {ALIKE: "first half equal", INITIAL: "last half equal", FAINT: "faintly alike"}
OF_TEXTS: Final = {INITIAL: "initial equal", REORDERED: "words in another order"}
OF_NAMES: Final = {INITIAL: "initial equal", REORDERED: "the same words or sounds"}
"""What levels mean for some kinds of fields; see ``levels``."""


class FieldEvidence(Frozen, frozen=True, kw_only=True):
    """One compared field."""

    shown: ClassVar = ("field", "level", "bits")

    field: str
    level: str
    """How the values agree, such as ``equal`` or ``one slip``."""
    bits: float
    left: str
    """Comparable form of the left value, as ``shown`` gives it."""
    right: str
    left_count: int
    """Records with this value."""
    right_count: int
    m: float
    """Chance of this level among records that are the same."""
    u: float
    """The same among records that are not."""
    follows: str = ""
    """Field that agrees and that this one follows from: its agreement says less then."""
    learned: int = 0
    """Entities that showed that the two values stand for each other; 0: nothing of the kind was learned."""


class Proposal(Frozen, frozen=True, kw_only=True):
    """A candidate key both records have in common."""

    shown: ClassVar = ("key", "records", "proposed")

    key: str
    records: int
    """Records that have it."""
    proposed: bool
    """False: so many have it that it proposes nothing."""


class Change(Frozen, frozen=True, kw_only=True):
    """One field, were it otherwise, and the score of the pair then."""

    shown: ClassVar = ("field", "level", "bits")

    field: str
    level: str
    """What it would be, such as ``equal``, ``one slip``, ``not known``, ``different``."""
    bits: float
    """Score of the pair then."""


class PairEvidence(Frozen, frozen=True, kw_only=True):
    """One pair. ``prior`` + the fields' bits + ``related`` are ``bits``, exactly."""

    shown: ClassVar = ("bits", "same", "model")

    bits: float
    threshold: float
    """Bits from which a pair is likely the same."""
    same: bool
    """The score reaches the threshold."""
    prior: float
    related: float
    """What is taken off because relatives and neighbours agree like this too; never above 0."""
    fields: tuple[FieldEvidence, ...]
    proposals: tuple[Proposal, ...]
    changes: tuple[Change, ...]
    """For each field that alone can turn the verdict, the change nearest to it; the smallest change first."""
    model: str
    """Release."""
    records: int
    """Records the model was trained on."""

    @property
    def against(self) -> tuple[FieldEvidence, ...]:
        """The fields that speak against the two being one, strongest first."""
        return tuple(sorted((f for f in self.fields if f.bits < 0), key=lambda f: f.bits))


def explain_pair(records: Records, model: Model, one: int, other: int) -> PairEvidence:
    """Return what makes the score of two rows, and what would turn the verdict."""
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler

    records = of_model(records, model)
    packed = int(patterns_of(records.book, np.array([one]), np.array([other]))[0])
    fields = _fields(records, model, one, other, packed)
    bits = _scores(model, [packed])[0]
    related = bits - model.prior - sum(round(field.bits * GRAIN) for field in fields)
    return PairEvidence(
        bits=bits / GRAIN,
        threshold=model.threshold / GRAIN,
        same=bits >= model.threshold,
        prior=model.prior / GRAIN,
        related=related / GRAIN,
        fields=fields,
        proposals=proposals_of(records, model, one, other),
        changes=_changes(records, model, one, other, packed),
        model=model.release,
        records=model.records,
    )


def _scores(model: Model, packed: list[int]) -> list[int]:
    from strikeback.linking.engine.kernels_scores import scores_of  # noqa: PLC0415 - loads the compiler

    scores: list[int] = scores_of(np.array(packed, dtype=np.int64), model.scale()).tolist()
    return scores


def _fields(records: Records, model: Model, one: int, other: int, packed: int) -> tuple[FieldEvidence, ...]:
    scale = model.scale()
    out = []
    for f, field in enumerate(model.fields):
        level = (packed >> (SHIFT * f)) & 15
        if level == MISSING:
            continue
        above = (packed >> (SHIFT * int(scale.given[f]))) & 15 if scale.given[f] >= 0 else 0
        table = int(MISSING < above <= EXACT)
        a, b = (int(records.book.codes[row, f]) for row in (one, other))
        out.append(
            FieldEvidence(
                field=field.name,
                level=level_name(level, field.kind),
                bits=int(scale.same[table, f, level]) / GRAIN,
                left=shown(records.text(f, a), field.kind),
                right=shown(records.text(f, b), field.kind),
                left_count=int(records.counts[a]),
                right_count=int(records.counts[b]),
                m=field.m[level],
                u=field.u[level],
                follows=field.follows if table else "",
                learned=learned_from(field, records.text(f, a), records.text(f, b)) if level == ALIAS else 0,
            )
        )
    return tuple(out)


def named_key(key: Key) -> str:
    """Return a candidate key in words."""
    if not key.parts:
        return "all records"
    return " + ".join(
        name if part == "value" else f"{name} ({part.replace('_', ' ')})" for name, part in key.parts
    )


def proposals_of(records: Records, model: Model, one: int, other: int) -> tuple[Proposal, ...]:
    """Return the candidate keys that two rows have in common, those that propose first."""
    out = []
    for key in model.keys:
        digests = digests_of(records, key)
        if digests[one] and digests[one] == digests[other]:
            size = int((digests == digests[one]).sum())
            out.append(Proposal(key=named_key(key), records=size, proposed=size <= key.cap))
    return tuple(sorted(out, key=lambda found: (not found.proposed, found.records, found.key)))


def _changes(records: Records, model: Model, one: int, other: int, packed: int) -> tuple[Change, ...]:
    """Return, for each field that alone can turn the verdict, its nearest change that does.

    Every level the field can have is tried in the place of its own and scored like any pair. What equality
    would weigh depends on the value: the left one's, the right one's, or the usual one's where both miss.
    """
    tried: list[tuple[int, int, int]] = []
    for f in range(len(model.fields)):
        now = (packed >> (SHIFT * f)) & 15
        tried += [
            (f, level, (packed & ~(15 << (SHIFT * f))) | (level << (SHIFT * f)))
            for level in sorted(_possible(records, model, f, one, other) - {now})
            if not (0 < now <= EXACT and 0 < level <= EXACT)
        ]
    current, *scores = _scores(model, [packed, *(pattern for _, _, pattern in tried)])
    nearest: dict[int, tuple[int, int, int]] = {}
    for (f, level, _), score in zip(tried, scores, strict=True):
        if (score >= model.threshold) != (current >= model.threshold):
            nearest[f] = min(nearest.get(f, (1 << 40, 0, 0)), (abs(score - current), level, score))
    return tuple(
        Change(field=model.fields[f].name, level=level_name(level, model.fields[f].kind), bits=score / GRAIN)
        for f, (_, level, score) in sorted(nearest.items(), key=lambda item: (item[1][0], item[0]))
    )


def _possible(records: Records, model: Model, f: int, one: int, other: int) -> set[int]:
    """Return the levels a field of this pair could have, if one of its two values were another."""
    kind = KINDS.index(model.fields[f].kind)
    out = {MISSING, *(level for level in USED[kind] if level > EXACT and level != SWAPPED)}
    a, b = (int(records.book.codes[row, f]) for row in (one, other))
    equal = {int(records.book.bins[value]) for value in (a, b) if value}
    return out | (equal or {1 + int(np.argmax(model.fields[f].m[1 : EXACT + 1]))})


def shown(text: str, kind: str) -> str:
    """Return a comparable form as people read it: dates as ISO 8601 writes them, as far as known."""
    if kind != "date" or not re.fullmatch(r"\d{8}", text):
        return text
    year, month, day = text[:4], text[4:6], text[6:]
    if year == "0000":
        return f"--{month}-{day}"
    known = [year] if month == UNKNOWN else [year, month] if day == UNKNOWN else [year, month, day]
    return "-".join(known)


def level_name(level: int, kind: str) -> str:
    """Return a level of agreement in words, for a kind of field."""
    if level == MISSING:
        return "not known"
    special = {"date": OF_DATES, "code": OF_CODES, "name": OF_NAMES}.get(kind, OF_TEXTS)
    return special.get(level, NAMES[level].replace("_", " "))
