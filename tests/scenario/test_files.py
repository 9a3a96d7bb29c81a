"""Every kind of file is read by a parser that is not ours, and its rows are those the truth speaks of."""

import csv
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
import yaml
from lxml import etree

ENCODINGS = {"hk-police": "big5hkscs", "uk-ceop": "cp1252", "kr-police": "cp949"}
DELIMITERS = {"uk-ceop": ";", "my-police": ";", "bank-isla": ";"}


def _table(made, agency: str, path: Path) -> list[list[str]]:
    """All lines of a text table, heading first, read strictly."""
    encoding = "utf-8-sig"
    if agency in ENCODINGS and not (agency == "hk-police" and made.manifest.preset == "today"):
        encoding = ENCODINGS[agency]
    delimiter = "," if path.stem.startswith("identified") else DELIMITERS.get(agency, ",")
    if path.stem.startswith("identified"):
        encoding = "utf-8"
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter, strict=True))


def _marked(made, agency: str, path: Path, place: str) -> list[int]:
    return [int(row[place]) for row in made.by_file[agency, path.name] if row[place]]


def test_text_tables_are_rectangular(made) -> None:
    """Every row has as many cells as the heading; rows the truth names exist."""
    for agency, path in made.files("csv"):
        lines = _table(made, agency, path)
        assert {len(line) for line in lines} == {len(lines[0])}, path.name
        listed = next(one for one in made.manifest.files if made.root / one.path == path)
        assert len(lines) - 1 == listed.records
        rows = _marked(made, agency, path, "row")
        assert not rows or 1 <= min(rows) <= max(rows) <= len(lines) - 1


def test_spreadsheets_have_lines_above_the_heading(made) -> None:
    """Openpyxl reads them; data rows below the heading are as many as listed."""
    for agency, path in made.files("xlsx"):
        with path.open("rb") as stream:
            lines = list(openpyxl.load_workbook(stream).active.iter_rows(values_only=True))
        wide = [number for number, line in enumerate(lines) if sum(cell is not None for cell in line) > 5]
        listed = next(one for one in made.manifest.files if made.root / one.path == path)
        assert wide[0] > 0
        assert len(lines) - wide[0] - 1 == listed.records
        assert max(_marked(made, agency, path, "row")) <= listed.records


def test_archives_carry_no_clock(made) -> None:
    """Members of spreadsheets and extractions have one fixed date."""
    for kind in ("xlsx", "ufdr"):
        for _, path in made.files(kind):
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
                assert {member.date_time for member in archive.infolist()} == {(2014, 1, 1, 0, 0, 0)}


def test_tips_of_police_are_json_and_irregular(made) -> None:
    """One a file or in lists; ids are those of the truth; wrappers and nulls vary."""
    seen, shapes, marks = set(), set(), 0
    for agency, path in made.files("cybertip_json"):
        raw = path.read_bytes()
        marks += raw.startswith(b"\xef\xbb\xbf")
        content = json.loads(raw.decode("utf-8-sig"))
        bodies = content if isinstance(content, list) else [content]
        ids = {str(body["reportId"]) for body in bodies}
        assert ids == {row["id"] for row in made.by_file[agency, path.name]}
        assert not ids & seen
        seen |= ids
        for body in bodies:
            person = body["reportedInformation"]["reportedPeople"]["reportedPersons"][0]
            emails = person["emails"]
            inner = emails.get("emails") if isinstance(emails, dict) else None
            shapes.add((type(emails).__name__, type(inner).__name__))
    assert marks > 0
    assert {("dict", "list"), ("dict", "dict"), ("list", "NoneType"), ("NoneType", "NoneType")} <= shapes


def test_tips_of_providers_are_xml(made) -> None:
    """Lxml reads them; id, annotation, account and victim stand where the CyberTipline puts them."""
    found = 0
    for agency, path in made.files("cybertipline_xml"):
        root = etree.parse(path).getroot()
        assert root.tag == "report"
        assert {row["id"] for row in made.by_file[agency, path.name]} == {root.get("id")}
        assert root.find("incidentSummary/reportAnnotations/sextortion") is not None
        assert root.findtext("personOrUserReported/espIdentifier", "").isdigit()
        found += root.find("victim") is not None or root.find("intendedRecipient") is not None
    assert found > 20


def test_extractions_of_phones_hold_the_models_of_the_truth(made) -> None:
    """report.xml is well-formed; every model the truth names is in it with the type it should have."""
    for agency, path in made.files("ufdr"):
        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("report.xml"))
        models = {node.get("id"): node.get("type") for node in root.iter("{*}model")}
        kinds = {"account": "UserAccount", "contact": "Contact"}
        named = [row for row in made.by_file[agency, path.name] if row["what"] in kinds]
        assert all(models[row["id"]] == kinds[row["what"]] for row in named)
        assert {"Chat", "InstantMessage", "Party", "PhoneNumber"} <= set(models.values())
    assert len(made.files("ufdr")) == 12


def test_phone_databases_open_and_are_whole(made) -> None:
    """SQLite checks them; numbers and texts are filled; the truth's contacts exist."""
    for agency, path in made.files("android"):
        database = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if path.stem.endswith("mmssms"):
            texts = database.execute("SELECT count(*), min(length(body)), min(date) FROM sms").fetchone()
            assert texts[0] > 0
            assert texts[1] > 0
            assert texts[2] > 1_375_000_000_000
        else:
            rows = {row for (row,) in database.execute("SELECT _id FROM raw_contacts")}
            named = [one["id"] for one in made.by_file[agency, path.name] if one["what"] == "contact"]
            assert {int(one.removeprefix("raw_contacts/")) for one in named} <= rows
        database.close()


def test_chats_begin_lines_with_a_stamp(made) -> None:
    """Exports of three layouts; the line the truth names is the offender's first."""
    stamp = re.compile(r"^\u200e?(\[\d{4}/|\[\d\d/\d\d/\d\d, |\d{1,2}/\d{1,2}/(\d{2}|\d{4}), )")
    layouts = set()
    for agency, path in made.files("whatsapp"):
        lines = path.read_text("utf-8").splitlines()
        found = stamp.match(lines[0])
        assert found is not None
        layouts.add(found.group(1)[:2])
        (first,) = _marked(made, agency, path, "line")
        assert stamp.match(lines[first - 1])
        assert ": " in lines[first - 1]
    assert len(layouts) >= 2


def test_graph_of_the_laptop(made) -> None:
    """The JSON-LD graph holds the accounts the truth names."""
    for agency, path in made.files("case"):
        nodes = {node["@id"] for node in json.loads(path.read_text("utf-8"))["@graph"]}
        named = {row["id"] for row in made.by_file[agency, path.name] if row["what"] == "account"}
        assert named
        assert named <= nodes


def test_hotline_lines_and_messenger_table(made) -> None:
    """One JSON object a line; the Parquet table has the rows of the truth."""
    for agency, path in made.files("jsonl"):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert all("case_ref" in line for line in lines)
        assert max(_marked(made, agency, path, "line")) == len(lines)
    for agency, path in made.files("parquet"):
        assert max(_marked(made, agency, path, "row")) <= pq.read_table(path).num_rows


def test_wallet_list_is_a_tagpack(made_today) -> None:
    """YAML with a heading whose values hold for all tags."""
    ((agency, path),) = made_today.files("tagpack")
    pack = yaml.safe_load(path.read_text("utf-8"))
    addresses = {tag["address"] for tag in pack["tags"]}
    assert pack["abuse"] == "sextortion"
    assert {row["id"] for row in made_today.by_file[agency, path.name]} < addresses


@pytest.mark.parametrize(
    ("agency", "file", "phone", "account"),
    [
        pytest.param("au-police", "reports.csv", "VictimPhone", "OffenderAccount", id="australia"),
        pytest.param("uk-ceop", "referrals.csv", "Telephone", "Suspect username or URL", id="kingdom"),
        pytest.param("my-police", "repot.csv", "No. Telefon", "Akaun Suspek", id="malaysia"),
    ],
)
def test_rows_are_those_of_the_truth(made_2014, agency: str, file: str, phone: str, account: str) -> None:
    """An account stated in a row belongs to the suspect whom the truth names for that row."""
    owners: dict[str, set[str]] = {}
    for row in made_2014.truth["accounts"]:
        for handle in [*row["handles"].split(";"), row["value"]]:
            owners.setdefault(handle, set()).add(row["owner"])
    lines = _table(made_2014, agency, made_2014.paths[agency, file])
    place, own = lines[0].index(account), lines[0].index(phone)
    checked, phones = 0, 0
    for mention in made_2014.by_file[agency, file]:
        cells = lines[int(mention["row"])]
        phones += bool(cells[own])
        if mention["what"] == "offender" and cells[place]:
            handle = re.split(r"[/=]", cells[place])[-1].lstrip("@")
            assert mention["truth"] in owners[handle]
            checked += 1
    assert checked >= 20
    assert phones >= 20
