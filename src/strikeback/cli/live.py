"""live create, add, withdraw, decide, undo, show, changes, verify: records matched as they arrive."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption
from strikeback.cli.work import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from strikeback.flows.live.change import Placed
    from strikeback.flows.live.show import PairShown, RecordShown
    from strikeback.model.links import Decision

live_app = typer.Typer(
    no_args_is_help=True,
    help="Records of any table matched as they arrive: at every moment what a batch run would give.",
)
_MOST: Final = 8
"""Copies that are listed."""
Name = Annotated[str, typer.Argument(metavar="NAME", help="The collection.")]


@live_app.command("create")
def create(
    name: Name,
    tables: Annotated[list[Path], typer.Argument(metavar="TABLE...", help="CSV or Parquet files.")],
    id_column: Annotated[str, typer.Option(help="Column of unique ids; found when absent.")] = "",
    spec: Annotated[Path | None, typer.Option(help="What to compare, as `resolve` writes it.")] = None,
    model: Annotated[
        Path | None, typer.Option(help="A trained model; learned from the tables when absent.")
    ] = None,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Make a collection of the records of some tables; the store is one that is there, or the usual one.

    Example: `strikeback live create people reports.csv`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr, say
    from strikeback.flows.live.create import create_collection, read_model, read_spec
    from strikeback.store.open import open_store

    # Only where no store is named is a new one meant for sure.
    with open_store(store, create=store == STORE) as opened, progress_on_stderr(quiet=json) as progress:
        made = create_collection(
            opened,
            name,
            tables,
            clock=SystemClock(),
            id_column=id_column,
            spec=read_spec(spec) if spec else None,
            model=read_model(model) if model else None,
            progress=progress,
        )
    if json:
        print_json(made)
    else:
        say(f"{made.records:,} records, {made.pairs:,} pairs, {made.entities:,} entities ({made.release}).")
        if made.copies:
            say(f"{made.copies:,} exact copies of other records follow them.")
        say(f"Compared: {', '.join(made.fields)}. Ids: {made.id_column}.")


@live_app.command("add")
def add(
    name: Name,
    table: Annotated[str, typer.Argument(metavar="TABLE", help="CSV or Parquet file; - for JSON lines.")],
    source: Annotated[
        str, typer.Option("--table", help="Table the records count to; the first when absent.")
    ] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Take records in, each matched before the next; a line a record says where it went, once it is stored.

    JSON lines are stored one by one, the records of a file by the hundred. Records that are there already
    change nothing, so that an interrupted call may be repeated. Columns that the collection does not know are
    told at the end, and compared ones in which no record held anything.

    Example: `strikeback live add people new.csv`
    """
    from strikeback.cli.output import note
    from strikeback.flows.live.change import AT_ONCE, add_records
    from strikeback.flows.live.files import columns_of, rows_of, rows_of_lines
    from strikeback.store.open import open_store

    rows: Iterable[Mapping[str, object]] = (
        rows_of_lines(typer.get_binary_stream("stdin")) if table == "-" else rows_of(Path(table))
    )
    with open_store(store, create=False) as opened:
        at_once = 1 if table == "-" else AT_ONCE
        columns = columns_of(opened, name)
        for placed in add_records(opened, name, columns.watch(rows), table=source, at_once=at_once):
            _tell(placed, json=json)
    if columns.unknown:
        told = ", ".join(f"{column} ({count:,} records)" for column, count in columns.unknown.items())
        note(f"Stored but not compared, as the collection does not know these columns: {told}.")
    if columns.empty:
        note(f"No record of {columns.records:,} holds anything in: {', '.join(columns.empty)}.")


@live_app.command("withdraw")
def withdraw(
    name: Name,
    record: Annotated[str, typer.Argument(metavar="ID", help="Id of the record.")],
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Take a record out; entities and counts are as if it had never come.

    Example: `strikeback live withdraw people 17`
    """
    from strikeback.flows.live.change import withdraw_record
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        _tell(withdraw_record(opened, name, record), json=json)


@live_app.command("decide")
def decide(
    name: Name,
    verdict: Annotated[Judgement, typer.Argument(help="same, different or unsure.")],
    left: Annotated[str, typer.Argument(metavar="A", help="Id of a record.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    reason: Annotated[str, typer.Option(help="Why, in words; kept for ever.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Say that two records are the same, are different, or cannot be told. It holds at once.

    Example: `strikeback live decide people different 17 23 --reason "two brothers" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.live.change import decide_live
    from strikeback.model.links import Verdict
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = decide_live(
            opened, name, Verdict(verdict.value), left, right, reason=reason, by=by, clock=SystemClock()
        )
    _tell(done, json=json)


@live_app.command("undo")
def undo(
    name: Name,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision (d_...).")],
    reason: Annotated[str, typer.Option(help="Why, in words; kept for ever.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Take a decision back; everything is as if it had never been taken.

    Example: `strikeback live undo people d_ab12cd --reason "wrong file" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.live.change import undo_live
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        _tell(undo_live(opened, name, decision, reason=reason, by=by, clock=SystemClock()), json=json)


@live_app.command("show")
def show(
    name: Name,
    record: Annotated[str, typer.Argument(metavar="ID", help="Id of a record.")],
    other: Annotated[
        str, typer.Argument(metavar="[OTHER]", help="Id of another: why the two are one or are not.")
    ] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Show a record's entity, its members and exact copies, and the reasons of each link; or of one pair.

    Example: `strikeback live show people 17`
    """
    from strikeback.cli.output import print_json
    from strikeback.flows.live.show import show_pair, show_record
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        pair = show_pair(opened, name, record, other) if other else None
        found = show_record(opened, name, record) if pair is None else None
    if json:
        print_json(pair or found)
    elif pair is not None:
        _show_pair(pair)
    elif found is not None:
        _show_record(found)


def _show_record(found: "RecordShown") -> None:
    from strikeback.cli.output import print_table, say

    say(f"{found.record} is in {found.entity} with {len(found.members) - 1:,} others ({found.model}).")
    if found.copies:
        some = ", ".join(f"{copy} of {stands}" for copy, stands in islice(found.copies.items(), _MOST))
        more = f" and {len(found.copies) - _MOST:,} more" if len(found.copies) > _MOST else ""
        say(f"Exact copies, each with the record that stands for it: {some}{more}.")
    rows = [
        (
            link.record,
            "yes" if link.together else "no",
            f"{link.bits:+.1f}",
            f"{part.bits:+.1f}",
            part.field,
            part.rule,
            part.note,
        )
        for link in found.links
        for part in link.reasons
    ]
    if rows:
        print_table(("record", "same", "bits", "part", "field", "rule", "note"), rows, right=(2, 3), ids=(0,))
    _tell_decisions(found.decisions)


def _show_pair(found: "PairShown") -> None:
    from strikeback.cli.output import print_table, say

    answer = "are one entity" if found.together else "are not one entity"
    say(f"{found.left} and {found.right} {answer} ({found.model}).")
    if found.copies:
        say("They are exact copies of each other, cell for cell.")
    else:
        rows = [(f"{part.bits:+.1f}", part.field, part.rule, part.note) for part in found.reasons]
        print_table(
            ("part", "field", "rule", "note"), [*rows, (f"{found.bits:+.1f}", "", "sum", "")], right=(0,)
        )
    _tell_decisions(found.decisions)


def _tell_decisions(decisions: "Iterable[Decision]") -> None:
    from strikeback.cli.output import say

    for one in decisions:
        say(f"{one.id}: {one.left} and {one.right} are {one.verdict}, says {one.by} ({one.reason})")


@live_app.command("changes")
def changes(
    name: Name,
    after: Annotated[int, typer.Option(help="Number of the last change that was read.")] = 0,
    most: Annotated[int, typer.Option(help="At most so many.")] = 1000,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List what became of which entity, in the order it happened.

    Example: `strikeback live changes people --after 600`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.live.show import changes_after
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        told = changes_after(opened, name, after, most=most)
    if json:
        print_json(told)
        return
    rows = [
        (
            one.number,
            one.cause,
            one.change.entity,
            " ".join(one.change.members) or f"into {one.change.into or '-'}",
        )
        for one in told
    ]
    print_table(("number", "cause", "entity", "members"), rows, right=(0,), ids=(2,))


@live_app.command("verify")
def verify(name: Name, store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Check that pairs, scores, entities, copies and counts are those of a batch run; exit code 1 when not.

    Example: `strikeback live verify people`
    """
    from strikeback.cli.output import print_json, say
    from strikeback.flows.live.verify import verify_collection
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = verify_collection(opened, name)
    if json:
        print_json(found)
    elif found.identical:
        say(f"Identical: {found.records:,} records, {found.pairs:,} pairs, {found.entities:,} entities.")
        if found.copies:
            say(f"Of these records {found.copies:,} are exact copies that follow others.")
    else:
        say(f"DIFFERS: {', '.join(found.differs)}. Please report this.")
    if not found.identical:
        raise typer.Exit(1)


def _tell(placed: "Placed", *, json: bool) -> None:
    """Print what became of a change: a line of JSON, or of words."""
    from strikeback.cli.output import say

    if json:
        import msgspec

        say(msgspec.json.encode(placed).decode())
        return
    parts = [placed.record, placed.entity or "gone"]
    if placed.copy_of:
        parts.append(f"exact copy of {placed.copy_of}")
    if placed.joined:
        bits = {link.record: f"{link.bits:+.1f}" for link in placed.links}
        parts.append(
            "with " + ", ".join(f"{one} ({bits[one]})" if one in bits else one for one in placed.joined)
        )
    if placed.merged:
        parts.append("merged " + ", ".join(placed.merged))
    if placed.split:
        parts.append("split " + ", ".join(placed.split))
    say("  ".join(parts))
