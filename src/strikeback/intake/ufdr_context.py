"""What the parts of the UFDR reader share: the device, and one account record a party."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.intake.gather import Gather, iso_moment
from strikeback.intake.identify import identify, platform_of
from strikeback.intake.ufdr_model import Model
from strikeback.model.bodies import Account, Participant
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Tie
from strikeback.model.time import Moment

_ACCOUNTS: Final = 50_000  # parties remembered; one seen again later is described again


class Party:
    """A party of a chat or call as one model states it."""

    __slots__ = ("identifier", "name", "owner", "role")

    def __init__(self, model: Model) -> None:
        self.identifier = model.take("Identifier").strip()
        self.name = model.take("Name").strip()
        self.role = model.take("Role").strip()
        self.owner = model.take("IsPhoneOwner").strip().lower() == "true"

    @property
    def label(self) -> str:
        """Name by which messages refer to the party."""
        return self.identifier or self.name

    def participant(self) -> Participant:
        """Return the party as part of a conversation."""
        return Participant(label=self.label, identifier=self.identifier, owner=self.owner)


class Context:
    """The extraction being read."""

    def __init__(self, maker: RecordMaker, source: Source) -> None:
        self.maker = maker
        self.source = source
        self.device: Record | None = None
        self.exhibit: Record | None = None
        self.applications: list[str] = []
        self._accounts: OrderedDict[tuple[str, str, str], Record] = OrderedDict()
        self._numbers: dict[str, int] = {}

    def at(self, model: Model) -> Locator:
        """Return the locator of a top-level model: its id, else its type and number."""
        if model.ident:
            return self.maker.at(path=f"model:{model.ident}", ident=model.ident)
        number = self._numbers.get(model.type, 0) + 1
        self._numbers[model.type] = number
        return self.maker.at(path=f"model:{model.type}[{number}]")

    def gather(self, model: Model) -> Gather:
        """Return a collection for the record of a model."""
        return Gather(self.maker, self.at(model))

    def on_device(self) -> tuple[Tie, ...]:
        """Return the ties to the device everything was found on, and to its exhibit if named."""
        held = (self.device, self.exhibit)
        return tuple(tie(Relation.FOUND_ON, one) for one in held if one is not None)

    def time(self, gather: Gather, raw: str, field: str) -> Moment | None:
        """Return a time, counting one that cannot be read."""
        if not raw.strip():
            return None
        moment = iso_moment(raw, self.source.zone)
        if moment.utc is None:
            gather.refuse(RefusalReason.BAD_TIME, field)
        return moment

    def account(self, party: Party, source: str, at: Locator) -> Iterator[Record | Refusal]:
        """Yield the party's account record when it was not described yet."""
        key = self._key(party, source)
        if key in self._accounts:
            self._accounts.move_to_end(key)
            return
        gather = Gather(self.maker, at)
        platform = platform_of(source)
        found = identify(gather, platform, party.identifier, self.source.region)
        names = (party.name,) if party.name and party.name != party.identifier else ()
        record = gather.record(
            Account(platform=platform, account_id=found.account_id, handle=found.handle, display_names=names),
            ties=self.on_device(),
            ordinal=len(self._accounts),
        )
        self._accounts[key] = record
        if len(self._accounts) > _ACCOUNTS:
            self._accounts.popitem(last=False)
        yield record
        yield from gather.refusals

    def tie_to(self, party: Party, source: str, relation: Relation = Relation.PARTICIPANT) -> tuple[Tie, ...]:
        """Return the tie to a party's account, which ``account`` has described."""
        record = self._accounts.get(self._key(party, source))
        return (tie(relation, record),) if record is not None else ()

    @staticmethod
    def _key(party: Party, source: str) -> tuple[str, str, str]:
        return platform_of(source), party.identifier, "" if party.identifier else party.name
