"""E-wallets and remittance references."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.ewallet import canonical_service, normalise_ewallet
from strikeback.selectors.remittance import normalise_remittance


@pytest.mark.parametrize(
    ("raw", "service", "region", "value", "valid"),
    [
        ("0917 123 4567", "GCash", "HK", "gcash:+639171234567", True),
        ("639171234567", "G-Cash number", None, "gcash:+639171234567", True),
        ("0917-123-4567", "PayMaya", None, "maya:+639171234567", True),
        ("0812 3456 7891", "DANA", None, "dana:+6281234567891", True),
        ("081234567891", "Go-Pay", "SG", "gopay:+6281234567891", True),
        ("8012345679", "OPay", None, "opay:+2348012345679", True),
        ("0712345679", "M-Pesa", "KE", "mpesa:+254712345679", True),
        ("9123 4567", "FPS", "HK", "fps:+85291234567", True),
        ("1234569", "轉數快", None, "fps:1234569", False),
        ("jane@Example.org", "PayPal", None, "paypal:jane@example.org", True),
        ("paypal.me/JaneDoe/25", "paypal", None, "paypal:janedoe", True),
        ("$JaneDoe", "Cash App", None, "cashapp:janedoe", True),
        ("https://cash.app/$JaneDoe", "cashapp", None, "cashapp:janedoe", True),
        ("@Jane-Doe", "Venmo", None, "venmo:jane-doe", True),
        ("jane@okbank", "UPI", None, "upi:jane@okbank", False),
        ("(202) 555-0143", "Zelle", None, "zelle:+12025550143", True),
        ("JaneDoe", "SomePay", None, "somepay:janedoe", False),
        ("138 0013 8000", "支付宝", None, "alipay:+8613800138000", True),
        ("0917 123 4567", "SomePay", "PH", "somepay:+639171234567", True),
        ("U1234569", "Perfect Money", None, "perfectmoney:u1234569", True),
        ("12 34 56 9", "Alipay", None, "alipay:1234569", False),
    ],
)
def test_ewallets(raw: str, service: str, region: str | None, value: str, valid: bool) -> None:  # noqa: FBT001
    """A service's numbers follow its own country's plan, whoever reports them."""
    wallet = normalise_ewallet(raw, service, region)
    assert (wallet.value, wallet.valid) == (value, valid)


@pytest.mark.parametrize(
    ("raw", "service", "why"),
    [
        ("09171234567", "", Unusable.NO_CUE),
        ("09171234567", "n/a", Unusable.NO_CUE),
        ("", "GCash", Unusable.EMPTY),
        ("none", "GCash", Unusable.PLACEHOLDER),
        ("$", "cashapp", Unusable.PLACEHOLDER),
        ("@ none", "venmo", Unusable.PLACEHOLDER),
        ("cashapp:none", "Cash App", Unusable.PLACEHOLDER),
        ("0917 1", "GCash", Unusable.WRONG_LENGTH),
        ("Jane Doe", "GCash", Unusable.WRONG_FORM),
        ("jane", "GCash", Unusable.WRONG_FORM),
        ("Jane Doe", "PayPal", Unusable.WRONG_FORM),
        ("117", "GCash", Unusable.WRONG_FORM),
        ("+63 917 12", "PayNow", Unusable.WRONG_LENGTH),
    ],
)
def test_refused_ewallets(raw: str, service: str, why: Unusable) -> None:
    """A number without its service means nothing; a service of mobile numbers takes no names."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_ewallet(raw, service)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Orange Money", "orangemoney"),
        ("om", "orangemoney"),
        ("KakaoPay", "kakaopay"),
        ("Touch 'n Go eWallet", "touchngo"),
        ("위챗페이", "wechatpay"),
        ("PayLah!", "paylah"),
        ("?", ""),
    ],
)
def test_services(raw: str, name: str) -> None:
    """Spellings of one service are one."""
    assert canonical_service(raw) == name


@pytest.mark.parametrize(
    ("raw", "service", "value", "valid"),
    [
        ("123-456-7809", "Western Union", "westernunion:1234567809", True),
        ("MTCN: 123 456 7809", "WU", "westernunion:1234567809", True),
        ("12345609", "MoneyGram", "moneygram:12345609", True),
        ("mlx-0012-3456", "M. Lhuillier", "mlhuillier:MLX00123456", False),
        ("R12345678901", "Remitly", "remitly:R12345678901", False),
        ("PIN: 1102003004", "Corner Exchange", "cornerexchange:1102003004", False),
    ],
)
def test_remittances(raw: str, service: str, value: str, valid: bool) -> None:  # noqa: FBT001
    """Separators and labels do not count; lengths that are known are held."""
    transfer = normalise_remittance(raw, service)
    assert (transfer.value, transfer.valid) == (value, valid)


@pytest.mark.parametrize(
    ("raw", "service", "why"),
    [
        ("1234567809", "", Unusable.NO_CUE),
        ("1234567809", "unknown", Unusable.NO_CUE),
        ("", "WU", Unusable.EMPTY),
        ("1111111111", "WU", Unusable.PLACEHOLDER),
        ("MTCN: n/a", "WU", Unusable.PLACEHOLDER),
        ("123456780", "WU", Unusable.WRONG_LENGTH),
        ("12345678AB", "WU", Unusable.WRONG_FORM),
        ("sent", "LBC", Unusable.WRONG_FORM),
    ],
)
def test_refused_remittances(raw: str, service: str, why: Unusable) -> None:
    """Ten digits without the service are any ten digits."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_remittance(raw, service)
    assert refusal.value.why == why
