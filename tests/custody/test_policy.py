"""Trust policies: who has to sign."""

import pytest

from custody.keys import HEAD, LOG, WITNESSES
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.policy import parse_policy
from strikeback.model.errors import LogFormatError, ProofError

KEYS = [one.key.vkey for one in WITNESSES]
TWO_OF_THREE = f"""# a comment
log {LOG[0].key.vkey} https://example.org/log
log\t{LOG[1].key.vkey}

witness A {KEYS[0]}
witness B {KEYS[1]}
  witness C {KEYS[2]} https://example.org/w
group few 2 A B C
quorum few
""".encode()


@pytest.mark.parametrize(("signed", "enough"), [((0, 1), True), ((0, 2), True), ((2,), False), ((), False)])
def test_a_quorum_of_two_of_three(signed: tuple[int, ...], enough: bool) -> None:  # noqa: FBT001
    """Two cosignatures convince, one does not, and the log's own line counts for none."""
    policy = parse_policy(TWO_OF_THREE)
    note = sign_checkpoint(HEAD, (*LOG, *(WITNESSES[number] for number in signed)), 1)
    if enough:
        assert policy.open(note) == HEAD
    else:
        with pytest.raises(ProofError):
            policy.open(note)


def test_groups_of_groups() -> None:
    """The nested example of the specification: two of some and any of others."""
    text = f"witness A {KEYS[0]}\nwitness B {KEYS[1]}\nwitness C {KEYS[2]}\n"
    text += "group x all A B\ngroup y any C\ngroup xy all x y\nquorum xy\n"
    policy = parse_policy(text.encode())
    keys = [one.key for one in WITNESSES]
    assert policy.satisfied(keys)
    assert not policy.satisfied(keys[:2])
    assert not policy.satisfied(keys[1:])
    assert parse_policy(b"quorum none").satisfied([])
    alone = parse_policy(f"witness A {KEYS[0]}\nquorum A".encode())
    assert alone.satisfied(keys)
    assert not alone.satisfied(keys[1:])


def test_witnesses_do_not_replace_the_log() -> None:
    """A checkpoint under cosignatures only, or under the name of another log, is refused."""
    policy = parse_policy(TWO_OF_THREE)
    with pytest.raises(ProofError):
        policy.open(sign_checkpoint(HEAD, WITNESSES, 1))


def test_a_log_speaks_for_itself_only() -> None:
    """A known log's signature under another log's checkpoint does not count."""
    policy = parse_policy(f"log {LOG[0].key.vkey}\nquorum none".encode())
    other = Checkpoint(origin="example.org/other", size=HEAD.size, root=HEAD.root)
    assert policy.open(sign_checkpoint(HEAD, LOG[:1], 1)) == HEAD
    with pytest.raises(ProofError):
        policy.open(sign_checkpoint(other, LOG[:1], 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="no-quorum"),
        pytest.param("quorum none\nquorum none", id="two-quorums"),
        pytest.param("quorum A", id="unknown-quorum"),
        pytest.param(f"quorum A\nwitness A {KEYS[0]}", id="defined-later"),
        pytest.param(f"witness A {KEYS[0]}\nwitness B {KEYS[0]}\nquorum none", id="same-key-twice"),
        pytest.param(f"witness A {KEYS[0]}\nwitness A {KEYS[1]}\nquorum none", id="same-name-twice"),
        pytest.param(f"witness none {KEYS[0]}\nquorum none", id="reserved-name"),
        pytest.param(f"witness A {LOG[0].key.vkey}\nquorum none", id="log-key-as-witness"),
        pytest.param(f"log {KEYS[0]}\nquorum none", id="witness-key-as-log"),
        pytest.param(f"witness A {KEYS[0]}\ngroup g 2 A\nquorum g", id="needs-more-than-it-has"),
        pytest.param(f"witness A {KEYS[0]}\ngroup g 0 A\nquorum g", id="needs-none"),
        pytest.param(f"witness A {KEYS[0]}\ngroup g any A A\nquorum g", id="member-twice"),
        pytest.param(f"witness A {KEYS[0]}\ngroup g any A\ngroup h any A\nquorum g", id="member-of-two"),
        pytest.param("group g any\nquorum none", id="empty-group"),
        pytest.param("quorum none\x00", id="control-character"),
        pytest.param("surprise\nquorum none", id="unknown-line"),
    ],
)
def test_policies_that_make_no_sense(text: str) -> None:
    """Every rule of the specification that a file can break."""
    with pytest.raises(LogFormatError):
        parse_policy(text.encode())
