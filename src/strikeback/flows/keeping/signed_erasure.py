"""What an agency can show of an erasure: a note signed with the log's keys."""

from collections.abc import Sequence
from typing import Final

from strikeback.custody.entry import canonical
from strikeback.flows.keeping.notices import NoticeEntry
from strikeback.model.errors import LogError
from strikeback.model.lifecycle import Erasure
from strikeback.store.open import Store

FORM: Final = "strikeback-erasure/v1"
"""First line: no checkpoint and no certificate of a notice begins like this."""


def sign_erasure(store: Store, made: Erasure, told: Sequence[NoticeEntry], *, at: str) -> str:
    """Return a signed note: what was erased, by whom, on whose authority, who was told and has confirmed.

    Args:
        store: The store, with the log's keys.
        made: The erasure.
        told: The notices about it, with their certificates.
        at: RFC 3339 UTC.

    Raises:
        LogError: There are no keys.
    """
    if not store.keys.signers:
        raise LogError("the log has no keys to sign with", remedy="Make some with: strikeback init --origin")
    content = {
        "erasure": made.id,
        "object": made.object,
        "originator": made.originator,
        "by": made.by,
        "second": made.second,
        "authority": made.authority,
        "erased": made.at,
        "records": made.records,
        "others": made.others,
        "told": [
            {
                "notice": one.notice.id,
                "recipient": one.notice.recipient,
                "due": one.notice.due,
                "certificate": one.certificate.id if one.certificate else "",
                "confirmed": one.certificate.at if one.certificate else "",
            }
            for one in sorted(told, key=lambda each: each.notice.id)
        ],
        "at": at,
    }
    text = f"{FORM}\n".encode() + canonical(content) + b"\n"
    return store.keys.sign_note(text, at).decode()
