"""What cases share: a payee, an instrument, a roof; never what a victim or half the world uses too."""

from strikeback.linking.domain import link_records
from strikeback.model.bodies import Capture, Instrument, Person, Report
from strikeback.model.handling import Handling
from strikeback.model.locator import Locator
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Role
from strikeback.model.selector import Selector, SelectorKind
from strikeback.network.shared import LIMITS, shared_between_suspects


def record(name: str, body: object, report: str, role: Role = Role.UNKNOWN, *selectors: Selector) -> Record:
    """A record of one report."""
    return Record(
        id=name,
        body=body,  # type: ignore[arg-type]
        role=role,
        originator="hk",
        contribution="c",
        handling=Handling(),
        locator=Locator(file="a.csv", digest="0" * 64, reader="table/1", row=1),
        report=report,
        selectors=selectors,
    )


def case(number: int, payee: str = "", address: str = "", *, victims_address: str = "") -> list[Record]:
    """A report with its own offender, who shares nothing but what is stated here."""
    report = f"r{number:03}"
    mail = Selector(kind=SelectorKind.EMAIL, value=f"own{number}@example.org", raw="x")
    found = [record(report, Report(number=str(number)), report)]
    found.append(record(f"{report}s", Person(), report, Role.SUSPECT, mail))
    if payee:
        holder = Person(names=(Name(text=payee, kind=NameKind.HOLDER),))
        found.append(record(f"{report}p", holder, report))
    for role, value in ((Role.SUSPECT, address), (Role.VICTIM, victims_address)):
        if value:
            ip = Selector(kind=SelectorKind.IP, value=value, raw=value)
            found.append(record(f"{report}{role.value}", Capture(), report, role, ip))
    return found


def pairs(*cases: list[Record]) -> dict[tuple[str, str], float]:
    """Weights between the offenders of these cases."""
    records = [one for case_ in cases for one in case_]
    return shared_between_suspects(link_records(records), records)


def test_one_payee_in_any_order_of_names_joins_two_offenders() -> None:
    """The payee's words count, not their order."""
    assert len(pairs(case(1, "Mark Salas"), case(2, "SALAS, Mark"), case(3, "Lito Ramos"))) == 1


def test_the_more_share_a_thing_the_less_it_says() -> None:
    """Three on one payee weigh half of two on one payee."""
    two = max(pairs(case(1, "Mark Salas"), case(2, "Mark Salas")).values())
    three = max(pairs(*(case(n, "Mark Salas") for n in range(3))).values())
    assert three == two / 2


def test_a_counter_joins_nobody() -> None:
    """Beyond the limit the payee is a counter or a common name."""
    assert pairs(*(case(n, "Mark Salas") for n in range(LIMITS["payee"] + 1))) == {}


def test_one_roof_joins_unless_a_victim_is_under_it_too() -> None:
    """An address that a victim also uses is a carrier's or a public network's."""
    roof = "28.1.2.3"
    assert len(pairs(case(1, address=roof), case(2, address=roof))) == 1
    assert pairs(case(1, address=roof), case(2, address=roof), case(3, victims_address=roof)) == {}


def test_one_account_to_pay_into_joins_two_offenders() -> None:
    """An instrument with an identifier in two cases."""
    iban = Selector(kind=SelectorKind.IBAN, value="GB33BUKB20201555555555", raw="x")
    cases = [
        [*case(n), record(f"r{n:03}i", Instrument(type="bank_account"), f"r{n:03}", Role.SUSPECT, iban)]
        for n in (1, 2)
    ]
    holder = Instrument(type="remittance", holder=Name(text="Mark Salas", kind=NameKind.HOLDER))
    named = [[*case(n), record(f"r{n:03}i", holder, f"r{n:03}")] for n in (1, 2)]
    assert len(pairs(*cases)) == len(pairs(*named)) == 1
