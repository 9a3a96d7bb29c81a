"""The calls of ``flows/interference.py`` over the network: what is compared is all that a client gets.

Status, every header but the id of the request, and the body. People sign in once; a request is made again
for each page.
"""

import json
import os
import tempfile
from pathlib import Path

import pyotp

from api.house import CHEAP, PASSWORD, Client
from flows.interference import Call, Door
from strikeback.access.people import OPERATOR
from strikeback.api.app import create_app
from strikeback.api.settings import PREFIX, Settings
from strikeback.flows.log.custody import make_keys
from strikeback.flows.people.door import Door as SignIn
from strikeback.flows.people.enrol import accept_invitation, open_invitation
from strikeback.flows.people.people import add_user
from strikeback.flows.people.sign_in import sign_in_password
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store.open import Store

OWN = frozenset({"x-request-id"})
"""What every answer has anew."""


def by_http(store: Store, viewer: Viewer, clock: Clock) -> Door:
    """Return the door into the interface of a store, for somebody who signs in now; all that is sent."""
    return _door(store, viewer, clock, whole=True)


def by_http_parsed(store: Store, viewer: Viewer, clock: Clock) -> Door:
    """Return the same with bodies as values, without their length: for what may differ in its hits."""
    return _door(store, viewer, clock, whole=False)


def _door(store: Store, viewer: Viewer, clock: Clock, *, whole: bool) -> Door:
    os.environ.setdefault("STRIKEBACK_ACCESS_KEY", str(Path(tempfile.mkdtemp()) / "access.key"))
    make_keys(store, origin="hub.example/log", clock=clock)
    headers = {"authorization": f"Bearer {_token(store, viewer.user, clock)}"}
    settings = Settings(spool=Path(tempfile.mkdtemp()), hosts=("testserver",), link=False)
    client = Client(create_app(store, settings, clock=clock, hashing=CHEAP)).__enter__()
    store.at_close.append(lambda: client.__exit__(None, None, None))

    def door(call: Call) -> bytes:
        method, path, body = request_of(call)
        answer = client.request(method, f"{PREFIX}{path}", headers=headers, json=body)
        left_out = OWN if whole else {*OWN, "content-length"}
        told = sorted((name, value) for name, value in answer.headers.items() if name not in left_out)
        content = json.loads(answer.content) if answer.content else None
        found = [answer.status_code, told, answer.text if whole else content, _paged(content)]
        return json.dumps(found, separators=(",", ":")).encode()

    return door


def _paged(content: object) -> object:
    """Return the place of the next page where ``answers`` looks for one."""
    found = content.get("next") or content.get("cursor") if isinstance(content, dict) else ""
    return {"cursor": found} if found else None


def _token(store: Store, user: str, clock: Clock) -> str:
    door = SignIn(hashing=CHEAP)
    invited = add_user(store, user, [Duty.OFFICER], by=OPERATOR, clock=clock, random=os.urandom)
    app = pyotp.TOTP(open_invitation(store, invited.token, clock=clock, door=door).secret)
    accept_invitation(store, invited.token, PASSWORD, app.at(clock.now()), clock=clock, door=door)
    for _ in range(60):
        clock.now()
    return sign_in_password(store, user, PASSWORD, app.at(clock.now()), clock=clock, door=door).token


def request_of(call: Call) -> tuple[str, str, object]:
    """Return method, path and body of a call."""
    asked = dict(call.arguments)
    if call.flow == "search":
        return "POST", "/search", {**asked, "limit": int(asked["limit"])}
    if call.flow == "why":
        return "POST", "/why", asked
    if call.flow in {"record", "entity"}:
        return "GET", f"/{call.flow.replace('y', 'ie')}s/{asked['id']}", None
    path = {"counts": "/counts/persons"}.get(call.flow, f"/{call.flow}")
    query = "&".join(f"{name}={value}" for name, value in call.arguments)
    return "GET", f"{path}?{query}" if query else path, None
