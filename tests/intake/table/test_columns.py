# ruff: noqa: E501 - rows of a table of cases stand on one line
"""Column maps: guessed, saved, edited, stated."""

from pathlib import Path

import msgspec
import pytest

from strikeback.intake.table.columns import ColumnMap, guess_columns, load_map
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.kinds import Kind
from strikeback.model.errors import UsageError

HEADER = ["Case No", "Zorblax", "Victim Name", "Quux"]
ROWS = [["A1", "Dante Cruz", "Lee Wei", "500"]]


def _edited(**changes: tuple[Concept, Whose]) -> ColumnMap:
    guessed = guess_columns(HEADER, ROWS)
    columns = tuple(
        msgspec.structs.replace(one, concept=changes[one.header][0], whose=changes[one.header][1])
        if one.header in changes
        else one
        for one in guessed.columns
    )
    return ColumnMap(kind=guessed.kind, columns=columns)


def test_a_map_survives_saving() -> None:
    """JSON and back is the same map."""
    guessed = guess_columns(HEADER, ROWS)
    assert load_map(guessed.to_json()) == guessed
    assert guessed.kind is Kind.CASES
    assert guessed.columns[1].concept is Concept.NONE


def test_a_stated_map_wins(read, tmp_path: Path) -> None:
    """By path or text; its columns are matched by header, wherever they stand."""
    edited = _edited(Zorblax=(Concept.NAME, Whose.SUSPECT), Quux=(Concept.DEMAND, Whose.NOBODY))
    path = tmp_path / "map.json"
    path.write_text(edited.to_json(), encoding="utf-8")
    for stated in (str(path), edited.to_json()):
        table = read("Zorblax,Quux,Case No,Victim Name\nDante Cruz,500,A1,Lee Wei\n", column_map=stated)
        assert table.texts(table.kind("person", "suspect")[0]) == [("Dante Cruz", "unknown")]
        assert str(table.kind("demand")[0].body.money.amount) == "500"
        assert table.maps[0].columns[0].why == "stated"


def test_what_is_no_map_is_a_usage_error(tmp_path: Path) -> None:
    """A missing file, wrong JSON and wrong fields each say so."""
    for text in (str(tmp_path / "missing.json"), "{", '{"kind": "nosuch", "columns": []}'):
        with pytest.raises(UsageError):
            load_map(text)


@pytest.mark.parametrize(
    ("header", "rows", "meant"),
    [
        (["Account"], [["anna.x"]], ("handle", "")),
        (["Account"], [["123-456-789012"]], ("bank_account", "")),
        (["Account"], [["GB82WEST12345698765432"]], ("iban", "")),
        (["Payee account"], [["ab"]], ("bank_account", "receiver")),
        (["Suspect"], [["a@example.org"]] * 3, ("email", "suspect")),
        (["Phone"], [["a@example.org"]] * 3, ("email", "")),
        (
            ["Channel"],
            [
                ["Somebody wrote to the victim and asked for money at once, again."],
                ["Another long text that tells what has happened to the person."],
            ],
            ("narrative", ""),
        ),
        (
            ["??"],
            [
                ["Somebody wrote to the victim and asked for money at once, again."],
                ["Another long text that tells what has happened to the person."],
            ],
            ("narrative", ""),
        ),
        (["Bank account"], [["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"]], ("wallet", "")),
        (["picture data"], [["data:image/png;base64,AAAA"]], ("media", "")),
        (["Site"], [["Taguig"]], ("site", "")),
        (["Site"], [["Facebook"]], ("platform", "")),
    ],
)
def test_values_complete_and_correct_headers(
    header: list[str], rows: list[list[str]], meant: tuple[str, str]
) -> None:
    """What stands in the cells decides where the header is vague or wrong."""
    column = guess_columns(header, rows).columns[0]
    assert (column.concept.value, column.whose.value) == meant
    assert column.why


def test_neighbours_tell_whose_a_bare_column_is() -> None:
    """Personal details follow the person to the left; accounts go to the side the table does not name."""
    meaning = guess_columns(
        ["Victim Name", "Age", "Phone", "Username", "Suspect Name", "Phone", "Amount", "Email"], []
    )
    assert [column.whose.value for column in meaning.columns] == [
        "victim",
        "victim",
        "victim",
        "suspect",
        "suspect",
        "suspect",
        "",
        "",
    ]
    contrast = guess_columns(["Name", "Age", "Suspect Facebook", "Facts"], [])
    assert [column.whose.value for column in contrast.columns] == ["victim", "victim", "suspect", ""]


@pytest.mark.parametrize(
    ("header", "values", "meant"),
    [
        ("TXN TM", ["000600", "235901"], "clock."), ("Txn time", ["12:05", "13:06"], "clock."),
        ("Time", ["2026-01-02 03:04:05", "2026-01-03 03:04:05"], "moment."), ("Due date", ["190901", "200131"], "deadline."),
        ("Suspect ID", ["bianca_d11", "mika.lane"], "handle.suspect"), ("Suspect ID", ["S-0001", "S-0002"], "record_id.suspect"),
        ("Offender SN", ["bianca_d11", "mika.lane"], "handle.suspect"), ("Suspect nick", ["bianca_d11", "mika_l9"], "handle.suspect"),
        ("Suspect nickname", ["Bianca", "Mika"], "nickname.suspect"), ("Suspect zorb", ["bianca_d11", "mika_l9"], "handle.suspect"),
        ("Phone", ["+6581234567", "a@example.org, +6581234568"], "contact."), ("Email", ["a@example.org"], "email."),
        ("SIM no.", ["8944110012345678909", "8944110012345678917"], "iccid."), ("Phone", ["490154203237518", "356938035643809"], "imei."),
        ("App", ["Instagram", "Telegram"], "platform."), ("App", ["bianca_d11", "mika_l9"], "handle."),
        ("Category", ["He asked for money and then he left.", "She was asked for more money by a man."], "narrative."),
        ("Zorb", ["XK/2026/11", "XK/2026/12"], "report_number."), ("Contact ID", ["H-88001", "H-88002"], "report_number."),
        ("Zorb", ["Lee Wei", "Ana Ruiz"], "none."),
    ],
)  # fmt: skip
def test_values_complete_or_correct_a_header(header: str, values: list[str], meant: str) -> None:
    """What the cells look like decides; what the header says helps."""
    (column,) = guess_columns([header], [[value] for value in values]).columns
    assert f"{column.concept.value}.{column.whose.value}" == meant
