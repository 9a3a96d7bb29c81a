"""The demo's last page on a terminal or in a file: what a coordinator wants to see, alerts first."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from strikeback.publishing.words import rule_words

if TYPE_CHECKING:
    from strikeback.flows.demos.demo import Demo
    from strikeback.flows.views.listing import AlertEntry
    from strikeback.publishing.brief import CrossBorder

WIDEST: Final = 100
NARROWEST: Final = 80
ALERTS_SHOWN: Final = 8
MATTERS_SHOWN: Final = 8
MATTERS_OF_PEOPLE: Final = 2
_PEOPLE: Final = frozenset({"same victim", "same offender"})
GROUPS_SHOWN: Final = 5


def page(result: "Demo", width: int = 0) -> Iterator[str]:
    """Yield the lines.

    Args:
        result: A demo that has run.
        width: Columns; 0: the terminal's within 80 to 100, 100 where there is none.
    """
    columns = width or _columns()
    summary = result.summary
    files = [file for report in result.imported for file in report.files]
    stored = sum(file.status == "stored" for file in files)
    yield f"Strikeback demo: made-up world {result.preset}, seed {result.seed}, scale {result.scale:g}"
    taken = (
        f"{stored:,} of {len(files):,} files of {len(summary.agencies)} agencies taken in: "
        f"{summary.records:,} records, {summary.rejected:,} parts refused and counted"
    )
    yield from _wrapped(taken, 0, columns)
    for part in (_alerts, _matters, _counts, _operation, _cost):
        yield ""
        yield from part(result, columns)


def _columns() -> int:
    """Return how wide a line may be."""
    if not sys.stdout.isatty():
        return WIDEST
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def _head(title: str, extra: str, width: int) -> str:
    """Return a heading with its sum at the right edge."""
    return f"{title}  {extra.rjust(width - len(title) - 2)}".rstrip()


def _alerts(result: "Demo", width: int) -> Iterator[str]:
    """Yield the most urgent alert of each agency, then how many more there are."""
    entries = result.summary.alerts
    bands = Counter(entry.alert.band.value for entry in entries)
    names = {"P1": "immediate (P1)", "P2": "for today (P2)"}
    sums = ", ".join(f"{bands[band]:,} {names.get(band, band)}" for band in sorted(bands)) or "none"
    yield _head("ALERTS", sums, width)
    first: dict[str, AlertEntry] = {}
    for entry in entries:
        first.setdefault(entry.alert.agency, entry)
    shown = sorted(first.values(), key=lambda entry: (entry.alert.band.value, entry.alert.due))[:ALERTS_SHOWN]
    for entry in shown:
        alert = entry.alert
        number = str(entry.report.get("number") or "")
        why = dict.fromkeys(rule_words(r.rule) for r in alert.reasons if r.band is alert.band)
        cells = ((alert.agency, 14), (number or "(no number)", 20), (f"by {alert.due[11:16]} UTC", 12))
        left = f"  {alert.band.value}  " + "  ".join(_cell(text, size) for text, size in cells)
        yield f"{left}  {_cell(', '.join(why), width - cell_len(left) - 2)}".rstrip()
        yield f"      {_cell(_where(entry), width - 6)}".rstrip()
    rest = len(entries) - len(shown)
    if rest > 0:
        yield f"  The first of each agency; {rest:,} more: strikeback alerts"


def _where(entry: "AlertEntry") -> str:
    """Return the file of an alert's report, and its row or line."""
    places = (f"{name} {entry.report[name]}" for name in ("row", "line") if name in entry.report)
    return ", ".join((str(entry.report["file"]), *places))


def _matters(result: "Demo", width: int) -> Iterator[str]:
    """Yield what joins agencies, the widest of each kind, each with its reasons."""
    kinds = Counter(line.what for line in result.strongest)
    yield _head("ACROSS BORDERS", f"{sum(kinds.values()):,} matters shared by agencies", width)
    yield from _wrapped(", ".join(f"{count:,} {what}" for what, count in kinds.most_common()), 2, width)
    for line in _varied(result.strongest):
        yield f"  {line.what.upper()}, {len(line.agencies)} agencies, {line.records} records ({line.entity})"
        yield from _wrapped(", ".join(line.agencies), 6, width)
        reasons = "; ".join(line.reasons) or "told as a hit: ask there"
        yield from _wrapped(f"because: {reasons}", 6, width)


def _varied(lines: "Sequence[CrossBorder]") -> "list[CrossBorder]":
    """Return the widest of every kind, of matters about people two."""
    seen: Counter[str] = Counter()
    chosen = []
    for line in lines:
        seen[line.what] += 1
        if seen[line.what] <= (MATTERS_OF_PEOPLE if line.what in _PEOPLE else 1):
            chosen.append(line)
    return chosen[:MATTERS_SHOWN]


def _counts(result: "Demo", width: int) -> Iterator[str]:
    """Yield estimates with range and truth, and how well records were resolved."""
    scores = result.scores
    truths = {"victim": scores.victims, "suspect": scores.suspects}
    yield _head("HOW MANY", "the truth is the scenario's", width)
    yield f"  {'':12}{'estimate':>10}{'range':>18}{'truth':>10}"
    for role, one in result.summary.estimates.items():
        among = f"{one.low:,} to {one.high:,}"
        middle = f"{one.estimate:,}" if one.told else "none"
        yield f"  {role + 's':12}{middle:>10}{among:>18}{truths.get(role, 0):>10,}"
    if not all(one.told for one in result.summary.estimates.values()):
        yield "  none: the methods are too far apart for any one figure; an audit gives it"
    yield ""
    yield _head("QUALITY", "pairs of records, against the truth", width)
    yield f"  {'':12}{'precision':>10}{'recall':>18}{'F1':>10}"
    for name, quality in scores.quality.items():
        yield f"  {name:12}{quality.precision:>10.3f}{quality.recall:>18.3f}{quality.f1:>10.3f}"
    missed = (
        f"marked immediate cases missed: {scores.p1.wrong} of {scores.p1.cases}; look-alike texts raised: "
        f"{scores.lookalikes.wrong} of {scores.lookalikes.cases}"
    )
    yield from _wrapped(missed, 2, width)
    yield f"  different people who look alike, merged: {scores.decoys.wrong} of {scores.decoys.cases}"


def _operation(result: "Demo", width: int) -> Iterator[str]:
    """Yield raids and groups."""
    summary = result.summary
    extra = f"{summary.links:,} links, {len(summary.leads):,} leads"
    yield _head("THE OPERATION", extra, width)
    sites = f" ({', '.join(summary.sites)})" if summary.sites else ""
    raids = f"{summary.arrests:,} persons arrested, {summary.exhibits:,} exhibits, {len(summary.sites)} sites"
    yield from _wrapped(raids + sites, 2, width)
    yield f"  {len(summary.groups)} groups that share money, devices or accounts; the largest:"
    for group in summary.groups[:GROUPS_SHOWN]:
        line = f"{group.suspects:4,} offenders {group.accounts:4,} accounts  {', '.join(group.agencies)}"
        yield "  " + _cell(line, width - 2).rstrip()


def _cost(result: "Demo", width: int) -> Iterator[str]:
    """Yield what it took, and where the brief lies."""
    total = sum(result.seconds.values())
    spent = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in result.seconds.items())
    yield from _wrapped(f"Seconds: {spent}; together {total:.1f}", 0, width)
    yield f"Peak memory: {result.peak_mb:.0f} MB"
    yield f"Brief: {result.brief}"


def _cell(text: str, size: int) -> str:
    """Return a text of exactly ``size`` terminal cells; East Asian characters take two."""
    if cell_len(text) <= size:
        return set_cell_size(text, size)
    return set_cell_size(text, max(0, size - 1)) + "…"


def _wrapped(text: str, indent: int, width: int) -> Iterator[str]:
    """Yield a text in lines, indented."""
    space = " " * indent
    yield from wrap(text, width, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
