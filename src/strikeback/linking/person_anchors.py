"""Whether what agrees between two persons is enough to merge them at all, whatever its bits.

Names alone never merge, nor does what a family or an office shares. A pair rests on an identifier of its
own, or on two kinds of evidence that a namesake, a brother or the next victim would not show together.
"""

from collections.abc import Mapping
from typing import Final

from strikeback.linking.birth import SURE

Rules = Mapping[str, float]
"""Rule of each reason -> its bits."""
COURSE_DAYS: Final = 30
"""Days within which two reports over one phone tell of one course, where nothing speaks against it."""
DIFFERENT_PERSON: Final = frozenset(
    {"gender.differs", "age.off", "age.far", "selector.email_differs", "birth_date.one_digit"}
)
SURE_DATES: Final = frozenset(f"birth_date.{level}" for level in SURE)
BACKING: Final = SURE_DATES | {"context.offender", "context.minute", "age.equal"}
OTHER_CONTACTS: Final = frozenset({"selector.phone_differs", "selector.email_differs"})
RARE_OFFENDER: Final = 6.0
"""Bits of a common offender from which it backs a name without any other trait (judgement)."""
TRAITS: Final = frozenset({"age.equal", "age.near", "place.city", "place.postcode", "gender.equal"})


def backed(rules: Rules, *, names: bool, clash: bool, gap: int | None, other_course: bool) -> bool:
    """Return whether a family's phone is one person's: nothing differs; a date, age, day or offender agrees.

    Args:
        rules: The reasons so far.
        names: Both state names (which do not agree).
        clash: The names are two people's.
        gap: Days between the two reports' incidents, where both are dated.
        other_course: The reports identify two offenders on two platforms: brothers have each their own.
    """
    if clash or not DIFFERENT_PERSON.isdisjoint(rules):
        return False
    if names:
        return not SURE_DATES.isdisjoint(rules)
    near = gap is not None and gap <= COURSE_DAYS and not other_course
    return near or not BACKING.isdisjoint(rules)


def namesakes(rules: Rules, *, named: bool, dated: bool, offended: bool) -> bool:
    """Return whether two kinds of evidence are as likely two people's: namesakes, twins, born on one day.

    With a name and a common offender: contacts that all differ, a name not quite equal beside another
    contact, an offender of many with no other trait, or another town. With a name and a birth date: another
    phone in another town, or a name not quite equal beside another contact. With a birth date and an
    offender: another contact or another town.
    """
    if "context.minute" in rules:
        return False
    other = OTHER_CONTACTS & rules.keys()
    moved = "place.moved" in rules
    exact = not {"name.exact", "name.reordered"}.isdisjoint(rules)
    if named and dated:
        elsewhere = moved and not {"selector.phone_differs", "selector.phone_slip"}.isdisjoint(rules)
        return elsewhere or bool(other and not exact)
    if dated and offended:
        return bool(other or moved)
    if not (named and offended):
        return False
    if other:
        return moved or other == OTHER_CONTACTS or not exact
    bare = TRAITS.isdisjoint(rules)
    return bare and (rules.get("context.offender", 0.0) < RARE_OFFENDER or (moved and not exact))


def one_course(rules: Rules) -> bool:
    """Return whether one offender, one minute and one further trait make two descriptions one victim's."""
    return rules.keys() >= {"context.offender", "context.minute"} and not TRAITS.isdisjoint(rules)
