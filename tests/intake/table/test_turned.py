"""Forms and tables on their side: labels run down a column."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

FORM = (
    ("Online harm intake form",),
    (),
    ("URN", "OCC/17/25"),
    ("Date recorded", "14/03/2025"),
    (),
    ("VICTIM",),
    ("Surname", "Ashdown"),
    ("Forename(s)", "Kit"),
    ("Contact tel", "+44 7700 900123"),
    ("E-mail", ""),
    ("SUSPECT",),
    ("Platform", "Discord"),
    ("Username", "luna.haze19"),
    ("Telephone", "+44 7700 900777"),
    ("Sum demanded", "£500"),
    ("Account of events",),
    ("He threatened to publish the recording unless she paid the sum at once.",),
)


def book(*sheets: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet for each list of rows."""
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Form {number}")
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_form_a_sheet_is_one_report_each(read) -> None:
    """Sections say whose a bare label is; text below its label is its value; empty fields are no sections."""
    other = [row if row[:1] != ("URN",) else ("URN", "OCC/18/25") for row in FORM]
    table = read(book(FORM, other), name="forms.xlsx", region="GB")
    reports = table.kind("report")
    assert [one.body.number for one in reports] == ["OCC/17/25", "OCC/18/25"]
    assert "unless she paid" in reports[0].body.narrative
    victim, _ = table.kind("person", "victim")
    suspect, _ = table.kind("person", "suspect")
    assert ("phone", "+447700900123") in table.values(victim)
    assert ("phone", "+447700900777") in table.values(suspect)
    assert "discord:luna.haze19" in [value for one in table.kind("account") for value in table_values(one)]
    assert len(table.kind("demand")) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_labels_down_the_side_with_a_report_a_column(read, separator) -> None:
    """A sheet on its side reads as the same sheet upright."""
    rows = [
        ("Case number", "A-1", "A-2"),
        ("Date reported", "14/03/2025", "15/03/2025"),
        ("Victim name", "Kit Ashdown", "Nia Oakes"),
        ("Victim phone", "+44 7700 900123", "+44 7700 900124"),
        ("Suspect username", "luna.haze19", "jade_fern7"),
        ("Platform", "Discord", "Instagram"),
        ("Facts", "He threatened to publish it all.", "Somebody threatened to publish it all."),
    ]

    def text(lines: Sequence[Sequence[str]]) -> str:
        return "\n".join(separator.join(line) for line in lines) + "\n"

    lying, upright = (read(text(one), region="GB") for one in (rows, list(zip(*rows, strict=True))))
    assert [one.body.number for one in lying.kind("report")] == ["A-1", "A-2"]
    assert [(one.kind, one.role, table_values(one)) for one in lying.records] == [
        (one.kind, one.role, table_values(one)) for one in upright.records
    ]


def table_values(record) -> list[str]:
    """Values of a record's selectors."""
    return [one.value for one in record.selectors]


def test_forms_below_each_other_are_cut_where_the_first_label_returns(read) -> None:
    """One sheet may hold several forms."""
    table = read(book([*FORM, (), *FORM[2:]]), name="forms.xlsx", region="GB")
    assert [one.body.number for one in table.kind("report")] == ["OCC/17/25", "OCC/17/25"]
    assert [one.locator.row for one in table.kind("report")] == [1, 2]


def test_a_count_by_platform_is_no_form(read) -> None:
    """Names of platforms below each other are values, whatever they mean as a heading."""
    table = read("Platform,Reports\nInstagram,12\nFacebook,9\nSnapchat,4\nTelegram,3\nDiscord,2\n")
    assert [column.header for column in table.maps[0].columns] == ["Platform", "Reports"]
