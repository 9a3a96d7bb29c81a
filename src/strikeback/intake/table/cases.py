"""Rows that report a case: the report, its victim, its offender, what was demanded and paid."""

from functools import lru_cache
from typing import Any, Final

from strikeback.intake.gather import NO_MEDIA, without_media
from strikeback.intake.table.arrests import ArrestPart
from strikeback.intake.table.cells import is_blank, read_platforms
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.parts import tie_to
from strikeback.intake.table.payments import DemandPart, InstrumentPart, PaymentPart
from strikeback.intake.table.person import PersonPart
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Report
from strikeback.model.names import NameKind
from strikeback.model.record import Record, RefusalReason, Relation, Role, Tie
from strikeback.model.time import Moment
from strikeback.selectors.platform import canonical_platform

_CHANNELS: Final = {
    "victim": (
        "victim self walk in walkin in person telephone phone call call online form web portal email"
        " 本人 親自 電話 網路 網絡 网络 현장 전화 온라인 langsung datang"
    ),
    "parent": "parent mother father guardian family 家長 家属 家屬 父母 보호자 부모 orang tua magulang",
    "platform": "platform provider esp meta facebook google 平台 플랫폼",
    "hotline": "hotline helpline crisis line charity ngo 熱線 热线 상담전화",
    "bank": "bank fiu financial institution remittance 銀行 银行 은행",
    "police": "police station officer force interpol 警察 警方 警局 分局 派出所 경찰 polisi polis pulisya",
    "ncmec": "ncmec cybertip cybertipline",
    "school": "school teacher counsellor 學校 学校 학교 sekolah",
}


class CaseRows:
    """Builds the records of case-report rows.

    Args:
        setting: The grid.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        find = setting.find
        numbers = find(Concept.REPORT_NUMBER) or find(Concept.RECORD_ID) or find(Concept.REFERENCE)
        self.ident = setting.first(numbers)
        """Returns the report number of the current row."""
        self.victim = PersonPart(setting, (Whose.VICTIM,), Role.VICTIM, NameKind.LEGAL)
        self._country = self.victim.country
        countries = find(Concept.COUNTRY, Whose.NOBODY)
        self._stated_country = setting.first(countries)
        self._countries = bool(countries) or self.victim.placed
        self._suspect = PersonPart(setting, (Whose.SUSPECT,), Role.SUSPECT, NameKind.UNKNOWN)
        self._offenders = self._suspect.any
        reporter = PersonPart(setting, (Whose.REPORTER,), Role.REPORTER, NameKind.LEGAL)
        witness = PersonPart(setting, (Whose.WITNESS,), Role.WITNESS, NameKind.UNKNOWN)
        bare = PersonPart(setting, (Whose.NOBODY,), Role.UNKNOWN, NameKind.UNKNOWN)
        self._bystanders = [part for part in (reporter, witness, bare) if part.any]
        self._sender = PersonPart(setting, (Whose.SENDER,), Role.UNKNOWN, NameKind.HOLDER)
        self._own_money = InstrumentPart(setting, (Whose.VICTIM, Whose.SENDER), Role.VICTIM)
        self._money = InstrumentPart(
            setting,
            (Whose.SUSPECT, Whose.RECEIVER, Whose.HOLDER, Whose.NOBODY),
            Role.SUSPECT,
            (Whose.HOLDER, Whose.RECEIVER),
        )
        self._payee = PersonPart(setting, (Whose.RECEIVER, Whose.HOLDER), Role.UNKNOWN, NameKind.HOLDER)
        self._sided = any((self._sender.any, self._own_money.any, self._money.any, self._payee.any))
        self._payments, self._demands = PaymentPart(setting), DemandPart(setting)
        moments = find(Concept.MOMENT)
        reported = find(Concept.REPORTED)
        self._reported = setting.moments(*(reported or moments[:1]))
        self._incident = setting.moments(*(find(Concept.INCIDENT) or (moments[:1] if reported else [])))
        self._threat = setting.moments(*find(Concept.THREAT))
        self._arrests = ArrestPart(setting)
        self._texts = [*find(Concept.NARRATIVE), *find(Concept.NOTES), *find(Concept.DESCRIPTION)]
        channel, languages = setting.first(find(Concept.CHANNEL)), find(Concept.LANGUAGE, Whose.NOBODY)
        words = {
            "number": (numbers, self.ident),
            "channel": (find(Concept.CHANNEL), lambda: _channel(channel())),
            "incident_type": (find(Concept.CATEGORY), setting.first(find(Concept.CATEGORY))),
            "language": (languages, setting.first(languages)),
            "status": (find(Concept.STATUS), setting.first(find(Concept.STATUS))),
        }
        self._words = [(field, read) for field, (columns, read) in words.items() if columns]
        """Fields of the report that stand in cells as they are; those without columns are left out."""
        self._platforms = [setting.work(_first_platform, column) for column in find(Concept.PLATFORM)]
        self._headed = [
            column
            for column in setting.columns
            if column.concept in {Concept.HANDLE, Concept.PROFILE_URL}
            and column.whose is Whose.SUSPECT
            and column.detail
        ]
        self._ports = find(Concept.PORT)
        self._last = ""
        """Report of the row built last."""

    def build_text(self) -> None:
        """Keep a row whose columns cannot be told as a report that holds its text."""
        setting = self._setting
        text = "\n".join(cell for cell in setting.cells if cell)
        setting.maker.record(Report(narrative=without_media(text)[0]))

    def build_victim(self) -> None:
        """Build a further victim of the report built last."""
        self.victim.build(report=self._last)

    def build(self) -> Record:
        """Build the current row: the report first, then what is described in its context."""
        report = self._report()
        number = self._last = report.id
        at = report.body.reported if isinstance(report.body, Report) else None
        victim = self.victim.build(report=number, at=at)
        suspect = self._suspect.build(
            report=number, at=at, arrest=self._arrests.read(), always=self._told(report)
        )
        for part in self._bystanders:
            part.build(report=number, at=at)
        by_payer, to_payee = self._sides(number, victim.person)
        self._payments.build(report=number, ties=by_payer + to_payee)
        if self._demands.any:
            demanded = tie_to(Relation.DEMANDED_BY, suspect.person) + to_payee
            self._demands.build(report=number, ties=demanded, at=self._threat_of(report))
        return report

    def _sides(self, number: str, victim: Record | None) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
        """Build who and what money came from and went to; return the ties to either side."""
        if not self._sided:
            return tie_to(Relation.PAYER, victim), ()
        sender = self._sender.build(report=number)
        own, _ = self._own_money.build(report=number)
        money, _ = self._money.build(report=number)
        payee = None if money else self._payee.build(report=number).person
        return (
            tie_to(Relation.PAYER, sender.person or victim, *own),
            tie_to(Relation.PAYEE, *money, payee),
        )

    def _told(self, report: Record) -> bool:
        """Tell whether the row reports what somebody did, so that there is an offender, named or not."""
        return self._offenders and isinstance(report.body, Report) and bool(report.body.narrative)

    def _threat_of(self, report: Record) -> Moment | None:
        return report.body.threat if isinstance(report.body, Report) else None

    def _report(self) -> Record:
        setting = self._setting
        row = setting.row
        platform = ""
        for names in self._platforms:
            if platform := names[row]:
                break
        country = (country_code(self._stated_country()) or self._country()) if self._countries else ""
        stated: dict[str, Any] = {field: read() for field, read in self._words}
        body = Report(
            reported=self._reported(),
            incident=self._incident(),
            threat=self._threat(),
            platform=platform or (self._headed_platform() if self._headed else ""),
            country=country,
            narrative=self._narrative(),
            **stated,
        )
        return setting.maker.record(body, Role.UNKNOWN)

    def _headed_platform(self) -> str:
        """Return the platform named by the header of the one filled handle column, else ""."""
        setting = self._setting
        names = {
            canonical_platform(column.detail) for column in self._headed if not is_blank(setting.text(column))
        }
        return names.pop() if len(names) == 1 else ""

    def _narrative(self) -> str:
        """Return the row's free texts, whole, one below the other; media bytes in them are cut out."""
        setting = self._setting
        cells = setting.cells
        if len(self._texts) == 1 and len(text := cells[self._texts[0].index]) < NO_MEDIA:
            return text
        parts = []
        for column in self._texts:
            text = cells[column.index]
            if not text:
                continue
            text, cut = without_media(text)
            for _ in range(cut):
                setting.maker.refuse(RefusalReason.MEDIA_SKIPPED, column.header)
            parts.append(text)
        return "\n".join(parts)


def _first_platform(text: str) -> str:
    """Return the first platform that a cell names, "" for none."""
    names = () if is_blank(text) else read_platforms(text)
    return names[0] if names else ""


@lru_cache(maxsize=1 << 10)
def _channel(text: str) -> str:
    folded = text.casefold()
    if not folded:
        return ""
    for channel, words in _CHANNELS.items():
        if folded == channel or any(
            word in folded for word in words.split() if len(word) > 3 or not word.isascii()
        ):
            return channel
    return text
