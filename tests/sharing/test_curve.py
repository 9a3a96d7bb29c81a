"""Points of Curve25519, against the published vectors and a ladder of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.model.errors import RefusedInputError, UsageError
from strikeback.sharing.curve import (
    ORDER,
    PRIME,
    Multiplier,
    encode,
    field_element,
    inverse,
    jacobi,
    random_point,
    secret,
)

TAG = b"QUUX-V01-CS02-with-curve25519_XMD:SHA-512_ELL2_NU_"
SEEDS = st.binary(min_size=32, max_size=32)


def ladder(times: int, u: int) -> int:
    """The Montgomery ladder for any multiple, as RFC 7748 describes it; 0 stands for the neutral element."""
    x2, z2, x3, z3 = 1, 0, u, 1
    for bit in reversed(range(max(times.bit_length(), 1))):
        swap = times >> bit & 1
        if swap:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb, aa, bb = d * a % PRIME, c * b % PRIME, a * a % PRIME, b * b % PRIME
        x3, z3 = (da + cb) ** 2 % PRIME, u * (da - cb) ** 2 % PRIME
        e = aa - bb
        x2, z2 = aa * bb % PRIME, e * (aa + 121665 * e) % PRIME
        if swap:
            x2, z2, x3, z3 = x3, z3, x2, z2
    return x2 * pow(z2, PRIME - 2, PRIME) % PRIME


@pytest.mark.parametrize(
    ("text", "element", "mapped", "cleared"),
    [
        (
            "",
            "608d892b641f0328523802a6603427c26e55e6f27e71a91a478148d45b5093cd",
            "51125222da5e763d97f3c10fcc92ea6860b9ccbbd2eb1285728f566721c1e65b",
            "1bb913f0c9daefa0b3375378ffa534bda5526c97391952a7789eb976edfe4d08",
        ),
        (
            "abc",
            "46f5b22494bfeaa7f232cc8d054be68561af50230234d7d1d63d1d9abeca8da5",
            "7d56d1e08cb0ccb92baf069c18c49bb5a0dcd927eff8dcf75ca921ef7f3e6eeb",
            "7c22950b7d900fa866334262fcaea47a441a578df43b894b4625c9b450f9a026",
        ),
        (
            "abcdef0123456789",
            "235fe40c443766ce7e18111c33862d66c3b33267efa50d50f9e8e5d252a40aaa",
            "3fbe66b9c9883d79e8407150e7c2a1c8680bee496c62fabe4619a72b3cabe90f",
            "31ad08a8b0deeb2a4d8b0206ca25f567ab4e042746f792f4b7973f3ae2096c52",
        ),
        (
            "q128_" + "q" * 128,
            "001e92a544463bda9bd04ddbe3d6eed248f82de32f522669efc5ddce95f46f5b",
            "227e0bb89de700385d19ec40e857db6e6a3e634b1c32962f370d26f84ff19683",
            "027877759d155b1997d0d84683a313eb78bdb493271d935b622900459d52ceaa",
        ),
        (
            "a512_" + "a" * 512,
            "1a68a1af9f663592291af987203393f707305c7bac9c8d63d6a729bdc553dc19",
            "3bcd651ee54d5f7b6013898aab251ee8ecc0688166fce6e9548d38472f6bd196",
            "5fd892c0958d1a75f54c3182a18d286efab784e774d1e017ba2fb252998b5dc1",
        ),
    ],
    ids=["empty", "abc", "short", "128", "512"],
)
def test_points_of_texts_are_those_of_rfc_9380(text: str, element: str, mapped: str, cleared: str) -> None:
    """Appendix J.4.2: the field element, the mapped point, and eight times it."""
    assert f"{field_element(text.encode(), TAG):064x}" == element
    point = encode(text.encode(), TAG)
    assert point[::-1].hex() == mapped
    assert f"{ladder(8, int.from_bytes(point, 'little')):064x}" == cleared


@settings(max_examples=40)
@given(st.binary(max_size=40))
def test_points_of_texts_lie_on_the_curve(text: bytes) -> None:
    """On the curve, never on its twist: u**3 + 486662 u**2 + u is a square; 8 clears the cofactor."""
    u = int.from_bytes(encode(text, b"tag"), "little")
    assert pow((u**3 + 486662 * u * u + u) % PRIME, (PRIME - 1) // 2, PRIME) == 1
    assert ladder(8 * ORDER, u) == 0


@given(st.integers(0, PRIME - 1))
def test_the_symbol_is_eulers_criterion(number: int) -> None:
    """Reciprocity gives what the power gives."""
    power = pow(number, (PRIME - 1) // 2, PRIME)
    assert jacobi(number) == (-1 if power == PRIME - 1 else power)


@settings(max_examples=25)
@given(SEEDS, SEEDS, st.binary(max_size=20))
def test_secrets_commute_and_can_be_undone(one: bytes, other: bytes, text: bytes) -> None:
    """First a then b is b then a; the inverse of a takes it away from any product; the form is kept."""
    a, b = secret(one), secret(other)
    point = encode(text, b"tag")
    both = Multiplier(b)(Multiplier(a)(point))
    assert both == Multiplier(a)(Multiplier(b)(point))
    back = inverse(a)
    assert back == secret(back)
    assert Multiplier(back)(both) == Multiplier(b)(point)
    assert (
        Multiplier(b)(point)[::-1].hex()
        == f"{ladder(int.from_bytes(b, 'little'), int.from_bytes(point, 'little')):064x}"
    )


def test_what_is_no_point_is_refused() -> None:
    """Wrong length, another spelling, points of small order on curve and twist."""
    times = Multiplier(secret(bytes(range(32))))
    small = [0, 1, PRIME - 1, 39382357235489614581723060781553021112529911719440698176882885853963445705823]
    for bad in (
        b"",
        bytes(31),
        PRIME.to_bytes(32, "little"),
        b"\xff" * 32,
        *(n.to_bytes(32, "little") for n in small),
    ):
        with pytest.raises(RefusedInputError):
            times(bad)
    assert len(times(random_point(bytes(32)))) == 32
    for call in (lambda: secret(b"short"), lambda: encode(b"", b""), lambda: encode(b"", bytes(256))):
        with pytest.raises(UsageError):
            call()
