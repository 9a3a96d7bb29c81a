"""The desks that keep tables: Macau, Taiwan, Jeonbuk, Brittany, Semarang, Cebu, Johor, Auckland, Victoria."""
# ruff: noqa: DTZ001, E501, SIM905 - clock readings without zone, as files keep them; data read better whole

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from secondhand.cases import Report
from secondhand.ledger import Ledger
from secondhand.spelling import abroad, facebook, handle, local, mixed, month, national, telegram


def _csv(path: Path, rows: list[list[str]], encoding: str, mark: str = ",", end: str = "\r\n") -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark, lineterminator=end).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))


def macau(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write UTF-8 with a mark, own column names, dates in Chinese, platforms within one cell."""
    head = "序號 立案日期 事發時間 苦主 苦主出生年月 苦主歲數 苦主聯絡電話 苦主電郵 苦主社交帳號 對方自稱 對方帳號 對方電話 對方電郵 收款戶名 收款戶口 索取款項 案情撮要"
    rows = [head.split()]
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        birth = "" if not r.birth else f"{r.birth.year}年{r.birth.month}月{r.birth.day}日"
        rows.append([
            f"PJ-{r.number:04d}/2025", f"{r.filed.year}年{r.filed.month}月{r.filed.day}日",
            f"{r.at.year}年{r.at.month:02d}月{r.at.day:02d}日 {r.at:%H:%M}", r.name, birth,
            f"{r.age}歲" if r.age and n % 2 else "", local(r.phone, "+853", n), r.email,
            f"IG：{r.handle}" if r.handle else "", c.persona, mixed(c, n, ("IG", "臉書", "Telegram"), "；"),
            abroad(c.phone, n), c.email, c.payee, c.account, f"澳門元{r.amount * 8:,}", r.text,
        ])  # fmt: skip
        truth.report(r, "苦主登記表.csv", n, f"PJ-{r.number:04d}/2025")
    _csv(folder / "苦主登記表.csv", rows, "utf-8-sig")


def taiwan(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write Big5 with years of the Republic and a line above the header."""
    rows = [["被害人通報清冊", "", "製表：科技偵查隊"], []]
    rows.append(
        "案號 受理日 被害人姓名 出生年月日 性別 行動電話 電子信箱 嫌疑人暱稱 嫌疑人IG帳號 嫌疑人臉書網址 嫌疑人Telegram 嫌疑人電話 嫌疑人信箱 匯入戶名 匯入帳號 財損金額 摘要".split()
    )
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        rows.append([
            f"114刑偵{r.number:05d}", _roc(r.filed, n), r.name, _roc(r.birth, n) if r.birth else "",
            "男" if r.victim.sex == "M" else "女", local(r.phone, "+886", n), r.email, c.persona, handle(c.handle, n),
            facebook(c.facebook, n), telegram(c.telegram, n), abroad(c.phone, n), c.email, c.payee, c.account,
            f"{r.amount * 32:,}元", r.text,
        ])  # fmt: skip
        truth.report(r, "通報清冊.csv", n, f"114刑偵{r.number:05d}")
    _csv(folder / "通報清冊.csv", rows, "cp950")


def _roc(day: date, style: int) -> str:
    year = day.year - 1911
    if style % 2:
        return f"{year}/{day.month:02d}/{day.day:02d}"
    return f"民國{year}年{day.month}月{day.day}日"


def korea(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write cp949 with counted ages, six-digit birth dates and amounts in ten thousands."""
    rows = [
        "사건번호 접수일시 피해자성명 생년월일 나이 피해자연락처 피해자메일 피해자SNS 상대방대화명 상대방인스타그램 상대방페이스북 상대방텔레그램 상대방전화 상대방메일 예금주 입금계좌번호 요구금액 진술요지".split()
    ]
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        birth = "" if not r.birth else (f"{r.birth:%Y.%m.%d}." if n % 3 else f"{r.birth:%y%m%d}")
        rows.append([
            f"2025-사이버-{r.number:03d}", f"{r.filed:%Y. %m. %d.} 오후 {r.number % 9 + 1}시 {r.number % 50 + 5}분",
            r.name, birth, f"만 {r.age}세" if r.age else "", local(r.phone, "+82", 0 if n % 4 else 1), r.email,
            f"@{r.handle}" if r.handle else "", c.persona, handle(c.handle, n), facebook(c.facebook, n),
            telegram(c.telegram, n), abroad(c.phone, n), c.email, c.payee, c.account, f"{r.amount * 14 // 100 * 10}만원",
            r.text,
        ])  # fmt: skip
        truth.report(r, "사이버접수대장.csv", n, f"2025-사이버-{r.number:03d}")
    _csv(folder / "사이버접수대장.csv", rows, "cp949")


def brittany(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write cp1252 with semicolons, names in two columns, decimal commas, day before month."""
    head = (
        "N° procédure;Date de plainte;Date et heure des faits;NOM de la victime;Prénom de la victime;Né(e) le;Âge;"
        "Tél. victime;Courriel victime;Commune de résidence;Pseudonyme du mis en cause;Compte Instagram du mis en cause;"
        "Profil Facebook du mis en cause;Telegram du mis en cause;Tél. mis en cause;Courriel mis en cause;"
        "Titulaire du compte bénéficiaire;N° de compte bénéficiaire;Préjudice (€);Exposé des faits"
    )
    rows = [head.split(";")]
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        given, _, family = r.name.partition(" ")
        amount = f"{r.amount * 0.92:,.2f}".replace(",", " ").replace(".", ",")
        rows.append([
            f"25-{r.number:05d}", f"{r.filed:%d/%m/%Y}", f"{r.at:%d/%m/%Y} à {r.at:%Hh%M}", family.upper(), given,
            f"{r.birth:%d/%m/%Y}" if r.birth else "", f"{r.age} ans" if r.age else "", local(r.phone, "+33", n), r.email,
            r.victim.city, c.persona, handle(c.handle, n), facebook(c.facebook, n), telegram(c.telegram, n),
            abroad(c.phone, n), c.email, c.payee, c.account, amount, r.text,
        ])  # fmt: skip
        truth.report(r, "plaintes_2025.csv", n, f"25-{r.number:05d}")
    _csv(folder / "plaintes_2025.csv", rows, "cp1252", ";")


MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


def semarang(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write a workbook: three title lines, a merged band over the header, two sheets, sums at the end."""
    book = openpyxl.Workbook()
    half = len(cases) // 2
    for number, part in enumerate((cases[:half], cases[half:])):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = ("Semester I", "Semester II")[number]
        sheet.append(["REKAPITULASI LAPORAN PEMERASAN DARING"])
        sheet.append(["SUBDIT SIBER"])
        sheet.append(["TAHUN 2025"])
        sheet.append(["", "", "DATA KORBAN", "", "", "", "", "DATA TERLAPOR", "", "", "", "", "", "", "", ""])
        sheet.merge_cells("C4:G4")
        sheet.merge_cells("H4:N4")
        sheet.append([
            "No. LP", "Tgl Lapor", "Nama Korban", "Tgl Lahir", "Umur", "No. HP Korban", "Email Korban",
            "Nama Akun Terlapor", "Instagram Terlapor", "Facebook Terlapor", "Telegram Terlapor", "No. HP Terlapor",
            "Atas Nama Rekening", "No. Rekening", "Kerugian (Rp)", "Uraian Singkat Kejadian",
        ])  # fmt: skip
        for n, r in enumerate(part, 1):
            c = r.contacts[0]
            sheet.append([
                f"LP/B/{r.number:03d}/2025", _polda_date(r.filed, number), r.name,
                _polda_date(r.birth, number) if r.birth else None, r.age, _polda_phone(r.phone, n), r.email or None,
                c.persona, handle(c.handle, n) or None, facebook(c.facebook, n) or None, telegram(c.telegram, n) or None,
                abroad(c.phone, n) or None, c.payee or None, c.account or None, r.amount * 16000, r.text,
            ])  # fmt: skip
            truth.report(r, "rekap_polda.xlsx", "", f"LP/B/{r.number:03d}/2025")
        sheet.append(
            ["JUMLAH", None, f"{len(part)} korban", *[None] * 11, sum(r.amount * 16000 for r in part)]
        )
    book.save(folder / "rekap_polda.xlsx")


def _polda_date(day: date, number: int) -> datetime | str:
    if number == 0:
        return datetime(day.year, day.month, day.day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _polda_phone(phone: str, n: int) -> str | int | None:
    """Return a number as a spreadsheet keeps it: every second one lost its leading zero."""
    if not phone.startswith("+62"):
        return abroad(phone, n) or None
    return int(phone[3:]) if n % 2 else national(phone)


def cebu(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write a tab-separated list in three languages at once; month before day."""
    rows = [["Blotter Entry", "Petsa gi-report", "Ngalan sa biktima", "Edad", "Bday", "Cellphone no. (biktima)",
             "Email (biktima)", "Taga-asa", "Ngalan nga gigamit sa suspek", "FB/IG/Telegram sa suspek", "Cellphone no. (suspek)",
             "Email (suspek)", "GCash/bank account name", "Account no.", "Pila gipangayo", "Unsay nahitabo"]]  # fmt: skip
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        rows.append([
            f"CCPO-25-{r.number:04d}", f"{r.filed:%m/%d/%Y}" if n % 4 else f"{r.filed:%b %d, %Y}", r.name,
            f"{r.age} y/o" if r.age else "", f"{r.birth:%m/%d/%Y}" if r.birth else "", local(r.phone, "+63", n), r.email,
            r.victim.city, c.persona, mixed(c, n, mark=" / "), local(c.phone, "+63", n), c.email, c.payee, c.account,
            f"P{r.amount * 57:,}.00", r.text,
        ])  # fmt: skip
        truth.report(r, "blotter_cyber.tsv", n, f"CCPO-25-{r.number:04d}")
    _csv(folder / "blotter_cyber.tsv", rows, "utf-8", "\t", "\n")


def johor(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write Malay headers, dates with dots, pipes between cells."""
    rows = [
        "No. Repot|Tarikh Repot|Tarikh Kejadian|Nama Mangsa|Tarikh Lahir Mangsa|Umur|Telefon Mangsa|E-mel Mangsa|Nama Profil Suspek|Instagram Suspek|Facebook Suspek|Telegram Suspek|Telefon Suspek|E-mel Suspek|Nama Pemegang Akaun|No. Akaun Bank|Jumlah Diminta|Butiran Kes".split(
            "|"
        )
    ]
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        rows.append([
            f"JB/RPT/{r.number:05d}/25", f"{r.filed:%d.%m.%Y}", f"{r.at:%d.%m.%Y %H:%M}", r.name,
            f"{r.birth:%d.%m.%Y}" if r.birth else "-", f"{r.age} tahun" if r.age else "-", local(r.phone, "+60", n) or "-",
            r.email or "tiada", c.persona, handle(c.handle, n) or "-", facebook(c.facebook, n) or "-",
            telegram(c.telegram, n) or "-", abroad(c.phone, n) or "-", c.email or "-", c.payee or "-", c.account or "-",
            f"RM{r.amount * 4.4:,.2f}", r.text,
        ])  # fmt: skip
        truth.report(r, "repot_johor.txt", n, f"JB/RPT/{r.number:05d}/25")
    _csv(folder / "repot_johor.txt", rows, "utf-8", "|", "\n")


def auckland(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write one JSON object a line, with objects and lists inside, keys left out when unknown."""
    out = []
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        birth = None if not r.birth else (month(r.birth) if r.precision == "month" else r.birth.isoformat())
        accounts = []
        if c.handle:
            accounts.append({"platform": "Instagram", "username": handle(c.handle, n % 2)})
        if c.facebook:
            accounts.append({"platform": "Facebook", "url": facebook(c.facebook, n)})
        if c.telegram:
            accounts.append({"platform": "Telegram", "username": telegram(c.telegram, 2 * n)})
        item = {
            "caseRef": f"NZH{r.number:05d}",
            "receivedAt": f"{r.filed}T09:{r.number % 60:02d}:00+13:00",
            "victim": {
                "fullName": r.name, "dateOfBirth": birth, "age": r.age, "mobile": local(r.phone, "+64", n) or None,
                "email": r.email or None, "instagram": r.handle or None,
            },
            "offender": {
                "nameUsed": c.persona, "accounts": accounts, "phone": abroad(c.phone, n) or None, "email": c.email or None,
                "payTo": c.payee or None, "payToAccount": c.account or None,
            },
            "amountDemanded": r.amount, "currency": "NZD", "whatHappened": r.text,
        }  # fmt: skip
        if n % 5 == 0:
            item["offender"]["accounts"] = accounts[0] if accounts else None
        out.append(json.dumps(_without_empty(item) if n % 2 else item, ensure_ascii=n % 3 == 0))
        truth.report(r, "hotline.jsonl", n, f"NZH{r.number:05d}")
    (folder / "hotline.jsonl").write_text("\n".join(out) + "\n", encoding="utf-8")


def _without_empty(item: dict) -> dict:
    return {
        k: _without_empty(v) if isinstance(v, dict) else v for k, v in item.items() if v not in (None, [])
    }


def victoria(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write Parquet with typed columns; a report's platform and user name stand in two columns."""
    columns: dict[str, list] = {}
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        platform, user = (
            ("Instagram", c.handle) if c.handle else ("Telegram", c.telegram) if c.telegram else (None, None)
        )
        row = {
            "complaint_id": f"ES-{r.number:06d}", "lodged": _noon(r.filed),
            "complainant_name": r.name, "complainant_dob": r.birth, "complainant_age": r.age,
            "complainant_phone": local(r.phone, "+61", n) or None, "complainant_email": r.email or None,
            "respondent_alias": c.persona, "respondent_platform": platform, "respondent_username": user,
            "respondent_phone": abroad(c.phone, n) or None, "respondent_email": c.email or None,
            "beneficiary_name": c.payee or None, "beneficiary_account": c.account or None,
            "amount_sought": float(r.amount), "amount_currency": "AUD", "description": r.text,
        }  # fmt: skip
        for key, value in row.items():
            columns.setdefault(key, []).append(value)
        truth.report(r, "complaints.parquet", n, f"ES-{r.number:06d}")
    pq.write_table(pa.table(columns), folder / "complaints.parquet")


def _noon(day: date) -> datetime:
    """Return a clock reading of a day, without zone as the file keeps it."""
    return datetime(day.year, day.month, day.day, 12)
