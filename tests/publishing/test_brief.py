"""The brief: alerts first, self-contained, and what a source says can never become markup."""

import re

from lxml import html

from strikeback.publishing.brief import (
    AlertLine,
    Brief,
    CountLine,
    CrossBorder,
    GroupLine,
    QualityLine,
    render_brief,
)


def brief(quote: str = "cannot be reached") -> Brief:
    """A small brief with one of everything."""
    return Brief(
        title="Operation",
        subtitle="seed 1",
        records=1234,
        rejected=5,
        agencies={"hk": 1000, "uk": 234},
        alerts=[
            AlertLine("P1", "hk", "2014-05-01T00:10:00Z", "HK-1", "hk.csv row 3", ("missing",), (quote,))
        ],
        alert_totals={"P1": 1, "P2": 7},
        alerts_by_agency={"hk": {"P1": 1, "P2": 5}, "uk": {"P2": 2}},
        cross_border=[CrossBorder("same victim", ("hk", "uk"), 2, 21.5, ("phone: +21.5 bits",), "e_x")],
        shared={("hk", "uk"): 4},
        leads={"same_victim": 2},
        counts=[
            CountLine("victims", 100, 95, 110, "range over methods, not audited", 103),
            CountLine("offenders", None, 60, 130, "range over methods, not audited", 80),
        ],
        by_country={"HK": 60, "GB": 40},
        by_month={"2014-03": 3, "2014-04": 9},
        groups=[GroupLine("g_1", 12, 40, ("hk", "uk"), (("a", "b"),))],
        quality=[QualityLine("victims", 0.99, 0.97, 0.98)],
        facts={"arrests": "58"},
    )


def test_alerts_stand_before_everything_else() -> None:
    """The first table of the page is the alerts'."""
    page = html.fromstring(render_brief(brief()))
    assert [h.get("id") for h in page.iter("h2")] == ["alerts", "links", "counts", "groups", "where"]
    assert "HK-1" in page.xpath("//table")[0].text_content()


def test_words_of_a_victim_are_folded() -> None:
    """A quotation stands only inside a closed details element."""
    page = html.fromstring(render_brief(brief()))
    assert [q.text for q in page.xpath("//details[not(@open)]//q")] == ["cannot be reached"]
    assert len(page.xpath("//q")) == 1


def test_no_middle_is_shown_where_none_can_be_told() -> None:
    """The range stands; instead of a figure, what gives one."""
    page = html.fromstring(render_brief(brief()))
    rows = page.xpath("//section[@aria-labelledby='counts']//table[1]/tbody/tr")
    figures = [[cell.text_content() for cell in row.xpath("td")][1:3] for row in rows[:2]]
    assert figures == [["100", "95 to 110"], ["none: ask an audit", "60 to 130"]]


def test_text_of_a_source_stays_text() -> None:
    """Markup inside a quotation is shown, not run."""
    page = html.fromstring(render_brief(brief("<script>alert(1)</script>")))
    assert page.xpath("//script") == []
    assert "<script>alert(1)</script>" in page.xpath("//q")[0].text


def test_the_page_loads_nothing() -> None:
    """No address outside the page, and a policy that forbids any."""
    text = render_brief(brief())
    page = html.fromstring(text)
    sources = [
        v for e in page.iter() for k, v in e.attrib.items() if k in {"src", "href"} and not v.startswith("#")
    ]
    assert sources == []
    assert "default-src 'none'" in text
    assert re.search(r"url\(\s*['\"]?http", text) is None


def test_counts_come_with_range_truth_and_method() -> None:
    """A number is never alone, and an unaudited one carries no percentage."""
    page = html.fromstring(render_brief(brief()))
    row = page.xpath("//section[@aria-labelledby='counts']//tbody/tr")[0].text_content()
    assert "95 to 110" in row
    assert "103" in row
    assert "not audited" in row
    assert "%" not in row


def test_further_alerts_are_named() -> None:
    """Alerts left out of the page are counted on it."""
    assert "7 further alerts" in render_brief(brief())
