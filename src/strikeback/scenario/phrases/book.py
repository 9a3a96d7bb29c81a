"""What a language offers to tell a report with."""

from strikeback.model.base import Frozen


class Phrases(Frozen, frozen=True, kw_only=True):
    """Sentences with places to fill in.

    Places: platform, handle, persona, second, contact, amount, payee, ref, deadline, date, age, hour and
    helpline.
    """

    meet: tuple[str, ...]
    move: tuple[str, ...]
    threat: tuple[str, ...]
    demand: tuple[str, ...]
    paid: tuple[str, ...]
    again: tuple[str, ...]
    unpaid: tuple[str, ...]
    distress: tuple[str, ...]
    """Impact without danger."""
    helpline: tuple[str, ...]
    deadlines: tuple[str, ...]
    """Days away, never the day of the report."""
    child_meet: tuple[str, ...]
    """Opening sentence when a parent or teacher reports."""
    risks: dict[str, tuple[str, ...]]
    """Family of sign to first-person sentences."""
    child_risks: dict[str, tuple[str, ...]]
    """The same as a parent or teacher tells it."""
    lookalikes: tuple[tuple[str, str], ...]
    """Kind (negated, quoted, offender, idiom) and a sentence that sounds like a sign and is none."""
