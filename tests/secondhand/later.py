"""Four more desks in a second wave: London (UTF-16), Mexico, Osaka, Bonn (a line ``sep=;`` above the header)."""
# ruff: noqa: E501 - data read better whole

import csv
import io
import random
from dataclasses import replace
from pathlib import Path

from secondhand.cases import Report, again, contacts
from secondhand.ledger import Ledger
from secondhand.people import offenders
from secondhand.spelling import abroad, facebook, handle, local, telegram
from secondhand.words import TAILS, lines
from secondhand.words_later import CALM_LATER, URGENT_LATER

DESKS = ("uk", "mx", "jp", "bonn")


def more(first: list[Report]) -> list[Report]:
    """Return further reports of incidents already known elsewhere, at desks that knew nothing of them."""
    rng = random.Random(2024)
    gang = {one.id: one for one in offenders()}
    texts = [(*line, True) for line in lines(URGENT_LATER)] + [(*line, False) for line in lines(CALM_LATER)]
    rng.shuffle(texts)
    home: dict[str, Report] = {}
    for one in first:
        if not one.incident.endswith("b") and one.name == one.victim.own and one.phone and one.birth:
            home.setdefault(one.victim.id, one)
    known = sorted(home.values(), key=lambda r: r.victim.id)
    made = []
    counts = dict.fromkeys(DESKS, 0)
    for at, (language, family, words, urgent) in enumerate(texts):
        base = known[at % len(known)]
        desk = DESKS[(at + at // len(known)) % 4]
        counts[desk] += 1
        mode = (0, 1, 2, 3, 5, 6, 7)[at % 7] if at < len(known) else 0
        mode = {1: 0, 6: 2}.get(mode, mode) if not base.email else mode
        one = again(at * 2, base, desk, gang[base.contacts[0].truth], mode, rng)
        tail = TAILS[language][0]
        one = replace(one, number=counts[desk], language=language, family=family, urgent=urgent, text=f"{words} {tail}",
                      contacts=contacts(gang[base.contacts[0].truth], rng))  # fmt: skip
        aged = family in {"deadline", "under13", "meeting"} or any(c.isdigit() for c in words)
        made.append(replace(one, birth=None, age=None, phone=base.victim.phone) if aged else one)
    return made


def _rows(cases: list[Report], head: list[str], code: str, shape) -> list[list[str]]:
    rows = [head]
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        rows.append([*shape(r), local(r.phone, code, n), r.email, c.persona, handle(c.handle, n), facebook(c.facebook, n),
                     telegram(c.telegram, n), abroad(c.phone, n), c.email, c.payee, c.account, r.text])  # fmt: skip
    return rows


def _write(path: Path, rows: list[list[str]], encoding: str, mark: str, above: str = "") -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark).writerows(rows)
    path.write_bytes((above + stream.getvalue()).encode(encoding, "strict"))


def _born(r: Report, form: str) -> str:
    return r.birth.strftime(form) if r.birth else ""


def london(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write what a spreadsheet calls Unicode text: UTF-16 with tabs."""
    head = ["URN", "Date recorded", "IP Name", "IP DoB", "IP Age", "IP Mobile", "IP Email", "Alias used by nominal", "Nominal Insta",
            "Nominal Facebook URL", "Nominal Telegram", "Nominal tel", "Nominal email", "Paid to (name)", "Paid to (a/c)", "MO / circumstances"]  # fmt: skip
    rows = _rows(
        cases,
        head,
        "+44",
        lambda r: [
            f"CRN/{r.number:04d}/25",
            f"{r.filed:%d-%b-%Y}",
            r.name,
            _born(r, "%d/%m/%Y"),
            str(r.age or ""),
        ],
    )
    for n, r in enumerate(cases, 1):
        truth.report(r, "crn_extract.txt", n, f"CRN/{r.number:04d}/25")
    _write(folder / "crn_extract.txt", rows, "utf-16", "\t")


def mexico(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write UTF-8 with Spanish headers."""
    head = ["Folio", "Fecha de denuncia", "Nombre de la víctima", "Fecha de nacimiento", "Edad", "Celular de la víctima", "Correo de la víctima",
            "Nombre que usaba el extorsionador", "Instagram del extorsionador", "Facebook del extorsionador", "Telegram del extorsionador",
            "Celular del extorsionador", "Correo del extorsionador", "Beneficiario", "Cuenta CLABE / tarjeta", "Narración de los hechos"]  # fmt: skip
    rows = _rows(
        cases,
        head,
        "+52",
        lambda r: [
            f"FGE-{r.number:05d}",
            f"{r.filed:%d/%m/%Y}",
            r.name,
            _born(r, "%d/%m/%Y"),
            f"{r.age} años" if r.age else "",
        ],
    )
    for n, r in enumerate(cases, 1):
        truth.report(r, "denuncias.csv", n, f"FGE-{r.number:05d}")
    _write(folder / "denuncias.csv", rows, "utf-8", ",")


def osaka(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write Japanese headers, in UTF-8 because the statements come in every script."""
    head = ["受理番号", "受理年月日", "被害者氏名", "被害者生年月日", "年齢", "被害者電話番号", "被害者メールアドレス", "被疑者の自称", "被疑者インスタグラム",
            "被疑者フェイスブック", "被疑者テレグラム", "被疑者電話番号", "被疑者メールアドレス", "振込先名義", "振込先口座番号", "申告内容"]  # fmt: skip
    rows = _rows(
        cases,
        head,
        "+81",
        lambda r: [
            f"大阪サ{r.number:04d}",
            f"令和7年{r.filed.month}月{r.filed.day}日",
            r.name,
            _born(r, "%Y年%m月%d日"),
            f"{r.age}歳" if r.age else "",
        ],
    )
    for n, r in enumerate(cases, 1):
        truth.report(r, "相談受理簿.csv", n, f"大阪サ{r.number:04d}")
    _write(folder / "相談受理簿.csv", rows, "utf-8-sig", ",")


def bonn(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write German headers after the line ``sep=;`` that a spreadsheet wants."""
    head = ["Aktenzeichen", "Anzeigedatum", "Geschädigte Person", "geb. am", "Alter", "Telefon Geschädigte(r)", "E-Mail Geschädigte(r)", "Aliasname des Tatverdächtigen",
            "Instagram TV", "Facebook TV", "Telegram TV", "Telefon TV", "E-Mail TV", "Kontoinhaber", "Kontonummer", "Sachverhalt"]  # fmt: skip
    rows = _rows(
        cases,
        head,
        "+49",
        lambda r: [
            f"500 Js {r.number}/25",
            f"{r.filed:%d.%m.%Y}",
            r.name,
            _born(r, "%d.%m.%Y"),
            f"{r.age} J." if r.age else "",
        ],
    )
    for n, r in enumerate(cases, 1):
        truth.report(r, "anzeigen.csv", n, f"500 Js {r.number}/25")
    _write(folder / "anzeigen.csv", rows, "utf-8-sig", ";", "sep=;\r\n")


WRITERS = {"uk": london, "mx": mexico, "jp": osaka, "bonn": bonn}
