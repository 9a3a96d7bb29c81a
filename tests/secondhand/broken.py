"""Files that cannot be taken, each with the words a tired officer needs to see in the one error."""
# ruff: noqa: E501, ISC004 - data read better whole

import io
import struct
import zipfile
from pathlib import Path

import openpyxl

from secondhand.ledger import Ledger

HEAD = "Report no,Victim name,Victim phone,Narrative\n"


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _locked_zip() -> bytes:
    """Return a zip whose member says it is encrypted (bit 0 of the flags, APPNOTE 4.4.4)."""
    data = bytearray(_zip({"_chat.txt": b"03/01/25, 21:41 - A: hello\n"}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _locked_xlsx() -> bytes:
    """Return a compound file with the two streams of a workbook under a password (MS-CFB, MS-OFFCRYPTO)."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += (
        struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<I", 0)
        + struct.pack("<I", free) * 108
    )
    table = [fat, end, *range(3, 10), end, *range(11, 18), end]
    sectors = struct.pack("<128I", *(table + [free] * (128 - len(table))))
    entries = (("Root Entry", 5, free, 1, end, 0), ("EncryptionInfo", 2, free, free, 2, 4096),
               ("EncryptedPackage", 2, 1, free, 10, 4096), ("", 0, free, free, 0, 0))  # fmt: skip
    folder = b""
    for name, kind, left, _, start, size in entries:
        raw = (name + "\0").encode("utf-16-le") if name else b""
        child_id = 2 if kind == 5 else free
        folder += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, left, free, child_id)
        folder += bytes(36) + struct.pack("<IQ", start, size)
    return header + sectors + folder + b"\x04\x00\x04\x00" + bytes(4092) + bytes(4096)


def _big_cell() -> bytes:
    return (HEAD + 'R-1,Testa Marvell,+64 21 555 0101,"' + "a" * 30_000_000 + '"\n').encode()


def _sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Report no", "Victim name"])
    book.active.append(["R-1", "Testa Marvell"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def broken(folder: Path, truth: Ledger) -> None:
    """Write the files; ``words``: any one of them makes the error say what is wrong (alternatives by |)."""
    row = "R-1,Testa Marvell,+64 21 555 0101,money was demanded\n"
    deep = "{" + '"a":{' * 100_000 + "}" * 100_001
    made: list[tuple[str, bytes, str, str]] = [
        ("empty.csv", b"", "refuse", "empty"),
        ("only_header.csv", HEAD.encode(), "either", "no row|no data|empty|header"),
        ("blank.txt", b"\n\n   \n", "refuse", "empty|nothing|no "),
        ("truncated.xlsx", _sheet()[:2500], "refuse", "damaged|truncated|incomplete|cut|broken|corrupt|not a zip|whole"),
        ("truncated_tip.json", b'{"reportId": "190", "reportedInformation": {"reportedPeople": {"repor', "refuse", "json|end|truncat|cut"),
        ("truncated_report.xml", b'<?xml version="1.0"?><report><incidentSummary><incidentType>Online', "refuse", "xml|end|truncat|cut"),
        ("really_a_sheet.csv", _sheet(), "either", "xlsx|spreadsheet|excel|kind"),
        ("locked.zip", _locked_zip(), "refuse", "encrypt|password"),
        ("locked.xlsx", _locked_xlsx(), "refuse", "encrypt|password"),
        ("random.csv", bytes((n * n * 31 + n * 7) % 256 for n in range(4096)), "refuse", "binary|not text|encoding|unknown|kind|recogni"),
        ("picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(400), "refuse", "image|picture|media|hash|unknown|recogni|kind"),
        ("system.xls", b"<html><head><title>Export</title></head><body><table><tr><td>Report no</td></tr></table></body></html>", "refuse", "html|web page"),
        ("huge_cell.csv", _big_cell(), "refuse", "cell|large|long|limit|characters"),
        ("mixed.csv", (HEAD + row).encode() + "R-2,陳大文,1,文字\n".encode("big5") + "R-3,김민수,2,문자\n".encode("cp949")
            + "R-4,山田,3,文字\n".encode(), "refuse", "encoding|utf|decode|character"),
        ("bomb.zip", _zip({"_chat.txt": bytes(400_000_000)}), "refuse", "bomb|expand|ratio|large|unpack|compress"),
        ("dtd.xml", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><report>'
            b"<additionalInfo>&b;</additionalInfo></report>", "refuse", "entit|dtd|doctype"),
        ("deep.json", deep.encode(), "refuse", "deep|nest|level|recurs"),
        ("letter.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "refuse", "pdf|kind|recogni|unknown"),
        ("notes.sqlite", b"SQLite format 3\x00" + bytes(84), "refuse", "sqlite|database|damaged|truncat|header"),
        ("nothing_inside.ufdr", _zip({"files/readme.txt": b"no report"}), "refuse", "report.xml"),
        ("novel.txt", b"It was a quiet evening in the harbour town and nobody expected the post.\nThe ferry was late.\n",
            "refuse", "recogni|unknown|kind|format"),
        ("old_compressed.7z", b"7z\xbc\xaf\x27\x1c" + bytes(200), "refuse", "7z|7-zip|archive|unpack|kind|recogni"),
    ]  # fmt: skip
    for name, data, fate, words in made:
        (folder / name).write_bytes(data)
        truth.broken.append(("broken", name, fate, words))
