# ruff: noqa: E501 - rows of a table stand on one line
"""What columns say of persons: names in parts, ages, documents, ids of accounts, devices, money sides."""

from decimal import Decimal


def test_names_in_parts_keep_their_order_by_script(read) -> None:
    """Given and family names stay apart; East Asian ones are written together, family first."""
    table = read("Case No,Victim First Name,Victim Surname,Gender\n1,Mei,Lee,女\n2,小明,王,M\n")
    first, second = table.kind("person", "victim")
    assert (first.body.names[0].text, first.body.names[0].family, first.body.gender) == (
        "Mei Lee",
        "Lee",
        "female",
    )
    assert (second.body.names[0].text, second.body.gender) == ("王小明", "male")


def test_ages_documents_and_times_that_cannot_be_read_are_kept(read) -> None:
    """Counted, and the text stays with the report."""
    table = read(
        "Case No,Date Reported,Victim Name,Age,Passport No,DOB\n1,soon,Lee,seventeen,!!,31/31/1998\n2,2014-03-05,Ho,17歲,,\n",
        region="HK",
    )
    assert sorted((reason, what.split(":")[0]) for row, reason, what in table.refused() if row == 1) == [
        ("bad_selector", "Passport No"),
        ("bad_time", "DOB"),
        ("bad_time", "Date Reported"),
        ("malformed", "Age"),
    ]
    assert dict(table.kind("report")[0].unmapped) == {"Age": "seventeen", "Passport No": "!!"}
    assert [one.body.age for one in table.kind("person", "victim")] == [None, 17]


def test_columns_of_one_account_make_one_account(read) -> None:
    """Handle, id, address and shown name of one row and platform belong together."""
    table = read(
        "report id,narrative,platform,suspect username,suspect account id,suspect profile url,suspect display name\n"
        "R1,facts,Facebook,anna.x,100004567890123,https://facebook.com/anna.x,Anna Cruz\n"
        "R2,facts,Facebook,,100004567890124,,\nR3,facts,,,100004567890125,,\nR4,facts,Facebook,,,,Anna Only\n"
    )
    accounts = {one.locator.row: one for one in table.kind("account")}
    body = accounts[1].body
    assert (body.platform, body.handle, body.account_id, body.display_names) == (
        "facebook",
        "anna.x",
        "100004567890123",
        ("Anna Cruz",),
    )
    kinds = sorted(kind for kind, _ in table.values(accounts[1]))
    assert kinds == ["account", "handle", "profile_url"]
    assert table.values(accounts[2]) == [("account", "facebook:100004567890124")]
    assert table.refused() == [(3, "bad_selector", "suspect account id: unknown_platform")]
    assert accounts[4].body.display_names == ("Anna Only",)
    assert ("Anna Only", "persona") in table.texts(table.kind("person", "suspect")[-1])


def test_money_by_every_rail(read) -> None:
    """Wallets, e-wallets, cards and gift cards; numbers of cards never stay in clear."""
    card = "4111 1111 1111 1111"
    table = read(
        "Case No,Narrative,Wallet Address,GCash No,Card Number,Gift Card Code,Payment Method,Payment Date,Deadline\n"
        f"1,facts,1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2,0917 555 0123,{card},,Bank deposit,2014-03-05,2014-03-06 10:00\n"
        "2,facts,not a wallet,x,4111 1111 1111 1112,,,,tomorrow\n",
        region="PH",
        key=b"k" * 32,
    )
    first = [table.values(one)[0] for one in table.kind("instrument") if one.locator.row == 1]
    assert [kind for kind, _ in first] == ["wallet", "card", "ewallet"]
    assert ("ewallet", "gcash:+639175550123") in first
    assert "41111111" not in str([one.selectors[0].value for one in table.kind("instrument")]).replace(
        " ", ""
    )
    assert "1112" not in str([one.unmapped for one in table.records])
    demands = {one.locator.row: one.body for one in table.kind("demand")}
    assert demands[1].deadline.utc.isoformat() == "2014-03-06T10:00:00+00:00"
    assert (demands[2].deadline, demands[2].deadline_text) == (None, "tomorrow")
    assert [one.body.method for one in table.kind("payment")] == ["Bank deposit"]


def test_currency_columns_and_headers(read) -> None:
    """A currency column beats the header; thousands by the column's own habit."""
    table = read(
        "Case No;Victim Name;Amount paid;Currency;Amount demanded (USD)\n1;Lee;1.234,50;PHP;500\n2;Ho;10,00;;\n"
    )
    payments = [one.body.money for one in table.kind("payment")]
    assert [(one.amount, one.currency) for one in payments] == [
        (Decimal("1234.50"), "PHP"),
        (Decimal("10.00"), None),
    ]


def test_a_stated_order_zone_and_numeric_clock(read) -> None:
    """The caller's order decides open dates; Unix seconds are told by their size."""
    table = read(
        "Case No,Victim Name,Date Reported,Payment date\n1,Lee,03/04/2014,1394010000\n", date_order="MDY"
    )
    assert table.kind("report")[0].body.reported.utc.date().isoformat() == "2014-03-04"
    payment = table.kind("payment")[0].body
    assert (payment.at.utc.isoformat(), payment.at.epoch) == ("2014-03-05T09:00:00+00:00", "unix_s")


def test_calls_with_one_number_names_and_devices(read) -> None:
    """A handset's own log: the other party, its name, short messages, the device's number."""
    table = read(
        "Phone Number,Name,Type,Date,Duration,IMEI\n+639175550123,Anna,Incoming,2014-03-05 10:20,12,490154203237518\n"
        "12345678901234567890,,SMS out,2014-03-05 10:21,x,\n,,,,,\n"
    )
    first, second = table.kind("conversation")
    assert (first.body.direction, first.body.seconds, second.body.medium) == ("incoming", 12, "sms")
    assert table.texts(table.kind("person")[0]) == [("Anna", "unknown")]
    assert table.values(table.kind("device")[0]) == [("imei", "490154203237518")]
    assert (3, "no_content", "empty row") in table.refused()
