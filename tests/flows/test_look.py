"""Finding and showing: masked in lists, whole when asked for."""

import pytest

from strikeback.flows.counting.count import count
from strikeback.flows.derive import derive
from strikeback.flows.search import MAX_CHARS, search
from strikeback.flows.show import show
from strikeback.flows.views.listing import list_alerts, list_leads
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.sharing.mask import label, mask_text, mask_value
from strikeback.store import judgements, lookup

WALLET = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"  # coinbase of the genesis block, a public test vector


@pytest.fixture
def searchable(linked):
    """The linked world, derived, with a third report whose narrative names a wallet."""
    linked.report(
        "ncb",
        "PH-2014/003",
        name="김 가나",
        phone="+639175550000",
        narrative=f"They wanted coins at {WALLET} today",
    )
    derive(linked.store, clock=linked.clock)
    return linked


@pytest.mark.parametrize(
    ("text", "by", "files"),
    [
        pytest.param("+65 9123 0000", "selector", {"HK-1.csv", "SG-7.csv"}, id="phone-international"),
        pytest.param("9123-0000", "selector", {"HK-1.csv", "SG-7.csv"}, id="phone-national-of-some-agency"),
        pytest.param("0917 555 0000", "selector", {"PH-2014/003.csv"}, id="phone-with-trunk-zero"),
        pytest.param(WALLET, "selector", {"PH-2014/003.csv"}, id="wallet-inside-a-text"),
        pytest.param("ph 2014 003", "number", {"PH-2014/003.csv"}, id="number-other-punctuation"),
        pytest.param("facebook:100000000000001", "selector", {"HK-1.csv", "SG-7.csv"}, id="account"),
        pytest.param("100000000000001", "handle", {"HK-1.csv", "SG-7.csv"}, id="bare-account"),
        pytest.param("Chan Tai Man", "name", {"HK-1.csv", "SG-7.csv"}, id="name-in-latin"),
        pytest.param("陳大文", "name", {"HK-1.csv"}, id="name-in-han"),
        pytest.param("CHAN tai-man", "name", {"HK-1.csv", "SG-7.csv"}, id="name-other-case"),
    ],
)
def test_a_search_finds_every_spelling(searchable, text: str, by: str, files: set[str]) -> None:
    """By identifier, number, account or name, however it is written."""
    hits = search(searchable.store, text)
    found = {str(hit.place["file"]) for hit in hits if hit.by == by}
    assert found >= files
    assert {str(hit.place["file"]) for hit in hits} <= {"HK-1.csv", "SG-7.csv", "PH-2014/003.csv"}


def test_a_search_narrowed_to_a_region(searchable) -> None:
    """A national number is then read as that country's only."""
    assert search(searchable.store, "9123 0000", region="SG")
    assert search(searchable.store, "9123 0000", region="PH") == ()


def test_lists_are_masked(searchable) -> None:
    """A hit shows initials and the last two characters, never the whole."""
    hits = search(searchable.store, "+6591230000")
    assert {hit.matched for hit in hits} == {"phone:…00"}
    assert all("Chan Tai Man" not in hit.label for hit in hits)
    assert "C… T… M…" in {hit.label for hit in hits}


def test_a_search_by_id(searchable) -> None:
    """Records, entities; a limit is kept."""
    hit = search(searchable.store, "+6591230000")[0]
    assert [one.record for one in search(searchable.store, hit.record)] == [hit.record]
    assert {one.entity for one in search(searchable.store, hit.entity)} == {hit.entity}
    assert len(search(searchable.store, hit.entity, limit=1)) == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * (MAX_CHARS + 1)])
def test_searches_that_make_no_sense(searchable, text: str) -> None:
    """Nothing, or far too much."""
    with pytest.raises(UsageError):
        search(searchable.store, text)


def test_nothing_is_found_for_a_stranger(searchable) -> None:
    """No near misses are invented."""
    assert search(searchable.store, "stranger@example.org") == ()


def test_showing_a_record(searchable) -> None:
    """Whole, with its place, its contribution, its triage and what was found in its text."""
    hit = next(h for h in search(searchable.store, WALLET) if h.found_in == "narrative")
    shown = show(searchable.store, hit.record)
    assert shown["is"] == "record"
    assert shown["record"]["body"]["narrative"].endswith("today")
    assert shown["place"]["row"] == 1
    assert shown["contribution"]["originator"] == "ncb"
    assert ("wallet", "narrative") in {(f["kind"], f["place"]) for f in shown["found_in_texts"]}
    assert WALLET not in str(shown["found_in_texts"])
    assert shown["assessment"]["report"] == hit.record


def test_showing_an_offender_names_what_it_is_tied_to(searchable) -> None:
    """Ties are followed and masked."""
    accounts = [
        h for h in search(searchable.store, "facebook:100000000000001") if h.place["kind"] == "account"
    ]
    entity = show(searchable.store, accounts[0].entity)
    assert entity["kind"] == "account"
    assert {member["file"] for member in entity["members"]} == {"HK-1.csv", "SG-7.csv"}
    offender = next(h for h in search(searchable.store, "Made Up") if h.place["kind"] == "person")
    assert [tie["relation"] for tie in show(searchable.store, offender.record)["ties"]] == ["has_account"]


def test_showing_by_the_beginning_of_an_id(searchable) -> None:
    """Enough characters name one thing; too few, or none, are refused."""
    hit = search(searchable.store, WALLET)[0]
    assert show(searchable.store, hit.record[:14])["record"]["id"] == hit.record
    with pytest.raises(NotFoundError):
        show(searchable.store, hit.record[:4])
    with pytest.raises(NotFoundError):
        show(searchable.store, "r_nobodyknowsthisone")


def test_showing_the_other_things(searchable) -> None:
    """Alerts, leads, contributions and decisions each say what they are."""
    from strikeback.flows.decide import decide  # noqa: PLC0415
    from strikeback.model.links import Verdict  # noqa: PLC0415

    store = searchable.store
    lead = list_leads(store)[0].lead
    alert = list_alerts(store)[0].alert
    hits = search(store, "+6591230000")
    decision = decide(
        store, Verdict.UNSURE, hits[0].record, hits[1].record, reason="?", by="a/b", clock=searchable.clock
    )
    contribution = show(store, hits[0].record)["contribution"]["id"]
    assert show(store, lead.id)["lead"]["kind"] == lead.kind.value
    assert show(store, alert.id)["alert"]["band"] == alert.band.value
    assert show(store, decision.id)["decision"]["verdict"] == "unsure"
    assert show(store, contribution)["kinds"]["person"] >= 1
    for unknown in ("c_nothing", "d_nothing"):
        with pytest.raises(NotFoundError):
            show(store, unknown)
    with store.read() as connection:
        assert judgements.decisions(connection)[0].id == decision.id


def test_an_ambiguous_beginning_is_said(searchable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two ids that begin alike are not guessed between."""
    monkeypatch.setattr(lookup, "complete", lambda _connection, _start: ["r_abcdefgh", "r_abcdefxy"])
    with pytest.raises(UsageError, match="several ids"):
        show(searchable.store, "r_abcdef")


def test_counting(searchable) -> None:
    """Two victims reported three times; the range holds the truth; nothing is added up over roles."""
    (victims,) = count(searchable.store, "victims")
    assert victims.records == 3
    assert victims.low <= 2 <= victims.high
    assert [one.role for one in count(searchable.store, "persons")] == ["victim", "suspect"]
    with pytest.raises(UsageError, match="cannot be counted"):
        count(searchable.store, "cats")


def test_counting_needs_linking(linked) -> None:
    """Before that there is nothing to count, and the error says what to run."""
    with pytest.raises(UsageError, match="strikeback link"):
        count(linked.store, "victims")


@pytest.mark.parametrize(
    ("text", "masked"),
    [("Kim Ji Won", "K… J… W…"), ("陳大文", "陳…"), ("A B", "A B"), ("", "")],
)
def test_masking_names(text: str, masked: str) -> None:
    """First characters only."""
    assert mask_text(text) == masked


def test_masking_selectors() -> None:
    """At most the last two characters, and none of short ones."""
    assert mask_value("phone", "+6591230000") == "phone:…00"
    assert mask_value("handle", "?:ann") == "handle:…"


def test_every_label_is_masked(searchable) -> None:
    """No record of the world shows its name or number in a list."""
    from strikeback.store import records  # noqa: PLC0415

    with searchable.store.read() as connection:
        shown = [label(one) for one in records.all_records(connection)]
    assert not any("Made Up" in one or "9123" in one for one in shown)
