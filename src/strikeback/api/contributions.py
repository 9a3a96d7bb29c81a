"""What the own agency handed in; taking it back."""

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import Explained, Id, Nothing, Paged, Time, Told
from strikeback.flows.remote import acts
from strikeback.model.handling import Handling
from strikeback.model.record import Contribution


class ContributionTold(Told, frozen=True, kw_only=True):
    """A file that was handed in."""

    id: Id
    file: str
    digest: str
    size: int
    reader: str
    received: Time
    records: int
    refused: int
    unmapped: int
    withdrawn: bool
    handling: Handling


class OpenedContribution(Told, frozen=True, kw_only=True):
    """A file, with what was refused of it by reason."""

    contribution: ContributionTold
    refusals: dict[str, int]


class WithdrawnTold(Told, frozen=True, kw_only=True):
    """A record that was taken back."""

    id: Id
    notices: int
    """How many agencies and hubs were told."""


class Contributions(Told, frozen=True, kw_only=True):
    """A page of files, in the order in which they came."""

    items: tuple[ContributionTold, ...]
    next: str


def _told(one: Contribution) -> ContributionTold:
    return ContributionTold(
        id=one.id,
        file=one.file,
        digest=one.digest,
        size=one.size,
        reader=one.reader,
        received=one.received,
        records=one.records,
        refused=one.refused,
        unmapped=one.unmapped,
        withdrawn=one.withdrawn,
        handling=one.handling,
    )


def show_all(call: Call[Paged, Nothing]) -> Answer:
    """List own files."""
    found = acts.own_contributions(call.store, call.viewer)
    items, cursor = page(call, "contributions", found, lambda one: (one.received, one.id))
    return Answer(content=Contributions(items=tuple(_told(one) for one in items), next=cursor))


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Show an own file."""
    found, refusals = acts.own_contribution(call.store, call.viewer, call.path["contribution"])
    return Answer(content=OpenedContribution(contribution=_told(found), refusals=refusals))


def withdraw(call: Call[Nothing, Explained]) -> Answer:
    """Take an own file back."""
    made = acts.withdraw_own(
        call.store, call.viewer, call.path["contribution"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=_told(made))


def withdraw_record(call: Call[Nothing, Explained]) -> Answer:
    """Take an own record back."""
    made = acts.withdraw_own_record(
        call.store, call.viewer, call.path["record"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=WithdrawnTold(id=made.id, notices=len(made.notices)))


OPERATIONS = (
    Operation("GET", "/contributions", "listContributions", "Files that the own agency handed in", show_all,
              {200: Contributions}, query=Paged, scope="import"),
    Operation("GET", "/contributions/{contribution}", "openContribution", "A file of the own agency", show,
              {200: OpenedContribution}, scope="import"),
    Operation("POST", "/contributions/{contribution}/withdraw", "withdrawContribution", "Take a file back",
              withdraw, {200: ContributionTold}, body=Explained),
    Operation("POST", "/records/{record}/withdraw", "withdrawRecord", "Take a single own record back",
              withdraw_record, {200: WithdrawnTold}, body=Explained),
)  # fmt: skip
