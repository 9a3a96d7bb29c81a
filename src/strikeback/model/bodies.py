"""What a record describes: one frozen type a kind. Every field except the obvious may be missing."""

from typing import ClassVar

from strikeback.model.base import Frozen
from strikeback.model.money import Money
from strikeback.model.names import Name
from strikeback.model.time import Moment, PartialDate


class Body(Frozen, frozen=True, kw_only=True):
    """Base of all bodies; ``kind`` is the tag under which a body is stored."""

    kind: ClassVar[str] = ""


class Place(Body, frozen=True, kw_only=True, tag="place", tag_field="kind_"):
    """An address or area as text, with what the source states apart."""

    kind: ClassVar[str] = "place"

    text: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2 when the reader could tell, else empty."""
    latitude: float | None = None
    longitude: float | None = None


class Person(Body, frozen=True, kw_only=True, tag="person", tag_field="kind_"):
    """A human being as one source describes them."""

    kind: ClassVar[str] = "person"

    names: tuple[Name, ...] = ()
    birth_date: PartialDate | None = None
    age: int | None = None
    """Years, as stated at ``age_at``."""
    age_at: Moment | None = None
    gender: str = ""
    nationality: str = ""
    """ISO 3166-1 alpha-2."""
    language: str = ""
    """BCP 47 tag."""
    places: tuple[Place, ...] = ()
    school: str = ""
    identified_by: str = ""
    """Agency that states it has identified this person; empty: nobody did."""
    safe: bool = False
    """The source states that the person is already safeguarded."""
    arrested: bool = False
    arrested_at: Moment | None = None
    arrest_place: str = ""


class Account(Body, frozen=True, kw_only=True, tag="account", tag_field="kind_"):
    """A platform account, or the persona shown through one."""

    kind: ClassVar[str] = "account"

    platform: str = ""
    """Canonical platform name (``facebook``, ``instagram``, ``skype`` ...), as stated otherwise."""
    account_id: str = ""
    """The platform's immutable id."""
    handle: str = ""
    display_names: tuple[str, ...] = ()
    profile_url: str = ""
    claimed_age: int | None = None
    bio: str = ""
    compromised: bool = False
    """The source says the account had been taken over."""


class Device(Body, frozen=True, kw_only=True, tag="device", tag_field="kind_"):
    """A phone, SIM card, computer or storage; its numbers are selectors of the record."""

    kind: ClassVar[str] = "device"

    type: str = ""
    make: str = ""
    model: str = ""
    label: str = ""


class Instrument(Body, frozen=True, kw_only=True, tag="instrument", tag_field="kind_"):
    """Something money is paid into or out of."""

    kind: ClassVar[str] = "instrument"

    type: str = ""
    """``bank_account``, ``wallet``, ``card``, ``ewallet``, ``remittance``, ``gift_card``."""
    institution: str = ""
    holder: Name | None = None
    country: str = ""
    currency: str = ""
    category: str = ""
    """A list's own label for it (tag packs): ``sextortion``, ``exchange``, ``sanctioned`` ..."""


class Payment(Body, frozen=True, kw_only=True, tag="payment", tag_field="kind_"):
    """Money that moved, or was reported to have moved. Parties are tied records."""

    kind: ClassVar[str] = "payment"

    money: Money | None = None
    at: Moment | None = None
    method: str = ""
    reference: str = ""
    purpose: str = ""
    status: str = ""
    """As the service states it: paid, refunded ..."""
    outlet: str = ""
    """Counter, agent or branch that took or paid out the money."""


class Demand(Body, frozen=True, kw_only=True, tag="demand", tag_field="kind_"):
    """Money or anything else demanded under threat."""

    kind: ClassVar[str] = "demand"

    money: Money | None = None
    at: Moment | None = None
    deadline: Moment | None = None
    deadline_text: str = ""
    method: str = ""


class Message(Frozen, frozen=True, kw_only=True):
    """One message of a conversation; ``text`` is the evidence and is blurred on screens."""

    shown: ClassVar = ("deleted", "quoted")

    sender: str = ""
    """As the source names the sender; matches a ``Participant.label``."""
    at: Moment | None = None
    text: str = ""
    attachments: int = 0
    """Number of attachments; their content is never read."""
    deleted: bool = False
    quoted: bool = False
    system: bool = False
    """A line of the application, not of a person."""
    place: str = ""
    """Where the message stands below the record's locator: ``line:12``, ``row:7``, ``model:<id>``."""


class Participant(Frozen, frozen=True, kw_only=True):
    """A party of a conversation."""

    shown: ClassVar = ("owner",)

    label: str
    """As the source prints it."""
    identifier: str = ""
    owner: bool = False
    """The source says this is the owner of the device or export."""


class Conversation(Body, frozen=True, kw_only=True, tag="conversation", tag_field="kind_"):
    """A chat, thread of messages, e-mail exchange or call; long ones come in parts."""

    kind: ClassVar[str] = "conversation"

    medium: str = "chat"
    """``chat``, ``sms``, ``call``, ``email``."""
    platform: str = ""
    participants: tuple[Participant, ...] = ()
    messages: tuple[Message, ...] = ()
    part: int = 1
    """Part number when one conversation was too long for one record (1,000 messages a part)."""
    at: Moment | None = None
    """Start, for calls and where the source states it."""
    seconds: int | None = None
    direction: str = ""
    """Calls: ``incoming``, ``outgoing``, ``missed``."""
    deleted: bool = False


class MediaHash(Body, frozen=True, kw_only=True, tag="media", tag_field="kind_"):
    """The hashes of a media file. Never its content; its hashes are selectors of the record."""

    kind: ClassVar[str] = "media"

    file_name_digest: str = ""
    """Keyed digest of the file name; the name itself may identify a victim."""
    size: int | None = None
    mime: str = ""
    series: str = ""
    category: str = ""
    """``profile/code`` as the list states it."""
    victim_identified: bool | None = None
    tags: tuple[str, ...] = ()


class Report(Body, frozen=True, kw_only=True, tag="report", tag_field="kind_"):
    """A report about one incident, as handed to an agency."""

    kind: ClassVar[str] = "report"

    number: str = ""
    channel: str = ""
    """``victim``, ``parent``, ``platform``, ``hotline``, ``bank``, ``police``, ``ncmec`` ..."""
    category: str = ""
    """A neutral code of reference/domain.md section 6 when stated, else empty."""
    incident_type: str = ""
    annotations: tuple[str, ...] = ()
    """Flags of the source, known or not."""
    reported: Moment | None = None
    incident: Moment | None = None
    """Start of the incident or first contact."""
    threat: Moment | None = None
    platform: str = ""
    country: str = ""
    """Country of the victim, ISO alpha-2, when stated."""
    narrative: str = ""
    language: str = ""
    high_priority: bool = False
    """The reporter asked for escalation."""
    status: str = ""


class Exhibit(Body, frozen=True, kw_only=True, tag="exhibit", tag_field="kind_"):
    """A seized thing."""

    kind: ClassVar[str] = "exhibit"

    number: str = ""
    type: str = ""
    description: str = ""
    seized: Moment | None = None
    site: str = ""
    examined: bool = False


class Capture(Body, frozen=True, kw_only=True, tag="capture", tag_field="kind_"):
    """An event at a platform: an IP address (a selector of the record) at a time."""

    kind: ClassVar[str] = "capture"

    event: str = ""
    at: Moment | None = None
    port: int | None = None
    proxy: bool = False


AnyBody = (
    Person
    | Account
    | Device
    | Instrument
    | Payment
    | Demand
    | Conversation
    | MediaHash
    | Report
    | Exhibit
    | Place
    | Capture
)

__all__ = [
    "Account",
    "AnyBody",
    "Body",
    "Capture",
    "Conversation",
    "Demand",
    "Device",
    "Exhibit",
    "Instrument",
    "MediaHash",
    "Message",
    "Participant",
    "Payment",
    "Person",
    "Place",
    "Report",
]
