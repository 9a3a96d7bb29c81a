"""A person record made comparable: every field normalised once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from strikeback.linking.birth import birth_year
from strikeback.linking.corpus import FREE_NAMES, Corpus, own_names
from strikeback.linking.stated_handles import stated_handle
from strikeback.model.bodies import Person, Place, Report
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import SelectorKind
from strikeback.model.time import Moment, PartialDate
from strikeback.selectors.names.readings import Readings, readings

MAX_NAMES: Final = 6
"""Own names compared of one record; a longer list is an address book, not a person."""
_MALE: Final = frozenset(
    {"m", "male", "man", "boy", "男", "男性", "남", "남성", "남자", "laki-laki", "lalaki", "lelaki"}
)
_FEMALE: Final = frozenset(
    {"f", "female", "woman", "girl", "女", "女性", "여", "여성", "여자", "perempuan", "babae", "wanita"}
)


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name that may be the bearer's own."""

    text: str
    firm: bool
    """Stated as the bearer's own name."""
    form: Readings


@dataclass(slots=True)
class Profile:
    """What is compared of one person record."""

    number: int
    id: str
    wall: str
    """``victim`` and ``suspect`` never share an entity; empty for every other role."""
    unit: str
    names: tuple[OwnName, ...] = ()
    personas: tuple[OwnName, ...] = ()
    birth: PartialDate | None = None
    born: float | None = None
    """Birth year with a fraction, from date or age."""
    gender: str = ""
    nationality: str = ""
    language: str = ""
    school: str = ""
    cities: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    documents: dict[str, set[str]] = field(default_factory=dict)
    """Immutable numbers by country and type; passports are not among them, they are renewed."""
    firm: bool = False
    """The source knows who this is: own name, birth date or document; personas' ages say nothing."""


def build_profiles(corpus: Corpus) -> dict[int, Profile]:
    """Return the profile of every person record, by number."""
    reports = {
        corpus.records[n].id: body
        for n in corpus.of("report")
        if isinstance(body := corpus.records[n].body, Report)
    }
    return {number: _profile(corpus, number, reports) for number in corpus.of("person")}


def _profile(corpus: Corpus, number: int, reports: Mapping[str, Report]) -> Profile:
    record = corpus.records[number]
    body = record.body if isinstance(record.body, Person) else Person()
    names = body.names
    if record.role is Role.SUSPECT:
        names = tuple(n for n in names if n.kind not in FREE_NAMES or stated_handle(n.text) is None)
    own = own_names(names)
    report = reports.get(record.report or "")
    places = [*body.places, *_tied_places(corpus, record)]
    profile = Profile(number=number, id=record.id, wall=_wall(record.role), unit=corpus.unit[number])
    profile.names = _forms(own)
    profile.personas = _forms(n for n in names if n.kind in (NameKind.PERSONA, NameKind.DISPLAY))
    profile.birth = body.birth_date
    profile.born = birth_year(body.birth_date, body.age, body.age_at or _when(report))
    profile.gender = _gender(body.gender)
    profile.nationality = body.nationality.strip().upper()
    profile.language = body.language.partition("-")[0].lower()
    profile.school = _plain(body.school)
    profile.cities = frozenset(_plain(place.city) for place in places if place.city.strip())
    profile.postcodes = frozenset(_plain(place.postcode) for place in places if place.postcode.strip())
    profile.countries = frozenset(place.country.upper() for place in places if place.country)
    profile.documents = _documents(record)
    profile.firm = body.arrested or any(name.kind is NameKind.LEGAL for name in own)
    profile.firm = profile.firm or bool(profile.documents) or body.birth_date is not None
    return profile


def _wall(role: Role) -> str:
    return role.value if role in (Role.VICTIM, Role.SUSPECT) else ""


def _forms(names: Iterable[Name]) -> tuple[OwnName, ...]:
    unique = {name.text: name for name in names if name.text.strip()}
    return tuple(
        OwnName(text, name.kind is NameKind.LEGAL, readings(text))
        for text, name in list(unique.items())[:MAX_NAMES]
    )


def _tied_places(corpus: Corpus, record: Record) -> list[Place]:
    targets = [corpus.number.get(tie.to) for tie in record.ties if tie.relation is Relation.LIVES_AT]
    bodies = [corpus.records[n].body for n in targets if n is not None]
    return [body for body in bodies if isinstance(body, Place)]


def _when(report: Report | None) -> Moment | None:
    return (report.incident or report.threat or report.reported) if report else None


def _gender(text: str) -> str:
    word = text.strip().lower()
    if word in _MALE:
        return "m"
    return "f" if word in _FEMALE else ""


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _documents(record: Record) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for selector in record.selectors:
        if selector.kind is SelectorKind.DOCUMENT and selector.linkable and selector.valid:
            space, _, value = selector.value.rpartition(":")
            if "passport" not in space.lower() and space.strip(":"):
                found.setdefault(space, set()).add(value)
    return found
