"""The commands of counting and auditing, as an officer types them."""

import pytest

BY = ("--by", "hkpf/chan")


def victims(linked) -> list[str]:
    """Ids of the three victims' records, those of one person first."""
    items = linked("audit", "show", "victims", "--json").json["items"]
    return sorted(
        (one["record"] for one in items),
        key=lambda r: not next(i for i in items if i["record"] == r)["linked"],
    )


def test_an_audit_by_hand(linked) -> None:
    """Draw, show, answer, result: two victims in three records."""
    drawn = linked("audit", "draw", "victims", "--all", *BY)
    assert drawn.code == 0
    assert "3 of 3 records drawn" in drawn.out
    one, other, alone = victims(linked)
    assert "3 of 3 to resolve" in linked("audit", "show").out
    kept = linked("audit", "answer", one, "--with", other, *BY)
    assert "2 records of one person. 1 records to resolve" in kept.out
    missing = linked("audit", "result", "victims")
    assert (missing.code, "not resolved yet" in missing.err) == (2, True)
    assert linked("audit", "answer", alone, "--alone", *BY, "--json").json["open"] == 0
    (told,) = linked("audit", "result", "victims", "--json").json
    assert (told["low"], told["high"], told["level"], told["kind"]) == (2, 2, None, "audited")
    assert "2, full review of all 3 records" in linked("audit", "result").out
    assert "full review" in linked("count", "victims").out


def test_a_count_says_what_an_audit_would_take(linked) -> None:
    """Three records are too few for a sample; no level is named."""
    shown = linked("count", "victims", "--plan", "3%")
    assert "for +-3.0%: a full review of all 3 records" in shown.out
    assert "90" not in shown.out
    (told,) = linked("count", "victims", "--plan", "3", "--json").json
    assert told["plan"] == [{"accuracy": 0.03, "records": None}]
    assert told["level"] is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("count", "victims", "--plan", "much"), "not a percentage"),
        (("count", "victims", "--plan", "0"), "between 0 and 100"),
        (("audit", "draw", "victims", "--records", "2", *BY), "under 30"),
        (("audit", "draw", "victims", "--all"), "nobody is named"),
        (("audit", "answer", "r_x", *BY), "who belongs to it"),
        (("audit", "answer", "r_x", "--alone", "--with", "r_y", *BY), "who belongs to it"),
        (("audit", "show"), "no audit"),
    ],
    ids=["plan", "zero", "few", "nobody", "neither", "both", "none"],
)
def test_what_makes_no_sense_ends_with_usage(linked, arguments: tuple[str, ...], reason: str) -> None:
    """Exit code 2, one line, and what to do."""
    ran = linked(*arguments)
    assert ran.code == 2
    assert reason in ran.err
