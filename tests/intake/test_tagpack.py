"""TagPacks: every address with its own or inherited values, counted against the file's plain text."""

import re
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from strikeback.intake.open import open_source
from strikeback.intake.tagpack import TagPackReader
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason

PACKS = ["sextortion_excello", "ofac", "interpol-real_services", "demo"]


@lru_cache(maxsize=8)
def timed(path: Path) -> tuple[list[Record | Refusal], float]:
    """Read one pack; return with it the processor seconds it took."""
    started = time.process_time()
    return list(TagPackReader().read(open_source(path, originator="interpol"))), time.process_time() - started


def read(path: Path) -> list[Record | Refusal]:
    """Read one pack."""
    return timed(path)[0]


def write(tmp_path: Path, text: str | bytes) -> Path:
    """Write a pack."""
    path = tmp_path / "pack.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("pack", PACKS)
def test_public_packs_have_every_address_once(shared, pack) -> None:
    """Addresses, their order and their lines are those a plain search of the text finds."""
    path = shared / f"samples/tagpacks/{pack}.yaml"
    text = path.read_text("utf-8")
    lines = [
        (n, m[1])
        for n, line in enumerate(text.splitlines(), 1)
        if (m := re.match(r"\s*-? +address: *'?([^'\s]+)'?", line))
    ]
    records = [r for r in read(path) if isinstance(r, Record)]
    assert (
        len(records)
        == len(lines)
        == {"sextortion_excello": 12527, "ofac": 572, "interpol-real_services": 10, "demo": 5}[pack]
    )
    found = [r.selectors[0].raw if r.selectors else dict(r.unmapped)["address"] for r in records]
    assert found == [address for _, address in lines]
    assert all(0 <= line - r.locator.line <= 6 for (line, _), r in zip(lines, records, strict=True))
    assert [r.locator.row for r in records] == list(range(1, len(lines) + 1))


def test_inherited_values(shared) -> None:
    """The header's currency, label and abuse hold for tags that say nothing."""
    records = [r for r in read(shared / "samples/tagpacks/sextortion_excello.yaml") if isinstance(r, Record)]
    assert {(r.body.currency, r.body.category) for r in records} == {("BTC", "sextortion")}
    assert {dict(r.unmapped)["label"] for r in records} == {"Sextortion Spam"}
    assert all(s.value.startswith("btc:") for r in records for s in r.selectors)


def test_currencies_without_a_reader_are_kept_and_counted(shared) -> None:
    """An address of another network stays in ``unmapped``, with one refusal each."""
    path = shared / "samples/tagpacks/ofac.yaml"
    stated = Counter(re.findall(r"^\s+currency: *'?(\w+)", path.read_text("utf-8"), re.MULTILINE))
    records = read(path)
    by_currency = Counter(r.body.currency for r in records if isinstance(r, Record))
    assert by_currency == stated
    without = Counter(r.body.currency for r in records if isinstance(r, Record) and not r.selectors)
    refused = [r for r in records if isinstance(r, Refusal)]
    assert len(refused) == sum(without.values())
    assert all(r.reason is RefusalReason.BAD_SELECTOR for r in refused)
    assert sum(without[one] for one in ("BTC", "ETH", "LTC")) == 0
    assert without["ZEC"] == stated["ZEC"] > 0


def test_large_pack_is_read_fast(shared) -> None:
    """12,527 tags in a few seconds on one core; the limit is five times that, under coverage and load."""
    assert timed(shared / "samples/tagpacks/sextortion_excello.yaml")[1] < 16


def test_header_after_the_tags_and_unquoted_hexadecimal(tmp_path) -> None:
    """Order does not matter, and no address becomes a number."""
    text = """tags:
- address: 0xFA8E3920daF271daB92Be9B87d9998DDd94FEF08
  label: own label
  concepts: [a, b]
  more: {deep: 1e5}
- address: 1Archive1n2C579dMsAu3iC6tWzuQJz8dN
  currency: BTC
  category: ~
- label: no address
currency: ETH
label: from the header
category: organization
"""
    records = read(write(tmp_path, text))
    first, second = [r for r in records if isinstance(r, Record)]
    assert first.selectors[0].value == "eth:0xfa8e3920daf271dab92be9b87d9998ddd94fef08"
    assert dict(first.unmapped) == {"label": "own label", "concepts": "a, b", "more.deep": "1e5"}
    assert (first.body.category, second.body.category) == ("organization", "")
    assert second.selectors[0].value == "btc:1Archive1n2C579dMsAu3iC6tWzuQJz8dN"
    assert [(r.reason, r.locator.row) for r in records if isinstance(r, Refusal)] == [
        (RefusalReason.NO_CONTENT, 3)
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("tags:\n- address: [", BrokenFileError, id="open"),
        pytest.param("- a\n- b\n", BrokenFileError, id="list"),
        pytest.param("title: x\n", BrokenFileError, id="no-tags"),
        pytest.param("tags:\n- " + "[" * 5000 + "]" * 5000, TooLargeError, id="deep"),
        pytest.param(b"tags:\n- address: \xff\xfe\xfd\n", RefusedInputError, id="bytes"),
        pytest.param(b"title: \x00\x01\n", RefusedInputError, id="control"),
        pytest.param("", RefusedInputError, id="empty"),
    ],
)
def test_hostile_packs(tmp_path, text, error) -> None:
    """One error of the tree."""
    with pytest.raises(error):
        read(write(tmp_path, text))


def test_references_are_not_expanded(tmp_path) -> None:
    """A bomb of references costs nothing; the entries are counted as malformed."""
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    records = read(write(tmp_path, bomb + "tags:\n- address: *a11\n- *a3\n- plain\n"))
    assert not any(isinstance(r, Record) for r in records)
    assert {r.reason for r in records} == {RefusalReason.MALFORMED, RefusalReason.NO_CONTENT}


def test_objects_are_never_made(tmp_path) -> None:
    """A language tag is ignored: the text stays text."""
    path = write(tmp_path, "tags:\n- address: !!python/object/apply:os.getcwd []\n- address: !!int '1'\n")
    assert [r.unmapped for r in read(path) if isinstance(r, Record)] == [(("address", "1"),)]


def test_sniff(shared) -> None:
    """A list named tags with addresses."""
    reader = TagPackReader()
    for pack in PACKS:
        path = shared / f"samples/tagpacks/{pack}.yaml"
        assert reader.sniff(path, path.read_bytes()[:65536]) > 0.9
    assert reader.sniff(Path("x.yaml"), b"tags:\n- a\n") == 0.4
    assert reader.sniff(Path("x.yaml"), b"address: 1\n") == 0
