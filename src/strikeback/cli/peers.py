"""peer: other hubs, and what is exchanged with them by network or by hand."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import Annotated

import typer

from strikeback.cli import peer_hits
from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

peer_app = typer.Typer(no_args_is_help=True, help="Other hubs: exchange packages by network or by hand.")
peer_app.command("match")(peer_hits.match)
peer_app.command("hits")(peer_hits.hits)
peer_app.command("questions")(peer_hits.questions)
peer_app.command("renew")(peer_hits.renew)
peer_app.command("later")(peer_hits.later)

CertOption = Annotated[Path, typer.Option("--cert", metavar="FILE", help="This hub's certificate, PEM.")]
KeyOption = Annotated[Path, typer.Option("--key", metavar="FILE", help="Its private key, PEM.")]
TrustedOption = Annotated[
    Path,
    typer.Option("--trusted", metavar="FILE", help="The other hub's certificate, PEM; no other is taken."),
]


@peer_app.command("add")
def add(
    vkey: Annotated[str, typer.Option(help="Its first verifier key, compared with its people by phone.")],
    agencies: Annotated[str, typer.Option(metavar="ID,ID...", help="The agencies it speaks for.")],
    url: Annotated[str, typer.Option(help="Its https address for packages; absent: by hand only.")] = "",
    daily: Annotated[
        int, typer.Option(metavar="COUNT", help="How many identifiers it may ask about in a day.")
    ] = 16_384,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Name another hub, or name it anew. Its name is the name of its log.

    Example: `strikeback peer add --vkey "other.example/log+1a2b3c4d+AX..." --agencies spf,npa --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.peers import add_peer
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = add_peer(
            opened,
            vkey=vkey,
            agencies=agencies.split(","),
            url=url,
            daily=daily,
            by=by or "operator",
            clock=SystemClock(),
        )
    if json:
        print_json(made)
    else:
        say(f"Named: {made.name} for {', '.join(made.agencies)}.")


@peer_app.command("list")
def show(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List other hubs and how far both sides are.

    Example: `strikeback peer list`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.hubs.exchange import list_peers
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_peers(opened, clock=SystemClock())
    if json:
        print_json(found)
        return
    rows = [
        (
            one.name,
            ", ".join(one.agencies),
            f"{one.seen}/{one.sent}",
            one.came,
            one.waiting,
            one.held,
            one.later,
        )
        for one in found
    ]
    print_table(
        ("hub", "agencies", "taken/sent", "came", "to send", "to do", "too new"), rows, right=[2, 3, 4, 5, 6]
    )


@peer_app.command("export")
def export(
    name: Annotated[str, typer.Argument(metavar="HUB", help="Its name.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the packages go; it is made.")],
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Write what a hub has not confirmed yet as files, to be carried by hand.

    Packages are signed, not encrypted: carry them on an encrypted medium. Carrying one twice does no harm.

    Example: `strikeback peer export other.example/log outbox/`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.exchange_files import write_packages
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = write_packages(opened, name, folder, clock=SystemClock())
    if json:
        print_json({"files": [str(one) for one in made]})
    else:
        say(f"{len(made)} files in {folder}.")


@peer_app.command("import")
def take_in(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Packages that were carried here.")],
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Apply packages of other hubs, in the order of their numbers; known ones change nothing.

    Example: `strikeback peer import inbox/*.package`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.exchange_files import read_packages
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = read_packages(opened, paths, clock=SystemClock())
    if json:
        print_json(done)
        return
    for one in done:
        counts = {
            "contributions": one.contributions,
            "notices": one.notices,
            "certificates": one.certificates,
            "blind questions": one.questions,
            "blind answers": one.answers,
            "requests": one.requests,
            "replies": one.replies,
        }
        what = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count) or "nothing new"
        say(f"{one.peer} {one.sequence}: {what if one.fresh else 'known'}")


@peer_app.command("sync")
def sync(
    name: Annotated[str, typer.Argument(metavar="HUB", help="Its name.")],
    cert: CertOption,
    key: KeyOption,
    trusted: TrustedOption,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Exchange packages with a hub over HTTPS until neither side has more.

    Example: `strikeback peer sync other.example/log --cert own.pem --key own.key --trusted other.pem`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.exchange import synchronise
    from strikeback.flows.hubs.exchange_http import poster
    from strikeback.flows.peers import peer_address
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        post = poster(peer_address(opened, name), cert=cert, key=key, trusted=trusted)
        done = synchronise(opened, name, post, clock=SystemClock())
    if json:
        print_json(done)
    else:
        say(f"{done.peer}: {done.sent} packages taken there, {done.came} applied here.")


@peer_app.command("serve")
def serve(
    cert: CertOption,
    key: KeyOption,
    trusted: TrustedOption,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65_535)] = 8443,
    store: StoreOption = STORE,
) -> None:
    """Take packages of other hubs at https://HOST:PORT/exchange/v1. Only pinned certificates get in.

    Example: `strikeback peer serve --cert own.pem --key own.key --trusted others.pem --port 8443`
    """
    import ssl

    import uvicorn

    from strikeback.api.peers import create_peer_app
    from strikeback.cli.clock import SystemClock
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        uvicorn.run(
            create_peer_app(opened, SystemClock()),
            host=host,
            port=port,
            ssl_certfile=str(cert),
            ssl_keyfile=str(key),
            ssl_ca_certs=str(trusted),
            ssl_cert_reqs=ssl.CERT_REQUIRED,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
