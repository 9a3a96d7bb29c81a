"""CASE/UCO documents: counts and values as queries on the graph give them, in either shape."""

import json
import logging
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from strikeback.intake.case_uco import CaseUcoReader
from strikeback.intake.open import open_source
from strikeback.model.bodies import Account, Capture, Conversation, Device, Exhibit, MediaHash, Person, Place
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Role

PREFIXES = """
PREFIX core: <https://ontology.unifiedcyberontology.org/uco/core/>
PREFIX obs: <https://ontology.unifiedcyberontology.org/uco/observable/>
PREFIX ident: <https://ontology.unifiedcyberontology.org/uco/identity/>
PREFIX types: <https://ontology.unifiedcyberontology.org/uco/types/>
PREFIX loc: <https://ontology.unifiedcyberontology.org/uco/location/>
PREFIX inv: <https://ontology.caseontology.org/case/investigation/>
"""


def read(path: Path, **stated: str) -> list[Record | Refusal]:
    """Read one document."""
    return list(CaseUcoReader().read(open_source(path, originator="nfi", **stated)))


def bodies(records, kind):
    """Records whose body is of one type."""
    return [r for r in records if isinstance(r, Record) and isinstance(r.body, kind)]


@pytest.fixture
def ask(shared) -> Callable[[str, str], list[tuple[str, ...]]]:
    """Query a sample with SPARQL."""

    def call(name: str, query: str) -> list[tuple[str, ...]]:
        graph = rdflib.Graph()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the library about its own parser
            graph.parse(shared / "samples" / name, format="json-ld")
        return [tuple(str(cell) for cell in row) for row in graph.query(PREFIXES + query)]

    return call


SAMPLES = [
    "case/accounts.json",
    "case/cell_site.json",
    "case/forensic_lifecycle.json",
    "case/message.json",
    "case/mobile_device_and_sim_card.json",
    "case/sms_and_contacts.json",
    "case/spear_phishing.json",
    "case-ufed/DEVICE_CASE_1.0.0.json",
    "case-ufed/Message_CASE_1.0.0.json",
    "case-ufed/WIRELESS_NETWORK_CASE_1.0.0.json",
]
HASHES = "SELECT ?v WHERE { ?h types:hashValue ?v }"
TEXTS = "SELECT ?t WHERE { ?f obs:messageText|obs:body ?t }"
ACCOUNTS = (
    "SELECT DISTINCT ?a WHERE { ?a core:hasFacet?/a ?t FILTER(REGEX(STR(?t), 'Account(Facet)?$')) "
    "FILTER NOT EXISTS { ?owner core:hasFacet ?a } }"
)
DEVICES = (
    "SELECT DISTINCT ?d WHERE { ?d core:hasFacet?/a ?t "
    "FILTER(REGEX(STR(?t), '/(Mobile)?Device(Facet)?$|/SIMCard(Facet)?$|/Computer$')) "
    "FILTER NOT EXISTS { ?owner core:hasFacet ?d } }"
)
EXHIBITS = "SELECT ?p ?n WHERE { ?p a inv:ProvenanceRecord . OPTIONAL { ?p inv:exhibitNumber ?n } }"
PERSONS = "SELECT ?p WHERE { ?p a ident:Person }"
CELLS = "SELECT ?i WHERE { ?f obs:cellSiteIdentifier ?i }"
COORDINATES = "SELECT ?v WHERE { ?f loc:latitude ?v }"


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_match_queries_on_the_graph(shared, ask, name) -> None:
    """Accounts, devices, exhibits, persons, texts, hashes and places: none lost, none twice."""
    records = read(shared / "samples" / name)
    texts = sorted(m.text for c in bodies(records, Conversation) for m in c.body.messages if m.text)
    assert texts == sorted(t for (t,) in ask(name, TEXTS))
    mails = [
        a
        for a in bodies(records, Account)
        if a.body.platform == "email" and not a.body.handle and not a.body.account_id
    ]
    plain = {iri for (iri,) in ask(name, ACCOUNTS)}
    others = [a for a in bodies(records, Account) if a.locator.path in plain]
    assert len(others) == len(plain)
    assert len(bodies(records, Account)) - len(others) == len(
        [a for a in mails if a.locator.path not in plain]
    )
    assert len(bodies(records, Device)) == len(ask(name, DEVICES))
    assert sorted(e.body.number for e in bodies(records, Exhibit)) == sorted(
        n.replace("None", "") for _, n in ask(name, EXHIBITS)
    )
    contacts = ask(name, "SELECT ?c WHERE { ?c a obs:Contact }")
    assert len(bodies(records, Person)) == len(ask(name, PERSONS)) + len(contacts)
    hashes = sorted(s.value for m in bodies(records, MediaHash) for s in m.selectors)
    assert hashes == sorted(v.lower() for (v,) in ask(name, HASHES))
    places = bodies(records, Place)
    assert sum(p.body.text.startswith("cell ") for p in places) == len(ask(name, CELLS))
    assert sorted(str(p.body.latitude) for p in places if p.body.latitude is not None) == sorted(
        str(float(v)) for (v,) in ask(name, COORDINATES)
    )


def test_device_numbers(shared, ask) -> None:
    """IMEI, IMSI, ICCID and addresses of the extraction are selectors of its device."""
    name = "case-ufed/DEVICE_CASE_1.0.0.json"
    device = bodies(read(shared / "samples" / name, region="IT"), Device)[0]
    stated = {
        v.lower().replace(":", "")
        for (v,) in ask(name, "SELECT ?v WHERE { ?f obs:IMEI|obs:IMSI|obs:ICCID|obs:addressValue ?v }")
    }
    assert len(stated) == 5
    assert stated <= {s.value.lower().replace(":", "") for s in device.selectors}
    assert device.body.model == ask(name, "SELECT ?v WHERE { ?f obs:model ?v }")[0][0]


def test_passwords_are_counted_not_kept(shared, ask) -> None:
    """Two accounts state a password: two refusals, and neither text anywhere."""
    name = "case/accounts.json"
    secrets = [v for (v,) in ask(name, "SELECT ?v WHERE { ?f obs:password ?v }")]
    records = read(shared / "samples" / name)
    assert len(secrets) == 2
    assert [r.reason for r in records if isinstance(r, Refusal)] == [RefusalReason.SECRET_SKIPPED] * 2
    kept = json.dumps(
        [
            [
                r.unmapped,
                str(r.body.__struct_fields__ and [getattr(r.body, f) for f in r.body.__struct_fields__]),
            ]
            for r in records
            if isinstance(r, Record)
        ],
        default=str,
    )
    assert not any(secret in kept for secret in secrets)


def test_accounts_are_tied_to_their_person(shared, ask) -> None:
    """Has_Account relationships become ties."""
    name = "case/accounts.json"
    records = read(shared / "samples" / name)
    person = bodies(records, Person)[0]
    by_id = {r.id: r.locator.path for r in records if isinstance(r, Record)}
    stated = ask(name, 'SELECT ?t WHERE { ?r core:kindOfRelationship "Has_Account" ; core:target ?t }')
    assert {by_id[t.to] for t in person.ties if t.relation is Relation.HAS_ACCOUNT} == {
        iri for (iri,) in stated
    }
    handles = {a.body.handle for a in bodies(records, Account)}
    assert "xXWillyRocksXx" in handles


def test_thread_order_senders_and_platform(shared) -> None:
    """Messages of a thread stand in the thread's order, with sender, time and application."""
    records = read(shared / "samples/case/message.json")
    platforms = {c.body.platform for c in bodies(records, Conversation)}
    assert "whatsapp" in platforms
    for talk in bodies(records, Conversation):
        assert len(talk.body.participants) == 2
        assert sum(t.relation is Relation.PARTICIPANT for t in talk.ties) == 2
        senders = {m.sender for m in talk.body.messages if m.text}
        assert senders <= {p.label for p in talk.body.participants}
        assert senders


def test_message_bundle(shared, ask) -> None:
    """The bundle shape: one thread with its two texts, both accounts found on nothing but named."""
    name = "case-ufed/Message_CASE_1.0.0.json"
    talk = bodies(read(shared / "samples" / name), Conversation)[0]
    times = sorted(t for (t,) in ask(name, "SELECT ?t WHERE { ?f obs:sentTime ?t }"))
    assert sorted(m.at.raw for m in talk.body.messages) == times
    assert {p.identifier for p in talk.body.participants} <= {
        "+393369402190",
        "+363483643499",
        "363483643499@s.whatsapp.net",
    }


def test_exhibit_ties(shared, ask) -> None:
    """What a provenance record names was found on that exhibit."""
    name = "case/forensic_lifecycle.json"
    records = read(shared / "samples" / name)
    exhibits = {e.id: e.body.number for e in bodies(records, Exhibit)}
    by_path = {r.locator.path: r for r in records if isinstance(r, Record)}
    rows = ask(name, "SELECT ?o ?n WHERE { ?p inv:exhibitNumber ?n ; core:object ?o }")
    checked = 0
    for iri, number in rows:
        if iri in by_path and not isinstance(by_path[iri].body, Exhibit):
            found = {exhibits.get(t.to) for t in by_path[iri].ties if t.relation is Relation.FOUND_ON}
            assert number in found
            checked += 1
    assert checked >= 5


DOCUMENT = {
    "@context": {
        "o": "https://ontology.unifiedcyberontology.org/uco/observable/",
        "c": "https://ontology.unifiedcyberontology.org/uco/core/",
        "i": "https://ontology.unifiedcyberontology.org/uco/identity/",
        "v": "https://ontology.unifiedcyberontology.org/uco/victim/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "kb": "http://example.org/kb/",
    },
    "@graph": [
        {
            "@id": "kb:d",
            "@type": "o:MobileDevice",
            "c:hasFacet": {"@type": "o:MobileDeviceFacet", "o:IMEI": "490154203237518"},
        },
        {
            "@id": "kb:p",
            "@type": "i:Person",
            "c:hasFacet": {"@type": "i:SimpleNameFacet", "i:givenName": "Ari", "i:familyName": "Synth"},
        },
        {"@id": "kb:r", "@type": "v:Victim"},
        {
            "@type": "c:Relationship",
            "c:source": {"@id": "kb:p"},
            "c:target": {"@id": "kb:r"},
            "c:kindOfRelationship": "Has_Role",
        },
        {
            "@id": "kb:a",
            "@type": "o:PhoneAccount",
            "c:hasFacet": [{"@type": "o:PhoneAccountFacet", "o:phoneNumber": "+447700900123"}],
        },
        {
            "@type": "o:Call",
            "c:hasFacet": {
                "@type": "o:CallFacet",
                "o:from": {"@id": "kb:a"},
                "o:duration": 65,
                "o:callType": "outgoing",
                "o:startTime": {"@type": "xsd:dateTime", "@value": "2014-03-05T10:00:00+08:00"},
            },
        },
        {
            "@id": "kb:m",
            "@type": "o:Message",
            "c:hasFacet": {
                "@type": "o:MessageFacet",
                "o:from": {"@id": "kb:a"},
                "o:messageText": "hello",
                "o:sentTime": {"@type": "xsd:dateTime", "@value": "no time"},
            },
        },
        {
            "@id": "kb:ip",
            "@type": "o:IPv4Address",
            "c:hasFacet": {"@type": "o:IPv4AddressFacet", "o:addressValue": "192.0.2.7"},
        },
        {
            "@id": "kb:u",
            "@type": "o:URL",
            "c:hasFacet": {"@type": "o:URLFacet", "o:fullValue": "https://www.instagram.com/syn.persona/"},
        },
        {
            "@id": "kb:f",
            "@type": "o:File",
            "c:hasFacet": {"@type": "o:ContentDataFacet", "o:dataPayload": "aGVsbG8="},
        },
        {"@id": "kb:n", "@type": "o:Novelty", "o:shade": "blue"},
    ],
}


def write(tmp_path: Path, document: object) -> Path:
    """Write a document."""
    path = tmp_path / "case.jsonld"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def test_kinds_of_things(tmp_path, caplog) -> None:
    """Roles, calls, addresses, unknown kinds; a payload and a bad time are counted and logged nowhere."""
    with caplog.at_level(logging.DEBUG):
        records = read(write(tmp_path, DOCUMENT))
    assert "no time" not in caplog.text
    assert [(p.role, p.body.names[0].text) for p in bodies(records, Person)] == [(Role.VICTIM, "Ari Synth")]
    call = next(c for c in bodies(records, Conversation) if c.body.medium == "call")
    assert (call.body.direction, call.body.seconds, call.body.participants[0].label) == (
        "outgoing",
        65,
        "+447700900123",
    )
    assert call.body.at.utc.isoformat() == "2014-03-05T02:00:00+00:00"
    device = bodies(records, Device)[0]
    assert (Relation.FOUND_ON, device.id) in {(t.relation, t.to) for t in call.ties}
    events = {c.body.event: c for c in bodies(records, Capture)}
    assert events["ip_address"].selectors[0].value == "192.0.2.7"
    assert any(s.value == "instagram:syn.persona" for s in events["url"].selectors)
    assert events["case:Novelty"].unmapped == (("shade", "blue"),)
    assert {r.reason for r in records if isinstance(r, Refusal)} == {
        RefusalReason.MEDIA_SKIPPED,
        RefusalReason.BAD_TIME,
    }
    assert call.locator.path == "/@graph/5"


def test_both_shapes_and_another_order_give_the_same(tmp_path) -> None:
    """A list under ``@graph`` and a bundle with objects, in any order, describe the same things."""

    def described(records):
        return sorted(
            (r.kind, r.role.value, s.value) for r in records if isinstance(r, Record) for s in r.selectors
        )

    graph = DOCUMENT["@graph"]
    bundle = {"@context": DOCUMENT["@context"], "@id": "kb:b", "@type": "c:Bundle", "c:object": graph[::-1]}
    first = described(read(write(tmp_path, DOCUMENT)))
    assert first == described(read(write(tmp_path, bundle)))
    assert len(first) >= 5


def test_reading_twice_gives_the_same_records(shared) -> None:
    """Ids do not depend on the parser's internal order."""
    path = shared / "samples/case/spear_phishing.json"
    assert [r.id for r in read(path) if isinstance(r, Record)] == [
        r.id for r in read(path) if isinstance(r, Record)
    ]


@pytest.mark.parametrize(
    ("document", "error"),
    [
        pytest.param(json.dumps(DOCUMENT)[:-5], BrokenFileError, id="cut-off"),
        pytest.param(
            {"@context": "https://example.org/context.jsonld", "@graph": []},
            BrokenFileError,
            id="remote-context",
        ),
        pytest.param(
            {"@context": [{"@import": "https://example.org/c"}], "@graph": []}, BrokenFileError, id="import"
        ),
        pytest.param({"@graph": [{"@id": 7, "@type": {"a": 1}}]}, RefusedInputError, id="nonsense"),
        pytest.param({"a": 1}, BrokenFileError, id="nothing-linked"),
        pytest.param("[" * 5000 + "]" * 5000, TooLargeError, id="deep"),
        pytest.param('{"a":' * 100 + "1" + "}" * 100, TooLargeError, id="deeper-than-limit"),
    ],
)
def test_hostile_documents(tmp_path, document, error) -> None:
    """One error of the tree; nothing is fetched."""
    with pytest.raises(error):
        read(write(tmp_path, document))


def test_sniff(shared) -> None:
    """Told by the ontology's name."""
    reader = CaseUcoReader()
    for name in SAMPLES:
        path = shared / "samples" / name
        assert reader.sniff(path, path.read_bytes()[:65536]) > 0.9
    assert reader.sniff(Path("x"), b'{"reportId": 1}') == 0


@pytest.mark.parametrize(
    ("name", "platform", "selectors"),
    [("Facebook", "facebook", ["facebook:100005551234567"]), ("Mira Synth", "", [])],
    ids=["platform", "person"],
)
def test_platform_named_on_the_account(tmp_path, name, platform, selectors) -> None:
    """A facet that names a known platform states it; any other name is kept, and no platform guessed."""
    facets = [
        {"@type": "o:ApplicationAccountFacet", "c:name": name},
        {"@type": "o:AccountFacet", "o:accountIdentifier": "100005551234567"},
    ]
    thing = {"@id": "kb:x", "@type": "o:DigitalAccount", "c:hasFacet": facets}
    account = bodies(read(write(tmp_path, {**DOCUMENT, "@graph": [thing]})), Account)[0]
    assert (account.body.platform, account.body.account_id) == (platform, "100005551234567")
    assert [s.value for s in account.selectors] == selectors
