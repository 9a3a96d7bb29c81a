"""Hashes of media files in the spellings of the hash lists."""

import base64
import hashlib

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import SelectorKind
from strikeback.selectors.media_hash import normalise_hash

ABC = {
    name: hashlib.new(name, b"abc", usedforsecurity=False).hexdigest() for name in ("md5", "sha1", "sha256")
}
DNA = bytes(range(144))


@pytest.mark.parametrize(
    ("raw", "kind", "found", "value"),
    [
        (ABC["md5"].upper(), None, SelectorKind.MD5, "900150983cd24fb0d6963f7d28e17f72"),
        (ABC["sha1"], "", SelectorKind.SHA1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (ABC["sha256"], "SHA-256", SelectorKind.SHA256, ABC["sha256"]),
        (f"MD5: {ABC['md5']}", None, SelectorKind.MD5, ABC["md5"]),
        (ABC["sha256"], None, SelectorKind.SHA256, ABC["sha256"]),
        (ABC["sha256"].upper(), "PDQ", SelectorKind.PDQ, ABC["sha256"]),
        ("VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "sha1", SelectorKind.SHA1, ABC["sha1"]),
        (base64.b64encode(DNA).decode(), None, SelectorKind.PHOTODNA, base64.b64encode(DNA).decode()),
        (DNA.hex().upper(), "PhotoDNA", SelectorKind.PHOTODNA, base64.b64encode(DNA).decode()),
    ],
)
def test_accepted(raw: str, kind: str | None, found: SelectorKind, value: str) -> None:
    """Upper case, labels, base32 and hexadecimal PhotoDNA; RFC 1321 and FIPS 180 give the values of "abc"."""
    selector = normalise_hash(raw, kind)
    assert (selector.kind, selector.value, selector.linkable) == (found, value, True)


@pytest.mark.parametrize("name", ["md5", "sha1", "sha256"])
def test_the_empty_file_never_links(name: str) -> None:
    """Hash lists carry it, and every empty file would be a hit."""
    selector = normalise_hash(hashlib.new(name, b"", usedforsecurity=False).hexdigest())
    assert not selector.linkable
    assert selector.notes == ("empty_file",)


@pytest.mark.parametrize(
    ("raw", "kind", "why"),
    [
        ("", None, Unusable.EMPTY),
        ("n/a", "md5", Unusable.PLACEHOLDER),
        ("0" * 32, "md5", Unusable.PLACEHOLDER),
        ("f" * 64, "pdq", Unusable.PLACEHOLDER),
        ("A" * 192, "photodna", Unusable.PLACEHOLDER),
        ("abc123", None, Unusable.WRONG_LENGTH),
        (ABC["md5"], "sha1", Unusable.WRONG_LENGTH),
        (base64.b64encode(DNA[:99]).decode(), "photodna", Unusable.WRONG_LENGTH),
        (ABC["md5"], "crc32", Unusable.WRONG_FORM),
        ("g" * 31 + "h", "md5", Unusable.WRONG_FORM),
        ("!" * 191 + "A", "photodna", Unusable.WRONG_FORM),
        ("abc", "photodna", Unusable.WRONG_FORM),
        ("é" * 190 + "ab", "photodna", Unusable.WRONG_FORM),
        ("a" * 500, None, Unusable.TOO_LONG),
    ],
)
def test_refused(raw: str, kind: str | None, why: Unusable) -> None:
    """Wrong lengths, wrong signs, blank pictures."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_hash(raw, kind)
    assert refusal.value.why == why
