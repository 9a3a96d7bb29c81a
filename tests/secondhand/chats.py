"""Chat exports as telephones of many countries write them: (name, head of a line, system lines, language, danger)."""
# ruff: noqa: E501 - data read better whole

import zipfile
from pathlib import Path

from secondhand.ledger import Ledger

NNBSP = "\u202f"
LRM = "\u200e"

# name | pattern of the beginnings of lines | language of danger ("" none) | lines (A: offender, B: victim)
CHATS = {
    "WhatsApp Chat with Amber.txt": (
        ("1/3/25, 9:41" + NNBSP + "PM - {}: ", "1/3/25, 9:58" + NNBSP + "PM - {}: ", "1/14/25, 12:05" + NNBSP + "AM - {}: "),
        "en", ("Amber Stone: You have until midnight", "Tyler B: please stop", "Tyler B: i dont want to be alive anymore, i have the pills here"),
    ),
    "_chat.txt": (
        ("[03/01/2025, 21:41:07] {}: ", "[14/01/2025, 21:58:12] {}: ", "[15/01/2025, 00:05:59] {}: "),
        "", ("Lina Chen: hello from the language app", "Junhao: hello", "Junhao: this film made me cry, I nearly died laughing"),
    ),
    "WhatsApp-Chat mit Nadia.txt": (
        ("03.01.25, 21:41 - {}: ", "14.01.25, 21:58 - {}: ", "15.01.25, 00:05 - {}: "),
        "", ("Nadia: Hallo, wie geht es dir?", "Jonas: Gut, danke", "Jonas: <Medien ausgeschlossen>"),
    ),
    "KakaoStyle WhatsApp 대화 - 유키.txt": (
        ("2025. 1. 3. 오후 9:41 - {}: ", "2025. 1. 14. 오후 9:58 - {}: ", "2025. 1. 15. 오전 12:05 - {}: "),
        "ko", ("유키: 돈 보내", "민준: 제발 그만해 주세요", "민준: 나 이제 죽을 거야. 유서도 썼어"),
    ),
    "與 Lina 的 WhatsApp 對話.txt": (
        ("[2025/1/3 下午9:41:07] {}: ", "[2025/1/14 下午9:58:12] {}: ", "[2025/1/15 上午12:05:59] {}: "),
        "zh-Hant", ("Lina: 快點轉帳", "浩賢: 我冇錢", "浩賢: 我唔想活喇，我企緊喺天台邊"),
    ),
    "WhatsApp 聊天 简体.txt": (
        ("2025/1/3 21:41 - {}: ", "2025/1/14 21:58 - {}: ", "2025/1/15 00:05 - {}: "),
        "", ("小美: 你不理我我就去死", "俊豪: 你骗人", "俊豪: 我已经报警了"),
    ),
    "Chat WhatsApp dengan Putri.txt": (
        ("03/01/25 21.41 - {}: ", "14/01/25 21.58 - {}: ", "15/01/25 00.05 - {}: "),
        "id", ("Putri: transfer sekarang", "Bagas: saya tidak punya uang kak", "Bagas: saya mau mati saja, sudah minum racun"),
    ),
    "iso.txt": (
        ("2025-01-03, 21:41 - {}: ", "2025-01-14, 21:58 - {}: ", "2025-01-15, 00:05 - {}: "),
        "", ("Ella: hei", "Ville: moi", "Ville: <Media jätettiin pois>"),
    ),
    "Discussion WhatsApp avec Chloé.txt": (
        ("03/01/2025 à 21:41 - {}: ", "14/01/2025 à 21:58 - {}: ", "15/01/2025 à 00:05 - {}: "),
        "fr", ("Chloé: paie maintenant", "Théo: arrête s'il te plaît", "Théo: je vais me suicider ce soir, tout le monde a vu la vidéo"),
    ),
    "Chat de WhatsApp con Sofía.txt": (
        ("3/1/25, 9:41" + NNBSP + "p. m. - {}: ", "14/1/25, 9:58" + NNBSP + "p. m. - {}: ", "15/1/25, 12:05" + NNBSP + "a. m. - {}: "),
        "", ("Sofía: hola", "Diego: hola, qué tal", "Diego: me muero de risa"),
    ),
    "Usapan sa WhatsApp kay Grace.txt": (
        ("[1/3/25, 9:41:07 PM] {}: ", "[1/14/25, 9:58:12 PM] {}: ", "[1/15/25, 12:05:59 AM] {}: "),
        "tl", ("Grace: bayad na", "Jericho: wala po akong pera", "Jericho: ayoko na mabuhay, magpapakamatay na lang ako"),
    ),
    "Perbualan WhatsApp dengan Sara.txt": (
        ("03/01/2025, 9:41 PTG - {}: ", "14/01/2025, 9:58 PTG - {}: ", "15/01/2025, 12:05 PG - {}: "),
        "", ("Sara: saya sebar kalau tak bayar", "Hafiz: saya dah lapor polis", "Hafiz: <Media dikecualikan>"),
    ),
}  # fmt: skip

LOCK = "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."


def chats(folder: Path, truth: Ledger) -> None:
    """Write every export, and one of them again as the zip the app makes."""
    for number, (name, (heads, language, said)) in enumerate(CHATS.items()):
        text = "\n".join(_lines(number, heads, said)) + "\n"
        path = folder / name
        if number % 4 == 1:
            path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
        else:
            path.write_text(text, encoding="utf-8")
        _note(truth, name, language)
    with zipfile.ZipFile(folder / "WhatsApp Chat - Emma.zip", "w") as packed:
        member = zipfile.ZipInfo("_chat.txt", (2025, 1, 20, 10, 0, 0))
        heads = CHATS["_chat.txt"][0]
        said = (
            "Emma: pay now",
            "Callum: leave me alone",
            "Callum: mum found me after I tried to hang myself today",
        )
        packed.writestr(member, "\r\n".join(_lines(1, heads, said)) + "\r\n")
        packed.writestr(zipfile.ZipInfo("00000012-PHOTO.jpg", (2025, 1, 20, 10, 0, 0)), b"not a picture")
    _note(truth, "WhatsApp Chat - Emma.zip", "en")


def _lines(number: int, heads: tuple[str, ...], said: tuple[str, ...]) -> list[str]:
    out = [heads[0].replace("{}: ", "") + (LRM if number % 2 else "") + LOCK]
    for head, one in zip(heads, said, strict=True):
        who, _, words = one.partition(": ")
        out.append((LRM if number % 3 == 1 and words.startswith("<") else "") + head.format(who) + words)
    out.append("second line of the last message: with a colon")
    return out


def _note(truth: Ledger, name: str, language: str) -> None:
    truth.files.append(("sg", name, "whatsapp", "conversation", "1", "1"))
    truth.alerts.append(("sg", name, "", "", "", "P1" if language else "", language or "en", "chat"))
