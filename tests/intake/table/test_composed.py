"""Headers nobody listed: put together from their words, from their parts, and from what stands below them."""

import pytest

from strikeback.intake.table.compose import compose, dated
from strikeback.intake.table.headers import read_header
from strikeback.intake.table.person import several_persons


@pytest.mark.parametrize(
    ("header", "concept", "whose"),
    [
        ("Ngalan sa biktima", "name", "victim"),
        ("Petsa sa pag report", "reported", ""),
        ("Date et heure du dépôt", "reported", ""),
        ("Pila ang gipangayo", "demand", ""),
        ("Combien réclamé", "demand", ""),
        ("Titulaire du compte", "name", "holder"),
        ("收款人戶名", "name", "holder"),
        ("索取款項", "demand", ""),
        ("匯款號", "remittance", ""),
        ("No. Kiriman", "remittance", ""),
        ("Other means of contact of the offender", "contact", "suspect"),
        ("피의자 기타 연락수단", "contact", "suspect"),
        ("Kontak lain tersangka", "contact", "suspect"),
        ("Moved to", "contact", ""),
        ("Né(e) le", "birth", ""),
        ("geb. am", "birth", ""),
        ("Complainant / Victim", "name", "victim"),
        ("Victim's name (as per passport)", "name", "victim"),
        ("Serial / IMEI / SIM card number", "device_number", ""),
        ("MTCN / Reference", "remittance", ""),
        ("Place of detention", "site", ""),
        ("IP DoB", "birth", "victim"),
        ("IP address", "ip", ""),
        ("Snapchat / Telegram ng suspek", "handle", "suspect"),
        ("被疑者インスタグラム", "handle", "suspect"),
        ("Name used by the suspect", "persona", "suspect"),
        ("Suburb", "city", ""),
        ("Socmed", "platform", ""),
    ],
)
def test_headers_by_their_words(header: str, concept: str, whose: str) -> None:
    """What a speaker of the language takes them to mean."""
    meaning = read_header(header)
    assert (meaning.concept.value, meaning.whose.value) == (concept, whose)


@pytest.mark.parametrize(
    ("header", "concept"),
    [
        ("Lodged", "reported"),
        ("When was it paid", "paid_at"),
        ("Arrest", "arrested_at"),
        ("Threats", "threat"),
        ("zzz", "moment"),
    ],
)
def test_columns_of_dates_say_of_what(header: str, concept: str) -> None:
    """Once the values are dates, one word of the header is enough."""
    assert dated(header).value == concept


def test_words_nobody_knows_add_up_to_nothing() -> None:
    """Neither a concept nor a part in the case is guessed."""
    composed = compose("qwertz uiop")
    assert (composed.concept.value, composed.whose.value, composed.confidence) == ("none", "", 0.0)


@pytest.mark.parametrize(
    ("cell", "persons"),
    [
        ("Ana Belo; Caro Dinu", ("Ana Belo", "Caro Dinu")),
        ("Ana Belo\nCaro Dinu", ("Ana Belo", "Caro Dinu")),
        ("1. Ana Belo 2. Caro Dinu", ("Ana Belo", "Caro Dinu")),
        ("王小明、陳大文", ("王小明", "陳大文")),
        ("Ana Belo alias Anita; Caro Dinu", ()),
        ("王小明、化名陳大文", ()),
        ("Belo, Ana", ()),
        ("Ana Belo", ()),
        ("Ana Belo; 0917 555 0123", ()),
    ],
)
def test_several_persons_only_by_plain_signs(cell: str, persons: tuple[str, ...]) -> None:
    """Commas, aliases and numbers leave a cell one person."""
    assert several_persons(cell) == persons


def test_values_give_names_to_columns_that_only_say_whose(read) -> None:
    """A part in the case over names, an account column over names, a running number over file numbers."""
    table = read(
        "序號,Victim (full),Suspect account,Zahlung ging an\n"
        "PJ-0001,Ana Belo Cato,ana_b.77,Dinu Elar\nPJ-0002,Fosi Gimo,fosi.9,Halu Iven\n"
        "PJ-0003,Jora Kelu,@jora_k,Lomi Mave\n"
    )
    concepts = [(column.concept.value, column.whose.value) for column in table.maps[0].columns]
    assert concepts[:3] == [("report_number", ""), ("name", "victim"), ("handle", "suspect")]
    assert {one.locator.ident for one in table.records} == {"PJ-0001", "PJ-0002", "PJ-0003"}


def test_counts_are_nobodys_names(read) -> None:
    """A number of complaints makes nobody a victim; a service that is a platform is one."""
    table = read(
        "account_name,service,complaints,device_id\nstar_91,skype,3,490154203237518\nmoon.7,yahoo,0,\nsun_5,viber,1,\n"
    )
    assert {one.role.value for one in table.records} == {"unknown"}
    assert [one.body.platform for one in table.kind("account")] == ["skype", "yahoo", "viber"]
    assert table.kind("person")[0].selectors[0].kind.value == "imei"
    assert table.kind("account")[0].unmapped == (("complaints", "3"),)
