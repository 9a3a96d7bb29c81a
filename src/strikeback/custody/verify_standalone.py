"""Stand-alone verifier of custody logs and receipts. One file; copy it anywhere.

Needs Python 3.11 or later and the package ``cryptography``; nothing of the program that wrote the log.

What it checks, and by which public text:

* a RECEIPT (C2SP tlog-proof): that a log held a certain entry, and that a body (a file you were given) is
  the one the entry is about. Of an entry about what you may not read it carries the hash alone: then, that
  there is such an entry, which whoever may read it can show to be this one;
* a FOLDER (C2SP tlog-tiles): that a whole exported log hangs together, from its entries up to its head,
  and that older checkpoints you kept are its past. Where the log has changed its keys, keys of any time are
  enough: every change is signed by the keys before and after it.

The idea in four sentences. Every entry is hashed; the hashes are combined in pairs, the results again in
pairs, until one hash is left, the root (RFC 9162, section 2.1). Whoever changes, removes or reorders any
entry gets another root. The root and the number of entries are signed by the agency that keeps the log (a
checkpoint), and by other agencies that watched it grow (witnesses). A receipt carries the few hashes that
lead from one entry up to a signed root.

What it cannot tell: whether what was logged was true, and, without witnesses or a checkpoint kept outside,
whether the agency shows everybody the same log.

Use:
    python verify_standalone.py RECEIPT --vkey KEY [--vkey KEY] [--witness KEY --quorum N] [--body FILE]
    python verify_standalone.py FOLDER --vkey KEY [--vkey KEY] [--older CHECKPOINT ...]

KEY is a line ``name+id+base64``, or a file with such lines, obtained from the agency by another way than the
receipt. Exit code 0: all checks passed; 1: a check failed, which one is printed; 2: the command line makes
no sense.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey


class Failed(Exception):  # noqa: N818 - reads as the verdict
    """A check failed; the text says which."""


def require(holds: object, what: str) -> None:
    """Fail unless something holds."""
    if not holds:
        raise Failed(what)


# --- 1. Hashing: RFC 9162 section 2.1.1 ---------------------------------------------------------------


def hash_leaf(entry: bytes) -> bytes:
    """Hash one entry. The byte 0 keeps entries and pairs apart."""
    return hashlib.sha256(b"\x00" + entry).digest()


def hash_pair(left: bytes, right: bytes) -> bytes:
    """Hash two hashes into the one above them."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(hashes: list[bytes]) -> bytes:
    """Combine the hashes of entries into the root: left the largest power of two of them, right the rest."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    # Pairing level by level, an odd hash at the end moving up alone, gives the same tree without recursion.
    while len(hashes) > 1:
        above = [hash_pair(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = above + hashes[len(hashes) & ~1 :]
    return hashes[0]


def root_by_proof(index: int, size: int, leaf: bytes, proof: list[bytes]) -> bytes:
    """Climb from an entry to the root along the hashes of a receipt (RFC 9162 section 2.1.3.2)."""
    require(0 <= index < size, f"a tree of {size} entries has no entry {index}")
    place, last, climbed = index, size - 1, leaf
    for beside in proof:
        require(last > 0, "the proof has too many hashes")
        if place % 2 == 1 or place == last:
            climbed = hash_pair(beside, climbed)
            while place % 2 == 0 and place > 0:
                place, last = place // 2, last // 2
        else:
            climbed = hash_pair(climbed, beside)
        place, last = place // 2, last // 2
    require(last == 0, "the proof has too few hashes")
    return climbed


# --- 2. Signatures: C2SP signed-note and tlog-cosignature ---------------------------------------------

ED25519, COSIGNATURE, ML_DSA_44 = 0x01, 0x04, 0x06
KEY_LENGTH = {ED25519: 32, COSIGNATURE: 32, ML_DSA_44: 1312}


def decode64(text: str) -> bytes:
    """Read Base 64, refusing every spelling but the usual one."""
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Failed("a text that should be Base 64 is not") from None
    require(base64.b64encode(value).decode() == text, "a text that should be Base 64 has stray bits")
    return value


class Key(NamedTuple):
    """A public key and the name of its owner."""

    name: str
    key_id: bytes
    kind: int
    public: bytes


def read_key(line: str) -> Key:
    """Read ``name+id+base64(kind || public key)`` and check that the id is the key's own."""
    parts = line.strip().split("+", 2)
    require(len(parts) == 3, "a key is not of the form name+id+base64")
    name, hexed, raw = parts[0], parts[1], decode64(parts[2])
    require(
        raw and len(raw) - 1 == KEY_LENGTH.get(raw[0]), f"the key of {name} has an unknown kind or length"
    )
    key_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    require(key_id.hex() == hexed, f"the key of {name} does not have the id it claims")
    return Key(name, key_id, raw[0], raw[1:])


def read_keys(given: list[str]) -> list[Key]:
    """Read keys given as lines, or as files of lines."""
    lines: list[str] = []
    for one in given:
        lines += [one] if one.count("+") >= 2 else read_file(Path(one)).decode(errors="replace").split()
    return [read_key(line) for line in dict.fromkeys(lines)]


class Checkpoint(NamedTuple):
    """What a log states about itself, and which of the known keys signed that."""

    origin: str
    size: int
    root: bytes
    signed_by: list[Key]


def read_checkpoint(note: bytes, known: list[Key]) -> Checkpoint:
    """Read a checkpoint and verify every signature by a known key."""
    try:
        text, blank, lines = note.decode().rpartition("\n\n")
    except UnicodeDecodeError:
        raise Failed("the checkpoint is not UTF-8 text") from None
    require(blank and lines.endswith("\n"), "the checkpoint has no signatures")
    require(not re.search(r"[\x00-\x09\x0b-\x1f]", note.decode()), "the checkpoint has control characters")
    text += "\n"
    stated = text.split("\n")
    require(len(stated) >= 4 and all(stated[:-1]), "the checkpoint does not have its three lines")
    require(re.fullmatch(r"0|[1-9][0-9]{0,18}", stated[1]), "the size in the checkpoint is no number")
    found = Checkpoint(stated[0], int(stated[1]), decode64(stated[2]), [])
    require(len(found.root) == 32, "the root in the checkpoint does not have 32 bytes")
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        require(len(parts) == 3 and parts[0] == "\N{EM DASH}", "a signature line is malformed")
        blob = decode64(parts[2])
        for key in known:
            if (parts[1], blob[:4]) == (key.name, key.key_id):
                verify_signature(key, text.encode(), found, blob[4:])
                found.signed_by.append(key)
    return found


def verify_signature(key: Key, text: bytes, told: Checkpoint, blob: bytes) -> None:
    """Verify one signature line. Cosignatures begin with the time at which they were made, in eight bytes."""
    time, signature = (0, blob) if key.kind == ED25519 else (int.from_bytes(blob[:8], "big"), blob[8:])
    try:
        if key.kind == ED25519:
            Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text)
        elif key.kind == COSIGNATURE:
            message = b"cosignature/v1\ntime %d\n" % time + text
            Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
        else:
            name, origin = key.name.encode(), told.origin.encode()
            message = b"subtree/v1\n\x00" + bytes([len(name)]) + name + time.to_bytes(8, "big")
            message += bytes([len(origin)]) + origin + bytes(8) + told.size.to_bytes(8, "big") + told.root
            MLDSA44PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise Failed(f"the signature of {key.name} under the checkpoint does not hold") from None


def trust(told: Checkpoint, logs: list[Key], witnesses: list[Key], quorum: int) -> None:
    """Demand the signature of every key given for the log, and of ``quorum`` witnesses."""
    for key in logs:
        require(key.name == told.origin, f"the checkpoint is of {told.origin}, the key of {key.name}")
        require(key in told.signed_by, f"a key of {key.name} (kind {key.kind}) has not signed the checkpoint")
    seen = {key for key in witnesses if key in told.signed_by}
    require(len(seen) >= quorum, f"{len(seen)} witnesses signed the checkpoint, {quorum} are demanded")


# --- 3. Entries ---------------------------------------------------------------------------------------

FIELDS = ["actor", "at", "body_digest", "id", "kind", "prev_for_object", "v"]


def read_entry(leaf: bytes) -> dict[str, Any]:
    """Read an entry: JSON with exactly these fields, in exactly one spelling (RFC 8785)."""
    try:
        entry = json.loads(leaf.decode())
    except (ValueError, RecursionError):
        raise Failed("an entry is not JSON") from None
    require(isinstance(entry, dict) and sorted(entry) == FIELDS, "an entry does not have the known fields")
    require(entry["v"] == 1, "an entry is of an unknown version")
    require(all(isinstance(entry[name], str) for name in FIELDS[:-1]), "a field of an entry is not a text")
    spelled = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    require(spelled.encode() == leaf, "an entry is not in its one spelling")
    return {name: entry[name] for name in FIELDS}


# --- 4. A receipt -------------------------------------------------------------------------------------


def verify_receipt(
    data: bytes, logs: list[Key], witnesses: list[Key], quorum: int, body: bytes | None
) -> list[str]:
    """Verify a receipt, and a body against it; return what was found, line by line."""
    head, blank, note = data.partition(b"\n\n")
    try:
        lines = head.decode().split("\n")
    except UnicodeDecodeError:
        raise Failed("the receipt is not UTF-8 text") from None
    require(blank and lines[0] == "c2sp.org/tlog-proof@v1", "this is no receipt")
    require(len(lines) >= 3 and lines[1].startswith("extra "), "the receipt does not carry its entry")
    require(re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines[2]), "the receipt has no index")
    try:
        carried = json.loads(decode64(lines[1][6:]))
        leaf, salt = carried.get("entry", "").encode(), bytes.fromhex(carried.get("salt", ""))
        sealed = carried.get("leaf", "").encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Failed("what the receipt carries beside the proof is malformed") from None
    proof = [decode64(line) for line in lines[3:]]
    require(all(len(one) == 32 for one in proof), "the proof holds something else than hashes")

    told = read_checkpoint(note, [*logs, *witnesses])
    trust(told, logs, witnesses, quorum)
    index = int(lines[2][6:])
    hashed = decode16(sealed) if sealed and not leaf else hash_leaf(leaf)
    climbed = root_by_proof(index, told.size, hashed, proof)
    require(climbed == told.root, "the proof does not lead from the entry to the signed root")
    if sealed and not leaf:
        entry = {}
        said = [f"  what the entry says was withheld from you; its digest is {hashed.hex()}"]
    else:
        entry = read_entry(leaf)
        said = [f"  {name}: {entry[name]}" for name in ("kind", "id", "actor", "at")]
    report = [
        f"log {told.origin}: entry {index} of {told.size}",
        *said,
        f"signed by: {', '.join(f'{key.name} (kind {key.kind})' for key in told.signed_by)}",
    ]
    if body is not None:
        require(
            salt, "the receipt carries no salt: the body was erased or withheld, nothing can be said of it"
        )
        digest = hashlib.sha256(salt + body).hexdigest()
        require(len(salt) == 32 and digest == entry["body_digest"], "the body is not the one of the entry")
        report.append("the body is the one the entry is about")
    return report


# --- 5. A whole log -----------------------------------------------------------------------------------


def place_of(kind: str, number: int, width: int) -> str:
    """Return the path of a tile or bundle: 1234067 is x001/x234/067; a partial one says its width."""
    groups: list[str] = []
    while True:
        groups.insert(0, f"{number % 1000:03}" if not groups else f"x{number % 1000:03}")
        number //= 1000
        if not number:
            break
    return f"tile/{kind}/{'/'.join(groups)}" + (f".p/{width}" if width < 256 else "")


def read_part(folder: Path, kind: str, number: int, width: int) -> bytes:
    """Read one file of the log."""
    path = place_of(kind, number, width)
    try:
        return (folder / path).read_bytes()
    except OSError:
        raise Failed(f"{path} is missing") from None


def read_entries(folder: Path, size: int) -> list[bytes]:
    """Read all entries; each stands behind its length in two bytes."""
    entries: list[bytes] = []
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        bundle, at, before = read_part(folder, "entries", number, width), 0, len(entries)
        while at + 2 <= len(bundle):
            length = int.from_bytes(bundle[at : at + 2], "big")
            entries.append(bundle[at + 2 : at + 2 + length])
            at += 2 + length
        whole = at == len(bundle) and len(entries) - before == width
        require(whole, f"{place_of('entries', number, width)} does not hold {width} whole entries")
    return entries


def verify_tiles(folder: Path, hashes: list[bytes]) -> int:
    """Compare every tile with the hashes of the entries; return how many there are."""
    level, tiles = 0, 0
    while hashes:
        above: list[bytes] = []
        for number in range((len(hashes) + 255) // 256):
            expected = hashes[number * 256 : number * 256 + 256]
            kept = read_part(folder, str(level), number, len(expected))
            where = place_of(str(level), number, len(expected))
            require(kept == b"".join(expected), f"{where} does not fit the entries")
            tiles += 1
            if len(expected) == 256:
                above.append(root_of(expected))
        level, hashes = level + 1, above
    return tiles


def verify_chains(entries: list[bytes], hashes: list[bytes]) -> int:
    """Check that every entry names the one before about its object; return how many objects there are."""
    last: dict[str, str] = {}
    for number, (leaf, hashed) in enumerate(zip(entries, hashes, strict=True)):
        try:
            entry = read_entry(leaf)
        except Failed as failed:
            raise Failed(f"entry {number}: {failed}") from None
        follows = entry["prev_for_object"] == last.get(entry["id"], "")
        require(follows, f"entry {number} does not follow the one before about its object")
        last[entry["id"]] = hashed.hex()
    return len(last)


def read_change(body: bytes, number: int, old: list[Key]) -> list[Key]:
    """Read the keys that follow on ``old``: the text names both, and every one of both has signed it."""
    stated = body.partition(b"\n\n")[0].decode(errors="replace").split("\n")
    require([read_key(line[4:]) for line in stated if line.startswith("old ")] == old, "it follows others")
    new = [read_key(line[4:]) for line in stated if line.startswith("new ")]
    told = read_checkpoint(body, [*old, *new])
    require(new and set(told.signed_by) == {*old, *new}, "not all keys before and after have signed it")
    require({key.name + "/log-key" for key in (*old, *new)} == {told.origin}, "it is of another log")
    listed = "".join(line + "\n" for line in stated[3:]).encode()
    require((told.size, told.root) == (number, hashlib.sha256(listed).digest()), "it is of another place")
    return new


def read_generations(folder: Path, entries: list[bytes]) -> list[tuple[int, list[Key]]]:
    """Follow the entries about the log's keys; return from which size on which keys sign.

    Their bodies are exported, each behind its salt: the first one lists keys, every later one changes them.
    """
    found: list[tuple[int, list[Key]]] = []
    for number, leaf in enumerate(entries):
        entry = read_entry(leaf) if b'"kind":"log_key"' in leaf else {"kind": ""}
        if entry["kind"] != "log_key":
            continue
        salt, _, body = read_file(folder / "log-key" / str(number)).partition(b"\n")
        salted = decode16(salt) + body
        require(hashlib.sha256(salted).hexdigest() == entry["body_digest"], f"log-key/{number} was changed")
        try:
            if found:
                found.append((number + 1, read_change(body, number, found[-1][1])))
            else:
                found.append((0, [read_key(line) for line in body.decode(errors="replace").split()]))
        except Failed as failed:
            raise Failed(f"the change of keys in entry {number}: {failed}") from None
    return found


def decode16(text: bytes) -> bytes:
    """Read 32 bytes in lower-case hexadecimal digits."""
    require(re.fullmatch(rb"[0-9a-f]{64}", text), "a salt is not 32 bytes in hexadecimal digits")
    return bytes.fromhex(text.decode())


def verify_log(
    folder: Path, logs: list[Key], witnesses: list[Key], quorum: int, older: list[bytes]
) -> list[str]:
    """Verify an exported log and that older checkpoints are its past; return what was found."""
    note = read_file(folder / "checkpoint")
    size = read_checkpoint(note, []).size
    entries = read_entries(folder, size)
    hashes = [hash_leaf(entry) for entry in entries]
    generations = read_generations(folder, entries) or [(0, logs)]
    ever = [key for _, keys in generations for key in keys]
    require(set(logs) <= set(ever), "a key that was given is none of this log's")

    def in_force(size: int) -> list[Key]:
        return [keys for since, keys in generations if since <= size][-1]

    told = read_checkpoint(note, [*ever, *witnesses])
    trust(told, in_force(told.size), witnesses, quorum)
    tiles = verify_tiles(folder, hashes)
    require(root_of(hashes) == told.root, "the entries do not lead to the signed root")
    objects = verify_chains(entries, hashes)
    for one in older:
        past = read_checkpoint(one, [*ever, *witnesses])
        signed = set(past.signed_by) & set(in_force(past.size))
        require(signed and past.origin == told.origin, "an older checkpoint is not signed by this log")
        require(past.size <= told.size, f"the log was cut: it once had {past.size} entries, now {told.size}")
        require(root_of(hashes[: past.size]) == past.root, f"the first {past.size} entries were rewritten")
    return [
        f"log {told.origin}: {told.size} entries about {objects} objects, {tiles} tiles",
        f"signed by: {', '.join(f'{key.name} (kind {key.kind})' for key in told.signed_by)}",
        f"its keys were changed {len(generations) - 1} times",
        f"{len(older)} older checkpoints are its past",
    ]


# --- 6. The command line ------------------------------------------------------------------------------


def read_file(path: Path) -> bytes:
    """Read a file that was named."""
    try:
        return path.read_bytes()
    except OSError:
        raise Failed(f"{path.name} cannot be read") from None


def main(arguments: list[str]) -> int:
    """Run the checks that the command line asks for."""
    parser = argparse.ArgumentParser(description="Verify a receipt, or an exported custody log.")
    parser.add_argument("subject", type=Path, metavar="RECEIPT|FOLDER")
    parser.add_argument(
        "--vkey", action="append", required=True, help="key of the log; every one has to be its own"
    )
    parser.add_argument("--witness", action="append", default=[], help="key of a witness")
    parser.add_argument("--quorum", type=int, default=0, help="how many witnesses must have signed")
    parser.add_argument("--body", type=Path, help="the body that the receipt's entry is about")
    parser.add_argument(
        "--older", type=Path, action="append", default=[], help="a checkpoint kept from before"
    )
    chosen = parser.parse_args(arguments)
    try:
        logs, witnesses = read_keys(chosen.vkey), read_keys(chosen.witness)
        require(logs, "no key of the log was given")
        if chosen.subject.is_dir():
            older = [read_file(path) for path in chosen.older]
            report = verify_log(chosen.subject, logs, witnesses, chosen.quorum, older)
        else:
            body = read_file(chosen.body) if chosen.body else None
            report = verify_receipt(read_file(chosen.subject), logs, witnesses, chosen.quorum, body)
    except Failed as failed:
        sys.stdout.write(f"FAILED: {failed}\n")
        return 1
    sys.stdout.write("\n".join([*report, "all checks passed"]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
