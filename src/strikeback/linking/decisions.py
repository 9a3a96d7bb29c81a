"""People's decisions as constraints. Their word wins; what was undone is as if it never was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from strikeback.model.links import Decision, Verdict


@dataclass(slots=True)
class Constraints:
    """Pairs of record ids (smaller first) that people decided about."""

    same: dict[tuple[str, str], Decision] = field(default_factory=dict)
    different: set[tuple[str, str]] = field(default_factory=set)
    unsure: set[tuple[str, str]] = field(default_factory=set)
    ignored: int = 0
    """Decisions about records that are not here, or of two kinds."""

    @property
    def apart(self) -> set[tuple[str, str]]:
        """Pairs the engine must keep apart: decided different, or not yet to be judged."""
        return self.different | self.unsure


def constrain(decisions: Iterable[Decision], kinds: Mapping[str, str]) -> Constraints:
    """Return the standing decisions; of several about one pair the latest counts (by time, then id).

    Args:
        decisions: In any order; undone ones are passed over.
        kinds: Kind of every record.
    """
    latest: dict[tuple[str, str], Decision] = {}
    found = Constraints()
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        pair = (min(decision.left, decision.right), max(decision.left, decision.right))
        if decision.undone_by:
            continue
        if pair[0] == pair[1] or not kinds.get(pair[0]) or kinds.get(pair[0]) != kinds.get(pair[1]):
            found.ignored += 1
            continue
        latest[pair] = decision
    for pair, decision in sorted(latest.items()):
        if decision.verdict is Verdict.SAME:
            found.same[pair] = decision
        elif decision.verdict is Verdict.DIFFERENT:
            found.different.add(pair)
        else:
            found.unsure.add(pair)
    return found
