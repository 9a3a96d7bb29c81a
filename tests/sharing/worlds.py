"""Random viewers and terms for the tests of the policy, and a second policy written from the table alone."""

from hypothesis import strategies as st

from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import CONTENT_DUTIES, Duty, Viewer

AGENCIES = ["hk", "sg", "uk", "us"]
CODES = {
    # code: (most for agencies reached by "*", most for agencies that are named)
    "H0": (3, 3),
    "H1": (2, 3),
    "H2": (1, 3),
    "H3": (1, 3),
    "H3: ask the liaison officer": (1, 3),
    "TLP:RED": (1, 3),
    "tlp:amber+strict": (2, 3),
    "TLP:AMBER": (3, 3),
    "TLP:GREEN": (3, 3),
    "TLP:WHITE": (3, 3),
    "PAP:RED": (3, 3),
    "3x5x2:1AP": (3, 3),
    "3x5x2:2BC": (2, 3),
    "5x5x5:B24": (1, 3),
    "4x4:A1": (3, 3),
    "ADMIRALTY:B2": (3, 3),
    "EYES-ONLY": (1, 1),
    "": (1, 1),
}
PURPOSES = ["sextortion-investigation", " Safeguarding ", "victim-identification", "fraud", ""]
NOWS = ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.5Z", "", "yesterday", "0001-01-01T00:00:00Z"]
REVIEWS = ["", "2026-11-21", "2026-11-22", "2026-11-23", "soon", "2026-02-30"]
UNTIL = ["", "2026-11-22T09:59:59Z", "2026-11-22T10:00:00Z", "2026-11-22T10:00:01Z", "2026-11-22"]
USERS = ["", "hk/one", "hk/two", "sg/one"]
OPENINGS = ["", "op_a", "op_b"]
FIELDS = ["", "report.narrative", "person.names", "selectors.phone"]
WITHHELD = ["narrative", "selectors", "person", "Person.Names ", "person.names.text"]
RANKS = [Level.NOTHING, Level.HIT, Level.SUMMARY, Level.FULL]

levels = st.sampled_from(RANKS)
audiences = st.lists(st.sampled_from([*AGENCIES, "*"]), max_size=3, unique=True).map(tuple)
withheld = st.lists(st.sampled_from(WITHHELD), max_size=2, unique=True).map(tuple)
grants = st.builds(
    Grant,
    agency=st.sampled_from([*AGENCIES, "*"]),
    level=levels,
    purpose=st.sampled_from(PURPOSES),
    until=st.sampled_from(UNTIL),
    fields=withheld,
    user=st.sampled_from(USERS),
    opening=st.sampled_from(OPENINGS),
)
plain_terms = st.builds(
    Handling,
    level=levels,
    audience=audiences,
    codes=st.lists(st.sampled_from(sorted(CODES)), max_size=2, unique=True).map(tuple),
    purpose=st.sampled_from([PURPOSES[0], PURPOSES[0], *PURPOSES]),
    review=st.sampled_from(["", "", *REVIEWS]),
    withheld=withheld,
)
terms = st.builds(
    lambda stated, given: Handling(
        **{name: getattr(stated, name) for name in stated.__struct_fields__} | {"grants": tuple(given)}
    ),
    plain_terms,
    st.lists(grants, max_size=2),
)
viewers = st.builds(
    Viewer,
    agency=st.sampled_from([*AGENCIES, *AGENCIES, "", "*"]),
    user=st.sampled_from(USERS),
    duties=st.lists(st.sampled_from([Duty.OFFICER, Duty.AUDITOR, Duty.ADMINISTRATOR]), max_size=2).map(tuple),
    purpose=st.sampled_from([PURPOSES[0], *PURPOSES]),
    broken=st.sampled_from(OPENINGS),
    now=st.sampled_from([NOWS[0], NOWS[0], *NOWS]),
)


def second_opinion(viewer: Viewer, originator: str, handling: Handling, field: str = "") -> int:
    """Return the rank of what is told, as the decision's table and the codes' sources say."""
    if viewer.agency in ("", "*") or not set(viewer.duties) & CONTENT_DUTIES:
        return 0
    if viewer.agency == originator:
        return 3
    moment = "" if viewer.now in ("", "yesterday") else viewer.now[:19]
    # A review date that is unknown, no date, or of a day before today has passed.
    real_day = handling.review in {"2026-11-21", "2026-11-22", "2026-11-23"}
    fresh = handling.review == "" or bool(real_day and moment and handling.review >= moment[:10])
    hidden = field != "" and any(_about(one, field, both=True) for one in handling.withheld)
    answers = [0]
    if fresh and not hidden:
        answers.append(min(_reach(viewer.agency, handling), _purpose(viewer.purpose, handling.purpose)))
    for grant in handling.grants:
        in_time = moment and (grant.until == "" or (grant.until.endswith("Z") and moment < grant.until[:19]))
        if in_time and grant.agency == viewer.agency and grant.user in ("", viewer.user):
            answers.append(_granted(viewer, grant, field, fresh=fresh, hidden=hidden))
    return max(answers)


def _granted(viewer: Viewer, grant: Grant, field: str, *, fresh: bool, hidden: bool) -> int:
    named = any(_about(one, field, both=False) for one in grant.fields)
    if field and (not named if grant.fields else hidden):
        return 0
    level = RANKS.index(grant.level)
    if grant.opening:
        return level if grant.opening == viewer.broken else 0
    return min(level, _purpose(viewer.purpose, grant.purpose)) if fresh else 0


def _reach(agency: str, handling: Handling) -> int:
    level = RANKS.index(handling.level)
    if agency in handling.audience:
        return min([level, *(CODES[code][1] for code in handling.codes)])
    if "*" in handling.audience:
        return min([level, *(CODES[code][0] for code in handling.codes)])
    return 0


def _purpose(looked: str, stated: str) -> int:
    looked, stated = looked.strip().lower(), stated.strip().lower()
    if looked and looked == stated:
        return 3
    if (looked, stated) in {
        ("victim-identification", "sextortion-investigation"),
        ("safeguarding", "sextortion-investigation"),
        ("safeguarding", "victim-identification"),
    }:
        return 3
    return 1 if looked == "safeguarding" else 0


def _about(named: str, field: str, *, both: bool) -> bool:
    parts, asked = named.strip().lower().split("."), field.split(".")
    inside = any(asked[at : at + len(parts)] == parts for at in range(len(asked)))
    around = any(parts[at : at + len(asked)] == asked for at in range(len(parts)))
    return inside or (both and around)
