"""Passwords: which are taken, how they are kept, how many at once."""

from threading import Thread

import argon2
import pytest

from strikeback.access.passwords import Cost, Hashing, check_password
from strikeback.model.errors import LimitError, UsageError

SMALL = Cost(passes=1, kib=8)
SALT = bytes(16)


@pytest.mark.parametrize(
    "password",
    [
        "several words in a row",
        "korrekt pferd batterie heft",
        "kaugummi-mond-trompete",
        "我的貓在屋頂上看著月亮唱歌",
        "839201748264",
        "Tr0ub4dor&3xyz",
        "xy7 k!mQw2 p9",
        "a long one, " * 20,
    ],
)
def test_passwords_that_say_nothing_are_taken(password: str) -> None:
    """Words, other scripts, digits: no signs are demanded."""
    check_password(password, user="hkpf/chan")


@pytest.mark.parametrize(
    "password",
    [
        "short words",
        "x" * 257,
        "passwordpassword",
        "Password1234!",
        "password2026!",
        "P@ssw0rd2024!!",
        "123456789012",
        "987654321098",
        "qwertyuiop123",
        "asdfghjklqwerty",
        "aaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "iloveyou2025!",
        "Strikeback2026",
        "hkpfchan2026!",
        "welcome123456",
        "1qaz2wsx3edc4rfv",
        "abcdefghijklmn",
        "SUMMERSUMMER26",
    ],
)
def test_what_others_try_first_is_refused(password: str) -> None:
    """Common words, runs, repetitions, years and the own name leave nothing; the password is not quoted."""
    with pytest.raises(UsageError) as refused:
        check_password(password, user="hkpf/chan")
    assert password not in str(refused.value)


def test_the_operator_refuses_more() -> None:
    """A list of breached ones, in lower case."""
    check_password("Several Words In A Row", user="hkpf/chan")
    with pytest.raises(UsageError):
        check_password("Several Words In A Row", user="hkpf/chan", breached={"several words in a row"})


def test_a_password_is_kept_as_argon2id_at_the_cost_of_owasp() -> None:
    """19 MiB, two passes, one lane; another implementation's reading of it agrees."""
    hashing = Hashing()
    kept = hashing.hash("several words in a row", SALT)
    read = argon2.extract_parameters(kept)
    assert (read.type, read.memory_cost, read.time_cost, read.parallelism) == (argon2.Type.ID, 19456, 2, 1)
    assert argon2.low_level.verify_secret(kept.encode(), b"several words in a row", argon2.Type.ID)
    assert hashing.verify(kept, "several words in a row")
    assert not hashing.verify(kept, "several words in a rov")
    assert not hashing.outdated(kept)
    assert Hashing(cost=SMALL).outdated(kept)


def test_every_keyboard_gives_the_same() -> None:
    """A letter with its accent, or followed by it (NFKC)."""
    hashing = Hashing(cost=SMALL)
    assert hashing.verify(hashing.hash("café am alten markt", SALT), "cafe\u0301 am alten markt")


def test_nobody_is_as_much_work_as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly one hash at the same cost, whether something is kept, fits, or nothing is."""
    hashing = Hashing(cost=SMALL)
    kept = hashing.hash("several words in a row", SALT)
    work: list[tuple[int, int, int]] = []

    def made(_: bytes, __: bytes, passes: int, kib: int, lanes: int, *___: object) -> bytes:
        work.append((passes, kib, lanes))
        return b"$"

    def checked(known: bytes, *_: object) -> bool:
        read = argon2.extract_parameters(known.decode())
        work.append((read.time_cost, read.memory_cost, read.parallelism))
        return True

    monkeypatch.setattr("argon2._password_hasher.hash_secret", lambda **by: made(*by.values()))
    monkeypatch.setattr("argon2._password_hasher.verify_secret", checked)
    for known in (kept, ""):
        hashing.verify(known, "wrong words in a row")
    assert work == [(1, 8, 1)] * 2


@pytest.mark.parametrize("kept", ["", "no hash", "$argon2id$v=19$broken"])
def test_nothing_kept_fits_nothing(kept: str) -> None:
    """With nothing kept a hash is computed all the same, and half characters harm nobody."""
    hashing = Hashing(cost=SMALL)
    assert not hashing.verify(kept, "several words \ud800")
    assert hashing.done == 1


def test_no_more_run_at_once_than_the_door_allows() -> None:
    """Whoever finds no slot is told to come back; slots are given back, also after a refusal."""
    hashing = Hashing(at_once=1, wait=0.01, cost=SMALL)
    hashing._slots.acquire()
    with pytest.raises(LimitError) as told:
        hashing.hash("several words in a row", SALT)
    assert told.value.seconds > 0
    assert hashing.done == 0
    hashing._slots.release()
    threads = [Thread(target=hashing.verify, args=("", "x")) for _ in range(3)]
    for thread in threads:
        thread.start()
        thread.join()
    assert hashing.done == 3
