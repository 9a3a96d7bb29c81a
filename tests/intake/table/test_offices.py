"""Headings and rows as offices write them: compound words, questions, jargon, several victims in a row."""

import pytest

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.headers import read_header


@pytest.mark.parametrize(
    ("header", "concept", "whose"),
    [
        ("Täterkennung", Concept.HANDLE, Whose.SUSPECT),
        ("Opfername", Concept.NAME, Whose.VICTIM),
        ("Opferalter", Concept.AGE, Whose.VICTIM),
        ("How much did they ask for?", Concept.DEMAND, Whose.NOBODY),
        ("How old are you?", Concept.AGE, Whose.NOBODY),
        ("¿Qué edad tiene?", Concept.AGE, Whose.NOBODY),
        ("P.O. cognome", Concept.FAMILY, Whose.VICTIM),
        ("GM telefon", Concept.PHONE, Whose.SUSPECT),
        ("service_user.name", Concept.NAME, Whose.VICTIM),
        ("actor_username", Concept.HANDLE, Whose.SUSPECT),
        ("geford. Summe", Concept.DEMAND, Whose.NOBODY),
        ("GS Erreichbarkeit", Concept.CONTACT, Whose.VICTIM),
        ("Child at risk DOB", Concept.BIRTH, Whose.VICTIM),
    ],
)
def test_headings_of_offices(header: str, concept: Concept, whose: Whose) -> None:
    """Joined words are taken apart, questions are understood, little words abbreviate nothing."""
    meaning = read_header(header)
    assert (meaning.concept, meaning.whose) == (concept, whose)


def named(table) -> list[tuple[list[str], list[str]]]:
    """Names and selectors of the victims, in order."""
    return [
        ([name.text for name in one.body.names], [value for _, value in table.values(one)])
        for one in table.kind("person", "victim")
    ]


def test_victims_listed_in_a_cell_are_persons_of_one_report(read) -> None:
    """Each has the phone that stands at their place; the offender and the demand are built once."""
    table = read(
        "Petition ref;Complainant(s);Complainant GSM No(s);Complainant email;Suspect handle;Platform;Facts\n"
        'P/1;"Chidi Okoro; Tunde Balogun";"0803 555 1234; 0803 555 1235";c@example.org;jade_fern7;Telegram;'
        "He threatened to publish it.\n"
        "P/2;Folake Ezenwa;0803 555 1236;;jade_fern8;Telegram;He threatened to publish it all.\n",
        region="NG",
    )
    assert named(table) == [
        (["Chidi Okoro"], ["+2348035551234", "c@example.org"]),
        (["Tunde Balogun"], ["+2348035551235"]),
        (["Folake Ezenwa"], ["+2348035551236"]),
    ]
    first, second = table.kind("report")
    assert [one.report for one in table.kind("person", "victim")] == [first.id, first.id, second.id]
    assert len(table.kind("person", "suspect")) == 2
    assert len({one.id for one in table.records}) == len(table.records)


def test_two_phones_of_one_victim_stay_theirs(read) -> None:
    """A list of numbers beside one name is no list of persons."""
    table = read(
        "Case no;Victim name;Victim phones;Suspect username\n"
        "R1;Folake Ezenwa;0803 555 1236; \nR2;Ana Belo;0803 555 1237 / 0803 555 1238;jade_fern8\n",
        region="NG",
    )
    assert named(table)[1] == (["Ana Belo"], ["+2348035551237", "+2348035551238"])


def test_numbered_victims_are_persons(read) -> None:
    """A number after whom the heading speaks of tells persons apart; one after the thing does not."""
    table = read(
        "case no,victim_1_name,victim_1_phone,victim_2_name,victim_2_phone,suspect username\n"
        "R1,Ana Belo,+44 7700 900123,Caro Dinu,+44 7700 900124,jade_fern8\n"
        "R2,Fosi Gimo,+44 7700 900125,,,jade_fern9\n",
        region="GB",
    )
    assert named(table) == [
        (["Ana Belo"], ["+447700900123"]),
        (["Caro Dinu"], ["+447700900124"]),
        (["Fosi Gimo"], ["+447700900125"]),
    ]
    one = read(
        "case no,victim name,victim phone 1,victim phone 2\nR1,Ana Belo,+44 7700 900123,+44 7700 900124\n"
        "R2,Ono Gimo,+44 7700 900127,\n",
        region="GB",
    )
    assert named(one)[0] == (["Ana Belo"], ["+447700900123", "+447700900124"])


def test_withdrawals_of_an_exchange_are_transfers(read) -> None:
    """An address of coins is a wallet, whatever the heading; the customer's IP is not the receiver's."""
    table = read(
        "created_at,uid,full_name,kyc_email,coin,amount,to_address,txid,ip\n"
        "2025-03-05T10:00:00Z,77,Ana Belo,ana@example.org,BTC,0.01,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,"
        f"{'ab' * 32},198.51.100.7\n"
    )
    assert table.maps[0].kind.value == "transfers"
    assert not table.kind("report")
    assert "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa" in " ".join(
        value for one in table.records for _, value in table.values(one)
    )
    ip = next(column for column in table.maps[0].columns if column.header == "ip")
    assert ip.whose is not Whose.RECEIVER


def test_answers_are_no_amounts(read) -> None:
    """Yes and no under "Have you paid?" are counted as no bad amounts."""
    table = read("Case no,Victim name,Have you paid?,What happened\nR1,Ana Belo,Yes,He threatened to tell.\n")
    assert not table.refused()
