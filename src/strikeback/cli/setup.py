"""init, agency, formats."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import Annotated

import typer

from strikeback.cli.options import STORE, JsonOption, StoreOption


def init(
    store: StoreOption = STORE,
    origin: Annotated[
        str, typer.Option(metavar="NAME", help="The log's name for others, such as police.example/log.")
    ] = "",
    *,
    json: JsonOption = False,
) -> None:
    """Make a new store, or bring an old one to this release; make the keys that sign its log.

    The keys are a file beside the store, readable by its owner only. STRIKEBACK_LOG_KEY names another place.

    Example: `strikeback init --store cases.db --origin police.example/log`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.init import init_store
    from strikeback.flows.log.custody import make_keys
    from strikeback.store.open import open_store

    with open_store(store) as opened:
        init_store(opened)
        name = opened.name
        made = make_keys(opened, origin=origin, clock=SystemClock())
        keys, vkeys = opened.keys.path, [key.vkey for key in opened.keys.public]
    if json:
        print_json({"store": name, "log_keys": str(keys or ""), "vkeys": vkeys})
    else:
        if made:
            say(f"Keys of the log: {keys}. Keep a copy apart from the store; who has it can sign as you.")
        say(f"Store ready: {name}. Next: strikeback agency add ID --country CC")


def add(  # noqa: PLR0913 - one parameter an option
    identity: Annotated[str, typer.Argument(metavar="ID", help="Short lower-case id, such as hkpf.")],
    name: Annotated[str, typer.Option(help="Full name.")] = "",
    country: Annotated[
        str, typer.Option(metavar="CC", help="ISO country; how its phone numbers and dates are read.")
    ] = "",
    kind: Annotated[
        str, typer.Option(help="police, hotline, platform, payment, prosecutor or coordinator.")
    ] = "police",
    zone: Annotated[str, typer.Option(help="Time zone of its clocks, such as Asia/Manila.")] = "",
    date_order: Annotated[str, typer.Option(help="DMY, MDY or YMD, as it writes ambiguous dates.")] = "",
    handling: Annotated[
        str,
        typer.Option(
            metavar="LEVEL|JSON", help="What others may see by default: nothing, hit, summary, full."
        ),
    ] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Register an agency; everything handed in carries one as its originator.

    Where there is no store yet, one is made, and that is said; not where a store beside it has nearly
    the same name: that may be a slip, and `strikeback init --store PATH` makes it all the same.

    Example: `strikeback agency add hkpf --name "Hong Kong Police" --country HK --zone Asia/Hong_Kong`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note, print_json, say
    from strikeback.flows.agencies import add_agency
    from strikeback.flows.handling import parse_handling
    from strikeback.store.open import like_another, open_store

    with open_store(store, create=not like_another(store)) as opened:
        if opened.made:
            note(f"New store: {opened.name}")
        new = add_agency(
            opened,
            identity,
            name=name,
            country=country,
            kind=kind,
            zone=zone,
            date_order=date_order,
            handling=parse_handling(handling),
            clock=SystemClock(),
        )
    if json:
        print_json(new)
    else:
        say(f"Registered {new.id}.")


def show(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List the registered agencies.

    Example: `strikeback agency list`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.agencies import list_agencies
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        agencies = list_agencies(opened)
    if json:
        print_json(agencies)
    else:
        rows = [(a.id, a.country, a.kind, a.zone, a.default_handling.level.value, a.name) for a in agencies]
        print_table(("id", "country", "kind", "zone", "handling", "name"), rows)


def formats(*, json: JsonOption = False) -> None:
    """List the file formats that can be read. Formats are recognised by content, not by name.

    Example: `strikeback formats`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.intake.readers import READERS

    rows = sorted((reader.name, reader.version, reader.title) for reader in READERS)
    if json:
        print_json([{"name": name, "version": version, "title": title} for name, version, title in rows])
    else:
        print_table(("format", "version", "what it is"), rows)
