"""Links and decisions as a viewer may see them."""

from collections.abc import Iterable, Mapping, Sequence

from strikeback.flows.views.reading import Look
from strikeback.flows.views.values import DecisionView, LinkView, ReasonView
from strikeback.model.handling import Level
from strikeback.model.links import Decision, Link, Reason
from strikeback.model.record import Record
from strikeback.sharing.mask import mask_text
from strikeback.store import judgements


def link_views(look: Look, links: Iterable[Link], records: Mapping[str, Record]) -> tuple[LinkView, ...]:
    """Return the links both of whose ends are among ``records``, all told at summary or more."""
    return tuple(
        _link(look, one, records[one.left], records[one.right])
        for one in links
        if one.left in records and one.right in records
    )


def _link(look: Look, link: Link, left: Record, right: Record) -> LinkView:
    return LinkView(
        id=link.id,
        kind=link.kind.value,
        left=link.left,
        right=link.right,
        bits=link.bits,
        probability=link.probability,
        model=link.model,
        reasons=tuple(_reason(look, one, left, right) for one in link.reasons),
        handling=look.handling([left, right]),
    )


def _reason(look: Look, reason: Reason, left: Record, right: Record) -> ReasonView:
    """Return a reason with what each record says as far as it is told: whole, or masked."""
    return ReasonView(
        rule=reason.rule,
        field=reason.field,
        bits=reason.bits,
        left=_value(look, left, reason.left),
        right=_value(look, right, reason.right),
        note=reason.note,
    )


def _value(look: Look, record: Record, value: str) -> str:
    return value if _whole(look, record) else mask_text(value)


def _whole(look: Look, record: Record) -> bool:
    """Tell whether what a link quotes of a record is told in full.

    What the terms withhold had no part in the link; what a grant opens only in part is masked as a whole.
    """
    if look.own(record):
        return True
    return look.level(record) is Level.FULL and not any(one.fields for one in record.handling.grants)


def decision_views(look: Look, about: Sequence[str]) -> tuple[DecisionView, ...]:
    """Return decisions about pairs that are both told at summary or more.

    Who decided, and why, is the deciding agency's; others learn which agency it was.
    """
    found = judgements.decisions(look.connection, about=sorted(about)) if about else ()
    told = look.told({end for one in found for end in (one.left, one.right)})
    return tuple(_decision(look, one) for one in found if one.left in told and one.right in told)


def _decision(look: Look, one: Decision) -> DecisionView:
    agency = one.by.partition("/")[0]
    ours = agency == look.viewer.agency
    return DecisionView(
        id=one.id,
        verdict=one.verdict.value,
        left=one.left,
        right=one.right,
        agency=agency,
        at=one.at,
        by=one.by if ours else "",
        reason=one.reason if ours else "",
        undone=bool(one.undone_by),
    )
