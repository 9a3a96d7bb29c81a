"""Cryptocurrency addresses of the main networks as selectors.

Sources: Bitcoin and Litecoin version bytes from their reference clients' chain parameters; BIP-173 and
BIP-350; EIP-55 (mixed-case checksum); Tron's address format (0x41, Base58Check); CNS007 and Monero's network
bytes 18 (standard), 19 (integrated), 42 (subaddress). Keccak-256 is the one before FIPS 202.
"""

import re
from typing import Final

from Crypto.Hash import keccak

from strikeback.model.base import Frozen
from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors import base58, bech32
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import refuse, screen

KIND: Final = SelectorKind.WALLET
MAX_RAW_CHARS: Final = 256

_NETWORKS: Final = {
    alias: chain
    for chain, aliases in {
        "btc": "btc xbt bitcoin bc 비트코인 比特币 比特幣",
        "ltc": "ltc litecoin 莱特币 萊特幣 라이트코인",
        "eth": "eth ether ethereum erc erc20 이더리움 以太坊 以太币",
        "trx": "trx tron trc trc20 트론 波场 波場",
        "xmr": "xmr monero 门罗币 門羅幣 모네로",
    }.items()
    for alias in aliases.split()
}
_EVM_NAMES: Final = "bnb bsc bep bep20 matic polygon pol etc arb arbitrum op optimism base avax fantom ftm"
_EVM: Final = frozenset(_EVM_NAMES.split())
"""Networks whose addresses are Ethereum's: one key holds the same address on all of them."""
_TOKENS: Final = frozenset(["usdt", "usdc", "tether", "busd", "dai", "tusd", "usdd", "泰达币", "테더"])
"""Tokens that live on several networks: the address tells which."""
_GENERIC_NAMES: Final = (
    "20 wallet address coin coins crypto cryptocurrency virtual digital currency other network"
)
_GENERIC: Final = frozenset(_GENERIC_NAMES.split())
_WORD: Final = re.compile(r"[^\W_]+")
_URI: Final = re.compile(r"([a-z]{2,12}):(?://)?(?:pay-)?([^\s?@]+)(?:[?@].*)?", re.IGNORECASE)
_HEX: Final = re.compile(r"(?:0[xX])?([0-9a-fA-F]{40})")
_HEX_MARKED: Final = re.compile(r"0[xX]([0-9a-fA-F]{40})")
_XMR: Final = re.compile(r"[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?")
_BASE58: Final = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,36}")
_XMR_KINDS: Final = {(18, 69): "", (42, 69): "subaddress", (19, 77): "integrated"}
"""Network byte and length of the decoded address."""
_LTC_PKH: Final = 0x30
_LTC_SH: Final = 0x32
_OLD_SH: Final = 0x05  # Bitcoin's, and Litecoin's until 2017

_BURNT: Final = frozenset(
    {
        "btc:1BitcoinEaterAddressDontSendf59kuE",
        "btc:1CounterpartyXXXXXXXXXXXXXXXUWLpVr",
        "btc:1111111111111111111114oLvT2",
        "eth:0x000000000000000000000000000000000000dead",
        "eth:0xdead000000000000000042069420694206942069",
        "eth:0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "eth:0xffffffffffffffffffffffffffffffffffffffff",
    }
)
_CONTRACT_LIMIT: Final = 0x10000
"""Addresses below are null or precompiled contracts, which nobody holds."""


class _Read(Frozen, frozen=True, kw_only=True):
    """An address that its network's rules accept."""

    address: str
    valid: bool = True
    nobody: bool = False
    """No person holds its key."""
    notes: tuple[str, ...] = ()


def normalise_wallet(raw: str, currency: str | None = None) -> Selector:
    """Return the selector of a wallet address: value is ``currency:address`` (btc, ltc, eth, trx, xmr).

    Base58 addresses keep their case, bech32 and hexadecimal ones are in lower case. Litecoin's old ``3...``
    form becomes ``M...``. A mixed-case Ethereum address that breaks EIP-55 is kept with ``valid`` false.
    Null and burn addresses never link.

    Args:
        raw: Address as reported; payment links (``bitcoin:...?amount=``) are read too.
        currency: As stated; None or empty: detected. ``3...`` is then taken for Bitcoin. Tokens (USDT)
            and networks that share Ethereum's addresses are noted, the value names the address's own network.
            Where the checksum of another supported network proves the statement wrong, that one is
            taken and ``stated:`` noted.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, UNKNOWN_PLATFORM (a currency not supported),
            WRONG_FORM or WRONG_CHECKSUM.
    """
    text = screen(raw, KIND, MAX_RAW_CHARS)
    stated = (currency or "").strip().casefold()
    uri = _URI.fullmatch(text)
    if uri:
        stated, text = stated or uri[1].casefold(), uri[2]
    chain, notes = _chain(stated)
    if chain is None:
        refuse(KIND, Unusable.UNKNOWN_PLATFORM)
    if chain:
        found = _READERS[chain](text, stated=True)
        if found is not None:
            return _selector(chain, found, raw, notes)
        notes = (*notes, f"stated:{chain}")
    for name, read in _READERS.items():
        found = read(text, stated=False)
        if found is not None:
            return _selector(name, found, raw, notes)
    return refuse(KIND, Unusable.WRONG_CHECKSUM if _looks_like_one(text) else Unusable.WRONG_FORM)


def _chain(stated: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the network ("" : any, None: not supported) and what to note.

    Every word must be known: "Bitcoin Cash" is not Bitcoin.
    """
    words = [] if is_placeholder(stated) else [word for word in _WORD.findall(stated) if word not in _GENERIC]
    notes = [f"token:{word}" for word in words if word in _TOKENS]
    notes += [f"network:{word}" for word in words if word in _EVM]
    chains = {"eth" if word in _EVM else _NETWORKS.get(word) for word in words if word not in _TOKENS}
    if len(chains) > 1:
        return None, ()
    return (chains.pop() if chains else ""), tuple(notes)


def _selector(chain: str, found: _Read, raw: str, notes: tuple[str, ...]) -> Selector:
    """Return the selector of an accepted address."""
    value = f"{chain}:{found.address}"
    burnt = found.nobody or value in _BURNT
    return Selector(
        kind=KIND,
        value=value,
        raw=raw,
        valid=found.valid,
        linkable=not burnt,
        notes=(*notes, *found.notes, "burn") if burnt else (*notes, *found.notes),
    )


def _looks_like_one(text: str) -> bool:
    """Tell whether the form of some network fits although no checksum does."""
    prefixes = ("bc1", "ltc1")
    return bool(_BASE58.fullmatch(text) or _XMR.fullmatch(text)) or text.lower().startswith(prefixes)


def _versioned(text: str) -> tuple[int, bytes] | None:
    """Return version byte and 20-byte payload of a Base58Check address, or None."""
    data = base58.decode_check(text) if _BASE58.fullmatch(text) else None
    return (data[0], data[1:]) if data is not None and len(data) == 21 else None


def _read_btc(text: str, *, stated: bool) -> _Read | None:  # noqa: ARG001 - all readers share one form
    """Return a Bitcoin main network address."""
    if bech32.decode_segwit(text, "bc"):
        return _Read(address=text.lower())
    data = _versioned(text)
    if data is None or data[0] not in {0x00, _OLD_SH}:
        return None
    return _Read(address=text, nobody=not any(data[1]))


def _read_ltc(text: str, *, stated: bool) -> _Read | None:
    """Return a Litecoin main network address; the old ``3`` form only when Litecoin is stated."""
    if bech32.decode_segwit(text, "ltc"):
        return _Read(address=text.lower())
    data = _versioned(text)
    if data is None:
        return None
    if data[0] == _OLD_SH and stated:
        return _Read(address=base58.encode_check(bytes([_LTC_SH]) + data[1]), notes=("form:3",))
    return _Read(address=text, nobody=not any(data[1])) if data[0] in {_LTC_PKH, _LTC_SH} else None


def _read_trx(text: str, *, stated: bool) -> _Read | None:  # noqa: ARG001
    """Return a Tron address."""
    data = _versioned(text)
    if data is None or data[0] != 0x41:
        return None
    return _Read(address=text, nobody=not any(data[1]))


def _read_eth(text: str, *, stated: bool) -> _Read | None:
    """Return an Ethereum address; without ``0x`` only when Ethereum is stated (it could be a SHA-1)."""
    match = (_HEX if stated else _HEX_MARKED).fullmatch(text)
    if not match:
        return None
    digits = match[1]
    lower = digits.lower()
    nobody = int(lower, 16) < _CONTRACT_LIMIT
    if digits in {lower, digits.upper()}:
        return _Read(address=f"0x{lower}", nobody=nobody, notes=("eip55:none",))
    agrees = digits == _eip55(lower)
    note = "eip55:match" if agrees else "eip55:mismatch"
    return _Read(address=f"0x{lower}", valid=agrees, nobody=nobody, notes=(note,))


def _eip55(lower: str) -> str:
    """Return 40 hex digits in the mixed case of EIP-55."""
    digest = keccak.new(digest_bits=256, data=lower.encode()).hexdigest()
    return "".join(sign.upper() if int(digest[place], 16) > 7 else sign for place, sign in enumerate(lower))


def _read_xmr(text: str, *, stated: bool) -> _Read | None:  # noqa: ARG001
    """Return a Monero main network address; integrated ones keep their payment id."""
    data = base58.decode_blocks(text) if _XMR.fullmatch(text) else None
    if data is None or (data[0], len(data)) not in _XMR_KINDS:
        return None
    if keccak.new(digest_bits=256, data=data[:-4]).digest()[:4] != data[-4:]:
        return None
    kind = _XMR_KINDS[data[0], len(data)]
    return _Read(address=text, notes=(kind,) if kind else ())


_READERS: Final = {
    "btc": _read_btc,
    "eth": _read_eth,
    "trx": _read_trx,
    "ltc": _read_ltc,
    "xmr": _read_xmr,
}
