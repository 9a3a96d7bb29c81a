"""Chat exports in the date layouts of the world; order decided over the whole file; nothing lost."""

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.open import open_source
from strikeback.intake.whatsapp import WhatsAppReader
from strikeback.intake.whatsapp_lines import read_head, read_note
from strikeback.intake.whatsapp_scan import scan
from strikeback.model.bodies import Account, Conversation
from strikeback.model.errors import BrokenFileError, EncryptedFileError, RefusedInputError, TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason, Relation
from strikeback.model.time import ZoneState


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record | Refusal]]:
    """Write a text or bytes and read it."""

    def call(text: str | bytes, *, name: str = "chat.txt", **stated: str) -> list[Record | Refusal]:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(WhatsAppReader().read(open_source(path, originator="hkpf", **stated)))

    return call


def bodies(records, kind):
    """Records whose body is of one type."""
    return [r for r in records if isinstance(r, Record) and isinstance(r.body, kind)]


def messages(records):
    """All messages in order."""
    return [m for c in bodies(records, Conversation) for m in c.body.messages]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ddmmyy_24hrs", "%d/%m/%y, %H:%M"),
        ("mmddyy_24hrs", "%m/%d/%y, %H:%M"),
        ("[mmddyy]_24hrs", "[%m/%d/%y %H:%M]"),
    ],
)
def test_public_samples(shared, name, form) -> None:
    """Times, senders and texts of the public samples as a plain pattern over the file finds them."""
    path = shared / f"samples/chat-exports/whatsapp/test_{name}.txt"
    text = path.read_text("utf-8")
    starts = list(re.finditer(r"^\[?(\d\d/\d\d/\d\d),? (\d\d:\d\d)\]?(?: -)? ", text, re.MULTILINE))
    assert len(starts) == 9
    expected = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        moment = datetime.strptime(start[0].removesuffix(" ").removesuffix(" -"), form).replace(tzinfo=UTC)
        expected.append((moment, text[start.end() : following.start() if following else None].rstrip("\n")))
    found = messages(WhatsAppReader().read(open_source(path, originator="a")))
    assert [m.at.utc for m in found] == [moment for moment, _ in expected]
    assert [f"{m.sender}:{'' if m.text == '.' else ' '}{m.text}" if m.sender else m.text for m in found] == [
        t for _, t in expected
    ]
    assert [m.system for m in found] == [n in {4, 5} for n in range(9)]
    assert found[2].text.count("\n") == 1


LAYOUTS = [
    pytest.param("05/03/14, 15:20 - {}", id="slash"),
    pytest.param("5/3/14, 3:20 PM - {}", id="short-12h"),
    pytest.param("5/3/14, 3:20\u202fPM - {}", id="narrow-space"),
    pytest.param("\u200e[05/03/2014, 15:20:00] {}", id="brackets-mark"),
    pytest.param("[5/3/14, 3:20:00\u202fPM] {}", id="brackets-12h"),
    pytest.param("05.03.14, 15:20 - {}", id="dots"),
    pytest.param("5.3.2014 klo 15.20 - {}", id="finnish"),
    pytest.param("05-03-2014 15:20 - {}", id="dashes"),
    pytest.param("2014-03-05, 15:20 - {}", id="iso"),
    pytest.param("2014/3/5 下午3:20 - {}", id="chinese"),
    pytest.param("[2014/3/5 下午3:20:00] {}", id="chinese-brackets"),
    pytest.param("2014年3月5日 15:20 - {}", id="year-words"),
    pytest.param("2014년 3월 5일 오후 3:20 - {}", id="korean"),
    pytest.param("2014년 3월 5일 오후 3:20, {}", id="korean-comma"),
    pytest.param("2014. 3. 5. 오후 3:20 - {}", id="korean-dots"),
    pytest.param("[2014. 3. 5. 오후 3:20:00] {}", id="korean-brackets"),
    pytest.param("5/3/14, 3:20 p. m. - {}", id="spanish"),
    pytest.param("5/3/14 3:20 p.\u00a0m. - {}", id="spanish-nbsp"),
    pytest.param("05/03/2014 à 15:20 - {}", id="french"),
    pytest.param("05.03.14, 15:20 Uhr - {}", id="german"),
    pytest.param("05/03/14 15.20 - {}", id="indonesian"),
    pytest.param("05/03/14 15:20:00: {}", id="colon"),
    pytest.param("5/3/2557 15:20 - {}", id="thai"),
    pytest.param("٠٥/٠٣/٢٠١٤، ٣:٢٠ م - {}", id="arabic"),
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(read, layout) -> None:
    """Every layout gives 5 March 2014, 15:20, the sender and the text."""
    records = read(layout.format("Ana: hello: you\nsecond line") + "\n", date_order="DMY", zone="Asia/Manila")
    found = messages(records)
    assert [(m.sender, m.text) for m in found] == [("Ana", "hello: you\nsecond line")]
    assert found[0].at.utc == datetime(2014, 3, 5, 7, 20, tzinfo=UTC)  # Manila is eight hours ahead
    assert found[0].at.zone is ZoneState.ASSUMED
    assert found[0].place == "line:1"
    assert WhatsAppReader().sniff(Path("x.txt"), layout.format("Ana: hi").encode()) > 0.9


@pytest.mark.parametrize(
    ("dates", "stated", "region", "expected"),
    [
        pytest.param(["05/03/14", "13/03/14"], "", "", ("DMY", "values", False), id="day-over-12"),
        pytest.param(["03/05/14", "03/13/14"], "", "", ("MDY", "values", False), id="month-first"),
        pytest.param(["05/03/14", "04/04/14"], "", "", ("DMY", "values", False), id="backwards-otherwise"),
        pytest.param(["03/13/14", "03/14/14"], "DMY", "", ("MDY", "values", False), id="values-beat-caller"),
        pytest.param(["05/03/14"], "MDY", "GB", ("MDY", "caller", False), id="caller"),
        pytest.param(["05/03/14"], "", "US", ("MDY", "region", True), id="region"),
        pytest.param(["05/03/14"], "", "", ("DMY", "default", True), id="nothing"),
        pytest.param(["14/03/05", "14/04/05"], "", "", ("YMD", "values", False), id="short-year-first"),
        pytest.param(["03/03/14"], "", "", ("DMY", "values", False), id="same-either-way"),
        pytest.param(["2014-03-05"], "", "", ("YMD", "values", False), id="iso"),
    ],
)
def test_order_is_decided_over_the_file(dates, stated, region, expected) -> None:
    """Impossible days, years before the service, and steps back in time rule orders out."""
    found = scan([f"{day}, 10:00 - A: x" for day in dates], stated=stated, region=region)
    assert (found.order, found.decided_by, found.open_order) == expected


def test_open_order_is_said(read) -> None:
    """A date that could be read both ways says so on the record; a decided one does not."""
    assert bodies(read("05/03/14, 10:00 - A: x"), Conversation)[0].unmapped[0][0] == "date_order"
    assert bodies(read("05/03/14, 10:00 - A: x\n13/03/14, 10:00 - A: y"), Conversation)[0].unmapped == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 4000), min_size=2, max_size=20).map(sorted),
    st.sampled_from(["%d/%m/%y", "%m/%d/%y", "%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y", "%y/%m/%d"]),
)
def test_decided_order_is_the_written_one(days, form) -> None:
    """Whenever the file decides, it decides for the order it was written in, or one that reads the same."""
    start = datetime(2013, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(days=day) for day in days]
    found = scan([f"{one.strftime(form)}, 10:00 - A: x" for one in moments], stated="", region="")
    if found.decided_by == "values":
        separator = re.search(r"[^\w%]", form)[0]
        form_of = {"DMY": ["%d", "%m"], "MDY": ["%m", "%d"], "YMD": ["%m", "%d"]}[found.order]
        year = form[form.lower().index("%y") : form.lower().index("%y") + 2]
        parts = [year, *form_of] if found.order == "YMD" else [*form_of, year]
        read_back = separator.join(parts)
        assert [
            datetime.strptime(one.strftime(form), read_back).replace(tzinfo=UTC) for one in moments
        ] == moments


def test_phone_senders_become_selectors(read) -> None:
    """A label that is a number is the selector of that party's account; a saved name is only shown."""
    records = read("05/03/14, 10:00 - +44\u00a07700\u00a0900123: hi\n05/03/14, 10:01 - ~\u202fAna: hello\n")
    first, second = bodies(records, Account)
    assert [s.value for s in first.selectors] == ["+447700900123"]
    assert (second.selectors, second.body.display_names) == ((), ("Ana",))
    talk = bodies(records, Conversation)[0]
    assert [t.to for t in talk.ties if t.relation is Relation.PARTICIPANT] == [first.id, second.id]
    assert [p.label for p in talk.body.participants] == [m.sender for m in talk.body.messages]


def test_colons_in_names_and_system_lines(read) -> None:
    """A name that always goes on after its colon keeps it; lines of the application have no sender."""
    lines = [f"05/03/14, 10:0{n} - Team: North: line {n}" for n in range(4)]
    lines += [
        "05/03/14, 10:05 - Ana: Note: x",
        "05/03/14, 10:06 - Ana: plain",
        '05/03/14, 10:07 - Ana changed the subject to "A: B"',
    ]
    lines += ["05/03/14, 10:08 - Messages and calls are end-to-end encrypted."]
    found = messages(read("\n".join(lines), date_order="DMY"))
    assert [m.sender for m in found] == ["Team: North"] * 4 + ["Ana"] * 2 + [""] * 2
    assert found[4].text == "Note: x"
    assert [m.system for m in found] == [False] * 6 + [True] * 2


NOTES = [
    pytest.param("<Media omitted>", 1, False, id="english"),
    pytest.param("<Medien ausgeschlossen>", 1, False, id="german"),
    pytest.param("<Multimedia omitido>", 1, False, id="spanish"),
    pytest.param("<省略多媒體檔案>", 1, False, id="chinese"),
    pytest.param("<미디어 파일을 생략한 대화내용>", 1, False, id="korean"),
    pytest.param("<Media tidak disertakan>", 1, False, id="indonesian"),
    pytest.param("\u200eimage omitted", 1, False, id="ios"),
    pytest.param("\u200e이미지 생략됨", 1, False, id="ios-korean"),
    pytest.param("IMG-20140305-WA0001.jpg (file attached)", 1, False, id="file"),
    pytest.param("\u200e<attached: 00000012-PHOTO-2014.jpg>", 1, False, id="ios-file"),
    pytest.param("my list.pdf (archivo adjunto)", 1, False, id="file-with-blanks"),
    pytest.param("This message was deleted", 0, True, id="deleted"),
    pytest.param("삭제된 메시지입니다.", 0, True, id="deleted-korean"),
    pytest.param("I omitted the image", 0, False, id="about-omitting"),
    pytest.param("see report.pdf (second page)", 0, False, id="about-a-file"),
    pytest.param("a < b and c > d", 0, False, id="signs"),
    pytest.param("this message was deleted by mistake I think", 0, False, id="about-deleting"),
]


@pytest.mark.parametrize(("text", "attachments", "deleted"), NOTES)
def test_placeholders(text, attachments, deleted) -> None:
    """Placeholders count as attachments or deletions; people writing about them do not."""
    note = read_note(text)
    assert (note.attachments, note.deleted) == (attachments, deleted)


def test_caption_stays_and_file_name_goes(read) -> None:
    """The caption is kept, the attachment counted, the file's name kept nowhere."""
    records = read("05/03/14, 10:00 - Ana: IMG-7.jpg (file attached)\nthe view from here\n")
    assert [(m.text, m.attachments) for m in messages(records)] == [("the view from here", 1)]
    assert [r.reason for r in records if isinstance(r, Refusal)] == [RefusalReason.MEDIA_SKIPPED]


def test_parts_and_lines(read) -> None:
    """2,500 messages give three parts; the place of each is its line."""
    records = read("".join(f"13/03/14, 10:00 - {'AB'[n % 2]}: t{n}\nmore\n" for n in range(2500)))
    parts = bodies(records, Conversation)
    assert [len(p.body.messages) for p in parts] == [1000, 1000, 500]
    assert [p.locator.line for p in parts] == [1, 2001, 4001]
    assert [m.text for m in messages(records)] == [f"t{n}\nmore" for n in range(2500)]
    assert messages(records)[-1].place == "line:4999"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read, encoding) -> None:
    """Byte order marks and an old single-byte encoding."""
    text = "13/03/14, 10:00 - José: mañana por la tarde en el café\r\n13/03/14, 10:01 - José: vale\r\n"
    assert [m.sender for m in messages(read(text.encode(encoding), region="ES"))] == ["José", "José"]


def make_zip(path: Path, **members: str | bytes) -> Path:
    """An archive as the app writes it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def test_archive_text_is_read_and_attachments_counted(tmp_path) -> None:
    """Only the text member is opened."""
    path = make_zip(
        tmp_path / "WhatsApp Chat.zip",
        photo__jpg=b"\xff\xd8" * 99,
        _chat__txt="[13/03/14, 10:00:00] Ana: hi\n",
        b__opus=b"x",
    )
    reader = WhatsAppReader()
    assert reader.sniff(path, path.read_bytes()) > 0.9
    records = list(reader.read(open_source(path, originator="a")))
    assert [m.text for m in messages(records)] == ["hi"]
    assert bodies(records, Conversation)[0].locator.path == "_chat.txt"
    assert sum(isinstance(r, Refusal) and r.reason is RefusalReason.MEDIA_SKIPPED for r in records) == 2


def test_refused_files(read, tmp_path) -> None:
    """No chat, no text, a line without end, archives without a chat or with a password."""
    with pytest.raises(BrokenFileError):
        read("just a letter\nwith lines\n")
    with pytest.raises(RefusedInputError):
        read(b"\x00\x01\x02\x03" * 100)
    with pytest.raises(TooLargeError):
        read("13/03/14, 10:00 - A: " + "x" * 1_100_000)
    empty = make_zip(tmp_path / "whatsapp.zip", notes__txt="hello")
    with pytest.raises(BrokenFileError):
        list(WhatsAppReader().read(open_source(empty, originator="a")))
    assert WhatsAppReader().sniff(empty, empty.read_bytes()) == 0
    data = bytearray(empty.read_bytes())
    data[6] |= 1  # encryption bit, APPNOTE 4.4.4
    data[data.index(b"PK\x01\x02") + 8] |= 1
    empty.write_bytes(data)
    with pytest.raises(EncryptedFileError):
        list(WhatsAppReader().read(open_source(empty, originator="a")))
    assert WhatsAppReader().sniff(empty, bytes(data)) > 0.5


def test_text_member_that_is_not_utf8(tmp_path) -> None:
    """An archive's damaged text is refused as a whole."""
    path = make_zip(
        tmp_path / "c.zip", _chat__txt=b"13/03/14, 10:00 - A: x\n" + b"13/03/14, 10:01 - A: \xff\xff\n" * 2
    )
    with pytest.raises(RefusedInputError):
        list(WhatsAppReader().read(open_source(path, originator="a")))


def test_odd_lines_are_counted(read) -> None:
    """A line before the first message and an impossible day are counted, the rest is kept."""
    records = read("preface\n13/03/14, 10:00 - A: x\n45/45/14, 10:00 - A: y\n14/03/14, 10:00 - A: z\n")
    assert [m.text for m in messages(records)] == ["x", "y", "z"]
    assert [r.reason for r in records if isinstance(r, Refusal)] == [
        RefusalReason.MALFORMED,
        RefusalReason.BAD_TIME,
    ]


@given(st.text(max_size=120))
@settings(max_examples=100)
def test_no_line_breaks_the_pattern(line) -> None:
    """Any text is a head or a continuation, never an error; a head keeps the end of the line."""
    head = read_head(line)
    assert head is None or line.endswith(head.rest)


@pytest.mark.parametrize(
    "line",
    [
        "12/25 was a fine day - at 10:30",
        "call 05/03/14",
        "10:30 - tomorrow",
        "1. 2. 3. go",
        "5/3/14, 10:30 xx - a: b",
    ],
)
def test_lines_that_only_look_like_heads(line) -> None:
    """Dates in the text of a message start no new one."""
    assert read_head(line) is None


def test_platform_stays_open_for_another_messengers_form(shared) -> None:
    """The same reader takes such a text, but does not say whose it is."""
    path = shared / "samples/chat-exports/signal/test_export.txt"
    records = list(WhatsAppReader().read(open_source(path, originator="a")))
    assert {r.body.platform for r in records} == {""}
    assert [(m.sender, m.text) for m in messages(records)] == [
        ("Jane Doe", "Hello John!"),
        ("John Doe", "Hello\nJane!"),
    ]
