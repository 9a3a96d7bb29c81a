# ruff: noqa: E501 - rows of a table stand on one line
"""Rows that are no reports: transfers, arrests, exhibits, registers, calls, log-ins, hashes."""

import hashlib
from decimal import Decimal


def test_a_transfer_is_a_payment_between_unknown_parties(read) -> None:
    """Senders and receivers have no role; no report is made; the MTCN is the payment's."""
    table = read(
        "Sender,Sender Country,Receiver,Receiver Phone,MTCN,Service,Amount,Currency,Date,Agent\n"
        "Lee Wei,SG,Dante Cruz,+63 917 555 0123,203 456 7891,Western Union,500,USD,2014-03-05,Manila 3\n",
        region="SG",
    )
    assert table.maps[0].kind.value == "transfers"
    assert not table.kind("report")
    assert {one.role.value for one in table.records} == {"unknown"}
    sender, receiver = table.kind("person")
    assert (table.texts(sender), table.texts(receiver)) == (
        [("Lee Wei", "holder")],
        [("Dante Cruz", "holder")],
    )
    assert table.values(receiver) == [("phone", "+639175550123")]
    payment = table.kind("payment")[0]
    assert (payment.body.money.amount, payment.body.money.currency, payment.body.method) == (
        Decimal(500),
        "USD",
        "westernunion",
    )
    assert table.values(payment) == [("remittance", "westernunion:2034567891")]
    assert [(one.relation.value, one.to) for one in payment.ties] == [
        ("payer", sender.id),
        ("payee", receiver.id),
    ]
    assert (payment.unmapped, payment.body.outlet) == ((), "Manila 3")


def test_a_case_number_with_a_victim_makes_a_transfer_a_report(read) -> None:
    """Only a victim or case column says so."""
    table = read(
        "Case No,Victim Name,Receiver Name,Amount,Payment Date\n1,Lee Wei,Dante Cruz,500,2014-03-05\n"
    )
    assert [one.body.number for one in table.kind("report")] == ["1"]
    assert table.kind("payment")[0].body.at.utc.date().isoformat() == "2014-03-05"


def test_arrests_give_legal_names(read) -> None:
    """An arrest stands behind the name; the flag and the date say arrested."""
    table = read(
        "Suspect Name,Alias,DOB,Arrest Date,Arrested,Passport No\n"
        "Dante Cruz,Dan,13/04/1988,30/04/2014,,P1234567A\nRico Salas,,,,no,\n",
        region="PH",
    )
    first, second = table.kind("person", "suspect")
    assert table.texts(first) == [("Dante Cruz", "legal"), ("Dan", "alias")]
    assert (first.body.arrested, second.body.arrested) == (True, False)
    assert first.body.birth_date.day == 13
    assert table.values(first)[0][0] == "document"


def test_exhibits_give_device_and_person(read) -> None:
    """The exhibit holds number, kind, place and time; the device holds its numbers."""
    table = read(
        "Exhibit No,Item,Make,Model,IMEI,Seized From,Date Seized,Site\n"
        "EX1,Mobile phone,Nokia,3310,490154203237518,Dante Cruz,30/04/2014,Taguig\n",
        zone="Asia/Manila",
    )
    exhibit, device, person = table.kind("exhibit")[0], table.kind("device")[0], table.kind("person")[0]
    assert (exhibit.body.number, exhibit.body.type, exhibit.body.site) == ("EX1", "Mobile phone", "Taguig")
    assert exhibit.body.seized.utc.isoformat() == "2014-04-29T16:00:00+00:00"
    assert table.values(device) == [("imei", "490154203237518")]
    assert [(one.relation.value, one.to) for one in exhibit.ties] == [
        ("has_device", device.id),
        ("seized_from", person.id),
    ]
    assert exhibit.locator.ident == "EX1"


def test_a_register_of_victims_says_who_identified_them(read) -> None:
    """Identified, by whom, and safe; a unit counts only where the flag is set."""
    table = read(
        "Victim Name,Age,Country,Identified,Agency,Safe\nLee Wei,15,Singapore,Y,SPF,yes\nWong Mei,16,HK,N,HKPF,no\n"
    )
    assert table.maps[0].kind.value == "victims"
    one, two = table.kind("person", "victim")
    assert (one.body.identified_by, one.body.safe, one.body.places[0].country) == ("SPF", True, "SG")
    assert (two.body.identified_by, two.body.safe) == ("", False)


def test_calls_are_conversations_between_two_numbers(read) -> None:
    """Date and time columns are read together; duration in three spellings."""
    table = read(
        "A Number,B Number,Date,Time,Duration,Direction\n"
        "09175550123,09175550124,30/04/2014,10:20,0:01:30,outgoing\n09175550123,12,30/04/2014,11:00,95,missed call\n",
        region="PH",
        zone="Asia/Manila",
    )
    first, second = (one.body for one in table.kind("conversation"))
    assert (first.medium, first.seconds, first.direction) == ("call", 90, "outgoing")
    assert first.at.utc.isoformat() == "2014-04-30T02:20:00+00:00"
    assert [one.identifier for one in first.participants] == ["+639175550123", "+639175550124"]
    assert (second.seconds, second.direction) == (95, "missed")
    assert {one.role.value for one in table.kind("person")} == {"unknown"}


def test_logins_are_captures_of_accounts(read) -> None:
    """An address with its port and time, tied to the account."""
    table = read(
        "username,platform,ip address,timestamp (UTC),event\nanna.x,instagram,198.51.100.7:443,2014-03-05 07:20:00,login\n",
        zone="Asia/Manila",
    )
    capture, account = table.kind("capture")[0], table.kind("account")[0]
    assert (capture.body.port, capture.body.event) == (443, "login")
    assert capture.body.at.utc.isoformat() == "2014-03-05T07:20:00+00:00"
    assert [one.to for one in capture.ties] == [account.id]
    assert table.values(capture)[0] == ("ip", "198.51.100.7")


def test_hash_lists_keep_hashes_and_no_file_names(read) -> None:
    """ICSE-like flags, a keyed digest instead of the name."""
    digest = hashlib.md5(b"a").hexdigest()
    sha = hashlib.sha1(b"a").hexdigest()
    table = read(
        f"MD5;SHA1;Victim identified;Series name;File name\n{digest};{sha};Y;s1;somebody.jpg\nxyz;;N;;\n",
        key=b"k" * 32,
    )
    media = table.kind("media")
    assert table.values(media[0]) == [("md5", digest), ("sha1", sha)]
    assert (media[0].body.victim_identified, media[0].body.series) == (True, "s1")
    assert "somebody" not in str([(one.unmapped, one.body.file_name_digest) for one in media])
    assert [(row, reason) for row, reason, _ in table.refused()] == [(2, "bad_selector"), (2, "no_content")]


def test_contacts_have_no_role(read) -> None:
    """A list of names and numbers says nothing of parts; a title above may."""
    table = read("Name,Phone,Email\nLee Wei,+6591234567,a@example.org\n")
    person = table.kind("person")[0]
    assert (person.role.value, table.values(person)) == (
        "unknown",
        [("phone", "+6591234567"), ("email", "a@example.org")],
    )
    titled = read("List of suspects,,\nName,Phone,Email\nDante Cruz,+639175550123,\n")
    assert [one.role.value for one in titled.kind("person")] == ["suspect"]


def test_a_role_column_states_each_part(read) -> None:
    """Rows of persons with their parts, in two languages."""
    table = read(
        "Role,Name,Phone\nVictim,Lee Wei,+6591234567\nSuspect,Dante,\nWitness,Mei,\nbystander 9,Ho,\n"
    )
    assert [one.role.value for one in table.kind("person")] == ["victim", "suspect", "witness", "unknown"]
    assert table.kind("person")[3].unmapped == (("Role", "bystander 9"),)


def test_values_decide_without_headers(read) -> None:
    """No header at all: forms of values tell, the part stays unknown, rows count from the first."""
    table = read(
        "a@example.org,+6591234567,GB82WEST12345698765432\nb@example.org,+6591234568,DE89370400440532013000\n"
    )
    persons = table.kind("person")
    assert [table.values(one)[0][0] for one in persons] == ["phone", "phone"]
    assert {one.role.value for one in table.records} == {"unknown"}
    assert [one.locator.row for one in persons] == [1, 2]
    assert [table.values(one)[0] for one in table.kind("instrument")] == [
        ("iban", "GB82WEST12345698765432"),
        ("iban", "DE89370400440532013000"),
    ]


def test_devices_alone(read) -> None:
    """A list of handsets."""
    table = read("IMEI,Make,Model,Remark column\n490154203237518,Nokia,3310,blue\n")
    device = table.kind("device")[0]
    assert (device.body.make, table.values(device)) == ("Nokia", [("imei", "490154203237518")])
    assert device.unmapped
