"""A file handed in becomes a source, or is refused with the reason."""

import hashlib
import os
from pathlib import Path

import pytest

from strikeback.intake.limits import Limits
from strikeback.intake.open import open_source
from strikeback.intake.units import show_bytes
from strikeback.model.errors import RefusedInputError, TooLargeError, WrongKindError
from strikeback.model.record import contribution_id


def test_source_carries_digest_size_and_contribution(tmp_path: Path) -> None:
    """Digest and size are those of the bytes; the contribution follows from originator and digest."""
    path = tmp_path / "cases.csv"
    path.write_bytes(b"a,b\n1,2\n")
    source = open_source(path, originator="hkpf", region="hk", date_order="dmy")
    assert source.digest == hashlib.sha256(b"a,b\n1,2\n").hexdigest()
    assert (source.size, source.name, source.region, source.date_order) == (8, "cases.csv", "HK", "DMY")
    assert source.contribution == contribution_id("hkpf", source.digest)


def test_scratch_copy_is_read_instead_of_the_original(tmp_path: Path) -> None:
    """With a scratch folder the source points at an equal copy there."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"abc")
    source = open_source(path, originator="a", scratch=tmp_path / "scratch", contribution="c_1")
    assert source.path != path
    assert source.path.read_bytes() == b"abc"
    assert source.contribution == "c_1"


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """Folders, pipes, empty and missing files are refused, each in its own way."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    empty = tmp_path / "empty.csv"
    empty.touch()
    for path, error in ((tmp_path, WrongKindError), (pipe, WrongKindError), (empty, RefusedInputError)):
        with pytest.raises(error):
            open_source(path, originator="a")
    with pytest.raises(RefusedInputError, match="cannot be read"):
        open_source(tmp_path / "missing.csv", originator="a")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """One byte more than allowed is too large; exactly the limit is not."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"12345")
    assert open_source(path, originator="a", limits=Limits(stream_bytes=5)).size == 5
    with pytest.raises(TooLargeError):
        open_source(path, originator="a", limits=Limits(stream_bytes=4))


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (2_500_000, "2.5 MB"),
        (50_000_000_000, "50.0 GB"),
    ],
)
def test_sizes_in_words(count: int, text: str) -> None:
    """Sizes use decimal units."""
    assert show_bytes(count) == text
