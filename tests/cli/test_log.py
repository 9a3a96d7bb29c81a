"""The log's commands, as an agency and a court use them."""

import sqlite3
import subprocess
import sys
from pathlib import Path


def _verify(*arguments: str) -> int:
    """Run the exported verifier by itself, as a stranger would."""
    command = [sys.executable, "log/verify.py", *arguments]
    return subprocess.run(command, check=False, capture_output=True).returncode


def test_from_init_to_a_court(run) -> None:
    """Keys, an entry, a checkpoint kept apart, a receipt and an export that a copied verifier accepts."""
    assert "Keep a copy" in run("init").out
    assert "Keys of the log" not in run("init").out
    run("agency", "add", "hkpf", "--country", "HK")
    Path("kept").write_text(run("log", "checkpoint").out, encoding="utf-8")
    assert "entry" in run("log", "proof", "hkpf", "--out", "receipts").out
    assert "verify.py" in run("log", "export", "log").out
    ran = run("log", "verify", "--checkpoint", "kept")
    assert (ran.code, "Sound" in ran.out) == (0, True)
    assert _verify("log", "--vkey", "log/vkeys", "--older", "kept") == 0
    receipt = ["receipts/entry-1.tlog-proof", "--vkey", "log/vkeys"]
    assert _verify(*receipt, "--body", "receipts/entry-1.body") == 0
    assert _verify(*receipt, "--body", "kept") == 1
    assert run("log", "export", "log").code == 2
    assert run("log", "proof", "nothing").code == 1


def test_a_log_that_does_not_fit_fails(run) -> None:
    """A log without keys is audited too; one that was changed is named and exits with 1."""
    run("agency", "add", "hkpf", "--country", "HK")
    told = run("log", "verify")
    assert (told.code, "no keys" in told.out) == (0, True)
    assert run("log", "checkpoint").code == 1
    raw = sqlite3.connect("strikeback.db")
    for table in ("agency", "log_head"):
        raw.execute(f"DROP TRIGGER {table}_no_update")
    raw.execute("UPDATE agency SET added = '2000'")
    raw.commit()
    told = run("log", "verify")
    assert (told.code, "NOT SOUND" in told.out, "body_changed" in told.out) == (1, True, True)
    raw.execute("UPDATE log_head SET root = zeroblob(32)")
    raw.commit()
    raw.close()
    assert "damaged" in run("agency", "add", "spf", "--country", "SG").err
