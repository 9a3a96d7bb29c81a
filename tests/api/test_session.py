"""Signing in and out over the network, by every way there is."""

from datetime import timedelta

import pyotp
import pytest

from access.authenticator import Authenticator
from api.house import PASSWORD, Client, House
from strikeback.access.passkeys import Party
from strikeback.api.settings import COOKIE, PREFIX
from strikeback.model.people import Duty

SESSION = f"{PREFIX}/session"
HUB = Party(id="hub.example", origin="https://hub.example")


def bearer(token: str) -> dict[str, str]:
    """Headers of a program."""
    return {"authorization": f"Bearer {token}"}


def test_a_token_lets_in_until_it_is_given_back(house: House, client: Client) -> None:
    """Who signed in is told who it is; after signing out the same token is nobody's."""
    headers = house.sign_in("hkpf/officer")
    me = client.get(SESSION, headers=headers | {"x-case": "2026-114"})
    assert (me.status_code, me.json()["agency"], me.json()["duties"]) == (200, "hkpf", ["officer"])
    assert me.json()["case"] == "2026-114"
    assert client.delete(SESSION, headers=headers).status_code == 204
    assert client.get(SESSION, headers=headers).status_code == 401


def _agree(house: House, client: Client, name: str, event: str) -> str:
    """Let the supervisor agree to what waits; return the other half of an invitation."""
    second = house.sign_in("hkpf/supervisor", Duty.SUPERVISOR)
    place = f"{PREFIX}/users/{name}/duties/agree"
    agreed = client.post(place, json={"event": event}, headers=second)
    assert agreed.status_code == 200
    return agreed.json()["token"]


def test_whoever_is_disabled_is_out_at_the_next_request(house: House, client: Client) -> None:
    """By an administrator, over the network; and other duties hold at once."""
    officer, chief = house.sign_in("hkpf/officer"), house.sign_in("hkpf/administrator")
    assert client.get(f"{PREFIX}/jobs", headers=officer).status_code == 200
    place = f"{PREFIX}/users/officer"
    seen = client.get(place, headers=chief).headers["etag"]
    changed = client.put(f"{place}/duties", json={"duties": ["auditor"]}, headers=chief | {"if-match": seen})
    assert changed.json()["waiting"] is True
    assert client.get(f"{PREFIX}/jobs", headers=officer).status_code == 200
    _agree(house, client, "officer", changed.json()["event"])
    assert client.get(f"{PREFIX}/jobs", headers=officer).status_code == 403
    assert client.post(f"{place}/disable", headers=chief).status_code == 204
    assert client.get(SESSION, headers=officer).status_code == 401


def test_an_invited_person_sets_its_own_way_in(house: House, client: Client) -> None:
    """Nobody gives it a password; the invitation works once."""
    chief = house.sign_in("hkpf/administrator")
    made = client.post(f"{PREFIX}/users", json={"name": "lam", "duties": ["officer"]}, headers=chief)
    token = made.json()["token"]
    assert client.post(f"{SESSION}/invitation", json={"token": token}).status_code == 401
    other = _agree(house, client, "lam", made.json()["waiting"])
    for half in (token, other):
        assert client.post(f"{SESSION}/invitation", json={"token": half}).status_code == 401
    token = f"{token}.{other}"
    offer = client.post(f"{SESSION}/invitation", json={"token": token}).json()
    code = pyotp.TOTP(offer["secret"]).at(house.clock.now())
    body = {"token": token, "password": PASSWORD, "code": code}
    assert len(client.post(f"{SESSION}/invitation/accept", json=body).json()["codes"]) == 8
    assert client.post(f"{SESSION}/invitation/accept", json=body).status_code == 401
    house.secrets["hkpf/lam"] = offer["secret"]
    body = {"user": "hkpf/lam", "password": PASSWORD, "code": house.code("hkpf/lam")}
    assert client.post(SESSION, json=body).status_code == 200
    assert client.post(SESSION, json=body | {"password": "wrong"}).status_code == 401


def test_a_reset_over_the_network_is_asked_agreed_and_told(house: House, client: Client) -> None:
    """Nothing happens before the second person agrees; then the person is out, and told when it is back."""
    officer, chief = house.sign_in("hkpf/officer"), house.sign_in("hkpf/administrator")
    asked = client.post(f"{PREFIX}/users/officer/reset", headers=chief).json()
    assert asked["waiting"]
    assert client.get(SESSION, headers=officer).status_code == 200
    token = f"{asked['token']}.{_agree(house, client, 'officer', asked['waiting'])}"
    assert client.get(SESSION, headers=officer).status_code == 401
    offer = client.post(f"{SESSION}/invitation", json={"token": token}).json()
    code = pyotp.TOTP(offer["secret"]).at(house.clock.now())
    client.post(f"{SESSION}/invitation/accept", json={"token": token, "password": PASSWORD, "code": code})
    house.secrets["hkpf/officer"] = offer["secret"]
    body = {"user": "hkpf/officer", "password": PASSWORD, "code": house.code("hkpf/officer")}
    alarms = client.post(SESSION, json=body).json()["alarms"]
    assert [(one["change"], one["by"], one["second"]) for one in alarms] == [
        ("reset_asked", "hkpf/administrator", ""),
        ("reset", "hkpf/administrator", "hkpf/supervisor"),
    ]


def test_taking_records_out_needs_a_fresh_second_factor(house: House, client: Client) -> None:
    """Not the one from the morning; and the old token is over when it was proved."""
    officer = house.sign_in("hkpf/officer")
    house.clock.moment += timedelta(minutes=6)
    refused = client.post(f"{PREFIX}/exports", json={}, headers=officer)
    assert (refused.status_code, refused.json()["where"]) == (401, "step-up")
    body = {"code": house.code("hkpf/officer")}
    fresh = bearer(client.post(f"{SESSION}/step-up", json=body, headers=officer).json()["token"])
    assert client.get(SESSION, headers=officer).status_code == 401
    got = client.post(f"{PREFIX}/exports", json={}, headers=fresh)
    assert (got.status_code, got.headers["content-disposition"][:10]) == (200, "attachment")
    machine = house.machine("hkpf/robot")
    assert client.post(f"{PREFIX}/exports", json={}, headers=machine).status_code == 403


def test_a_machine_does_what_its_key_is_for(house: House, client: Client) -> None:
    """Nothing else, and nothing once the key was taken back."""
    chief = house.sign_in("hkpf/administrator")
    body = {"machine": "robot", "scopes": ["alerts"], "days": 30}
    key = client.post(f"{PREFIX}/keys", json=body, headers=chief).json()
    assert client.get(SESSION, headers=bearer(key["key"])).status_code == 401
    second = house.sign_in("hkpf/supervisor")
    (waits,) = client.get(f"{PREFIX}/keys", headers=second).json()["items"]
    assert (waits["id"], waits["scopes"], waits["waiting"]) == (key["id"], ["alerts"], key["waiting"])
    agree = f"{PREFIX}/keys/{key['id']}/agree"
    told = [client.post(agree, headers=who) for who in (chief, second, second)]
    assert [one.status_code for one in told] == [403, 200, 404]
    assert client.get(SESSION, headers=bearer(key["key"])).status_code == 401
    whole = f"{key['key']}.{told[1].json()['half']}"
    machine = bearer(whole)
    assert client.get(SESSION, headers=machine).json()["scopes"] == ["alerts"]
    assert client.get(f"{PREFIX}/alerts", headers=machine).status_code == 200
    assert client.get(f"{PREFIX}/leads", headers=machine).status_code == 403
    assert client.get(f"{PREFIX}/users", headers=machine).status_code == 403
    cookie = {"cookie": f"{COOKIE}={whole}"}
    assert client.get(f"{PREFIX}/alerts", headers=cookie).status_code == 401
    assert client.post(f"{PREFIX}/keys/{key['id']}/end", headers=chief).status_code == 204
    assert client.get(f"{PREFIX}/alerts", headers=machine).status_code == 401


def test_searching_has_a_measure(house: House, client: Client) -> None:
    """Sixty a minute; then it is said how long to wait."""
    officer = house.sign_in("hkpf/officer")
    house.clock.moment = house.clock.moment.replace(second=0) + timedelta(minutes=1)
    codes = [
        client.post(f"{PREFIX}/search", json={"text": "Tan"}, headers=officer).status_code for _ in range(60)
    ]
    late = client.post(f"{PREFIX}/search", json={"text": "Tan"}, headers=officer)
    assert set(codes) == {200}
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 60


@pytest.fixture
def keyed(tmp_path, template: House):
    """A house that asks for passkeys, and a client of it."""
    made = House(tmp_path, template, party=HUB)
    with Client(made.app) as client:
        yield made, client
    made.store.close()


def test_a_passkey_is_a_way_in(keyed: tuple[House, Client]) -> None:
    """By invitation, to sign in, to step up; a second one beside it."""
    house, client = keyed
    chief = house.sign_in("hkpf/administrator")
    held = Authenticator(HUB.origin, HUB.id)
    made = client.post(f"{PREFIX}/users", json={"name": "lam", "duties": ["officer"]}, headers=chief)
    token = made.json()["token"]
    token += f".{_agree(house, client, 'lam', made.json()['waiting'])}"
    options = client.post(f"{SESSION}/invitation/passkey/options", json={"token": token})
    assert options.headers["content-type"] == "application/json"
    body = {"token": token, "answer": held.make(options.text)}
    assert client.post(f"{SESSION}/invitation/passkey", json=body).status_code == 201
    asked = client.post(f"{SESSION}/passkey/options").text
    inside = client.post(f"{SESSION}/passkey", json={"answer": held.prove(asked)})
    assert (inside.status_code, inside.json()["strength"]) == (200, "passkey")
    who = bearer(inside.json()["token"])
    another = Authenticator(HUB.origin, HUB.id)
    options = client.post(f"{SESSION}/passkeys/options", headers=who).text
    kept = client.post(f"{SESSION}/passkeys", json={"answer": another.make(options)}, headers=who)
    assert len(kept.json()["ids"]) == 2
    asked = client.post(f"{SESSION}/step-up/passkey/options", headers=who).text
    again = client.post(
        f"{SESSION}/step-up/passkey", json={"answer": another.prove(asked)}, headers=who
    ).json()
    assert client.get(SESSION, headers=bearer(again["token"])).json()["user"] == "hkpf/lam"
    assert client.post(f"{SESSION}/passkey", json={"answer": held.prove(asked)}).status_code == 401


def test_without_an_origin_there_are_no_passkeys(client: Client) -> None:
    """Whose page would ask for them?"""
    assert client.post(f"{SESSION}/passkey/options").status_code == 404


def test_another_password_ends_the_other_sessions(house: House, client: Client) -> None:
    """And fresh recovery codes come when the second factor is fresh."""
    first = house.sign_in("hkpf/officer")
    body = {"user": "hkpf/officer", "password": PASSWORD, "code": house.code("hkpf/officer")}
    now = bearer(client.post(SESSION, json=body).json()["token"])
    change = {"old": PASSWORD, "new": "quite another line of words"}
    assert client.post(f"{SESSION}/password", json=change, headers=now).status_code == 204
    assert client.get(SESSION, headers=first).status_code == 401
    assert len(client.post(f"{SESSION}/recovery", headers=now).json()["codes"]) == 8
    assert client.post(f"{SESSION}/end-all", headers=now).json() == {"sessions": 1}
