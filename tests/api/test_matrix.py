"""Every operation, every duty, ids of every kind in every place: nothing foreign, one answer for absent.

What is looked for is not what the code looks at: texts that only hidden records hold, anywhere in any answer.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from api.house import DUTIES, Client, House
from api.world import HIDDEN, Things, populate
from strikeback.access.oidc import Provider
from strikeback.access.passkeys import Party
from strikeback.api.describe import refusals_of
from strikeback.api.operation import AnyOperation
from strikeback.api.operations import OPERATIONS
from strikeback.api.settings import PREFIX
from strikeback.flows.people.oidc_exchange import Configured
from strikeback.model.people import Duty

ABSENT = {
    "record": "r_aaaaaaaaaaaaaaaaaaaaaaaa",
    "entity": "e_aaaaaaaaaaaaaaaaaaaaaaaa",
    "contribution": "c_aaaaaaaaaaaaaaaaaaaaaaaa",
    "decision": "d_aaaaaaaaaaaaaaaaaaaaaaaa",
    "alert": "al_aaaaaaaaaaaaaaaaaaaaaaaa",
    "lead": "ld_aaaaaaaaaaaaaaaaaaaaaaaa",
    "job": "j_aaaaaaaaaaaaaaaaaaaaaaaa",
    "webhook": "w_aaaaaaaaaaaaaaaaaaaaaaaa",
    "key": "aaaaaaaaaaaaaaaa",
    "target": "r_aaaaaaaaaaaaaaaaaaaaaaaa",
    "object": "d_aaaaaaaaaaaaaaaaaaaaaaaa",
    "user": "nobody",
    "opening": "og_aaaaaaaaaaaaaaaaaaaaaaaa",
    "alarm": "oa_aaaaaaaaaaaaaaaaaaaaaaaa",
    "request": "rq_aaaaaaaaaaaaaaaaaaaaaaaa",
    "rule": "ar_aaaaaaaaaaaaaaaaaaaaaaaa",
    "notice": "no_aaaaaaaaaaaaaaaaaaaaaaaa",
    "concern": "con_aaaaaaaaaaaaaaaaaaaaaaaa",
    "hold": "hold_aaaaaaaaaaaaaaaaaaaaaaaa",
    "erasure": "ea_aaaaaaaaaaaaaaaaaaaaaaaa",
    "columns": "no-such-map",
}
"""An id that nothing has, by what stands in a path."""

WHOLE = bool(os.environ.get("STRIKEBACK_WHOLE_MATRIX"))
"""Whether every duty does everything."""

PARTY = Party(id="hub.example", origin="https://hub.example")

PROVIDER = Configured(
    name="hkpf",
    agency="hkpf",
    provider=Provider(
        issuer="https://id.example",
        client_id="hub",
        authorize_url="https://id.example/authorize",
        token_url="https://id.example/token",
        redirect_url="https://hub.example/api/v1/session/providers/hkpf/callback",
    ),
    jwks_url="https://id.example/keys",
)

PLAIN = {"what": "persons", "tile": "0/000.p/1", "provider": "hkpf"}
"""What stands in paths and is no id."""

RECORD_BODIES = {
    "why": ("left", "right"),
    "decide": ("left", "right"),
    "askOpening": ("what",),
    "ask": ("reference",),
    "setHold": ("object",),
    "planErasure": ("object",),
    "askErasure": ("object",),
    "notifyRecipients": ("objects",),
}
"""Bodies that hold ids of records, with the places."""

KEEPING = {"setHold", "planErasure", "askErasure", "notifyRecipients"}
"""Those that are data protection's to do."""

BODIES: dict[str, Any] = {
    "signIn": {"user": "hkpf/officer", "password": "x", "code": "1"},
    "stepUp": {"code": "1"},
    "openInvitation": {"token": "x"},
    "acceptInvitation": {"token": "x", "password": "x", "code": "1"},
    "signInPasskey": {"answer": "{}"},
    "stepUpPasskey": {"answer": "{}"},
    "keepPasskey": {"answer": "{}"},
    "makeFirstPasskey": {"token": "x"},
    "keepFirstPasskey": {"token": "x", "answer": "{}"},
    "changePassword": {"old": "x", "new": "y"},
    "addUser": {"name": "new", "duties": ["officer"]},
    "changeDuties": {"duties": ["officer"]},
    "agreeToDuties": {"event": "ue_aaaaaaaaaaaaaaaaaaaaaaaa"},
    "giveKey": {"machine": "other", "scopes": ["read"], "days": 1},
    "withdrawContribution": {"reason": "entered twice"},
    "search": {"text": "+65 9876 5432"},
    "why": {"left": "own", "right": "shared"},
    "decide": {"verdict": "same", "left": "own", "right": "shared", "reason": "same account"},
    "undoDecision": {"reason": "a slip"},
    "acknowledgeAlert": {"note": "called"},
    "takeLead": {},
    "releaseLead": {},
    "changeTerms": {"level": "summary", "reason": "agreed"},
    "askOpening": {"what": ["shared"], "level": "full", "minutes": 5, "reason": "danger"},
    "readAlarm": {},
    "closeOpening": {"reason": "over"},
    "ask": {"reference": "shared", "why": "same account"},
    "withdrawRequest": {},
    "answerRequest": {"outcome": "refused", "reason": "not ours to give"},
    "endAnswer": {"reason": "over"},
    "addRule": {"to": ["*"]},
    "endRule": {"reason": "over"},
    "correctContribution": {"new": "c_aaaaaaaaaaaaaaaaaaaaaaaa", "reason": "a slip"},
    "certifyNotice": {"done": "deleted"},
    "takeConcern": {"wish": "access", "reference": "DP-2"},
    "answerConcern": {"granted": True, "reason": "told"},
    "exportRecords": {},
    "withdrawRecord": {"reason": "entered twice"},
    "renewContribution": {"until": "2027-12-31", "reason": "an appeal"},
    "setHold": {"object": "own", "reason": "trial", "authority": "order 1"},
    "releaseHold": {"reason": "over"},
    "planErasure": {"object": "own"},
    "askErasure": {"object": "own", "reason": "asked for", "authority": "order 2"},
    "runRetention": {},
    "findConcerned": {"texts": ["+65 9876 5432"]},
    "notifyRecipients": {"objects": ["own"]},
    "saveColumns": {"name": "mine", "kind": "generic", "columns": [{"header": "a"}]},
    "goToProvider": {},
    "enrolAtProvider": {"provider": "hkpf", "subject": "1"},
    "addWebhook": {"url": "https://case.example.org/x", "kinds": ["alert"]},
    "changeWebhook": {"url": "https://case.example.org/x", "kinds": ["alert"], "active": True},
}
"""A body that fits, for every operation that takes one; names stand for records."""

LAST = (
    *(
        "setHold",
        "dropWebhook",
        "dropColumns",
        "withdrawRecord",
        "withdrawContribution",
        "disableUser",
        "takeKey",
    ),
    *("signOut", "signOutEverywhere"),
)
"""Operations after which others find less; they come last."""

ORDER = sorted(OPERATIONS, key=lambda one: LAST.index(one.name) if one.name in LAST else -1)
ALIKE = {Duty.SUPERVISOR, Duty.COORDINATOR, Duty.EXHIBIT_OFFICER}
"""Duties that read everything here and act only in the whole matrix."""

FRESH = (Duty.OFFICER, Duty.SUPERVISOR, Duty.DATA_PROTECTION, Duty.ADMINISTRATOR)
"""Duties whose acts ask for the second factor anew."""

READING = tuple(one for one in OPERATIONS if one.method == "GET" and not one.open)


@pytest.fixture(scope="module")
def populated(tmp_path_factory: pytest.TempPathFactory, template: House) -> tuple[House, Things]:
    """Give the house that others are copied from."""
    house = House(tmp_path_factory.mktemp("populated"), template)
    things = populate(house)
    house.store.close()
    return house, things


@pytest.fixture
def world(tmp_path, populated: tuple[House, Things]) -> Iterator[tuple[House, Things, Client]]:
    """Give a populated house, what is in it, and a client."""
    hosts = ("case.example.org",)
    house = House(
        tmp_path,
        populated[0],
        webhook_hosts=hosts,
        log_readers=("hkpf",),
        stream_limit=0.01,
        party=PARTY,
        providers=(PROVIDER,),
    )
    with Client(house.app) as client:
        yield house, populated[1], client
    house.store.close()


def path_of(one: AnyOperation, ids: dict[str, str]) -> str:
    """Return the path of an operation with ids in it."""
    path = one.path.replace(":path", "")
    for name in one.parameters:
        path = path.replace("{" + name + "}", (PLAIN | ids)[name])
    return PREFIX + path


def body_of(one: AnyOperation, records: dict[str, str]) -> Any:
    """Return the body of an operation with records in it."""
    body = dict(BODIES[one.name])
    for place in RECORD_BODIES.get(one.name, ()):
        kinds = body[place]
        body[place] = records[kinds] if isinstance(kinds, str) else [records[kind] for kind in kinds]
    return body


def ask(client: Client, one: AnyOperation, who: dict[str, str], ids: dict[str, str], body: Any = None):
    """Call an operation."""
    sent: dict[str, Any] = {"headers": dict(who)}
    if one.matches:
        sent["headers"]["if-match"] = '"0"'
    if one.upload:
        sent["headers"] |= {"content-type": "application/octet-stream", "x-file-name": "a.csv"}
        sent["content"] = b"a,b\n1,2\n"
    elif body is not None:
        sent["json"] = body
    return client.request(one.method, path_of(one, ids), **sent)


def same(one: Any, other: Any, about: object = "") -> None:
    """Two answers that tell nothing apart."""
    unlike = {"x-request-id"}
    assert (one.status_code, one.content) == (other.status_code, other.content), about
    assert {k: v for k, v in one.headers.items() if k not in unlike} == {
        k: v for k, v in other.headers.items() if k not in unlike
    }


def everybody(house: House) -> dict[str, dict[str, str]]:
    """Headers of everybody of hkpf; the second factor of some was proved a moment ago."""
    for duty in FRESH:
        house.tokens.pop(f"hkpf/{duty.value}")
    people = {duty.value: house.sign_in(f"hkpf/{duty.value}") for duty in DUTIES}
    return people | {"service": house.machine("hkpf/robot")}


def test_the_matrix_knows_every_operation(house: House) -> None:
    """An operation without its row here fails; so does a path that is served past the table."""
    served = {(method, route.path) for route in house.app.routes for method in getattr(route, "methods", ())}
    assert served == {(one.method, PREFIX + one.path) for one in OPERATIONS}
    assert len(served) == len(OPERATIONS) == len({one.name for one in OPERATIONS})
    assert {name for one in OPERATIONS for name in one.parameters} == set(ABSENT) | set(PLAIN)
    assert {one.name for one in OPERATIONS if one.body.__struct_fields__} == set(BODIES)


def _tried(duty: str, one: AnyOperation) -> bool:
    """Tell whether an operation is called here for a duty."""
    return WHOLE or duty not in ALIKE or one.method == "GET"


def test_absent_and_hidden_are_the_same_bytes(world: tuple[House, Things, Client]) -> None:
    """For every duty, in every path; hidden are another agency's, withheld, withdrawn, of another kind."""
    house, things, client = world
    checked = 0
    for duty, who in everybody(house).items():
        for one in ORDER:
            for name in set(one.parameters) - set(PLAIN) if _tried(duty, one) else ():
                body = body_of(one, things.records) if one.name in BODIES else None
                absent = ask(client, one, who, things.own | {name: ABSENT[name]}, body)
                assert absent.status_code in {403, 404}, (duty, one.name)
                others = [things.hidden[name]]
                if duty == "officer" and name in {"record", "target"}:
                    others += [things.records["withdrawn"], things.hidden["contribution"]]
                for hidden in others:
                    told = ask(client, one, who, things.own | {name: hidden}, body)
                    same(absent, told, (duty, one.name, name, told.text[:300]))
                    checked += 1
    assert checked > 8 * 25


@pytest.mark.parametrize("name", sorted(RECORD_BODIES))
def test_ids_in_bodies_are_no_way_around(world: tuple[House, Things, Client], name: str) -> None:
    """In each place, beside an own record, and deeper inside."""
    house, things, client = world
    one = next(each for each in OPERATIONS if each.name == name)
    duty = "data_protection" if name in KEEPING else "officer"
    house.tokens.pop(f"hkpf/{duty}")
    officer = house.sign_in(f"hkpf/{duty}")
    for place in RECORD_BODIES[name]:
        for kind in ("restricted", "withdrawn", "withdrawn-own", "hit"):
            if name in {"askOpening", "ask"} and kind == "hit":
                continue  # told of by a reference, and asked for by it
            if name in KEEPING and kind == "withdrawn-own":
                continue  # kept and erased as any other
            body = body_of(one, things.records)
            many = isinstance(body[place], list)
            hidden, absent = things.records[kind], ABSENT["record"]
            told = [
                ask(client, one, officer, things.own, body | {place: [*body[place], each] if many else each})
                for each in (absent, hidden)
            ]
            assert told[0].status_code == 404
            same(*told)


def test_queries_are_no_way_around(world: tuple[House, Things, Client]) -> None:
    """A list narrowed to what is hidden is the list narrowed to what is not there."""
    house, things, client = world
    officer = house.sign_in("hkpf/officer")
    lists = [
        client.get(f"{PREFIX}/records?contribution={one}", headers=officer)
        for one in (ABSENT["contribution"], things.hidden["contribution"])
    ]
    assert lists[0].json() == {"records": []}
    same(*lists)


def test_nothing_hidden_stands_in_any_answer(world: tuple[House, Things, Client]) -> None:
    """For every duty and operation; and every status is one that is documented."""
    house, things, client = world
    statuses: dict[str, set[int]] = {}
    for duty, who in everybody(house).items():
        for one in ORDER:
            if one.name in LAST[-2:] or (one.name in LAST and duty != "data_protection"):
                continue
            if not _tried(duty, one):
                continue
            body = body_of(one, things.records) if one.name in BODIES else None
            got = ask(client, one, who, things.own, body)
            assert got.status_code in {*one.answers, *refusals_of(one)}, (duty, one.name, got.status_code)
            assert got.status_code != 500, (duty, one.name)
            found = [mark for mark in things.markers if mark in got.text]
            if duty in {Duty.AUDITOR, Duty.ADMINISTRATOR}:  # no content at all, not even their own agency's
                found += [mark for mark in ("Own Invented", "9123") if mark in got.text]
            assert not found, (duty, one.name, found)
            statuses.setdefault(one.name, set()).add(got.status_code)
    never = {name for name, seen in statuses.items() if not any(code < 400 for code in seen)}
    # Those need a proof, an invitation, a state seen before, a second person, or another agency's thing.
    assert never == {
        *("signIn", "stepUp", "openInvitation", "acceptInvitation", "agreeToDuties", "agreeToKey"),
        *("changeDuties", "changeWebhook", "openOpening", "closeOpening", "inviteUser", "enableUser"),
        *("withdrawContribution", "disableUser", "takeKey", "dropWebhook", "correctContribution"),
        *("signInPasskey", "stepUpPasskey", "keepPasskey", "makeFirstPasskey", "keepFirstPasskey"),
        *("changePassword", "dropColumns", "withdrawRecord"),
        *("ask", "answerRequest", "endAnswer"),
        *("takeErasureBack", "certifyErasure", "comeFromProvider"),
    }


def test_what_is_hidden_is_there_for_its_owner(world: tuple[House, Things, Client]) -> None:
    """Else the marks that others are searched for could be found nowhere at all."""
    house, things, client = world
    officer = house.sign_in("spf/officer")
    record = client.get(f"{PREFIX}/records/{things.hidden['record']}", headers=officer)
    assert record.status_code == 200
    assert HIDDEN in record.text
    for name in ("entity", "contribution", "job", "target"):
        one = next(each for each in READING if each.parameters == (name,))
        assert ask(client, one, officer, things.hidden).status_code == 200


def test_a_hit_says_whom_to_ask_and_nothing_else(world: tuple[House, Things, Client]) -> None:
    """Searching for a number that only a hit holds."""
    house, _, client = world
    officer = house.sign_in("hkpf/officer")
    told = client.post(f"{PREFIX}/search", headers=officer, json={"text": "+65 9888 7777"}).json()
    assert told["records"] == []
    assert [(one["agency"], set(one)) for one in told["hits"]] == [("spf", {"agency", "reference"})]
