"""log verify, proof, checkpoint, export, rotate, stamp."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import Annotated

import typer

from strikeback.cli.options import STORE, JsonOption, StoreOption

FAILED = 1


def verify(
    store: StoreOption = STORE,
    older: Annotated[
        list[Path] | None,
        typer.Option("--checkpoint", metavar="FILE", help="A checkpoint of this log, kept elsewhere."),
    ] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Derive the whole log again from its entries; exit with 1 when anything does not fit.

    Example: `strikeback log verify --checkpoint kept/checkpoint`
    """
    from strikeback.cli.output import print_json, print_table, say
    from strikeback.flows.log.custody import verify_log
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        report = verify_log(opened, older or ())
    if json:
        print_json(report)
    else:
        say(f"{report.size} entries, {report.heads} heads, {report.checkpoints} signatures")
        say(f"Root {report.root}")
        say(f"{report.bodies} bodies fit their digests, {report.erased} were erased")
        if report.unsalted:
            say(f"{report.unsalted} contributions were written before salts, verified without")
        if not report.origin:
            say("The log has no keys: nothing is signed. Make them: strikeback init")
        for kind, number in report.unlogged.items():
            say(f"Outside the log: {number} {kind}")
        if report.faults:
            rows = [(fault.kind.value, fault.where) for fault in report.faults]
            print_table(("fault", "where"), rows)
        say("Sound: everything follows from the entries." if report.sound else "NOT SOUND.")
    if not report.sound:
        raise typer.Exit(FAILED)


def proof(
    identity: Annotated[str, typer.Argument(metavar="ID", help="What the entries are about, or a number.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the receipts go.")] = Path(),
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Write a receipt for every entry about a thing, and the body that each is about.

    Whoever has the receipt, the body and the log's public keys can check them without us.

    Example: `strikeback log proof d_ab12cd --out receipts`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.log.custody import prove
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        proven = prove(opened, identity, out, clock=SystemClock())
    if json:
        print_json(proven)
    else:
        rows = [(one.entry, one.kind, one.at, one.receipt, one.body or "(erased)") for one in proven]
        print_table(("entry", "kind", "at", "receipt", "body"), rows)


def checkpoint(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Sign the log's present head with all keys and print it: keep it where nobody here can reach it.

    Example: `strikeback log checkpoint > checkpoint`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note, print_json, say
    from strikeback.flows.log.custody import give_checkpoint
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        given = give_checkpoint(opened, clock=SystemClock())
    if json:
        print_json(given)
    else:
        say(given.note.removesuffix("\n"))
        for vkey in given.vkeys:
            note(f"key: {vkey}")


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Write the log as files that anybody can verify, with the verifier; bodies are not among them.

    Example: `strikeback log export custody-log`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.log.custody import export_log
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = export_log(opened, folder, clock=SystemClock())
    if json:
        print_json(done)
    else:
        say(f"{done.size} entries in {done.files} files: {done.folder}")
        say(f"Verify: python {done.folder}/verify.py {done.folder} --vkey KEYS")
        say(f"KEYS: the log's keys from a source you trust; compare with {done.folder}/vkeys")


def rotate(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Give the log new keys, announced under the signatures of old and new; the old private ones go.

    Where it was interrupted, run it again. Tell witnesses and other hubs the new keys.

    Example: `strikeback log rotate`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note, print_json, say
    from strikeback.flows.log.custody import rotate_keys
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = rotate_keys(opened, clock=SystemClock())
    if json:
        print_json(done)
    else:
        say(f"Entry {done.number} names the new keys. Receipts of before are verified with the old ones.")
        for kind, vkeys in (("old", done.old), ("new", done.new)):
            for vkey in vkeys:
                note(f"{kind} key: {vkey}")


def stamp(
    request: Annotated[
        Path | None, typer.Option("--request", metavar="FILE", help="Write a request (RFC 3161) here.")
    ] = None,
    response: Annotated[
        Path | None, typer.Option("--response", metavar="FILE", help="Keep the authority's answer.")
    ] = None,
    trusted: Annotated[
        Path | None, typer.Option("--trusted", metavar="FILE", help="The authority's root certificate, PEM.")
    ] = None,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Have a checkpoint stamped with the time by an authority: write a request, then keep its answer.

    Example: `strikeback log stamp --request head.tsq`, then
    `strikeback log stamp --response head.tsr --trusted authority.pem`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.log.stamps import keep_response, write_request
    from strikeback.model.errors import UsageError
    from strikeback.store.open import open_store

    if (request is None) == (response is None):
        raise UsageError("say what is to be done", where="--request", remedy="Give --request or --response")
    with open_store(store, create=False) as opened:
        if response is None:
            asked = write_request(opened, request or Path(), clock=SystemClock())
            done: object = asked
            told = f"A request about {asked.size} entries: {asked.file}"
        else:
            done = kept = keep_response(opened, response, trusted=trusted, clock=SystemClock())
            told = f"Kept for the checkpoint of {kept.size} entries. {kept.says}"
    if json:
        print_json(done)
    else:
        say(told)
