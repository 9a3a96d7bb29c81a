"""Cellebrite reports become devices, parties, conversations and hashes; nothing of a chat is lost."""

import importlib.util
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from strikeback.intake.durations import read_duration
from strikeback.intake.open import open_source
from strikeback.intake.ufdr import UfdrReader
from strikeback.model.bodies import (
    Account,
    Capture,
    Conversation,
    Device,
    Exhibit,
    Instrument,
    MediaHash,
    Payment,
    Person,
    Place,
)
from strikeback.model.errors import (
    BrokenFileError,
    EncryptedFileError,
    RefusedInputError,
    TooLargeError,
    WrongEncodingError,
    WrongKindError,
)
from strikeback.model.record import Record, Refusal, RefusalReason, Relation

_spec = importlib.util.spec_from_file_location("xml_ufdr", Path(__file__).with_name("xml_ufdr.py"))
x = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(x)

DEVICE_INFO = (
    '<metadata section="Device Info"><item name="IMEI"><![CDATA[490154203237518]]></item>'
    '<item name="Detected Phone Model"><![CDATA[SYN-1]]></item>'
    '<item name="Lock screen password">never kept</item></metadata>'
)
PHONES = ["+447700900123", "+447700900124"]  # reserved for drama by the British regulator


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record | Refusal]]:
    """Write a text as report.xml and read it."""

    def call(text: str, *, name: str = "report.xml", **stated: str) -> list[Record | Refusal]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return list(UfdrReader().read(open_source(path, originator="hkpf", **stated)))

    return call


def bodies(records, kind):
    """Records whose body is of one type."""
    return [one for one in records if isinstance(one, Record) and isinstance(one.body, kind)]


def refused(records, reason):
    """Refusals of one reason."""
    return [one for one in records if isinstance(one, Refusal) and one.reason is reason]


def chat(*messages: str, parties: str = "", source: str = "WhatsApp", state: str = "Intact") -> str:
    """A chat."""
    return x.model(
        "Chat", "chat-1", x.field("Source", source), parties, x.many("Messages", *messages), state=state
    )


@pytest.mark.parametrize("namespace", [True, False], ids=["namespace", "none"])
def test_chat_with_device_parties_and_times(read, namespace) -> None:
    """A chat keeps who said what when; parties are accounts with their numbers; all found on the device."""
    parties = x.many("Participants", x.party(PHONES[0], "Mira", owner=True), x.party(PHONES[1], "Jon"))
    text = x.report(
        chat(
            x.message("m-1", PHONES[0], "good morning"),
            x.message("m-2", PHONES[1], "hello", state="Deleted"),
            parties=parties,
        ),
        head=DEVICE_INFO,
        namespace=namespace,
    )
    records = read(text)
    device = bodies(records, Device)[0]
    assert [(one.kind.value, one.value) for one in device.selectors] == [("imei", "490154203237518")]
    assert device.body.model == "SYN-1"
    accounts = bodies(records, Account)
    assert [one.selectors[0].value for one in accounts] == PHONES
    assert [one.body.display_names for one in accounts] == [("Mira",), ("Jon",)]
    talk = bodies(records, Conversation)[0]
    assert talk.body.platform == "whatsapp"
    assert [(m.sender, m.text, m.deleted, m.place) for m in talk.body.messages] == [
        (PHONES[0], "good morning", False, "model:m-1"),
        (PHONES[1], "hello", True, "model:m-2"),
    ]
    assert talk.body.messages[0].at.utc.isoformat() == "2014-03-05T02:00:00+00:00"
    assert talk.body.messages[0].at.offset_minutes == 480
    assert [one.owner for one in talk.body.participants] == [True, False]
    assert talk.confidence == "High"
    assert talk.locator.path == "model:chat-1"
    ties = {(one.relation, one.to) for one in talk.ties}
    assert ties == {(Relation.FOUND_ON, device.id)} | {(Relation.PARTICIPANT, one.id) for one in accounts}
    assert len(refused(records, RefusalReason.SECRET_SKIPPED)) == 1
    assert not any(
        "never kept" in text for one in records if isinstance(one, Record) for _, text in one.unmapped
    )


def test_quoted_message_is_not_sent_again(read) -> None:
    """A message nested in another one is a quotation, also below a wrapper."""
    inner = x.message("q-1", PHONES[0], "see you")
    outer = x.message(
        "m-1",
        PHONES[1],
        "yes",
        x.one("ReplyMessageData", x.model("ReplyMessageData", "w", x.one("OriginalMessage", inner))),
    )
    messages = bodies(read(x.report(chat(outer))), Conversation)[0].body.messages
    assert [(m.text, m.quoted) for m in messages] == [("yes", False), ("see you", True)]


def test_long_chat_comes_in_parts_with_nothing_lost(read) -> None:
    """2,345 messages give parts of at most 1,000, in order, each tied to its parties."""
    records = read(x.report(chat(*(x.message(f"m-{n}", PHONES[n % 2], f"line {n}") for n in range(2345)))))
    parts = bodies(records, Conversation)
    assert [len(one.body.messages) for one in parts] == [1000, 1000, 345]
    assert [one.body.part for one in parts] == [1, 2, 3]
    assert [m.text for one in parts for m in one.body.messages] == [f"line {n}" for n in range(2345)]
    assert len({one.id for one in parts}) == 3
    assert all(sum(tie.relation is Relation.PARTICIPANT for tie in one.ties) == 2 for one in parts)


def test_participants_after_the_messages_are_kept(read) -> None:
    """Order of fields does not matter."""
    text = x.model(
        "Chat",
        "c",
        x.many("Messages", x.message("m", PHONES[0], "hi")),
        x.many("Participants", x.party(PHONES[1], "Jon")),
        x.field("Source", "Telegram"),
    )
    talk = bodies(read(x.report(text)), Conversation)[0].body
    assert {one.label for one in talk.participants} == set(PHONES)
    assert talk.platform == "telegram"


def test_chat_without_messages_is_a_record(read) -> None:
    """An emptied chat still says who took part."""
    talk = bodies(
        read(x.report(chat(parties=x.many("Participants", x.party(PHONES[0])), state="Deleted"))),
        Conversation,
    )[0]
    assert talk.deleted
    assert talk.body.messages == ()
    assert len(talk.body.participants) == 1


def test_contact_entries_go_by_model_type(read) -> None:
    """Labels are in the examiner's language; the model type decides what an entry is."""
    entries = x.many(
        "Entries",
        x.model("PhoneNumber", "e1", x.field("Category", "手机"), x.field("Value", "7700 900123")),
        x.model("EmailAddress", "e2", x.field("Category", "Privat"), x.field("Value", "mira@example.org")),
        x.model("UserID", "e3", x.field("Category", "アカウント"), x.field("Value", "mira.syn")),
        x.model("WebAddress", "e4", x.field("Value", "example.org/m")),
    )
    photo = x.many("Photos", x.model("ContactPhoto", "ph", x.field("Name", "x.jpg")))
    contact = x.model(
        "Contact",
        "k-1",
        x.field("Name", "Mira Syn"),
        x.field("Source", "Skype"),
        entries,
        photo,
        state="Deleted",
        confidence="Low",
    )
    records = read(x.report(contact), region="GB")
    person = bodies(records, Person)[0]
    assert {(one.kind.value, one.value) for one in person.selectors} == {
        ("phone", PHONES[0]),
        ("email", "mira@example.org"),
    }
    assert person.deleted
    assert person.confidence == "Low"
    account = bodies(records, Account)[0]
    assert account.body.handle == "mira.syn"
    assert account.selectors[0].value == "skype:mira.syn"
    assert (Relation.HAS_ACCOUNT, account.id) in {(one.relation, one.to) for one in person.ties}
    assert ("Entries/WebAddress", "example.org/m") in person.unmapped
    assert len(refused(records, RefusalReason.MEDIA_SKIPPED)) == 1


def test_password_of_an_account_is_skipped(read) -> None:
    """Passwords and tokens are counted and never kept."""
    account = x.model(
        "UserAccount",
        "u",
        x.field("Username", "100005551234567"),
        x.field("ServiceType", "Facebook"),
        x.field("Name", "Mira S"),
        x.field("Password", "open-sesame"),
        x.field("AuthToken", "abc"),
        x.field("Shade", "blue"),
    )
    records = read(x.report(account))
    found = bodies(records, Account)[0]
    assert found.body.account_id == "100005551234567"
    assert found.body.display_names == ("Mira S",)
    assert found.unmapped == (("Shade", "blue"),)
    assert len(refused(records, RefusalReason.SECRET_SKIPPED)) == 2
    assert "open-sesame" not in str([one.unmapped for one in records if isinstance(one, Record)])


def test_calls_and_text_messages(read) -> None:
    """Calls have direction and length; any model with parties and a body is a message, whatever its name."""
    call = x.model(
        "Call",
        "c1",
        x.many("Parties", x.party(PHONES[0], "Mira", role="From")),
        x.field("Type", "Outgoing"),
        x.field("Duration", "00:02:05"),
        x.field("TimeStamp", "2014-03-05T10:00:00+00:00", "TimeStamp"),
    )
    odd = x.model(
        "Call",
        "c2",
        x.many("Parties", x.party(PHONES[0])),
        x.field("Type", "Ausgehend"),
        x.field("Duration", "long"),
    )
    sms = x.model(
        "SMSMessageSyn",
        "s1",
        x.many("Parties", x.party(PHONES[1], role="From")),
        x.field("Body", "on my way"),
        x.field("TimeStamp", "2014-03-05T10:00:00"),
    )
    mail = x.model(
        "Email",
        "e1",
        x.one("From", x.party("mira@example.org")),
        x.many("To", x.party("jon@example.org")),
        x.field("Subject", "Plan"),
        x.field("Body", "Friday"),
    )
    talks = [one.body for one in bodies(read(x.report(call, odd, sms, mail), zone="+09:00"), Conversation)]
    by_medium = {one.medium: one for one in talks if one.direction or one.medium != "call"}
    assert (by_medium["call"].direction, by_medium["call"].seconds) == ("outgoing", 125)
    assert by_medium["sms"].messages[0].text == "on my way"
    assert by_medium["sms"].messages[0].sender == PHONES[1]
    assert by_medium["sms"].at.utc.isoformat() == "2014-03-05T01:00:00+00:00"
    assert by_medium["sms"].at.zone.value == "assumed"
    assert by_medium["email"].messages[0].text == "Plan\n\nFriday"
    unknown = next(one for one in bodies(read(x.report(odd)), Conversation))
    assert dict(unknown.unmapped) == {"Duration": "long", "Direction": "Ausgehend"}


def test_other_models(read) -> None:
    """Cards, networks, pages, searches, money, places and unknown models all become records."""
    records = read(
        x.report(
            x.model("SIMData", "s", x.field("Name", "IMSI"), x.field("Value", "454005930172648")),
            x.model(
                "DeviceInfoEntry",
                "d",
                x.field("Name", "Bluetooth MAC"),
                x.field("Value", "00:00:5e:00:53:01"),
            ),
            x.model("InstalledApplication", "a", x.field("Name", "Chat App")),
            x.model(
                "WirelessNetwork",
                "w",
                x.field("BSSId", "00:00:5e:00:53:02"),
                x.field("SSId", "Cafe"),
                x.field("Password", "x"),
            ),
            x.model(
                "VisitedPage",
                "v",
                x.field("Url", "https://www.instagram.com/mira.syn/"),
                x.field("LastVisited", "2014-03-05T10:00:00+00:00"),
            ),
            x.model("SearchedItem", "q", x.field("Value", "bus times")),
            x.model(
                "TransferOfFunds",
                "t",
                x.field("Amount", "1,250.50"),
                x.field("Currency", "PHP"),
                x.one("To", x.party("jon@example.org")),
            ),
            x.model(
                "FinancialAccount",
                "f",
                x.field("IBAN", "GB82 WEST 1234 5698 7654 32"),
                x.field("Name", "Mira Syn"),
            ),
            x.model(
                "Location",
                "l",
                x.one(
                    "Position",
                    x.model("Coordinate", "co", x.field("Latitude", "14.6"), x.field("Longitude", "121.0")),
                ),
            ),
            x.model("Novelty", "n", x.field("Colour", "green")),
        )
    )
    devices = {one.body.type: one for one in bodies(records, Device)}
    assert devices["sim"].selectors[0].value == "454005930172648"
    assert devices["access_point"].body.label == "Cafe"
    captures = {one.body.event: one for one in bodies(records, Capture)}
    assert any(one.value == "instagram:mira.syn" for one in captures["visited_page"].selectors)
    assert ("Value", "bus times") in captures["searched_item"].unmapped
    assert captures["model:Novelty"].unmapped == (("Colour", "green"),)
    payment = bodies(records, Payment)[0]
    assert (str(payment.body.money.amount), payment.body.money.currency) == ("1250.50", "PHP")
    assert Relation.PAYEE in {one.relation for one in payment.ties}
    assert bodies(records, Instrument)[0].selectors[0].value == "GB82WEST12345698765432"
    assert bodies(records, Place)[0].body.latitude == 14.6
    further = next(
        one for one in bodies(records, Device) if ("InstalledApplication", "Chat App") in one.unmapped
    )
    assert [one.kind.value for one in further.selectors] == ["mac"]


def test_tagged_files_give_hashes_and_no_names(read) -> None:
    """A file's hashes are kept, its name is a keyed digest."""
    head = (
        '<taggedFiles><file fs="x" path="/dcim/IMG_1.jpg" size="123" id="f1" deleted="Deleted">'
        '<metadata section="File">'
        '<item name="MD5"><![CDATA[0cc175b9c0f1b6a831c399e269772661]]></item>'
        '<item name="Tags">Image</item></metadata></file>'
        '<file path="/a.db" size="x" id="f2"><accessInfo/></file></taggedFiles>'
    )
    records = read(x.report(chat(x.message("m", PHONES[0], "hi")), head=head))
    media = bodies(records, MediaHash)
    assert [one.selectors[0].value for one in media] == ["0cc175b9c0f1b6a831c399e269772661"]
    assert (media[0].body.size, media[0].body.mime, media[0].body.tags) == (123, "image/jpeg", ("Image",))
    assert media[0].deleted
    assert "IMG_1" not in repr(media[0].body.file_name_digest)
    assert len(media[0].body.file_name_digest) == 64
    assert media[0].locator.path == "file:f1"
    assert len(refused(records, RefusalReason.NO_CONTENT)) == 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param(x.report(chat(x.message("m", "a", "b")))[:-40], BrokenFileError, id="truncated"),
        pytest.param("<other/>", WrongKindError, id="other-root"),
        pytest.param("<project><project><x", BrokenFileError, id="open"),
        pytest.param(
            '<!DOCTYPE project [<!ENTITY a "x">]><project>&a;</project>', BrokenFileError, id="entity"
        ),
        pytest.param(
            "<project>" + "<model>" * 300 + "</model>" * 300 + "</project>", TooLargeError, id="deep"
        ),
        pytest.param(
            "<project>"
            + "<model type='A'><modelField>" * 60
            + "<model><field name='x'/></model>"
            + "</modelField></model>" * 60
            + "</project>",
            TooLargeError,
            id="models-in-models",
        ),
    ],
)
def test_hostile_xml_is_refused_as_a_whole(read, text, error) -> None:
    """Broken or hostile XML gives one error of the tree, never a foreign one."""
    with pytest.raises(error):
        read(text)


def test_billion_laughs_ends_at_once(read) -> None:
    """Entities are never expanded."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(RefusedInputError):
        read(f"<!DOCTYPE project [{entities}]><project><metadata>&a9;</metadata></project>")


def test_wrong_encoding_is_named(tmp_path) -> None:
    """Bytes that are not in the stated encoding are refused, with the remedy."""
    path = tmp_path / "report.xml"
    path.write_bytes(x.report(chat(x.message("m", "a", "@@"))).encode().replace(b"@@", b"\xff\xfe\xff"))
    with pytest.raises(WrongEncodingError):
        list(UfdrReader().read(open_source(path, originator="a")))


def make_zip(path: Path, name: str, data: str) -> Path:
    """An archive with one member."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return path


def test_archive_holds_the_same_as_the_report(read, tmp_path) -> None:
    """The .ufdr around a report gives the same conversations."""
    text = x.report(chat(x.message("m", PHONES[0], "hi")))
    path = make_zip(tmp_path / "phone.ufdr", "report.xml", text)
    assert UfdrReader().sniff(path, path.read_bytes()) > 0.9
    inside = bodies(UfdrReader().read(open_source(path, originator="a")), Conversation)
    assert [one.body for one in inside] == [one.body for one in bodies(read(text), Conversation)]


def test_archives_that_are_refused(tmp_path) -> None:
    """Bombs, passwords and archives without a report."""
    bomb = make_zip(tmp_path / "b.ufdr", "report.xml", "<project>" + " " * 40_000_000 + "</project>")
    with pytest.raises(TooLargeError):
        list(UfdrReader().read(open_source(bomb, originator="a")))
    assert UfdrReader().sniff(bomb, bomb.read_bytes()[:100]) > 0.5
    other = make_zip(tmp_path / "o.ufdr", "x.txt", "text")
    with pytest.raises(BrokenFileError):
        list(UfdrReader().read(open_source(other, originator="a")))
    assert UfdrReader().sniff(other, other.read_bytes()) == 0
    locked = make_zip(tmp_path / "p.ufdr", "report.xml", x.report())
    data = bytearray(locked.read_bytes())
    data[6] |= 1  # encryption bit of the local header, APPNOTE 4.4.4
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    with pytest.raises(EncryptedFileError):
        list(UfdrReader().read(open_source(locked, originator="a")))


def test_sniff() -> None:
    """Told by the root element, not by the name."""
    reader = UfdrReader()
    assert reader.sniff(Path("x"), x.report().encode()) > 0.9
    assert reader.sniff(Path("x"), x.report(namespace=False).encode()) > 0.8
    assert reader.sniff(Path("report.xml"), b"<?xml version='1.0'?><report/>") == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("00:01:05", 65), ("1.00:00:01", 86401), ("90", 90), ("00:00:07.25", 7), ("?", None), ("", None)],
)
def test_durations(text, seconds) -> None:
    """Lengths of calls in seconds."""
    assert read_duration(text) == seconds


def test_accounts_without_numbers_and_a_wallet(read) -> None:
    """A bank account by number, and a wallet by address (a published example of the format's author)."""
    bank = x.model("FinancialAccount", "b", x.field("AccountNumber", "12345678"), x.field("BankName", "Bank"))
    wallet = x.model("FinancialAccount", "w", x.field("Address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))
    found = bodies(read(x.report(bank, wallet), region="GB"), Instrument)
    assert [one.body.type for one in found] == ["bank_account", "wallet"]
    assert found[0].body.institution == "Bank"
    assert found[1].selectors[0].value == "btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def test_models_that_say_nothing_and_bad_values(read) -> None:
    """An empty model is counted; an unreadable place or time is kept; a model without id has a number."""
    records = read(
        x.report(
            x.model("Nothing", "n"),
            x.model(
                "Location",
                "l",
                x.one(
                    "Position",
                    x.model("Coordinate", "c", x.field("Latitude", "north"), x.field("Elevation", "5")),
                ),
            ),
            '<model type="SearchedItem"><field name="Value"><value>a</value></field></model>',
            '<model type="SearchedItem"><field name="Value"><value>b</value></field></model>',
            x.model(
                "Call",
                "k",
                x.many("Parties", x.party(PHONES[0])),
                x.field("TimeStamp", "not a time"),
                state="Unknown",
            ),
            x.model(
                "Contact",
                "p",
                x.field("Name", "Mira"),
                x.many(
                    "Addresses",
                    x.model("StreetAddress", "s", x.field("City", "Exampleton"), x.field("Country", "sg")),
                ),
            ),
        )
    )
    place = bodies(records, Place)[0]
    assert place.body.latitude is None
    assert ("Position/Elevation", "5") in place.unmapped
    searched = [one.locator.path for one in bodies(records, Capture)]
    assert searched == ["model:SearchedItem[1]", "model:SearchedItem[2]"]
    assert [one.what for one in refused(records, RefusalReason.NO_CONTENT)] == ["Nothing"]
    assert [one.what for one in refused(records, RefusalReason.BAD_TIME)] == ["TimeStamp"]
    assert ("deleted_state", "Unknown") in bodies(records, Conversation)[0].unmapped
    home = bodies(records, Person)[0].body.places[0]
    assert (home.city, home.country, home.text) == ("Exampleton", "SG", "Exampleton, sg")


def test_message_with_attachments_and_leftovers(read) -> None:
    """Attachments are counted; unknown fields of a message are kept with its place; other elements too."""
    attachment = x.many("Attachments", x.model("Attachment", "a", x.field("Filename", "x.jpg")))
    text = x.message("m", PHONES[0], "look", attachment, x.field("Mood", "calm"), "<oddField>odd</oddField>")
    records = read(x.report(chat(text)))
    talk = bodies(records, Conversation)[0]
    assert talk.body.messages[0].attachments == 1
    assert set(talk.unmapped) >= {("model:m/Mood", "calm"), ("model:m/oddField", "odd")}
    sms = x.model("SMS", "s", x.one("From", x.party(PHONES[0])), x.field("Body", "one"), attachment)
    assert bodies(read(x.report(sms)), Conversation)[0].body.messages[0].attachments == 1


def test_many_parties_stay_within_memory(read, monkeypatch) -> None:
    """A party seen again after many others is described again, and every tie leads to a record."""
    monkeypatch.setattr("strikeback.intake.ufdr_context._ACCOUNTS", 3)
    calls = [x.model("Call", f"c{n}", x.many("Parties", x.party(f"+44770090012{n % 5}"))) for n in range(10)]
    records = [one for one in read(x.report(*calls)) if isinstance(one, Record)]
    ids = [one.id for one in records]
    assert len(ids) == len(set(ids))
    assert all(tie.to in ids for one in records for tie in one.ties)


def test_properties_after_the_models_give_a_second_device(read) -> None:
    """Metadata at the end of the report is not lost."""
    late = (
        '<metadata section="x"><item name="IMEI">490154203237518</item><item name="Other">y</item></metadata>'
    )
    text = x.report(chat(x.message("m", PHONES[0], "hi"))).replace("</decodedData>", "</decodedData>" + late)
    first, second = bodies(read(text), Device)
    assert first.selectors == ()
    assert second.selectors[0].value == "490154203237518"
    assert ("x/Other", "y") in second.unmapped
    assert second.ties[0].to == first.id


@pytest.mark.parametrize(
    ("name", "head", "number"),
    [
        ("Exhibit KC/117-2", "", "KC/117-2"),
        ("Synthetic", '<metadata section="Case"><item name="Evidence number">E-9</item></metadata>', "E-9"),
        ("Exhibition hall", "", None),
        ("Synthetic", "", None),
    ],
    ids=["project-name", "case-information", "other-word", "unnamed"],
)
def test_named_exhibit(read, name, head, number) -> None:
    """A report that names its exhibit ties everything found to it, as well as to the device."""
    text = x.report(chat(x.message("m", PHONES[0], "hi")), head=head).replace(
        'name="Synthetic"', f'name="{name}"'
    )
    records = read(text)
    exhibits = bodies(records, Exhibit)
    assert [one.body.number for one in exhibits] == ([number] if number else [])
    talk = bodies(records, Conversation)[0]
    found = [one.to for one in talk.ties if one.relation is Relation.FOUND_ON]
    assert found == [bodies(records, Device)[0].id, *(one.id for one in exhibits)]
    assert talk.locator.ident == "chat-1"


def test_account_number_beside_the_user_name(read) -> None:
    """A service identifier of digits is the account's id; any other is kept."""
    first = x.model(
        "UserAccount",
        "u",
        x.field("Username", "syn.two"),
        x.field("ServiceType", "Facebook"),
        x.field("ServiceIdentifier", "100005551234567"),
    )
    second = x.model(
        "UserAccount", "v", x.field("Username", "syn.three"), x.field("ServiceIdentifier", "Skype")
    )
    third = x.model(
        "UserAccount",
        "w",
        x.field("Username", "syn.four"),
        x.field("Source", "Skype"),
        x.field("ServiceIdentifier", "svc:x"),
    )
    one, two, three = bodies(read(x.report(first, second, third)), Account)
    assert (one.body.account_id, one.body.handle) == ("100005551234567", "syn.two")
    assert {s.value for s in one.selectors} == {"facebook:100005551234567", "facebook:syntwo"}
    assert two.body.platform == "skype"
    assert three.unmapped == (("ServiceIdentifier", "svc:x"),)
