"""Terms and requests as typed: a session of two agencies, and what is refused."""

from strikeback.flows.init import secret_key
from strikeback.sharing.reference import hit_reference
from strikeback.store import records
from strikeback.store.open import open_store

CHAN = ("--by", "hkpf/chan")
TAN = ("--by", "spf/tan")


def test_a_session_of_two_agencies(ready) -> None:
    """Terms are tightened, the hit is asked for, answered, seen, taken back; then a rule answers."""

    def do(*command: str):
        ran = ready(*command, "--json")
        assert ran.code == 0, ran.err
        return ran.json

    do("import", "hk.csv", "--agency", "hkpf")
    with open_store("./strikeback.db") as store:
        with store.read() as connection:
            victim = next(one for one in records.all_records(connection) if one.role.value == "victim")
        reference = hit_reference(secret_key(store), "spf", victim.id)
    plain = ready(
        "terms",
        "change",
        victim.contribution,
        '{"level":"hit","codes":["NOFORN"]}',
        "--reason",
        "order",
        *CHAN,
    )
    assert plain.code == 0
    assert "NOFORN" in plain.err
    assert ready("terms", "show", victim.id, *TAN).code == 1
    assert do("terms", "change", victim.id, "hit", "--reason", "agreed", *CHAN)["records"] == 1

    asked = do("requests", "ask", reference, "--why", "same account here", "--case", "SG-1", *TAN)
    assert (asked["state"], asked["owner"]) == ("open", "hkpf")
    assert asked["id"] in ready("requests", "list", "--open", *CHAN).out
    assert do("requests", "list", "--overdue", *CHAN) == []
    done = do("requests", "answer", asked["id"], "grant", "--level", "summary", "--conditions", "c", *CHAN)
    assert done["state"] == "granted_with_conditions"
    shown = do("terms", "show", victim.id, *TAN)
    assert (shown["level"], shown["originator"]) == ("summary", "hkpf")
    assert "granted: spf summary" in ready("terms", "show", victim.id, *CHAN).out
    assert "told this no more" in ready("requests", "end", asked["id"], "--reason", "trial", *CHAN).out

    again = do("requests", "ask", reference, "--why", "again", *TAN)
    assert "withdrawn" in ready("requests", "withdraw", again["id"], *TAN).out
    rule = do(
        "requests", "rule", "--to", "spf", "--role", "victim", "--days", "mon,tue,wed,thu,fri,sat,sun", *CHAN
    )
    assert [one["id"] for one in do("requests", "rules", *CHAN)] == [rule["rule"]]
    assert rule["rule"] in ready("requests", "rules", *CHAN).out
    assert "answered by a rule" in ready("requests", "ask", reference, "--why", "at once", *TAN).out
    ended = ready("requests", "rule", "--end", rule["rule"], "--reason", "reviewed", *CHAN)
    assert "ended" in ended.out
    refused = ready("requests", "answer", again["id"], "refuse", "--reason", "late", *CHAN)
    assert (refused.code, "withdrawn" in refused.err) == (1, True)


def test_what_is_typed_wrong_is_refused(ready) -> None:
    """With the usage code, and nothing done."""
    ready("init")
    for command in (
        ("terms", "change", "r_x", "", "--reason", "r", *CHAN),
        ("terms", "show", "r_x"),
        ("requests", "ask", "h_x", "--why", "w", "--level", "hit", *TAN),
        ("requests", "answer", "q_x", "maybe", *CHAN),
        ("requests", "rule", *CHAN),
        ("requests", "list", "--side", "up", *CHAN),
    ):
        assert ready(*command).code == 2, command
