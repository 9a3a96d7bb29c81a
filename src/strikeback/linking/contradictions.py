"""What makes two person records certainly two people, whatever else agrees."""

from strikeback.linking.birth import age_level, birth_level
from strikeback.linking.names import NameLevel
from strikeback.linking.person_names import NamesAgree
from strikeback.linking.priors import STRONG
from strikeback.linking.profiles import Profile


def contradiction(
    a: Profile,
    b: Profile,
    names: NamesAgree | None,
    *,
    household: bool,
    strong: float,
    course: bool = False,
) -> str:
    """Return what makes two records certainly two people for the engine, or an empty text.

    Args:
        a: One person.
        b: Another.
        names: Their best pair of names.
        household: The identifiers they share are such as a family shares.
        strong: Bits of the best identifier they share.
        course: One offender at one minute, or on one day with one birth date where no phone is shared:
            another spelling of the name is likelier than another person.
    """
    known = (a.wall == b.wall == "victim") or (a.firm and b.firm)
    documents = [
        space for space, mine in a.documents.items() if mine.isdisjoint(b.documents.get(space, mine))
    ]
    victims = a.wall == b.wall == "victim"
    agree = names is not None and names.match.bits > 0 and names.match.level is not NameLevel.DIFFERENT
    dates = birth_level(a.birth, b.birth) in ("else", "same_year", "month_day") and _full(a) and _full(b)
    causes = (
        ("roles", {a.wall, b.wall} == {"victim", "suspect"}),
        ("same_report", a.unit == b.unit and a.wall == b.wall != "" and strong < STRONG),
        ("birth_date", dates),
        ("age", known and age_level(a.born, b.born) == "far"),
        ("document", bool(documents)),
        (
            "gender",
            victims and household and not agree and bool(a.gender and b.gender) and a.gender != b.gender,
        ),
        (
            "name",
            not course
            and names is not None
            and names.conflict
            and _two_names(a, b, names, household or not strong),
        ),
    )
    return next((cause for cause, holds in causes if holds), "")


def _two_names(a: Profile, b: Profile, names: NamesAgree, weak: bool) -> bool:  # noqa: FBT001 - one inner rule
    """Whether clashing names mean two people; ``weak``: a family may share what they share."""
    if a.gender and b.gender and a.gender != b.gender and a.wall == b.wall == "victim":
        return True
    certain = names.left.firm and names.right.firm
    return weak and (certain or ("victim" in (a.wall, b.wall) and "suspect" not in (a.wall, b.wall)))


def _full(profile: Profile) -> bool:
    birth = profile.birth
    return birth is not None and bool(birth.year and birth.month and birth.day)
