"""What each kind of CASE/UCO thing becomes."""

import mimetypes
import re
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from strikeback.intake.case_uco_graph import HAS_ROLE, Thing, relationships
from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.gather import Gather, file_name_digest, iso_moment
from strikeback.intake.hardware import Hardware
from strikeback.intake.identify import identify, platform_of
from strikeback.intake.times import parse_date
from strikeback.intake.urls import select_url
from strikeback.model.bodies import Account, AnyBody, Capture, Exhibit, MediaHash, Person, Place
from strikeback.model.names import Name, NameKind
from strikeback.model.record import RefusalReason, Role
from strikeback.model.time import Moment
from strikeback.selectors.email import normalise_email
from strikeback.selectors.ip import normalise_ip
from strikeback.selectors.media_hash import normalise_hash
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform

_PACKAGE: Final = re.compile(r"(?:com|org|net|io|jp|de|kr|ph)\.([\w-]+)(?:\.[\w-]+)*")
_HASHES: Final = {"md5": "md5", "sha1": "sha1", "sha256": "sha256"}


class Draft(NamedTuple):
    """A record in the making, before its ties are known."""

    thing: Thing
    gather: Gather
    body: AnyBody
    role: Role = Role.UNKNOWN
    label: str = ""
    """What conversations call it."""


class Things:
    """Turns things into drafts.

    Args:
        maker: Builder of the source's records.
        source: The file, for region, zone and key.
        things: All things of the document by id.
    """

    def __init__(self, maker: RecordMaker, source: Source, things: dict[str, Thing]) -> None:
        self._maker = maker
        self.source = source
        self.things = things
        self._roles: dict[str, set[str]] = {}
        for kind, one, other in relationships(things):
            if kind == HAS_ROLE and other in things:
                self._roles.setdefault(one, set()).update(things[other].types)

    def gather(self, thing: Thing) -> Gather:
        """Return a collection whose locator is the thing's id."""
        return Gather(self._maker, self._maker.at(path=thing.path, ident=thing.path))

    def moment(self, gather: Gather, raw: str, field: str) -> Moment | None:
        """Return a time, counting one that cannot be read."""
        if not raw:
            return None
        moment = iso_moment(raw, self.source.zone)
        if moment.utc is None:
            gather.refuse(RefusalReason.BAD_TIME, field)
        return moment

    def keep_rest(self, thing: Thing, gather: Gather) -> None:
        """Keep literals nobody took; media content and secrets are only counted."""
        for _ in thing.take_all("dataPayload"):
            gather.refuse(RefusalReason.MEDIA_SKIPPED, "datapayload")
        for name in sorted(thing.literals):
            for text in thing.literals[name]:
                gather.keep(name, text)

    def named(self, thing: Thing, *names: str) -> str:
        """Return the name of a thing referred to, such as an account's issuer."""
        for name in names:
            for iri in thing.refs.get(name, []):
                other = self.things.get(iri)
                if other is not None:
                    for prop in ("name", "applicationIdentifier", "displayName", "label"):
                        if texts := other.literals.get(prop):
                            other.used = True
                            return texts[0]
        return ""

    def draft(self, thing: Thing) -> Draft | None:
        """Return the draft of a thing of a known kind, None for any other."""
        for types, make in _KINDS:
            if thing.is_any(*types):
                return make(self, thing)
        return None

    def device(self, thing: Thing) -> Draft:
        """A phone, card or computer."""
        gather = self.gather(thing)
        card = thing.is_any("SIMCard", "SIMCardFacet")
        hardware = Hardware(gather, self.source.region, "sim" if card else thing.take("deviceType"))
        hardware.set("make", self.named(thing, "manufacturer", "carrier"))
        hardware.set("model", thing.take("model"))
        for name in ("IMEI", "ICCID", "IMSI", "MSISDN", "serialNumber", "phoneNumber", "MEID"):
            for text in thing.take_all(name):
                hardware.add(name, text)
        for text in thing.take_all("addressValue"):
            hardware.identifier("mac", "addressValue", text)
        self.keep_rest(thing, gather)
        return Draft(thing, gather, hardware.body())

    def account(self, thing: Thing) -> Draft:
        """An account of an application, mailbox or telephone line."""
        gather = self.gather(thing)
        numbers = thing.take_all("phoneNumber", "MSISDN")
        for text in numbers:
            gather.select("phoneNumber", text, partial(normalise_phone, text, self.source.region or None))
        for text in thing.take_all("IMSI"):
            Hardware(gather, "").add("IMSI", text)
        mails = [*thing.take_all("emailAddress"), *self._addresses(thing)]
        for text in mails:
            gather.select("emailAddress", text, partial(normalise_email, text))
        platform = self._platform(thing, numbers=bool(numbers), mails=bool(mails))
        ident, handle = "", ""
        for text in thing.take_all("accountIdentifier", "accountLogin"):
            found = identify(gather, platform, text, self.source.region)
            ident, handle = ident or found.account_id, handle or found.handle
        shown = tuple(dict.fromkeys(thing.take_all("displayName")))
        given, family = thing.take("givenName"), thing.take("familyName")
        if given or family:
            shown = (*shown, " ".join(filter(None, (given, family))))
        self.keep_rest(thing, gather)
        body = Account(
            platform=platform, account_id=ident, handle=handle, display_names=tuple(dict.fromkeys(shown))
        )
        label = (
            next((one.value for one in gather.selectors), "")
            or ident
            or handle
            or next(iter(shown), thing.path)
        )
        return Draft(thing, gather, body, label=label)

    def _addresses(self, thing: Thing) -> list[str]:
        """Return the mailboxes a thing refers to."""
        found = []
        for iri in thing.refs.get("emailAddress", []):
            other = self.things.get(iri)
            if other is not None:
                other.used = True
                found += other.literals.get("addressValue", []) + other.literals.get("emailAddress", [])
        return found

    def _platform(self, thing: Thing, *, numbers: bool, mails: bool) -> str:
        """Return the platform an account belongs to."""
        stated = self.named(thing, "application", "accountIssuer") or thing.take("accountType")
        if not stated and any(_is_platform(text) for text in thing.literals.get("name", [])):
            stated = thing.take("name")
        if package := _PACKAGE.fullmatch(stated):
            stated = package[1]
        if stated:
            return platform_of(stated)
        return "phone" if numbers else "email" if mails else ""

    def mailbox(self, thing: Thing) -> Draft:
        """An e-mail address that no account or contact holds."""
        gather = self.gather(thing)
        for text in thing.take_all("addressValue"):
            gather.select("addressValue", text, partial(normalise_email, text))
        shown = tuple(thing.take_all("displayName"))
        self.keep_rest(thing, gather)
        label = next((one.value for one in gather.selectors), thing.path)
        return Draft(thing, gather, Account(platform="email", display_names=shown), label=label)

    def contact(self, thing: Thing) -> Draft:
        """An entry of an address book."""
        gather = self.gather(thing)
        names = self._names(thing)
        for iri in thing.refs.get("phoneNumber", []):
            other = self.things.get(iri)
            for text in other.literals.get("phoneNumber", []) if other is not None else []:
                gather.select("phoneNumber", text, partial(normalise_phone, text, self.source.region or None))
        for text in thing.take_all("phoneNumber", "contactPhoneNumber"):
            gather.select("phoneNumber", text, partial(normalise_phone, text, self.source.region or None))
        for text in (*thing.take_all("emailAddress"), *self._mailboxes(thing)):
            gather.select("emailAddress", text, partial(normalise_email, text))
        self.keep_rest(thing, gather)
        return Draft(thing, gather, Person(names=names))

    def _mailboxes(self, thing: Thing) -> list[str]:
        """Return mailboxes of a contact, stated directly or through an e-mail account."""
        found = self._addresses(thing)
        for iri in thing.refs.get("emailAddress", []):
            if (other := self.things.get(iri)) is not None:
                found += self._addresses(other)
        return found

    def person(self, thing: Thing) -> Draft:
        """A person; victims and subjects of an investigation are stated by a role the person bears."""
        gather = self.gather(thing)
        names = self._names(thing)
        born = thing.take("birthdate", "birthDate")
        types = set(self._roles.get(thing.iri, ()))
        for iri in (*thing.refs.get("hasRole", []), *thing.refs.get("bearerOf", [])):
            if (other := self.things.get(iri)) is not None:
                types |= other.types
        body = Person(
            names=names,
            birth_date=parse_date(born[:10]) if born else None,
            gender=thing.take("gender", "sex"),
        )
        self.keep_rest(thing, gather)
        return Draft(thing, gather, body, _role(types))

    def _names(self, thing: Thing) -> tuple[Name, ...]:
        given, family = thing.take("firstName", "givenName"), thing.take("lastName", "familyName")
        whole = " ".join(filter(None, (given, family)))
        names = [Name(text=whole, given=given, family=family)] if whole else []
        shown = thing.take_all("displayName", "name", "label")
        names += [Name(text=text) for text in shown if text != whole]
        names += [Name(text=text, kind=NameKind.NICKNAME) for text in thing.take_all("nickname")]
        return tuple(names)

    def place(self, thing: Thing) -> Draft:
        """A location or the site of a cell."""
        gather = self.gather(thing)
        cell = [
            thing.take(f"cellSite{part}")
            for part in ("CountryCode", "NetworkCode", "LocationAreaCode", "Identifier")
        ]
        street, city, country = thing.take("street"), thing.take("locality"), thing.take("country")
        name = thing.take("name") or ", ".join(filter(None, (street, city, country)))
        text = f"cell {'-'.join(cell)}" if any(cell) else name
        body = Place(
            text=text,
            street=street,
            city=city,
            country=country.upper() if len(country) == 2 else "",
            latitude=_degrees(thing.take("latitude")),
            longitude=_degrees(thing.take("longitude")),
        )
        self.keep_rest(thing, gather)
        return Draft(thing, gather, body)

    def file(self, thing: Thing) -> Draft:
        """A file's hashes; its name and path become a keyed digest."""
        gather = self.gather(thing)
        for iri in thing.refs.get("hash", []):
            other = self.things.get(iri)
            if other is None:
                continue
            other.used = True
            method, value = other.take("hashMethod"), other.take("hashValue")
            kind = _HASHES.get(method.lower().replace("-", ""))
            gather.select(method or "hash", value, partial(normalise_hash, value, kind))
        names = [
            *thing.take_all("fileName"),
            *(path.replace("\\", "/").rsplit("/", 1)[-1] for path in thing.take_all("filePath")),
        ]
        size = thing.take("sizeInBytes")
        name = names[0] if names else ""
        mime = thing.take("mimeType") or mimetypes.guess_type(name)[0] or ""
        self.keep_rest(thing, gather)
        body = MediaHash(
            file_name_digest=file_name_digest(self.source.key, name),
            size=int(size) if size.isascii() and size.isdigit() and len(size) < 16 else None,
            mime=mime,
        )
        return Draft(thing, gather, body)

    def address(self, thing: Thing) -> Draft:
        """An internet address."""
        gather = self.gather(thing)
        for text in thing.take_all("addressValue"):
            gather.select("addressValue", text, partial(normalise_ip, text))
        self.keep_rest(thing, gather)
        return Draft(thing, gather, Capture(event="ip_address"))

    def url(self, thing: Thing) -> Draft:
        """A web address."""
        gather = self.gather(thing)
        for text in thing.take_all("fullValue"):
            select_url(gather, "fullValue", text)
        self.keep_rest(thing, gather)
        return Draft(thing, gather, Capture(event="url"))

    def exhibit(self, thing: Thing) -> Draft:
        """A provenance record: an exhibit's number and what it is."""
        gather = self.gather(thing)
        number = thing.take("exhibitNumber")
        description = thing.take("description")
        self.keep_rest(thing, gather)
        return Draft(thing, gather, Exhibit(number=number, description=description))

    def other(self, thing: Thing) -> Draft | None:
        """Anything else: an event whose literals are all kept; None when it says nothing."""
        gather = self.gather(thing)
        kinds = sorted(kind for kind in thing.types if not kind.endswith("Facet")) or sorted(thing.types)
        at = self.moment(gather, thing.take("startTime", "observableCreatedTime"), "startTime")
        self.keep_rest(thing, gather)
        if at is None and not gather.unmapped and not gather.refusals:
            return None
        return Draft(thing, gather, Capture(event=f"case:{kinds[0] if kinds else 'thing'}", at=at))


def _is_platform(name: str) -> bool:
    """Tell whether an account facet's name is a platform's: the same name as a domain is known too."""
    return canonical_platform(f"{name.strip()}.com") == canonical_platform(name)


def _role(types: set[str]) -> Role:
    """Return the role that the types of a person's role objects state."""
    if "Victim" in types:
        return Role.VICTIM
    return Role.SUSPECT if "Subject" in types else Role.UNKNOWN


def _degrees(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


_ACCOUNTS: Final = (
    "Account", "DigitalAccount", "ApplicationAccount", "PhoneAccount", "MobileAccount", "EmailAccount",
    "UserAccount", "AccountFacet", "DigitalAccountFacet", "ApplicationAccountFacet", "PhoneAccountFacet",
    "MobileAccountFacet", "EmailAccountFacet",
)  # fmt: skip
_DEVICES: Final = (
    "Device", "MobileDevice", "Computer", "SIMCard", "DeviceFacet", "MobileDeviceFacet", "SIMCardFacet",
    "Laptop", "Tablet", "SmartPhone", "MobilePhone", "StorageMedium",
)  # fmt: skip
_PLACES: Final = ("CellSite", "CellSiteFacet", "Location", "LatLongCoordinatesFacet", "SimpleAddressFacet")
_ADDRESSES: Final = (
    "IPAddress", "IPv4Address", "IPv6Address", "IPAddressFacet", "IPv4AddressFacet", "IPv6AddressFacet",
)  # fmt: skip
_FILES: Final = ("File", "Image", "RasterPicture", "FileFacet", "ContentData", "ContentDataFacet")
_KINDS: Final[tuple[tuple[tuple[str, ...], Callable[[Things, Thing], Draft]], ...]] = (
    (("ProvenanceRecord",), Things.exhibit),
    (("Contact", "ContactFacet"), Things.contact),
    (_ACCOUNTS, Things.account),
    (_DEVICES, Things.device),
    (("EmailAddress", "EmailAddressFacet"), Things.mailbox),
    (("Person", "SimpleNameFacet", "BirthInformationFacet"), Things.person),
    (_PLACES, Things.place),
    (("URL", "URLFacet"), Things.url),
    (_ADDRESSES, Things.address),
    (_FILES, Things.file),
)
"""Types, most telling first, and what becomes of them."""
