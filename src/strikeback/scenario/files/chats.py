"""WhatsApp exports that victims handed to the police, in the layouts of their phones."""

import datetime as dt
from typing import Final

from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.talk import conversation
from strikeback.scenario.moments import local
from strikeback.scenario.numbers import digits, spell_phone
from strikeback.scenario.views import View

EXPORTS: Final = 16
"""At scale 1. Proposal."""
TAKERS: Final = ("hk-police", "sg-police", "uk-ceop", "au-police")


def _stamp(when: dt.datetime, agency: str, *, seconds: bool) -> str:
    """Date and time as the phone's language prints them."""
    hour = when.hour % 12 or 12
    half = "AM" if when.hour < 12 else "PM"
    if agency == "hk-police":
        return (
            f"[{when.year}/{when.month}/{when.day} {'上午' if half == 'AM' else '下午'}{hour}:{when:%M:%S}]"
        )
    if agency == "sg-police":
        return (
            f"[{when:%d/%m/%y}, {hour}:{when:%M:%S} {half}]"
            if seconds
            else f"{when.day}/{when.month}/{when:%y}, {hour}:{when:%M} {half.lower()} -"
        )
    return f"{when:%d/%m/%Y}, {when:%H:%M} -"


def write_chats(desk: Desk, views: dict[str, list[View]], scale: float) -> None:
    """Write the exports of some victims who were moved to WhatsApp."""
    found = [
        view
        for agency in TAKERS
        for view in views[agency]
        if view.order == 0 and view.incident.second is not None and view.incident.second.service == "whatsapp"
    ]
    desk.rng.shuffle(found)
    for view in found[: max(1, round(EXPORTS * scale))]:
        _write(desk, view)


def _write(desk: Desk, view: View) -> None:
    rng, case, agency = desk.rng, view.incident, view.agency.id
    second = case.second
    phone = second.value if second is not None else ""
    label = spell_phone(phone, "spaced") if chance(rng, 0.6) else case.face.display
    path = desk.open_path(agency, f"chats/WhatsApp Chat {digits(rng, 4)} {view.number.replace('/', '_')}.txt")
    seconds = chance(rng, 0.5)
    name = case.victim.name.english or case.victim.name.given[0]
    lines = []
    start = local(case.contact, view.agency.country)
    stamp = _stamp(start, agency, seconds=seconds)
    sign = ": " if stamp.startswith("[") else " "
    lines.append(
        f"{stamp}{' ' + label + sign if sign == ': ' else ' '}Messages and calls are end-to-end encrypted."
    )
    first = 0
    for when, by_offender, text in conversation(case):
        stamp = _stamp(local(when, view.agency.country), agency, seconds=seconds)
        if by_offender and not first:
            first = len(lines) + 1
        shown = f"{text}\nanswer me" if by_offender and chance(rng, 0.1) else text
        lines += f"{stamp} {label if by_offender else name}: {shown}".split("\n")
    mark = "\u200e" if seconds else ""
    path.write_text(
        "\n".join(mark + line if "encrypted" in line else line for line in lines) + "\n",
        "utf-8",
        newline="\n",
    )
    truth = f"{case.agent.key}/whatsapp/{phone}"
    desk.truth.mention(desk.key(agency, path, "line", first), "account", truth)
    desk.done(path, agency, "whatsapp", len(lines))
