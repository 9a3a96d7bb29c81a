"""The coordinator's brief: one self-contained HTML page, alerts first, every number with its meaning.

The page loads nothing: styles and drawings are inside, the content security policy forbids the rest.
Victims' words stay folded until asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from strikeback.publishing import charts


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert as the brief shows it."""

    band: str
    agency: str
    due: str
    number: str
    """The source's report number, or the record id."""
    place: str
    """File and row or line."""
    why: tuple[str, ...]
    """What the rules found, in words."""
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrossBorder:
    """One matter that joins agencies, with its reasons in words."""

    what: str
    agencies: tuple[str, ...]
    records: int
    bits: float
    reasons: tuple[str, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many distinct people: an estimate, a range, and the truth where a scenario knows it."""

    what: str
    estimate: float | None
    """None: the methods are too far apart for any one figure."""
    low: float
    high: float
    method: str
    truth: int | None = None


@dataclass(frozen=True, slots=True)
class QualityLine:
    """Pairwise quality against a scenario's truth."""

    what: str
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of offenders that work together."""

    entity: str
    suspects: int
    accounts: int
    agencies: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the page."""

    title: str
    subtitle: str
    records: int
    rejected: int
    agencies: Mapping[str, int]
    """Records by agency."""
    alerts: Sequence[AlertLine]
    alert_totals: Mapping[str, int]
    alerts_by_agency: Mapping[str, Mapping[str, int]]
    """Alerts of each band, by agency."""
    cross_border: Sequence[CrossBorder]
    shared: Mapping[tuple[str, str], int]
    """Matters shared by two agencies."""
    leads: Mapping[str, int]
    """Leads by kind."""
    counts: Sequence[CountLine]
    by_country: Mapping[str, int]
    by_month: Mapping[str, int]
    groups: Sequence[GroupLine]
    quality: Sequence[QualityLine] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    """Further lines: arrests, exhibits, sites."""


def render_brief(brief: Brief) -> str:
    """Return the page as HTML text."""
    environment = Environment(
        loader=PackageLoader("strikeback.publishing"),
        autoescape=select_autoescape(["j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawings = {
        "countries": charts.bars(brief.by_country, title="Distinct victims by country"),
        "agencies": charts.bars(brief.agencies, title="Records by agency"),
        "shared": charts.matrix(brief.shared, title="Matters that two agencies share"),
        "months": charts.timeline(brief.by_month, title="Reports by month"),
        "counts": charts.intervals(
            [(c.what, c.estimate, c.low, c.high, c.truth) for c in brief.counts],
            title="Distinct people: estimate, range over methods, truth (red)",
        ),
        "groups": charts.network([group.edges for group in brief.groups], title="Groups: who works together"),
    }
    template = environment.get_template("brief.html.j2")
    return template.render(brief=brief, drawings={k: Markup(v) for k, v in drawings.items()})  # noqa: S704 - our own SVG, its labels escaped by matplotlib
