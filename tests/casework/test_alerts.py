"""Alerts: the right agencies, the right clock, and nothing that can hold one back."""

from datetime import UTC, datetime
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.casework.alerts import ReportInHand, raise_alerts
from strikeback.model.casework import Assessment, Band, TriageReason
from strikeback.model.handling import Handling, Level
from strikeback.model.record import Agency

AGENCIES = [
    Agency(id="hk", country="HK"),
    Agency(id="uk", country="GB"),
    Agency(id="ukpay", country="GB", kind="payment"),
    Agency(id="co", country="FR", kind="coordinator"),
]
RECEIVED = datetime(2014, 4, 30, 22, 55, tzinfo=UTC)


def assessment(band: Band = Band.P1, minutes: int = 10, report: str = "r1") -> Assessment:
    """An assessment for one quoted reason."""
    reason = TriageReason(
        rule="missing.en", band=band, quote="cannot be reached", record=report, start=3, end=20
    )
    return Assessment(report=report, band=band, reasons=(reason,), minutes=minutes, review=False)


def in_hand(handling: Handling = Handling(), country: str = "GB", report: str = "r1") -> ReportInHand:
    """A report that Hong Kong took in about a victim in ``country``."""
    return ReportInHand(
        report=report, originator="hk", handling=handling, received=RECEIVED, victim_country=country
    )


def test_originator_and_victims_country_are_alerted_with_a_clock() -> None:
    """Both duty desks, not the payment provider; due ten minutes after the report came in."""
    alerts = raise_alerts([assessment()], {"r1": in_hand()}, AGENCIES)
    assert {alert.agency for alert in alerts} == {"hk", "uk"}
    assert {alert.due for alert in alerts} == {"2014-04-30T23:05:00Z"}
    assert {alert.escalate_to for alert in alerts} == {("co",)}


def test_routine_raises_no_alert() -> None:
    """P3 is work, not an alert."""
    assert raise_alerts([assessment(Band.P3, 2400)], {"r1": in_hand()}, AGENCIES) == ()


@given(
    st.builds(
        Handling,
        level=st.sampled_from(list(Level)),
        audience=st.sampled_from([(), ("*",), ("uk",), ("us",)]),
        codes=st.sampled_from([(), ("H2",), ("H3",), ("TLP:RED",)]),
    )
)
def test_no_code_holds_an_alert_back_or_moves_its_clock(handling: Handling) -> None:
    """Terms change the words another agency reads, never whether or when it is alerted."""
    open_terms = raise_alerts([assessment()], {"r1": in_hand()}, AGENCIES)
    alerts = raise_alerts([assessment()], {"r1": in_hand(handling)}, AGENCIES)
    assert [(a.id, a.agency, a.due, a.band) for a in alerts] == [
        (a.id, a.agency, a.due, a.band) for a in open_terms
    ]
    quotes = {a.agency: a.reasons[0].quote for a in alerts}
    assert quotes["hk"] == "cannot be reached"
    assert quotes["uk"] in {"", "cannot be reached"}


def test_the_victims_words_go_only_to_those_with_full_sight() -> None:
    """At level summary the other agency is told the rule, not the quotation or its place."""
    alerts = raise_alerts([assessment()], {"r1": in_hand()}, AGENCIES)
    abroad = next(alert for alert in alerts if alert.agency == "uk")
    assert (abroad.reasons[0].rule, abroad.reasons[0].quote, abroad.reasons[0].end) == ("missing.en", "", 0)


@pytest.mark.parametrize("country", ["", "HK", "ZZ"])
def test_an_unknown_or_own_country_alerts_the_originator_alone(country: str) -> None:
    """No other desk is responsible, so exactly one alert."""
    alerts = raise_alerts([assessment()], {"r1": in_hand(country=country)}, AGENCIES)
    assert [alert.agency for alert in alerts] == ["hk"]


def test_the_most_urgent_stands_first() -> None:
    """Band before time due."""
    slow, fast = assessment(Band.P2, 5, "r1"), assessment(Band.P1, 30, "r2")
    reports = {"r1": in_hand(country=""), "r2": in_hand(country="", report="r2")}
    assert [a.report for a in raise_alerts([slow, fast], reports, AGENCIES)] == ["r2", "r1"]


def test_raising_alerts_takes_no_claims() -> None:
    """Deconfliction cannot reach alerts: the call has no such parameter."""
    assert set(signature(raise_alerts).parameters) == {"assessments", "reports", "agencies"}
