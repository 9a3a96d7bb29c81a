"""Signing in and out over the network."""

from api.house import Client, House
from strikeback.api.settings import PREFIX

SESSION = f"{PREFIX}/session"


def test_a_token_lets_in_until_it_is_given_back(house: House, client: Client) -> None:
    """Who signed in is told who it is; after signing out the same token is nobody's."""
    headers = house.sign_in("hkpf/officer")
    me = client.get(SESSION, headers=headers)
    assert (me.status_code, me.json()["agency"], me.json()["duties"]) == (200, "hkpf", ["officer"])
    assert client.delete(SESSION, headers=headers).status_code == 204
    assert client.get(SESSION, headers=headers).status_code == 401
