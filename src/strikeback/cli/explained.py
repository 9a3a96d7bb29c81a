"""Explanations as people read them: tables and sentences."""

from strikeback.cli.output import print_table, say
from strikeback.flows.tables.explain import Explained, Held
from strikeback.linking.engine.explain_pair import PairEvidence

MOST_IDS = 8
"""Ids of a side that are listed."""
MOST_CHANGES = 3


def told_pair(found: Explained) -> None:
    """Print why two records are one or are not."""
    answer = "are one entity" if found.together else "are not one entity"
    say(f"{found.left} and {found.right} {answer}.")
    if found.decided:
        say(f"People decided: {'the same' if found.decided == 'same' else 'different'}; that binds.")
    if found.copies:
        say("They are exact copies of each other, cell for cell.")
    if found.pair is not None:
        _evidence(found.pair, found.probability)
        if found.pair.same != found.together and not found.decided:
            say(_elsewhere(found))
    if found.bridge is not None and len(found.entity) > 2:
        _held(found.bridge, len(found.entity))


def _elsewhere(found: Explained) -> str:
    if found.together:
        return "The pair alone would not join them: other records of the entity do."
    return "The pair alone would join them: the other records around them, or a rule, keep them apart."


def told_entity(found: Explained) -> None:
    """Print what holds an entity together."""
    if found.followers:
        say(f"{len(found.followers):,} exact copies follow records of its entity: {_some(found.followers)}.")
    if found.bridge is None:
        say(f"{found.left} is alone: no other record is the same{' but these' if found.followers else ''}.")
        return
    say(f"{found.left} is one of {len(found.entity):,} records of one entity: {_some(found.entity)}.")
    _held(found.bridge, len(found.entity))
    if found.pair is not None:
        _evidence(found.pair, found.probability)


def _held(bridge: Held, size: int) -> None:
    say(f"Weakest bridge of its {size:,} records: {bridge.left} and {bridge.right}, {bridge.bits:+.2f} bits.")
    say(
        f"  It joins {len(bridge.near):,} ({_some(bridge.near)}) to "
        f"{len(bridge.far):,} ({_some(bridge.far)}); "
        f"{bridge.pairs:,} pairs between them speak for it, all pairs on average {bridge.mean:+.2f} bits."
    )
    if len(bridge.parts) > 1:
        parts = "; ".join(_some(part) for part in bridge.parts)
        say(f"  Were the two decided to be different, {len(bridge.parts):,} entities would be left: {parts}.")
    else:
        say("  Were the two decided to be different, the entity would still hold: a decision joins them.")


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - MOST_IDS:,} more" if len(ids) > MOST_IDS else ""
    return ", ".join(ids[:MOST_IDS]) + more


def _evidence(pair: PairEvidence, probability: float) -> None:
    rows = [("(any two records)", "", "", "", "", "", f"{pair.prior:+.2f}")]
    rows += [
        (
            field.field,
            field.level.replace("_", " ") + (f" (follows from {field.follows})" if field.follows else ""),
            field.left,
            field.right,
            f"{field.left_count:,} / {field.right_count:,}",
            f"{field.m:.3g} / {field.u:.3g}",
            f"{field.bits:+.2f}",
        )
        for field in sorted(pair.fields, key=lambda f: -f.bits)
    ]
    if pair.related:
        rows.append(
            ("(relatives, neighbours)", "agree like this too", "", "", "", "", f"{pair.related:+.2f}")
        )
    rows.append(("score", f"{probability:.2%}", "", "", "", "", f"{pair.bits:+.2f}"))
    print_table(
        ("field", "agreement", "left", "right", "records with it", "chance if same / if not", "bits"),
        rows,
        right=(4, 5, 6),
    )
    proposing = [found for found in pair.proposals if found.proposed]
    if proposing:
        say(
            "Proposed by "
            + "; ".join(f"{found.key} ({found.records:,} records)" for found in proposing)
            + "."
        )
    else:
        said = "; ".join(f"{found.key}: {found.records:,} records, too many" for found in pair.proposals)
        say("Proposed by none" + (f" ({said})." if said else "."))
    against = ", ".join(f"{field.field} {field.bits:+.2f}" for field in pair.against)
    say(f"Against: {against or 'nothing'}.")
    verdict = "the same" if pair.same else "different"
    if pair.changes:
        said = "; ".join(f"{c.field} {c.level} ({c.bits:+.2f})" for c in pair.changes[:MOST_CHANGES])
        say(f"By this pair: {verdict} (from {pair.threshold:+.2f} bits). One change would turn it: {said}.")
    else:
        say(f"By this pair: {verdict} (from {pair.threshold:+.2f} bits). No one change would turn it.")
    say(f"Model {pair.model}, trained on {pair.records:,} records.")
