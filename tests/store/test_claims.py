"""Claims are appended, released once, and never changed."""

from strikeback.store import claims
from strikeback.store.claims import Taken
from strikeback.store.open import Store


def taken(number: int) -> Taken:
    """A claim made at second ``number``."""
    at = f"2014-04-30T00:00:{number:02d}Z"
    return Taken(id=f"cl_{number}", lead="ld_1", agency="hkpf", by="hkpf/chan", at=at, records=("r_1",))


def test_claims_stand_until_they_are_released(store: Store) -> None:
    """In the order they were made; every event changes the fingerprint; twice is once."""
    seen = set()
    with store.write() as connection:
        for number in (2, 1):
            claims.add_claim(connection, taken(number))
            seen.add(claims.fingerprint(connection))
        claims.add_claim(connection, taken(1))
        assert [one.id for one in claims.standing(connection)] == ["cl_1", "cl_2"]
        claims.add_release(connection, "cl_1", by="hkpf/chan", note="", at="2014-05-01T00:00:00Z")
        seen.add(claims.fingerprint(connection))
        assert [one.id for one in claims.standing(connection)] == ["cl_2"]
        claims.add_release(connection, "cl_1", by="hkpf/lee", note="", at="2014-05-02T00:00:00Z")
        assert claims.fingerprint(connection) in seen
    assert len(seen) == 3
