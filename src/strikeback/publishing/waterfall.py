"""A score as a waterfall: where it starts, what each part adds or takes, where it ends. One whole SVG."""

import re
from collections.abc import Sequence
from html import escape
from typing import ClassVar, Final

from strikeback.model.base import Frozen

WIDTH: Final = 960
ROW: Final = 46
TOP: Final = 84
NAMES: Final = 210
"""Room for the parts' names, left."""
BITS: Final = 80
"""Room for the figures, right."""
LEAST_SPAN: Final = 4.0
CHARACTERS: Final = 78
"""Of a note; longer ones end in an ellipsis."""
_STYLE: Final = """
.paper{fill:#fff}.ink{fill:#1b1f24}.quiet{fill:#5b6470}.rule{stroke:#c9ced6}.for{fill:#2b6cb0}.against{fill:#c2571a}
.start{fill:#7a828e}.cut{stroke:#1b1f24}
@media (prefers-color-scheme:dark){.paper{fill:#14171b}.ink{fill:#eceff3}.quiet{fill:#a3acb8}
.rule{stroke:#3d444d}.for{fill:#63a4e8}.against{fill:#f0905a}.start{fill:#98a1ad}.cut{stroke:#eceff3}}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
font-size:14px}
.head{font-size:18px;font-weight:600}.note{font-size:12px}.figure{font-variant-numeric:tabular-nums}
"""
"""Blue and orange differ for the colour-blind; the sign of the figure says the same without colour."""
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (production 2) has no room for."""


class Step(Frozen, frozen=True, kw_only=True):
    """One part of a score."""

    shown: ClassVar = ("name", "bits")

    name: str
    bits: float
    note: str = ""


def waterfall(steps: Sequence[Step], *, title: str, verdict: str, threshold: float = 0.0) -> str:
    """Return the picture as SVG text, readable on light and dark ground: same parts, same bytes.

    Args:
        steps: The parts, in order; their bits add up to the score.
        title: Heading.
        verdict: A line under it, and the last row's name.
        threshold: Score that decides; drawn as a dashed line.
    """
    sums = [0.0]
    for step in steps:
        sums.append(sums[-1] + step.bits)
    low, high = min(*sums, threshold), max(*sums, threshold, min(*sums, threshold) + LEAST_SPAN)
    room = WIDTH - NAMES - BITS - 40

    def x(bits: float) -> float:
        return 20 + NAMES + (bits - low) / (high - low) * room

    height = TOP + ROW * (len(steps) + 1) + 34
    cut = x(threshold)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img"',
        f' viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">',
        f"<title>{_text(title)}: {_text(verdict)}</title><style>{_STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
        f'<text class="ink head" x="20" y="34">{_text(_cut(title, 90))}</text>',
        f'<text class="quiet" x="20" y="58">{_text(_cut(verdict, 120))}</text>',
        f'<line class="cut" stroke-dasharray="3 4" x1="{cut:.1f}" x2="{cut:.1f}"',
        f' y1="{TOP - 8}" y2="{height - 26}"/>',
        f'<text class="quiet note" text-anchor="middle" x="{cut:.1f}" y="{height - 8}">',
        f"same from {threshold:+.1f} bits</text>",
    ]
    for number, step in enumerate(steps):
        kind = "start" if number == 0 else "for" if step.bits >= 0 else "against"
        parts += _row(step, TOP + ROW * number, x(sums[number]), x(sums[number + 1]), kind)
    total = Step(name="Score", bits=sums[-1])
    kind = "for" if sums[-1] >= threshold else "against"
    parts += _row(total, TOP + ROW * len(steps), x(0.0) if low <= 0 <= high else x(low), x(sums[-1]), kind)
    return "".join(parts) + "</svg>\n"


def _row(step: Step, y: int, start: float, end: float, kind: str) -> list[str]:
    left, width = min(start, end), max(abs(end - start), 1.5)
    return [
        f'<line class="rule" x1="20" x2="{WIDTH - 20}" y1="{y + ROW - 4}" y2="{y + ROW - 4}"/>',
        f'<text class="ink" x="20" y="{y + 18}">{_text(_cut(step.name, 28))}</text>',
        f'<rect class="{kind}" x="{left:.1f}" y="{y + 4}" width="{width:.1f}" height="17" rx="2"/>',
        f'<text class="ink figure" text-anchor="end" x="{WIDTH - 20}" y="{y + 18}">{step.bits:+.2f}</text>',
        f'<text class="quiet note" x="20" y="{y + 36}">{_text(_cut(step.note, 2 * CHARACTERS - 20))}</text>',
    ]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _text(text: str) -> str:
    """Escape a text for XML; what XML cannot hold becomes a sign for it."""
    return escape(_NO_XML.sub("\ufffd", text).replace("\n", " "))
