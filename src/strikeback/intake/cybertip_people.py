"""People and accounts of a CyberTipline report: reported, recipient, victim, reporter."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

import msgspec

from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.intake.cybertip_node import Node, is_true
from strikeback.intake.gather import Gather, iso_moment
from strikeback.intake.hardware import Hardware, property_kind
from strikeback.intake.times import parse_date, parse_moment
from strikeback.intake.urls import select_url
from strikeback.model.bodies import Account, AnyBody, Capture, Person, Place
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Role, Tie
from strikeback.model.time import Moment, PartialDate
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.email import normalise_email
from strikeback.selectors.ip import normalise_ip
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform

ORDER: Final = "MDY"  # the clearing house and most providers write US dates where they write no ISO 8601
_LINKED: Final = frozenset({"linked", "primary", "secondary", "alternate", "same user", "recovery"})
_ASSOCIATED: Final = ("associatedaccount", "associatedaccounts")
_CAPTURES: Final = (
    "ipcaptureevent", "ipcaptureevents", "sourcecaptures", "sourcecapture", "ipcapture", "ipcaptures",
)  # fmt: skip
_SOURCES: Final = ("sourceinformation",)
_EMAILS: Final = ("email", "emails", "emailaddress", "emailaddresses", "espemail")
_PHONES: Final = ("phone", "phones", "phonenumber", "phonenumbers")
_PLACES: Final = ("address", "addresses", "estimatedlocation", "estimatedlocations", "location")
_COUNTRIES: Final = {
    "usa": "US", "unitedstates": "US", "unitedstatesofamerica": "US", "uk": "GB", "unitedkingdom": "GB",
    "greatbritain": "GB", "england": "GB", "philippines": "PH", "singapore": "SG", "hongkong": "HK",
    "china": "CN", "indonesia": "ID", "malaysia": "MY", "australia": "AU", "canada": "CA", "korea": "KR",
    "southkorea": "KR", "republicofkorea": "KR", "newzealand": "NZ", "ireland": "IE", "germany": "DE",
    "france": "FR", "japan": "JP", "india": "IN", "nigeria": "NG", "taiwan": "TW", "thailand": "TH",
    "vietnam": "VN",
}  # fmt: skip


class Block:
    """Reads one block of a person and that person's accounts.

    Args:
        maker: Builder of the source's records.
        source: The file, for region, zone and key.
        number: The report's number, kept in every locator.
        report: Record id of the report.
        platform: Platform of the report, for blocks that name none.
    """

    def __init__(self, maker: RecordMaker, source: Source, number: str, report: str, platform: str) -> None:
        self._maker = maker
        self._source = source
        self._number = number
        self._report = report
        self._platform = platform

    def gather(self, node: Node) -> Gather:
        """Return a collection whose locator is the node's place."""
        return Gather(self._maker, self._maker.at(path=node.path, ident=self._number))

    def made(self, gather: Gather, body: AnyBody) -> Record:
        """Return a record of the report with nothing known about its role."""
        return gather.record(body, report=self._report)

    def read(self, node: Node, role: Role) -> Iterator[Record | Refusal]:
        """Yield the person, the accounts, devices and captures of one block."""
        gather = self.gather(node)
        others = list(self._associated(node, role))
        account = self._account(node, role)
        devices = list(self._devices(node))
        born = node.take("dateofbirth", "dob", "birthdate")
        body = Person(
            names=self._names(node, role),
            birth_date=self._date(gather, born),
            age=self._age(gather, node),
            gender=node.take("gender", "sex"),
            places=self._places(node),
            school=node.take("schoolname", "school"),
        )
        self._contacts(gather, node)
        captures = [one for place in (node, *node.find(*_SOURCES)) for one in place.find(*_CAPTURES)]
        waiting = [(one, self._capture_fields(one)) for one in captures]
        node.leave(gather)
        held = [one for one in (account, *others, *devices) if one is not None]
        ties = [Tie(relation=_RELATIONS[one[0].kind], to=one[0].id) for one in held]
        person = gather.record(body, role=role, report=self._report, ties=tuple(ties))
        yield person
        yield from gather.refusals
        for record, inner in held:
            yield record
            yield from inner.refusals
        target = account[0] if account is not None else person
        for one, fields in waiting:
            yield from self._capture(one, fields, target)

    def captures(self, node: Node, target: Record | None) -> Iterator[Record | Refusal]:
        """Yield the captures of any other block, such as a file."""
        for place in (node, *node.find(*_SOURCES)):
            for one in place.find(*_CAPTURES):
                yield from self._capture(one, self._capture_fields(one), target)

    def moment(self, gather: Gather, raw: str, field: str) -> Moment | None:
        """Return a time, counting one that cannot be read."""
        if not raw:
            return None
        moment = iso_moment(raw, self._source.zone)
        if moment.utc is None or not raw[:4].isdigit():
            moment = parse_moment(raw, zone=self._source.zone, order=self._source.date_order or ORDER)
        if moment.utc is None:
            gather.refuse(RefusalReason.BAD_TIME, field)
        return moment

    def _names(self, node: Node, role: Role) -> tuple[Name, ...]:
        """Return the names of a person; a display name is a persona where the person is a suspect."""
        given, middle, family = node.take("firstname"), node.take("middlename"), node.take("lastname")
        kind = NameKind.LEGAL if role is Role.VICTIM else NameKind.UNKNOWN
        names = []
        if whole := " ".join(filter(None, (given, middle, family))):
            names.append(Name(text=whole, kind=kind, given=given, family=family))
        names += [Name(text=text, kind=kind) for text in node.take_all("fullname", "name", "personname")]
        names += [
            Name(text=text, kind=NameKind.NICKNAME) for text in node.take_all("preferredname", "nickname")
        ]
        names += [Name(text=text, kind=NameKind.ALIAS) for text in node.take_all("alias", "aliases")]
        if role is Role.SUSPECT:
            shown = [text for one in node.find("displayname", "displaynames") if (text := one.value())]
            names += [Name(text=text, kind=NameKind.PERSONA) for text in dict.fromkeys(shown)]
        return tuple(names)

    def _date(self, gather: Gather, raw: str) -> PartialDate | None:
        if not raw:
            return None
        stated = self._source.date_order
        day = parse_date(raw, order=stated or ORDER)
        if day.year is None:
            gather.keep("dateOfBirth", raw)
            gather.refuse(RefusalReason.BAD_TIME, "dateOfBirth")
            return None
        return msgspec.structs.replace(day, ambiguous=not stated and parse_date(raw).ambiguous)

    def _age(self, gather: Gather, node: Node) -> int | None:
        for one in node.find("approximateage", "age", "estimatedage"):
            text = one.value()
            if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 120:
                return int(text)
            gather.keep(one.path, text)
        return None

    def _contacts(self, gather: Gather, node: Node) -> None:
        """Add phone numbers and mailboxes."""
        for one in node.find(*_EMAILS):
            for text in self._each(one, "emailaddress", "address"):
                gather.select(one.name, text, partial(normalise_email, text))
        for one in node.find(*_PHONES):
            code = re.sub(r"\D", "", one.take("countrycallingcode"))
            for text in self._each(one, "number", "phonenumber"):
                whole = f"+{code}{text}" if code and not text.startswith("+") else text
                gather.select(one.name, text, partial(normalise_phone, whole, self._source.region or None))

    @staticmethod
    def _each(node: Node, *keys: str) -> list[str]:
        """Return the texts of one contact entry: its own, or those of named parts."""
        own = node.value()
        return [own] if own else node.take_all(*keys)

    def _places(self, node: Node) -> tuple[Place, ...]:
        return tuple(place for one in node.find(*_PLACES) if (place := _place(one)) is not None)

    def _devices(self, node: Node) -> Iterator[tuple[Record, Gather]]:
        """Yield a device for each device number stated."""
        for one in node.find("deviceid", "deviceids", "device"):
            value = one.take("idvalue", "value") or one.value()
            if not value:
                continue
            gather = self.gather(one)
            kind = one.take("idtype", "type")
            hardware = Hardware(gather, self._source.region)
            hardware.identifier(property_kind(kind) or kind.lower(), kind or "deviceId", value)
            one.leave(gather)
            yield gather.record(hardware.body(), report=self._report), gather

    def _associated(self, node: Node, role: Role) -> Iterator[tuple[Record, Gather]]:
        """Yield further accounts; one said to be a third party's has no known role, unless it is linked.

        A provider that links an account to the reported user holds both to be one person's; ``third
        party`` then says only that another service runs it.
        """
        for one in node.find(*_ASSOCIATED):
            third = one.take("thirdpartyuser")
            linked = any(kind.text.strip().casefold() in _LINKED for kind in one.find("accounttype"))
            found = self._account(one, Role.UNKNOWN if third and is_true(third) and not linked else role)
            if found is not None:
                yield found

    def _account(self, node: Node, role: Role) -> tuple[Record, Gather] | None:
        """Return the account a block describes, None when it describes none."""
        gather = self.gather(node)
        stated = node.take("espservice", "service", "servicename", "platform")
        platform = canonical_platform(stated) if stated else self._platform
        ident = node.take("espidentifier", "espuserid", "userid", "accountid", "espaccountid")
        handle = node.take("screenname", "username", "handle", "screennames")
        shown = tuple(node.take_all("displayname", "displaynames"))
        urls = node.take_all("profileurl", "profileurls", "url")
        bio = gather.text("profileBio", node.take("profilebio", "bio"))
        if not (ident or handle or shown or urls or bio):
            if stated:
                for one in node.find("espservice", "service", "servicename", "platform"):
                    one.used = False
            return None
        gather.select("espIdentifier", ident, partial(normalise_account, platform, ident))
        gather.select("screenName", handle, partial(normalise_handle, platform, handle))
        for url in urls:
            select_url(gather, "profileUrl", url)
        taken = node.take("compromisedaccount")
        body = Account(
            platform=platform,
            account_id=ident,
            handle=handle,
            display_names=shown,
            profile_url=urls[0] if urls else "",
            bio=bio,
            compromised=bool(node.find("compromisedaccount")) and is_true(taken),
        )
        if node.key in _ASSOCIATED:
            self._contacts(gather, node)
            node.leave(gather)
        return gather.record(body, role=role, report=self._report), gather

    def _capture_fields(self, node: Node) -> dict[str, str]:
        """Take a capture's texts out of its node, so that they are not left over with the person."""
        return {
            "kind": node.take("capturetype"),
            "value": node.take("ipaddress", "ip", "value"),
            "event": node.take("eventname", "event"),
            "at": node.take("datetime", "timestamp", "time"),
            "port": node.take("port"),
            "proxy": node.take("possibleproxy"),
        }

    def _capture(
        self, node: Node, fields: dict[str, str], target: Record | None
    ) -> Iterator[Record | Refusal]:
        """Yield one capture; a value that is no address is kept with its stated type."""
        gather = self.gather(node)
        value, kind = fields["value"], fields["kind"].lower()
        if not value and not fields["at"]:
            return
        if "url" in kind or "link" in kind:
            select_url(gather, fields["kind"], value)
        elif "mail" in kind:
            gather.select(fields["kind"], value, partial(normalise_email, value))
        elif "phone" in kind:
            gather.select(fields["kind"], value, partial(normalise_phone, value, self._source.region or None))
        elif "device" in kind or "imei" in kind or "mac" in kind:
            Hardware(gather, self._source.region).identifier(property_kind(kind) or "", fields["kind"], value)
        elif not kind or "ip" in kind:
            gather.select("ipAddress", value, partial(normalise_ip, value))
        else:
            gather.keep(fields["kind"], value)
        at = self.moment(gather, fields["at"], "dateTime")
        port = fields["port"]
        if port and not (port.isascii() and port.isdigit() and len(port) <= 5 and int(port) < 65536):
            gather.keep("port", port)
            port = ""
        body = Capture(
            event=fields["event"],
            at=at,
            port=int(port) if port else None,
            proxy=bool(fields["proxy"]) and is_true(fields["proxy"]),
        )
        ties = (tie(Relation.CAPTURE_OF, target),) if target is not None else ()
        yield gather.record(
            body, role=target.role if target else Role.UNKNOWN, report=self._report, ties=ties
        )
        yield from gather.refusals


def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country's code or common English name; empty when unsure."""
    plain = "".join(char for char in text.lower() if char.isalpha())
    if len(plain) == 2 and plain != "uk":
        return plain.upper()
    return _COUNTRIES.get(plain, "")


def _place(node: Node) -> Place | None:
    """Return an address block; None when it says nothing."""
    own = node.value()
    street = node.take("address", "street", "address1", "addressline1", "streetaddress")
    city = node.take("city")
    state = node.take("state", "nonusastate", "region", "province")
    postcode = node.take("zipcode", "zip", "postalcode", "postcode")
    country = node.take("country", "countrycode")
    text = ", ".join(filter(None, (own, street, city, state, postcode, country)))
    if not text:
        return None
    return Place(
        text=text, street=street, city=city, state=state, postcode=postcode, country=country_code(country)
    )


_RELATIONS: Final = {"account": Relation.HAS_ACCOUNT, "device": Relation.HAS_DEVICE}
