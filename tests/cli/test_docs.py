"""The page about the command line: every command, every key, nothing that does not exist."""

import re
from pathlib import Path
from typing import Any

from strikeback.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
GROUPS = "|".join(group.name for group in app.registered_groups)
GROUPED = ((group.name, group.typer_instance.registered_commands) for group in app.registered_groups)
INNER = [
    (f"{group.name} {inner.name}", inner.typer_instance.registered_commands)
    for group in app.registered_groups
    for inner in group.typer_instance.registered_groups
]
GROUPS = "|".join([*(name for name, _ in INNER), GROUPS])
COMMANDS = {info.name for info in app.registered_commands}
COMMANDS |= {f"{name} {info.name}" for name, inside in INNER for info in inside}
COMMANDS |= {f"{group} {info.name}" for group, inside in GROUPED for info in inside}
WORDS = set(re.findall(r"`([a-zA-Z_0-9]+)`", PAGE))


def keys(document: Any) -> set[str]:
    """The top-level keys of a document, or of the objects in a list."""
    return {key for part in (document if isinstance(document, list) else [document]) for key in part}


def test_every_command_stands_there_with_an_example() -> None:
    """As it would be typed, with what it needs."""
    assert len(COMMANDS) >= 90
    assert [one for one in sorted(COMMANDS) if not re.search(rf"`strikeback {one}[ `]", PAGE)] == []


def test_no_command_is_made_up() -> None:
    """Whatever follows the program's name, or stands before --json, is a command."""
    typed = re.findall(rf"strikeback ((?:(?:{GROUPS}) )?[a-z-]+)", PAGE)
    typed += re.findall(rf"`((?:(?:{GROUPS}) )?[a-z-]+) --json`", PAGE)
    assert set(typed) <= COMMANDS
    assert len(set(typed)) == len(COMMANDS)


def test_every_exit_code_stands_there() -> None:
    """As help tells them."""
    told = re.findall(r"(\d+) (?=done|failed|usage|input|cancelled)", app.info.help)
    assert re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE) == told


def test_every_key_that_is_printed_stands_there(linked) -> None:
    """Those of a small session with every command that prints JSON; the demo's: ``test_demo``."""

    def ask(*command: str) -> Any:
        ran = linked(*command)
        assert ran.code == 0, ran.err
        return ran.json

    hits = ask("search", "6123 4567", "--region", "HK", "--json")
    people = [hit for hit in hits if hit["place"]["kind"] == "person"]
    pair = [hit["record"] for hit in people]
    (lead,) = [one for one in ask("leads", "--agency", "hkpf", "--json") if one["kind"] == "same_victim"]
    (alert, *_) = ask("alerts", "--json")
    decision = ask("decide", "same", *pair, "--reason", "look", "--by", "hkpf/chan", "--json")
    taken_in = ask("import", "hk.csv", "--agency", "hkpf", "--json")
    gone = taken_in["files"][0]["contribution"]
    rows = "\n".join(f"{n},Person{n} Family{n}" for n in range(60))
    Path("people.csv").write_text(f"id,name\n{rows}\n", encoding="utf-8")
    shown = [pair[0], people[0]["entity"], lead["id"], alert["id"], gone, decision["id"]]
    printed = [
        people, [lead], [alert], [alert["report"]], alert["reasons"], taken_in, taken_in["files"], decision,
        ask("link", "--json"),
        ask("why", *pair, "--json"),
        ask("count", "persons", "--json"),
        ask("audit", "draw", "victims", "--all", "--by", "hkpf/chan", "--json"),
        ask("audit", "show", "--json"), ask("audit", "show", "--json")["items"],
        ask("audit", "answer", pair[0], "--with", pair[1], "--by", "hkpf/chan", "--json"),
        *(ask("show", one) for one in shown),
        ask("ack", alert["id"], "--by", "hkpf/chan", "--note", "x", "--json"),
        ask("undo", decision["id"], "--reason", "x", "--by", "hkpf/chan", "--json"),
        ask("take", lead["id"], "--by", "hkpf/chan", "--json"),
        ask("take", lead["id"], "--release", "--by", "hkpf/chan", "--json"),
        ask("rebuild", "--json"),
        ask("init", "--json"), ask("log", "verify", "--json"), ask("log", "proof", gone, "--json"),
        ask("log", "checkpoint", "--json"), ask("log", "export", "log", "--json"),
        ask("formats", "--json"), ask("agency", "list", "--json"),
        ask("brief", "--json"),
        ask("resolve", "people.csv", "--out", "same.csv", "--id-column", "id", "--json"),
        ask("explain", "people.csv", "--pair", "1", "2", "--id-column", "id", "--json"),
        ask("withdraw", gone, "--reason", "x", "--by", "hkpf/chan", "--json"),
    ]  # fmt: skip
    missing = {key for document in printed for key in keys(document)} - WORDS
    assert missing == set()
