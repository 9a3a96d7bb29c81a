"""Files of a CyberTipline report: hashes, classification and flags; never a path to content."""

import mimetypes
import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from strikeback.intake.contract import Source
from strikeback.intake.cybertip_node import Node
from strikeback.intake.cybertip_people import Block
from strikeback.intake.gather import Gather, file_name_digest
from strikeback.model.bodies import MediaHash
from strikeback.model.record import Record, Refusal
from strikeback.selectors.media_hash import normalise_hash

FILES: Final = ("filedetails", "filedetail", "uploadedfiles", "uploadedfile", "files", "file")
_HASHES: Final = (
    "originalfilehash",
    "verificationhash",
    "filehash",
    "hash",
    "hashes",
    "md5",
    "sha1",
    "sha256",
    "pdq",
    "photodna",
)
_NAMES: Final = ("originalfilename", "filename", "name")


def read_file(block: Block, source: Source, node: Node) -> Iterator[Record | Refusal]:
    """Yield one file's hashes, then its captures.

    Args:
        block: Reader of the report's blocks.
        source: The file being read, for the key of file names.
        node: The file's node.
    """
    gather = block.gather(node)
    for one in node.find(*_HASHES):
        _hash(gather, one)
    for details in node.find("details"):
        for pair in details.find("namevaluepair", "namevaluepairs"):
            if pair.take("type").upper() == "HASH":
                name, value = pair.take("name"), pair.take("value")
                gather.select(name, value, partial(normalise_hash, value, _kind(name)))
    names = node.take_all(*_NAMES)
    size = node.take("filesize", "size")
    captures = list(block.captures(node, None))
    label = node.take("industryclassification", "classification")
    tags = [tag for group in node.find("ncmectags", "tags") for tag in _tags(group)]
    body = MediaHash(
        file_name_digest=file_name_digest(source.key, names[0] if names else ""),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 16 else None,
        mime=(mimetypes.guess_type(names[0])[0] or "") if names else "",
        category=f"industry/{label}" if label else "",
        tags=tuple(dict.fromkeys([*node.flags("fileannotations"), *tags])),
    )
    node.leave(gather)
    yield block.made(gather, body)
    yield from gather.refusals
    yield from captures


def _hash(gather: Gather, node: Node) -> None:
    """Add one hash; its type is free text, or the element's own name, or told by its length."""
    kind = _kind(node.take("hashtype", "type", "algorithm")) or _kind(node.key)
    value = node.take("hash", "hashvalue") or node.value()
    gather.select(node.name, value, partial(normalise_hash, value, kind))


def _kind(text: str) -> str | None:
    """Return the hash kind a free text names, None when it names none."""
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    return next((kind for kind in ("md5", "sha256", "sha1", "pdq", "photodna") if kind in plain), None)


def _tags(node: Node) -> Iterator[str]:
    """Yield the texts of nested tag groups."""
    for one in node.walk():
        if one.text.strip() and one.key in {"value", "tags", "tag", "ncmectags", "name"}:
            one.used = True
            yield one.text.strip()
