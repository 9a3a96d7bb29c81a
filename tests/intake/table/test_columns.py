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
