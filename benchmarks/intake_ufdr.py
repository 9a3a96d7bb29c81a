"""Speed and memory of reading a Cellebrite report: writes one of the size asked for, reads it, deletes it.

Run ``python benchmarks/intake_ufdr.py --mb 1000``. Prints MB of XML a second of processor time and the peak
resident memory in MB, overall and grown since the first tenth of the file.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import IO

from strikeback.intake.open import open_source
from strikeback.intake.ufdr import UfdrReader
from strikeback.model.bodies import Conversation

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<project xmlns="http://pa.cellebrite.com/report/2.0" id="p"'
    ' name="synthetic" reportVersion="5.2" extractionType="FileSystem"><metadata section="Device Info">'
    '<item name="IMEI"><![CDATA[490154203237518]]></item></metadata><decodedData>\n'
)
WORDS = (
    "the",
    "parcel",
    "goes",
    "out",
    "on",
    "friday",
    "and",
    "the",
    "other",
    "one",
    "if",
    "there",
    "is",
    "room",
)


def field(name: str, value: str, kind: str = "String") -> str:
    """Return one field with its value."""
    return f'<field name="{name}" type="{kind}"><value type="{kind}"><![CDATA[{value}]]></value></field>\n'


def party(name: str, number: int) -> str:
    """Return one nested party."""
    return (
        f'<modelField name="{name}" type="Party"><model type="Party" id="p{number}" '
        f'deleted_state="Intact" decoding_confidence="High">'
        f"{field('Identifier', f'+1555010{number % 10_000:04d}')}"
        f"{field('Name', f'Person {number}')}{field('IsPhoneOwner', 'False', 'Boolean')}"
        "</model></modelField>\n"
    )


def message(number: int) -> str:
    """Return one chat message as the tool prints it, about 1.5 kB."""
    text = " ".join(WORDS[(number + i) % len(WORDS)] for i in range(8 + number % 20))
    return (
        f'<model type="InstantMessage" id="m{number}" deleted_state="Intact" decoding_confidence="High" '
        'isrelated="False" source_index="1" extractionId="0">\n'
        + field("UserMapping", "False", "Boolean")
        + field("Source", "WhatsApp")
        + field("Body", text)
        + '<field name="Subject" type="String"><empty /></field>\n'
        + field("TimeStamp", f"2014-03-{1 + number % 28:02d}T10:{number % 60:02d}:00.000+00:00", "TimeStamp")
        + field("Status", "Read", "MessageStatus")
        + party("From", number % 7)
        + '<multiModelField name="To" type="Party"><empty /></multiModelField>\n'
        + '<multiModelField name="Attachments" type="Attachment"><empty /></multiModelField>\n</model>\n'
    )


def write(file: IO[str], megabytes: int) -> None:
    """Write a report whose second half is one single chat."""
    size = file.write(HEAD)
    number = 0
    half = megabytes * 500_000
    while size < half:
        size += file.write(
            f'<model type="Chat" id="c{number}" deleted_state="Intact" decoding_confidence="High">'
            f'{field("Source", "WhatsApp")}<multiModelField name="Messages" type="InstantMessage">'
        )
        for _ in range(200):
            size += file.write(message(number))
            number += 1
        size += file.write("</multiModelField></model>\n")
    size += file.write('<model type="Chat" id="long"><multiModelField name="Messages" type="InstantMessage">')
    while size < 2 * half:
        size += file.write(message(number))
        number += 1
    file.write("</multiModelField></model></decodedData></project>")


def peak_mb() -> float:
    """Return the peak resident memory so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write, read, report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mb", type=int, default=200)
    size = options.parse_args().mb
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xml"
        with path.open("w", encoding="utf-8") as file:
            write(file, size)
        source = open_source(path, originator="bench")
        started, messages, early = time.process_time(), 0, 0.0
        for record in UfdrReader().read(source):
            if isinstance(body := getattr(record, "body", None), Conversation):
                messages += len(body.messages)
                if messages < size * 60:
                    early = peak_mb()
        seconds = time.process_time() - started
        print(
            f"{source.size / 1e6:.0f} MB, {messages} messages, {source.size / 1e6 / seconds:.1f} MB/s, "
            f"peak {peak_mb():.0f} MB, grown {peak_mb() - early:.0f} MB since the first tenth"
        )


if __name__ == "__main__":
    main()
