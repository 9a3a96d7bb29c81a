"""Contacts, accounts, devices, money, pages and files of a Cellebrite report."""

import mimetypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from lxml import etree

from strikeback.intake.contract import tie
from strikeback.intake.gather import Gather, file_name_digest, is_secret
from strikeback.intake.hardware import Hardware
from strikeback.intake.identify import identify, platform_of
from strikeback.intake.money_text import read_money
from strikeback.intake.ufdr_context import Context, Party
from strikeback.intake.ufdr_model import Model
from strikeback.intake.urls import select_url
from strikeback.intake.xml_events import local_name
from strikeback.model.bodies import Account, AnyBody, Capture, Instrument, MediaHash, Payment, Person, Place
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Tie
from strikeback.selectors.bank_account import normalise_bank_account
from strikeback.selectors.email import normalise_email
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.media_hash import normalise_hash
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.wallet import normalise_wallet

_HASHES: Final = {"md5": "md5", "sha1": "sha1", "sha256": "sha256", "pdq": "pdq", "photodna": "photodna"}

Records = Iterator[Record | Refusal]


def contact(context: Context, model: Model) -> Records:
    """Yield a contact of the address book, and its accounts."""
    gather = context.gather(model)
    source = model.take("Source")
    names = [Name(text=text.strip()) for text in model.take_all("Name") if text.strip()]
    names += [
        Name(text=text.strip(), kind=NameKind.NICKNAME) for text in model.take_all("Nickname") if text.strip()
    ]
    accounts = list(_accounts_of(context, gather, model, source))
    places = tuple(_place(one) for one in model.take_models("Addresses"))
    drop_media(gather, model, "Photos")
    model.keep_rest(gather)
    ties = (Tie(relation=Relation.CONTACT_OF, to=context.device.id),) if context.device is not None else ()
    yield from accounts
    yield gather.record(
        Person(names=tuple(names), places=places),
        ties=(*ties, *(tie(Relation.HAS_ACCOUNT, one) for one in accounts)),
        deleted=model.deleted,
        confidence=model.confidence,
    )
    yield from gather.refusals


def _accounts_of(context: Context, gather: Gather, model: Model, source: str) -> Iterator[Record]:
    """Take the entries of a contact: numbers and addresses into its selectors, user ids into accounts.

    The entry's model type decides; its category and domain are in the examiner's language.
    """
    for entry in model.take_models("Entries"):
        value = entry.take("Value").strip()
        if entry.type == "PhoneNumber":
            gather.select(
                "PhoneNumber", value, partial(normalise_phone, value, context.source.region or None)
            )
        elif entry.type == "EmailAddress":
            gather.select("EmailAddress", value, partial(normalise_email, value))
        elif entry.type in {"UserID", "ProfilePicture"} and value:
            category = entry.take("Category")
            inner = Gather(context.maker, gather.at)
            platform = platform_of(source) if source else ""
            found = identify(inner, platform, value, context.source.region)
            inner.keep("Category", category)
            gather.refusals += inner.refusals
            yield inner.record(
                Account(platform=platform, account_id=found.account_id, handle=found.handle),
                ties=context.on_device(),
                deleted=entry.deleted or model.deleted,
                confidence=entry.confidence,
            )
        else:
            gather.keep(f"Entries/{entry.type}", value)
        for path, text in entry.leftovers(f"Entries/{entry.type}/"):
            gather.keep(path, text)


def user_account(context: Context, model: Model) -> Records:
    """Yield an account that was set up on the device; its password is skipped."""
    gather = context.gather(model)
    drop_secrets(gather, model)
    source = model.take("ServiceType", "Source")
    service = model.take("ServiceIdentifier").strip()
    if not source and not service.isdigit():
        source, service = service, ""
    platform = platform_of(source) if source else ""
    user = model.take("Username", "UserName", "Identifier").strip()
    found = identify(gather, platform, user, context.source.region)
    if service.isdigit():
        numbered = identify(gather, platform, service, context.source.region)
        found = found._replace(account_id=found.account_id or numbered.account_id)
    else:
        gather.keep("ServiceIdentifier", service)
    display = tuple(text.strip() for text in model.take_all("Name", "DisplayName") if text.strip())
    extra = list(_accounts_of(context, gather, model, source))
    drop_media(gather, model, "Photos")
    model.keep_rest(gather)
    yield gather.record(
        Account(platform=platform, account_id=found.account_id, handle=found.handle, display_names=display),
        ties=context.on_device(),
        deleted=model.deleted,
        confidence=model.confidence,
    )
    yield from extra
    yield from gather.refusals


def sim(context: Context, model: Model) -> Records:
    """Yield a card's property as a device record of its own."""
    gather = context.gather(model)
    hardware = Hardware(gather, context.source.region, "sim")
    hardware.add(model.take("Name") or "value", model.take("Value"))
    model.keep_rest(gather)
    yield _found(context, gather, model, hardware.body())
    yield from gather.refusals


def wireless(context: Context, model: Model) -> Records:
    """Yield an access point the device met."""
    gather = context.gather(model)
    hardware = Hardware(gather, context.source.region, "access_point")
    hardware.add("BSSID", model.take("BSSId", "BSSID"))
    hardware.set("label", model.take("SSId", "SSID"))
    drop_secrets(gather, model)
    model.keep_rest(gather)
    yield _found(context, gather, model, hardware.body())
    yield from gather.refusals


def page(context: Context, model: Model) -> Records:
    """Yield a visited page, bookmark or search as an event of the device."""
    gather = context.gather(model)
    for url in model.take_all("Url", "URL"):
        select_url(gather, "Url", url)
    at = context.time(gather, model.take("LastVisited", "TimeStamp", "Timestamp"), "LastVisited")
    event = {"VisitedPage": "visited_page", "SearchedItem": "searched_item", "WebBookmark": "bookmark"}
    model.keep_rest(gather)
    yield _found(context, gather, model, Capture(event=event.get(model.type, f"model:{model.type}"), at=at))
    yield from gather.refusals


def transfer(context: Context, model: Model) -> Records:
    """Yield a payment found in an application."""
    gather = context.gather(model)
    money = read_money(gather, "Amount", model.take("Amount", "Value"), model.take("Currency"))
    source = model.take("Source", "ServiceType")
    ties: list[Tie] = []
    for field, relation in (
        ("From", Relation.PAYER),
        ("Payer", Relation.PAYER),
        ("To", Relation.PAYEE),
        ("Payee", Relation.PAYEE),
    ):
        for party in map(Party, model.take_models(field)):
            yield from context.account(party, source, gather.at)
            one = context.tie_to(party, source)
            ties += [Tie(relation=relation, to=each.to) for each in one]
    at = context.time(gather, model.take("TimeStamp", "Timestamp", "Date"), "TimeStamp")
    body = Payment(
        money=money,
        at=at,
        method=platform_of(source) if source else "",
        reference=model.take("TransactionID", "TransactionId", "Reference"),
        purpose=model.take("Note", "Description", "Subject"),
    )
    model.keep_rest(gather)
    yield gather.record(
        body, ties=(*context.on_device(), *ties), deleted=model.deleted, confidence=model.confidence
    )
    yield from gather.refusals


def financial_account(context: Context, model: Model) -> Records:
    """Yield a bank account, card or wallet set up on the device."""
    gather = context.gather(model)
    drop_secrets(gather, model)
    number = model.take("AccountNumber", "IBAN", "Number", "Address", "Value").strip()
    bank = model.take("BankName", "Institution", "ServiceType", "Source")
    kind = _instrument(gather, number, bank, context.source.region)
    holder = model.take("Name", "HolderName", "Owner").strip()
    model.keep_rest(gather)
    body = Instrument(
        type=kind, institution=bank, holder=Name(text=holder, kind=NameKind.HOLDER) if holder else None
    )
    yield _found(context, gather, model, body)
    yield from gather.refusals


def _instrument(gather: Gather, number: str, bank: str, region: str) -> str:
    """Add the selector of an account number and return the instrument's type."""
    compact = number.replace(" ", "")
    if compact[:2].isalpha() and compact[2:4].isdigit():
        gather.select("AccountNumber", number, partial(normalise_iban, number))
    elif compact.isdigit():
        gather.select("AccountNumber", number, partial(normalise_bank_account, number, region, bank))
    else:
        gather.select("AccountNumber", number, partial(normalise_wallet, number))
        return "wallet"
    return "bank_account"


def location(context: Context, model: Model) -> Records:
    """Yield a place the device was at."""
    gather = context.gather(model)
    positions = model.take_models("Position")
    latitude, longitude = "", ""
    for position in positions:
        latitude, longitude = position.take("Latitude"), position.take("Longitude")
        for path, text in position.leftovers("Position/"):
            gather.keep(path, text)
    place = Place(
        text=model.take("Name", "Address", "Description"),
        latitude=_degrees(latitude),
        longitude=_degrees(longitude),
    )
    model.keep_rest(gather)
    yield _found(context, gather, model, place)
    yield from gather.refusals


def _degrees(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _place(model: Model) -> Place:
    street = " ".join(model.take_all("Street1", "Street2", "HouseNumber"))
    city, state, postcode = model.take("City"), model.take("State"), model.take("PostalCode")
    country = model.take("Country")
    return Place(
        text=", ".join(filter(None, (street, city, state, postcode, country, *model.take_all("Name")))),
        street=street,
        city=city,
        state=state,
        postcode=postcode,
        country=country.upper() if len(country) == 2 else "",
    )


def other(context: Context, model: Model) -> Records:
    """Yield a model of an unknown type as an event whose fields are all kept."""
    gather = context.gather(model)
    drop_secrets(gather, model)
    at = context.time(gather, model.take("TimeStamp", "Timestamp", "StartTime", "Date"), "TimeStamp")
    model.keep_rest(gather)
    if not gather.unmapped and at is None:
        gather.refuse(RefusalReason.NO_CONTENT, model.type)
    else:
        yield _found(context, gather, model, Capture(event=f"model:{model.type}", at=at))
    yield from gather.refusals


def tagged_file(context: Context, element: etree._Element) -> Records:
    """Yield the hashes of a file; its path becomes a keyed digest."""
    ident = element.get("id", "")
    gather = Gather(context.maker, context.maker.at(path=f"file:{ident}"))
    tags: list[str] = []
    for item in element.iter():
        if local_name(item) != "item":
            continue
        name, value = item.get("name", ""), (item.text or "").strip()
        kind = _HASHES.get(name.lower().replace("-", "").replace(" ", "").removesuffix("hash"))
        if kind:
            gather.select(name, value, partial(normalise_hash, value, kind))
        elif name.lower() == "tags":
            tags.append(value)
    path = element.get("path", "") or element.get("name", "")
    if not gather.selectors:
        gather.refuse(RefusalReason.NO_CONTENT, "file without hash")
    else:
        size = element.get("size", "")
        body = MediaHash(
            file_name_digest=file_name_digest(context.source.key, path.replace("\\", "/").rsplit("/", 1)[-1]),
            size=int(size) if size.isascii() and size.isdigit() and len(size) < 16 else None,
            mime=mimetypes.guess_type(path)[0] or "",
            tags=tuple(tags),
        )
        state = element.get("deleted") or element.get("deleted_state") or ""
        yield gather.record(
            body, ties=context.on_device(), deleted=state.lower() in {"deleted", "trash", "true"}
        )
    yield from gather.refusals


def drop_secrets(gather: Gather, model: Model) -> None:
    """Take every field out whose name says that it holds a secret, and count it."""
    for name in [name for name in model.fields if is_secret(name)]:
        for _ in model.take_all(name):
            gather.refuse(RefusalReason.SECRET_SKIPPED, name)


def drop_media(gather: Gather, model: Model, *names: str) -> None:
    """Take pictures out, and count them."""
    for _ in (*model.take_all(*names), *model.take_models(*names)):
        gather.refuse(RefusalReason.MEDIA_SKIPPED, "photo")


def _found(context: Context, gather: Gather, model: Model, body: AnyBody) -> Record:
    return gather.record(
        body,
        ties=context.on_device(),
        deleted=model.deleted,
        confidence=model.confidence,
    )


THINGS: Final[dict[str, Callable[[Context, Model], Records]]] = {
    "Contact": contact,
    "UserAccount": user_account,
    "SIMData": sim,
    "WirelessNetwork": wireless,
    "VisitedPage": page,
    "SearchedItem": page,
    "WebBookmark": page,
    "TransferOfFunds": transfer,
    "FinancialAccount": financial_account,
    "Location": location,
}
"""What each type of top-level model becomes."""
