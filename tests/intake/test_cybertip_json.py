"""Police CyberTips: the same records however irregular the JSON is written."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strikeback.intake.cybertip_json import CyberTipJsonReader
from strikeback.intake.open import open_source
from strikeback.model.bodies import Account, Capture, Conversation, MediaHash, Person, Report
from strikeback.model.errors import BrokenFileError, RefusedInputError, StrikebackError, TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Role

TIP: dict[str, Any] = {
    "reportId": 90010001,
    "dateReceived": "2014-03-06T01:02:03Z",
    "reportedInformation": {
        "reportingEsp": {"espName": "Facebook", "lastName": None},
        "incidentSummary": {
            "incidentType": "Online Enticement of Children for Sexual Acts",
            "incidentDateTime": "03/05/2014 14:00:00 UTC",
            "incidentDateTimeDescription": "time of the last message",
            "reportAnnotations": {"sextortion": True, "newFlag": True, "spam": False},
        },
        "incidentDetails": {
            "webpageIncident": [{"url": "https://www.facebook.com/syn.persona"}],
            "emailIncident": None,
        },
        "reportedPeople": {
            "reportedPersons": [
                {
                    "firstName": "Cleo",
                    "lastName": "Synth",
                    "espUserId": "100005551234567",
                    "espService": "Facebook",
                    "screenName": {"value": "syn.persona"},
                    "displayName": "Cleo S",
                    "approximateAge": 24,
                    "emails": {"emails": [{"value": "cleo@example.org", "verified": True}]},
                    "phones": {"phones": [{"value": "+447700900123", "verified": False}]},
                    "addresses": {"addresses": [{"city": "Exampleton", "country": "PH"}]},
                    "accessToChildren": False,
                    "sourceInformation": {
                        "sourceCaptures": [
                            {
                                "captureType": "IP Address",
                                "value": "192.0.2.44",
                                "dateTime": "2014-03-05T14:00:00Z",
                                "port": 443,
                                "eventName": "Login",
                            }
                        ]
                    },
                }
            ]
        },
        "intendedRecipients": {
            "intendedRecipients": [
                {"firstName": "Ari", "screenName": {"value": "ari.syn"}, "approximateAge": 15}
            ]
        },
        "uploadedFiles": {
            "uploadedFiles": [
                {
                    "filename": "a.jpg",
                    "verificationHash": "0cc175b9c0f1b6a831c399e269772661",
                    "viewedByEsp": True,
                    "industryClassification": "B1",
                    "submittalId": "f1",
                    "thumbnail": "A" * 600,
                    "ncmecTags": {"groups": [{"tags": [{"value": "unfamiliar"}]}]},
                    "additionalInformations": [{"value": "uploaded from a phone"}],
                }
            ]
        },
        "additionalInformations": [
            {"value": "  Account also used under syn.two; payment asked to +447700900124.  "}
        ],
    },
    "vendorNovelty": {"shade": "blue"},
    "portalPassword": "never-kept",
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record | Refusal]]:
    """Write bytes or a value and read them."""

    def call(value: object, **stated: str) -> list[Record | Refusal]:
        path = tmp_path / "tip.json"
        path.write_bytes(
            value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
        )
        return list(CyberTipJsonReader().read(open_source(path, originator="ncmec", **stated)))

    return call


def bodies(records, kind, role=None):
    """Records whose body is of one type."""
    return [
        r for r in records if isinstance(r, Record) and isinstance(r.body, kind) and role in {None, r.role}
    ]


def refused(records, reason):
    """Refusals of one reason."""
    return [r for r in records if isinstance(r, Refusal) and r.reason is reason]


def test_whole_report(read) -> None:
    """Everything stated becomes a record of the report, with its path."""
    records = read(TIP)
    report = bodies(records, Report)[0]
    assert report.body.number == "90010001"
    assert report.body.channel == "ncmec"
    assert report.body.platform == "facebook"
    assert report.body.incident_type.startswith("Online Enticement")
    assert set(report.body.annotations) == {"sextortion", "newFlag"}
    assert report.body.reported.utc.isoformat() == "2014-03-06T01:02:03+00:00"
    assert report.body.incident.utc.isoformat() == "2014-03-05T14:00:00+00:00"  # a US date
    assert "  Account also used under syn.two; payment asked to +447700900124.  " in report.body.narrative
    assert "uploaded from a phone" in report.body.narrative
    assert "/0/reportedInformation/additionalInformations/0/value [" in report.locator.path
    assert report.locator.ident == "90010001"
    assert ("/0/vendorNovelty/shade", "blue") in report.unmapped
    assert all(r.report == report.id for r in records if isinstance(r, Record))

    suspect = bodies(records, Person, Role.SUSPECT)[0]
    assert [(n.text, n.kind.value) for n in suspect.body.names] == [
        ("Cleo Synth", "unknown"),
        ("Cleo S", "persona"),
    ]
    assert {(s.kind.value, s.value) for s in suspect.selectors} == {
        ("email", "cleo@example.org"),
        ("phone", "+447700900123"),
    }
    assert suspect.body.places[0].country == "PH"
    assert suspect.body.age == 24
    assert suspect.locator.path == "/0/reportedInformation/reportedPeople/reportedPersons/0"
    account = bodies(records, Account, Role.SUSPECT)[0]
    assert (account.body.account_id, account.body.handle, account.body.platform) == (
        "100005551234567",
        "syn.persona",
        "facebook",
    )
    assert (Relation.HAS_ACCOUNT, account.id) in {(t.relation, t.to) for t in suspect.ties}
    capture = bodies(records, Capture)[0]
    assert capture.selectors[0].value == "192.0.2.44"
    assert (capture.body.event, capture.body.port) == ("Login", 443)
    assert capture.ties[0].to == account.id
    media = bodies(records, MediaHash)[0]
    assert media.selectors[0].value == "0cc175b9c0f1b6a831c399e269772661"
    assert (media.body.category, media.body.tags) == ("industry/B1", ("unfamiliar",))
    assert "a.jpg" not in str(media.unmapped)


def test_secrets_and_media_are_counted_not_kept(read) -> None:
    """A password and a thumbnail leave a count and nothing else."""
    records = read(TIP)
    assert len(refused(records, RefusalReason.SECRET_SKIPPED)) == 1
    assert len(refused(records, RefusalReason.MEDIA_SKIPPED)) == 1
    everything = str(
        [(r.unmapped, getattr(r.body, "narrative", "")) for r in records if isinstance(r, Record)]
    )
    assert "never-kept" not in everything
    assert "AAAA" not in everything


def test_recipient_of_an_approach_is_the_victim_only_alone(read) -> None:
    """One recipient of a report marked as enticement is its victim; two, or another type, stay unknown."""
    assert [r.body.age for r in bodies(read(TIP), Person, Role.VICTIM)] == [15]
    two = copy.deepcopy(TIP)
    two["reportedInformation"]["intendedRecipients"]["intendedRecipients"].append({"firstName": "Bo"})
    assert bodies(read(two), Person, Role.VICTIM) == []
    assert len(bodies(read(two), Person, Role.UNKNOWN)) == 2
    other = copy.deepcopy(TIP)
    other["reportedInformation"]["incidentSummary"] = {"incidentType": "Unsolicited material"}
    assert bodies(read(other), Person, Role.VICTIM) == []


def described(records) -> set[str]:
    """What was recognised, without places."""
    return {
        f"{r.kind}:{r.role.value}:{s.kind.value}:{s.value}"
        for r in records
        if isinstance(r, Record)
        for s in r.selectors
    }


def rewrite(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """Apply a change to every dictionary entry, from the leaves up."""
    if isinstance(value, dict):
        value = {k: rewrite(v, change, k) for k, v in value.items()}
    elif isinstance(value, list):
        value = [rewrite(v, change, key) for v in value]
    return change(key, value)


STYLES = {
    "single-for-list": lambda _, v: v[0] if isinstance(v, list) and len(v) == 1 else v,
    "no-double-wrapper": lambda k, v: (
        next(iter(v.values()))
        if isinstance(v, dict)
        and len(v) == 1
        and k in {"emails", "phones", "addresses", "intendedRecipients", "uploadedFiles", "reportedPeople"}
        else v
    ),
    "scalar-for-value": lambda _, v: (
        v["value"] if isinstance(v, dict) and set(v) <= {"value", "verified"} and v else v
    ),
    "value-for-scalar": lambda k, v: {"value": v} if k in {"espUserId", "firstName", "espName"} else v,
    "snake-case": lambda _, v: (
        {"".join(f"_{c.lower()}" if c.isupper() else c for c in k): x for k, x in v.items()}
        if isinstance(v, dict)
        else v
    ),
    "nulls-added": lambda _, v: {**v, "extra": None, "more": []} if isinstance(v, dict) else v,
    "list-for-single": lambda k, v: (
        [v] if k in {"reportingEsp", "incidentSummary", "reportedPeople", "screenName"} else v
    ),
}


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_every_habit_gives_the_same_selectors(read, style) -> None:
    """Writers differ in wrappers, lists, scalars and case; what is recognised does not."""
    expected = described(read(TIP))
    assert len(expected) >= 9
    changed = rewrite(copy.deepcopy(TIP), STYLES[style])
    assert changed != TIP
    assert described(read(changed)) == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + json.dumps(TIP).encode(), id="bom"),
        pytest.param(json.dumps([TIP]).encode("utf-16"), id="utf16-list"),
        pytest.param(json.dumps({"cyberTips": [{"report": TIP}]}).encode(), id="wrapped"),
        pytest.param(json.dumps(TIP, indent=3).encode() + b"\n\n", id="indented"),
    ],
)
def test_outer_forms(read, data) -> None:
    """Byte order marks, lists and outer wrappers make no difference."""
    assert described(read(data)) == described(read(TIP))


def test_lines_and_lists_give_one_report_each(read) -> None:
    """JSON lines, a list, and values without separators."""
    tips = [{**TIP, "reportId": n} for n in range(5)]
    for text in ("\n".join(map(json.dumps, tips)), json.dumps(tips), " ".join(map(json.dumps, tips))):
        reports = bodies(read(text.encode()), Report)
        assert [r.body.number for r in reports] == ["0", "1", "2", "3", "4"]
        assert len({r.id for r in reports}) == 5


def test_long_numbers_keep_their_digits(read) -> None:
    """Ids are texts: no float, no exponent."""
    tip = json.dumps(TIP).replace("90010001", "123456789012345678901234567890.10")
    assert bodies(read(tip.encode()), Report)[0].body.number == "123456789012345678901234567890.10"


def test_list_larger_than_a_piece_is_read(read) -> None:
    """Reports that straddle the reading buffer are whole."""
    tips = [{**TIP, "reportId": n, "filler": "x" * 300_000} for n in range(12)]
    assert [r.body.number for r in bodies(read(tips), Report)] == [str(n) for n in range(12)]


def test_chat_content_is_a_conversation(read) -> None:
    """A quoted chat is kept whole, apart from the narrative."""
    tip = copy.deepcopy(TIP)
    tip["reportedInformation"]["incidentDetails"] = {
        "chatImIncident": {"chatClient": "Skype", "content": "a: hello\nb: no"}
    }
    records = read(tip)
    talk = bodies(records, Conversation)[0]
    assert talk.body.messages[0].text == "a: hello\nb: no"
    assert talk.body.platform == "skype"
    assert talk.report == bodies(records, Report)[0].id
    assert "a: hello" not in bodies(records, Report)[0].body.narrative


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(json.dumps(TIP)[:-9].encode(), BrokenFileError, id="cut-off"),
        pytest.param(json.dumps([TIP])[:-1].encode(), BrokenFileError, id="list-not-closed"),
        pytest.param(b'{"a": 1}', BrokenFileError, id="no-report"),
        pytest.param(b"[" * 100_000, RefusedInputError, id="deep-lists"),
        pytest.param(b'{"a":' * 3000 + b"1" + b"}" * 3000, TooLargeError, id="deep-objects"),
        pytest.param(
            b'{"reportId": ' + b'{"a":' * 70 + b"1" + b"}" * 71, TooLargeError, id="deeper-than-limit"
        ),
        pytest.param(b"\x00\x01\x02\x03" * 40, RefusedInputError, id="binary"),
        pytest.param(b"hello", BrokenFileError, id="text"),
    ],
)
def test_hostile_json(read, data, error) -> None:
    """One error of the tree for a file that cannot be taken."""
    with pytest.raises(error):
        read(data)


def places(value: Any, path: tuple = ()):
    """Every place of a tree."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        yield from places(one, (*path, key))


PLACES = [path for path in places(TIP) if path]
ACTIONS = {
    "null": lambda _: None,
    "wrap-list": lambda v: [v],
    "wrap-twice": lambda v: {"value": {"value": v}},
    "wrap-same": lambda v: v,
    "empty-list": lambda _: [],
    "empty-dict": lambda _: {},
    "scalar": lambda _: 7,
    "text": lambda _: "\u202etext, \x00 99:99 ☃",
    "true": lambda _: True,
    "unwrap": lambda v: (
        next(iter(v.values()), None) if isinstance(v, dict) else (v[0] if isinstance(v, list) and v else v)
    ),
    "repeat": lambda v: [v, v],
    "long": lambda _: "9" * 5000,
}


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(sorted(ACTIONS))), min_size=1, max_size=6))
def test_any_mutation_gives_records_or_an_error_of_the_tree(read, changes) -> None:
    """Nulled, wrapped, unwrapped or garbled parts never raise anything else, and every record has a place."""
    tip = copy.deepcopy(TIP)
    for path, action in changes:
        target = tip
        try:
            for key in path[:-1]:
                target = target[key]
            last = target[path[-1]]
            target[path[-1]] = {str(path[-1]): last} if action == "wrap-same" else ACTIONS[action](last)
        except (KeyError, IndexError, TypeError):
            continue
    try:
        records = read(tip)
    except StrikebackError:
        return
    assert records
    assert all(r.locator.path for r in records)
    reports = bodies(records, Report)
    assert all(r.report in {one.id for one in reports} for r in records if isinstance(r, Record))


def test_sniff() -> None:
    """Told by keys; linked data and other JSON are left alone."""
    reader = CyberTipJsonReader()
    assert reader.sniff(Path("x"), json.dumps(TIP).encode()) > 0.9
    assert reader.sniff(Path("x"), b'{"messages": []}') == 0
    assert reader.sniff(Path("x"), b'{"@context": {}, "reportId": 1}') == 0
    assert reader.sniff(Path("x"), b"<report/>") == 0


def person_with(**fields: Any) -> dict[str, Any]:
    """A report about one person with these fields."""
    return {"reportId": 1, "reportedInformation": {"reportedPeople": {"reportedPersons": [fields]}}}


def test_captures_of_every_type(read) -> None:
    """A capture's type says what its value is; what we have no word for is kept."""
    captures = [
        {"captureType": "Profile URL", "value": "https://www.instagram.com/syn.persona/"},
        {"captureType": "Email Address", "value": "cleo@example.org"},
        {"captureType": "Phone Number", "value": "+447700900123"},
        {"captureType": "Device IMEI", "value": "490154203237518"},
        {"captureType": "Cookie Jar", "value": "blue", "dateTime": "whenever"},
        {"value": "192.0.2.9", "port": "0" * 5000, "possibleProxy": "no"},
        {"eventName": "Login"},
    ]
    records = read(person_with(firstName="Cleo", sourceInformation={"sourceCaptures": captures}))
    found = bodies(records, Capture)
    assert len(found) == 6
    kinds = [{s.kind.value for s in c.selectors} for c in found]
    assert kinds[1:4] == [{"email"}, {"phone"}, {"imei"}]
    assert any(s.value == "instagram:syn.persona" for s in found[0].selectors)
    assert found[4].unmapped == (("Cookie Jar", "blue"),)
    assert (found[5].body.port, found[5].body.proxy) == (None, False)
    person = bodies(records, Person, Role.SUSPECT)[0]
    assert all(c.ties[0].to == person.id for c in found)  # there is no account to tie them to
    assert len(refused(records, RefusalReason.BAD_TIME)) == 1


def test_values_that_cannot_be_read_are_kept(read) -> None:
    """What makes no sense stays as text, and is counted where it identifies somebody."""
    records = read(
        person_with(
            firstName="Cleo",
            approximateAge="0" * 5000,
            dateOfBirth="unknown",
            phones="none of them",
            emails={"emails": [{"address": "cleo@example.org"}]},
            espService="Skype",
            preferredName="C",
            alias=["Cl", "Clo"],
        )
    )
    person = bodies(records, Person, Role.SUSPECT)[0]
    assert person.body.age is None
    assert person.body.birth_date is None
    assert {n.kind.value: n.text for n in person.body.names} == {
        "unknown": "Cleo",
        "nickname": "C",
        "alias": "Clo",
    }
    assert [s.value for s in person.selectors] == ["cleo@example.org"]
    kept = dict(person.unmapped)
    assert {"dateOfBirth", "phones"} <= set(kept)
    assert "Skype" in kept.values()  # a service without an account is no account
    assert bodies(records, Account) == []
    counted = {r.reason for r in records if isinstance(r, Refusal)}
    assert counted - {RefusalReason.MEDIA_SKIPPED} == {RefusalReason.BAD_SELECTOR, RefusalReason.BAD_TIME}


@pytest.mark.parametrize(
    ("raw", "day", "ambiguous"),
    [("1999-07-04", 4, False), ("07/04/1999", 4, True), ("07/24/1999", 24, False)],
)
def test_birth_dates_in_us_order(read, raw, day, ambiguous) -> None:
    """An open order is read as the clearing house writes it, and said."""
    born = bodies(read(person_with(firstName="Cleo", dateOfBirth=raw)), Person)[0].body.birth_date
    assert (born.day, born.ambiguous) == (day, ambiguous)


@pytest.mark.parametrize(
    "addresses",
    [
        {"addresses": [{"address": "1 Example Road", "city": "Exampleton", "country": "USA"}]},
        {"address": "1 Example Road", "city": "Exampleton", "country": "US"},
        {
            "addresses": {
                "address": {"address": "1 Example Road", "city": "Exampleton", "country": "United States"}
            }
        },
        [{"street": "1 Example Road", "city": "Exampleton", "country": "us"}],
    ],
    ids=["doubled", "single", "nested", "list"],
)
def test_addresses_in_every_wrapper(read, addresses) -> None:
    """Street, city and country stay together."""
    places = bodies(read(person_with(firstName="Cleo", addresses=addresses)), Person)[0].body.places
    assert [(p.street, p.city, p.country) for p in places] == [("1 Example Road", "Exampleton", "US")]


def test_lone_surrogates_are_marked(read) -> None:
    """JSON can spell characters that no encoding holds."""
    inner = b'{"additionalInformations": "a\\udfffb", "k\\ud800": "v"}'
    records = read(b'{"reportId": "1\\ud800", "reportedInformation": ' + inner + b"}")
    assert bodies(records, Report)[0].body.narrative == "a\ufffdb"


def test_details_and_repeated_keys(read) -> None:
    """The incident's own numbers stand on the report; a key that occurs twice keeps both values."""
    text = (
        '{"reportId": 5, "reportedInformation": {"incidentDetails": {'
        '"cellPhoneIncident": {"phoneNumber": "+447700900123"},'
        '"emailIncident": {"emailAddress": "cleo@example.org"}},'
        '"additionalInformations": "one", "additionalInformations": "two",'
        '"additionalInformations": ["three"]}}'
    )
    report = bodies(read(text.encode()), Report)[0]
    assert {s.value for s in report.selectors} == {"+447700900123", "cleo@example.org"}
    assert report.body.narrative == "one\n\ntwo\n\nthree"


def test_value_without_a_report_is_counted(read) -> None:
    """Something else beside the reports does not spoil them."""
    records = read([TIP, 7, {"note": "x"}])
    assert len(bodies(records, Report)) == 1
    assert len(refused(records, RefusalReason.NO_CONTENT)) == 2


@pytest.mark.parametrize(
    ("kind", "narrative", "role"),
    [
        pytest.param(
            "Other", "The account threatened to send it to family.", Role.VICTIM, id="provider-tells-threat"
        ),
        pytest.param("", "Asked for money; blackmail.", Role.VICTIM, id="no-type"),
        pytest.param("Other", "First contact on chat.", Role.VICTIM, id="type-says-nothing"),
        pytest.param(
            "Possession, Manufacture, and Distribution",
            "A threat was seen.",
            Role.UNKNOWN,
            id="material-type",
        ),
    ],
)
def test_the_one_recipient_is_the_victim_unless_the_type_is_about_material(
    read, kind: str, narrative: str, role: Role
) -> None:
    """A report that is not about material is about an act against the person addressed."""
    tip = copy.deepcopy(TIP)
    inside = tip["reportedInformation"]
    inside["incidentSummary"] = {"incidentType": kind}
    inside["additionalInformations"] = [{"value": narrative}]
    inside["intendedRecipients"] = {"intendedRecipients": [{"firstName": "Bo", "lastName": "Lind"}]}
    named = [r for r in read(tip) if isinstance(r, Record) and isinstance(r.body, Person) and r.body.names]
    assert [r.role for r in named if "Lind" in r.body.names[0].text] == [role]
