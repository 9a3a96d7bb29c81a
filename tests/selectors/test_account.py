"""Accounts and handles are compared as their platform compares them."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.account import normalise_account, normalise_handle


@pytest.mark.parametrize(
    ("platform", "raw", "value"),
    [
        ("Facebook", "Jane.Doe.99", "facebook:janedoe99"),
        ("FB Messenger", "@jane.doe99", "facebook:janedoe99"),
        ("instagram", "@Jane_Doe.1", "instagram:jane_doe.1"),
        ("threads", "jane_doe.1", "instagram:jane_doe.1"),
        ("IG", "username: jane19", "instagram:jane19"),
        ("Telegram", "@JaneDoe", "telegram:janedoe"),
        ("telegram", "+44 20 7946 0000".replace(" ", ""), "telegram:+442079460000"),
        ("Skype", "8:live:Jane.Doe_3", "skype:live:jane.doe_3"),
        ("skype", "skype:Jane?chat", "skype:jane"),
        ("skype", "Jane@Example.org", "skype:jane@example.org"),
        ("snapchat", "Jane-D", "snapchat:jane-d"),
        ("discord", "Jane#0412", "discord:Jane#0412"),
        ("discord", "Jane.D", "discord:jane.d"),
        ("kik", "jane_x_9@talk.kik.com", "kik:jane_x_9"),
        ("WhatsApp", "442079460000", "whatsapp:+442079460000"),
        ("xbox", "Jane  The Great", "xbox:jane the great"),
        ("", "JaneD", "?:JaneD"),
        ("New App", "JaneD", "new app:JaneD"),
        ("line", "Jane.D", "line:jane.d"),
        ("QQ", "２３４５６８７９", "qq:23456879"),
        ("wechat", "JaneDoe_1", "wechat:janedoe_1"),
    ],
)
def test_handles(platform: str, raw: str, value: str) -> None:
    """Case, dots and marks count only where the platform counts them; digits always."""
    handle = normalise_handle(platform, raw)
    assert (handle.value, handle.valid, handle.raw) == (value, True, raw)


@pytest.mark.parametrize(
    ("platform", "raw", "why"),
    [
        ("instagram", "", Unusable.EMPTY),
        ("instagram", "unknown", Unusable.PLACEHOLDER),
        ("facebook", "Facebook User", Unusable.PLACEHOLDER),
        ("instagram", "@", Unusable.PLACEHOLDER),
        ("instagram", "없음", Unusable.PLACEHOLDER),
        ("x", "deleted_user_12", Unusable.PLACEHOLDER),
        ("kik", "id: n/a", Unusable.PLACEHOLDER),
        ("facebook", "n.a", Unusable.PLACEHOLDER),
        ("facebook", "n.o.n.e", Unusable.PLACEHOLDER),
        ("skype", "skype:?chat", Unusable.PLACEHOLDER),
        ("instagram", "@ none", Unusable.PLACEHOLDER),
        ("instagram", "Jane Doe", Unusable.WRONG_FORM),
        ("instagram", "instagram.com/jane", Unusable.WRONG_FORM),
        ("x", "a\\b", Unusable.WRONG_FORM),
        ("x", "j" * 201, Unusable.TOO_LONG),
    ],
)
def test_refused_handles(platform: str, raw: str, why: Unusable) -> None:
    """Placeholders, display names and addresses are no handles."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_handle(platform, raw)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    ("platform", "raw"),
    [
        ("instagram", "jane!doe"),
        ("x", "a_name_longer_than_fifteen"),
        ("telegram", "9jane"),
        ("instagram", "a@b"),
    ],
)
def test_handles_the_platform_could_not_have_given(platform: str, raw: str) -> None:
    """They are kept, and weigh less."""
    handle = normalise_handle(platform, raw)
    assert not handle.valid
    assert handle.notes == ("form",)


@pytest.mark.parametrize(
    ("platform", "raw", "value", "valid"),
    [
        ("Facebook", "100012345678901", "facebook:100012345678901", True),
        ("Messenger", "id: 100012345678901", "facebook:100012345678901", True),
        ("facebook", "100012345678901.0", "facebook:100012345678901", True),
        ("facebook", "jane", "facebook:jane", False),
        ("discord", "175928847299117063", "discord:175928847299117063", True),
        ("youtube", "UC_x5XG1OV2P6uZZ5FSM9Ttw", "youtube:UC_x5XG1OV2P6uZZ5FSM9Ttw", True),
        (
            "snapchat",
            "8D8AC610-566D-4EF0-9C22-186B2A5ED793",
            "snapchat:8d8ac610-566d-4ef0-9c22-186b2a5ed793",
            True,
        ),
        ("WhatsApp", "639171234567@s.whatsapp.net", "whatsapp:+639171234567", True),
        ("WhatsApp", "+63 917 123 4567", "whatsapp:+639171234567", True),
        ("viber", "0917123456", "viber:0917123456", True),
        ("whatsapp", "5550000000000", "whatsapp:5550000000000", True),
        ("telegram", "639171234567", "telegram:639171234567", True),
        ("zalo", "+849", "zalo:+849", True),
        ("New App", "aBc9", "new app:aBc9", True),
        ("wechat", "wxid_0a1b2c3d4e5f22", "wechat:wxid_0a1b2c3d4e5f22", True),
    ],
)
def test_accounts(platform: str, raw: str, value: str, valid: bool) -> None:  # noqa: FBT001
    """Ids keep their case; phone-numbered services give E.164."""
    account = normalise_account(platform, raw)
    assert (account.value, account.valid) == (value, valid)


@pytest.mark.parametrize(
    ("platform", "raw", "why"),
    [
        ("", "100012345678901", Unusable.UNKNOWN_PLATFORM),
        ("facebook", "0000000000", Unusable.PLACEHOLDER),
        ("facebook", "1.00012E+14", Unusable.WRONG_FORM),
        ("facebook", "facebook.com/jane", Unusable.WRONG_FORM),
        ("kik", "a b", Unusable.WRONG_FORM),
    ],
)
def test_refused_accounts(platform: str, raw: str, why: Unusable) -> None:
    """An id without a platform, or ruined by a spreadsheet, identifies nobody."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_account(platform, raw)
    assert refusal.value.why == why
