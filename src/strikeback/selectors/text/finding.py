"""What the extractor hands back: one typed thing with its span in the original text."""

from typing import ClassVar

from strikeback.model.base import Frozen
from strikeback.model.money import Money
from strikeback.model.selector import Selector

AMOUNT = "amount"
DEADLINE = "deadline"
PLACE = "place"
PLATFORM = "platform"
SERVICE = "service"


class Finding(Frozen, frozen=True, kw_only=True):
    """Something a text holds. The text itself is never changed."""

    shown: ClassVar = ("type", "start", "end", "rule", "confidence", "negated")

    type: str
    """A ``SelectorKind`` value, or ``amount``, ``deadline``, ``place``, ``platform``, ``service``."""
    start: int
    """First code point in the original text."""
    end: int
    """One past the last code point."""
    raw: str
    """The original characters of the span; empty for a payment card, whose digits are never kept."""
    selector: Selector | None = None
    money: Money | None = None
    hours: tuple[float, float] | None = None
    """Deadline: earliest and latest hour after the moment of writing, when relative."""
    text: str = ""
    """Deadline: the date as written, when absolute. Place: the country code or city name."""
    rule: str
    """Stable rule id, such as ``amount.prefix``, ``deadline.within.en``."""
    language: str = ""
    """BCP 47 tag of the rule's language; empty when the rule belongs to none."""
    confidence: float = 1.0
    """0 to 1: how sure the rule is that the span is what ``type`` says."""
    negated: bool = False
    """The words directly before deny it ("not my number")."""
