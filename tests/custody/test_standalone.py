"""The stand-alone verifier: judged by public logs, by the product's own logs, and by spoiling them."""

import ast
import json
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.keys import HEAD, LOG, ORIGIN, WITNESSES
from custody.memory import MemoryLog, event, filled
from custody.oracle import MemoryHashes, mth
from strikeback.custody import tiles, verify_standalone
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import Signer, sign_checkpoint
from strikeback.custody.proof import Enclosed, Receipt
from strikeback.custody.tiles import Tree
from strikeback.custody.verify_standalone import Failed, main

KEYS = [argument for one in LOG for argument in ("--vkey", one.key.vkey)]
LEAVES = [row.leaf for row in filled(600, 200).row_list]


def _note(leaves: list[bytes], signers: tuple[Signer, ...] = LOG) -> bytes:
    return sign_checkpoint(
        Checkpoint(origin=ORIGIN, size=len(leaves), root=mth(leaves)), signers, 1_700_000_000
    )


def _write_log(folder: Path, leaves: list[bytes], signers: tuple[Signer, ...] = LOG) -> None:
    hashes = MemoryHashes(leaves)
    for tile in (*tiles.tiles_of(len(leaves)), *tiles.bundles_of(len(leaves))):
        path = folder / tile.path
        path.parent.mkdir(parents=True, exist_ok=True)
        start = tile.number * 256
        if tile.level < 0:
            path.write_bytes(tiles.pack_entries(leaves[start : start + tile.width]))
        else:
            path.write_bytes(b"".join(hashes.hashes(tile.level, start, start + tile.width)))
    if any(b'"kind":"log_key"' in leaf for leaf in leaves):
        (folder / "log-key").mkdir(exist_ok=True)
        listed = "".join(one.key.vkey + "\n" for one in LOG).encode()
        (folder / "log-key/0").write_bytes(b"00" * 32 + b"\n" + listed)
    (folder / "checkpoint").write_bytes(_note(leaves, signers))


def _receipt(made: MemoryLog, index: int, note: bytes) -> bytes:
    leaves = [row.leaf for row in made.row_list]
    extra = Enclosed(entry=leaves[index].decode(), salt=made.kept_list[index].salt.hex())
    text = f'{{"entry":{json.dumps(extra.entry)},"salt":"{extra.salt}"}}'
    proof = Tree(MemoryHashes(leaves), len(leaves)).inclusion(index)
    return Receipt(index=index, proof=proof, checkpoint=note, extra=text.encode()).text


def test_it_imports_nothing_of_ours() -> None:
    """The standard library and cryptography only, so that it can be read and copied alone."""
    tree = ast.parse(Path(verify_standalone.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    foreign = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert foreign == {"cryptography"}


@given(st.integers(0, 200))
def test_its_roots_and_proofs_are_the_textbooks(size: int) -> None:
    """Its own way to the root gives the recursive definition's root, also for every place's proof."""
    leaves = [b"%d" % number for number in range(size)]
    hashes = [verify_standalone.hash_leaf(leaf) for leaf in leaves]
    assert verify_standalone.root_of(hashes) == mth(leaves)
    if size:
        proof = list(Tree(MemoryHashes(leaves), size).inclusion(size // 3))
        assert verify_standalone.root_by_proof(size // 3, size, hashes[size // 3], proof) == mth(leaves)


def test_a_public_log(shared: Path) -> None:
    """Bundles, tiles, root and signature of a foreign log at each of its 15 sizes."""
    folder = shared / "vectors/tlog/tessera-testdata/log"
    key = verify_standalone.read_key((folder.parent / "log.vkey").read_text())
    for size in range(1, 16):
        told = verify_standalone.read_checkpoint((folder / f"checkpoint.{size}").read_bytes(), [key])
        verify_standalone.trust(told, [key], [], 0)
        entries = verify_standalone.read_entries(folder, told.size)
        hashes = [verify_standalone.hash_leaf(entry) for entry in entries]
        assert verify_standalone.verify_tiles(folder, hashes) == 1
        assert (told.size, told.root) == (size, verify_standalone.root_of(hashes))


@pytest.mark.parametrize("size", [1, 255, 256, 257, 600])
def test_an_exported_log_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str], size: int) -> None:
    """Also with older checkpoints of it, and keys in a file."""
    _write_log(tmp_path / "log", LEAVES[:size])
    (tmp_path / "old").write_bytes(_note(LEAVES[: size // 2 + 1]))
    (tmp_path / "keys").write_text("".join(one.key.vkey + "\n" for one in LOG))
    told = main([str(tmp_path / "log"), "--vkey", str(tmp_path / "keys"), "--older", str(tmp_path / "old")])
    assert (told, capsys.readouterr().out.splitlines()[-1]) == (0, "all checks passed")


def test_every_random_change_of_an_exported_log_is_found(tmp_path: Path) -> None:
    """120 changed bytes, lost or swapped files; the benchmark does ten thousand."""
    _write_log(tmp_path, LEAVES[:300])
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    random = Random(8)
    for _ in range(120):
        path, other = random.sample(paths, 2)
        content = path.read_bytes()
        action = random.choice(("flip", "flip", "flip", "cut", "lose", "swap"))
        if action == "lose":
            path.unlink()
        elif action == "swap":
            path.write_bytes(other.read_bytes())
        elif action == "cut":
            path.write_bytes(content[: random.randrange(len(content))])
        else:
            at = random.randrange(len(content))
            path.write_bytes(
                content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]
            )
        assert main([str(tmp_path), *KEYS]) == 1, f"{action} {path}"
        path.write_bytes(content)
    assert main([str(tmp_path), *KEYS]) == 0


def test_rewritten_and_rolled_back_logs_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are whole in themselves and signed; a checkpoint from before tells."""
    (tmp_path / "old").write_bytes(_note(LEAVES[:200]))
    older = ["--older", str(tmp_path / "old")]
    _write_log(tmp_path / "cut", LEAVES[:150])
    assert main([str(tmp_path / "cut"), *KEYS]) == 0
    assert main([str(tmp_path / "cut"), *KEYS, *older]) == 1
    assert "was cut" in capsys.readouterr().out
    other = MemoryLog()
    other.append([event(number) for number in range(250)])
    _write_log(tmp_path / "other", [row.leaf for row in other.row_list])
    assert main([str(tmp_path / "other"), *KEYS]) == 0
    assert main([str(tmp_path / "other"), *KEYS, *older]) == 1
    assert "rewritten" in capsys.readouterr().out


def test_a_broken_chain_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that skips the one before about its object, in a log that is otherwise whole."""
    _write_log(tmp_path, [LEAVES[0], LEAVES[1], *LEAVES[20:40]])
    assert main([str(tmp_path), *KEYS]) == 1
    assert "does not follow" in capsys.readouterr().out


def test_a_receipt_and_its_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The body of the entry passes; another body, a missing quorum or a key of another log does not."""
    made = filled(40, 8)
    note = _note([row.leaf for row in made.row_list], (*LOG, *WITNESSES[:2]))
    path, body = tmp_path / "r.tlog-proof", tmp_path / "r.body"
    path.write_bytes(_receipt(made, 17, note))
    body.write_bytes(made.kept_list[17].body or b"")
    seen = [argument for one in WITNESSES for argument in ("--witness", one.key.vkey)]
    assert main([str(path), *KEYS, "--body", str(body), *seen, "--quorum", "2"]) == 0
    assert "the body is the one" in capsys.readouterr().out
    assert main([str(path), *KEYS, *seen, "--quorum", "3"]) == 1
    assert main([str(path), *KEYS[:2]]) == 0
    assert main([str(path), "--vkey", WITNESSES[0].key.vkey]) == 1
    body.write_bytes(b"another")
    assert main([str(path), *KEYS, "--body", str(body)]) == 1
    assert main([str(path), *KEYS, "--body", str(tmp_path / "none")]) == 1
    unsalted = Receipt.parse(path.read_bytes())
    bare = Enclosed(entry=unsalted.enclosed().entry)
    text = json.dumps({"entry": bare.entry}).encode()
    path.write_bytes(Receipt(index=17, proof=unsalted.proof, checkpoint=note, extra=text).text)
    assert main([str(path), *KEYS]) == 0
    assert main([str(path), *KEYS, "--body", str(body)]) == 1


def test_every_changed_byte_of_a_receipt_is_found(tmp_path: Path) -> None:
    """One bit in every byte, with the log's two signatures under it and the body beside it."""
    made = filled(20, 20)
    whole = _receipt(made, 3, _note([row.leaf for row in made.row_list]))
    logs = [verify_standalone.read_key(one.key.vkey) for one in LOG]
    body = made.kept_list[3].body
    assert verify_standalone.verify_receipt(whole, logs, [], 0, body)
    random = Random(2)
    for at in range(0, len(whole), 3):
        spoiled = whole[:at] + bytes([whole[at] ^ 1 << random.randrange(8)]) + whole[at + 1 :]
        with pytest.raises(Failed):
            verify_standalone.verify_receipt(spoiled, logs, [], 0, body)


@pytest.mark.parametrize(
    "leaf",
    [
        b"not json",
        b"[]",
        b"[" * 60_000,
        LEAVES[1].replace(b":1}", b":2}"),
        LEAVES[1] + b" ",
        LEAVES[1].replace(b'"hkpf/chan"', b"7"),
        b"\xff",
    ],
)
def test_other_entries_are_refused(leaf: bytes) -> None:
    """What is no entry in its one spelling."""
    with pytest.raises(Failed):
        verify_standalone.read_entry(leaf)


@pytest.mark.parametrize("key", ["a+b", "a+00000000+AQ==", LOG[0].key.vkey[:-4] + "AAAA", "x+00000000+!!"])
def test_other_keys_are_refused(key: str) -> None:
    """Wrong form, wrong length, wrong id."""
    with pytest.raises(Failed):
        verify_standalone.read_key(key)


@pytest.mark.parametrize(
    "note", [b"", b"\xff", HEAD.text, b"a\n1\nAAAA\n\n- a AAAA\n", b"a\nb\nc\n\n- a AAAA\n"]
)
def test_other_checkpoints_are_refused(note: bytes) -> None:
    """No signatures, no text, no root, no size."""
    with pytest.raises(Failed):
        verify_standalone.read_checkpoint(note, [])


def test_paths_of_large_logs() -> None:
    """The example of tlog-tiles."""
    assert verify_standalone.place_of("0", 1234067, 256) == "tile/0/x001/x234/067"
    assert verify_standalone.place_of("entries", 1000, 7) == "tile/entries/x001/000.p/7"


def test_a_log_whose_files_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict names what cannot be read; no key at all is a failure, not a pass."""
    assert main([str(tmp_path), *KEYS]) == 1
    assert "checkpoint cannot be read" in capsys.readouterr().out
    (tmp_path / "none").write_text("")
    assert main([str(tmp_path), "--vkey", str(tmp_path / "none")]) == 1
    with pytest.raises(SystemExit):
        main([])
