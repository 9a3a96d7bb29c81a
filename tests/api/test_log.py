"""The log over the network: own entries, receipts that hold, tiles that make up the head."""

import re
from hashlib import sha256

from api.house import Client, House
from flows.conftest import World
from strikeback.api.settings import PREFIX
from strikeback.custody.cosignature import open_checkpoint
from strikeback.custody.tiles import unpack_entries
from strikeback.flows.remote.acts import withdraw_own
from strikeback.model.people import Viewer

LOG = f"{PREFIX}/log"


def written(house: House) -> str:
    """Let both agencies do something; return what hkpf withdrew."""
    world = World(house.store)
    world.clock = house.clock
    ids = {}
    for agency in ("hkpf", "spf"):
        made = world.report(agency, f"{agency}-1")
        viewer = Viewer(agency=agency, user=f"{agency}/officer")
        ids[agency] = made[0].contribution
        withdraw_own(house.store, viewer, ids[agency], reason="entered twice", clock=house.clock)
    return ids["hkpf"]


def root_of(hashes: list[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes (RFC 9162, 2.1.1), written down from the standard."""
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01" + root_of(hashes[:split]) + root_of(hashes[split:])).digest()


def test_tiles_make_up_the_signed_head(house: House, client: Client) -> None:
    """Hashes for everybody who is signed in; the checkpoint's root is theirs."""
    written(house)
    who = house.sign_in("spf/coordinator")
    head = client.get(LOG, headers=who).json()
    note = client.get(f"{LOG}/checkpoint", headers=who)
    assert note.headers["content-type"].startswith("text/plain")
    told, _ = open_checkpoint(note.content, house.store.keys.public)
    assert (told.size, told.root.hex()) == (head["size"], head["root"])
    size = head["size"]
    assert size < 256
    tile = client.get(f"{LOG}/tile/0/000.p/{size}", headers=who)
    assert tile.headers["content-type"] == "application/octet-stream"
    hashes = [tile.content[at : at + 32] for at in range(0, len(tile.content), 32)]
    assert root_of(hashes).hex() == head["root"]
    for none in (f"0/000.p/{size + 1}", "0/000", "1/000", "0/x000/000", "9/../000", "entries/001"):
        got = client.get(f"{LOG}/tile/{none}", headers=who)
        assert got.status_code in {403, 404}, none


def test_entries_of_everybody_are_for_named_auditors(tmp_path, template: House) -> None:
    """What the tile of entries holds are the leaves under the tile of hashes."""
    house = House(tmp_path, template, log_readers=("spf",))
    written(house)
    with Client(house.app) as client:
        auditor = house.sign_in("spf/auditor")
        size = client.get(LOG, headers=auditor).json()["size"]
        bundle = client.get(f"{LOG}/tile/entries/000.p/{size}", headers=auditor)
        hashes = client.get(f"{LOG}/tile/0/000.p/{size}", headers=auditor).content
        leaves = unpack_entries(bundle.content, size)
        assert b"".join(sha256(b"\x00" + leaf).digest() for leaf in leaves) == hashes
        for other in ("spf/officer", "hkpf/auditor"):
            got = client.get(f"{LOG}/tile/entries/000.p/{size}", headers=house.sign_in(other))
            assert got.status_code == 403
    house.store.close()


def test_an_agency_reads_its_own_entries(house: House, client: Client) -> None:
    """Page by page, the newest first; another agency's never; no duty but two."""
    identity = written(house)
    auditor = house.sign_in("hkpf/auditor")
    seen, cursor = [], ""
    for _ in range(99):
        page = client.get(f"{LOG}/entries?limit=3&cursor={cursor}", headers=auditor).json()
        seen += page["items"]
        cursor = page["next"]
        if not cursor:
            break
    numbers = [one["number"] for one in seen]
    assert numbers == sorted(set(numbers), reverse=True)
    assert {one["actor"].partition("/")[0] for one in seen} == {"hkpf"}
    assert ("withdrawal", identity) in {(one["kind"], one["object"]) for one in seen}
    assert client.get(f"{LOG}/entries", headers=house.sign_in("hkpf/officer")).status_code == 403


def test_a_receipt_holds_for_people_without_the_store(house: House, client: Client) -> None:
    """Entry, path and signed head; another agency's is not there."""
    identity = written(house)
    auditor = house.sign_in("hkpf/auditor")
    (*_, last) = client.get(f"{LOG}/receipts/{identity}", headers=auditor).json()["items"]
    assert last["entry"]["kind"] == "withdrawal"
    assert '"entered twice"' not in last["body"], "the reason stands apart, erasable"
    assert re.search(r'"words":"[0-9a-f]{64}"', last["body"])
    assert last["receipt"].startswith("c2sp.org/tlog-proof@v1\n")
    theirs = client.get(f"{LOG}/receipts/{identity}", headers=house.sign_in("spf/auditor"))
    absent = client.get(f"{LOG}/receipts/c_aaaaaaaaaaaa", headers=house.sign_in("spf/auditor"))
    assert (theirs.status_code, theirs.content) == (404, absent.content)


def test_a_checkpoint_is_given_to_keep(house: House, client: Client) -> None:
    """Signed with all keys, once for the same head."""
    written(house)
    auditor = house.sign_in("hkpf/auditor")
    made = client.post(f"{LOG}/checkpoints", headers=auditor)
    assert made.status_code == 201
    told, signed = open_checkpoint(made.json()["note"].encode(), house.store.keys.public, every=True)
    assert told.size == made.json()["size"]
    assert len(signed.verified) == len(house.store.keys.public)
    assert client.post(f"{LOG}/checkpoints", headers=house.sign_in("hkpf/officer")).status_code == 403
