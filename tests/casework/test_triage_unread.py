"""Lines of 18 languages that nobody has read who writes the rules: they are told in counts alone.

First asked of `triage/7`: .84 raised, .03 false.
The floors are what `triage/8` reaches, whose author had not read them.
"""

from datetime import UTC, datetime
from pathlib import Path

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

FILE = Path(__file__).parent / "lines_fifth.tsv"
RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEAST_RECALL = 0.85
MOST_RAISED = 0.03
MOST_ROUTINE = 0.06


def test_danger_in_words_never_seen() -> None:
    """Recall, look-alikes raised, dangers left to routine, for a victim of twenty."""
    found: dict[str, list[Band]] = {"+": [], "-": []}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        _, mark, text = line.split("\t")
        texts = [CaseText(record="t", text=text)]
        found[mark].append(assess("r", texts, CaseFacts(ages=(20,)), received=RECEIVED).band)
    danger, others = found["+"], found["-"]
    assert danger.count(Band.P1) >= LEAST_RECALL * len(danger)
    assert danger.count(Band.P3) <= MOST_ROUTINE * len(danger)
    assert others.count(Band.P1) <= MOST_RAISED * len(others)
