"""Provider reports in XML: any namespace, unknown flags kept, hostile documents refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from strikeback.intake.cybertip_xml import CyberTipXmlReader
from strikeback.intake.open import open_source
from strikeback.model.bodies import Account, Capture, Conversation, Device, MediaHash, Person, Report
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError, WrongEncodingError
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Role
from strikeback.model.time import ZoneState

REPORT = """
<report>
  <incidentSummary>
    <incidentType>Online Enticement of Children for Sexual Acts</incidentType>
    <platform>Instagram</platform>
    <escalateToHighPriority>Deadline stated by the reported user</escalateToHighPriority>
    <reportAnnotations><sextortion/><flagNobodyListed/></reportAnnotations>
    <incidentDateTime>2014-03-05T22:00:00+08:00</incidentDateTime>
  </incidentSummary>
  <internetDetails><chatImIncident><chatClient>Instagram</chatClient><content>pay by six</content></chatImIncident></internetDetails>
  <internetDetails><webPageIncident thirdPartyHostedContent="true"><url>https://www.instagram.com/syn.persona/</url></webPageIncident></internetDetails>
  <reporter><reportingPerson><firstName>Robin</firstName><lastName>Desk</lastName><email>desk@example.com</email></reportingPerson>
    <companyTemplate>Template text</companyTemplate></reporter>
  <personOrUserReported>
    <personOrUserReportedPerson><firstName>Cleo</firstName><phone countryCallingCode="44" verified="true">7700900123</phone>
      <email verified="false" type="Home">cleo@example.org</email><email>cleo.two@example.org</email></personOrUserReportedPerson>
    <espIdentifier>17841400000000001</espIdentifier><screenName>syn.persona</screenName>
    <displayName>Cleo A</displayName><displayName>Cleo B</displayName>
    <ipCaptureEvent><ipAddress>192.0.2.44</ipAddress><eventName>Login</eventName><dateTime>2014-03-05T14:00:00Z</dateTime><port>50123</port></ipCaptureEvent>
    <ipCaptureEvent><ipAddress>2001:db8::5</ipAddress><eventName>Upload</eventName><dateTime>2014-03-05T22:00:00</dateTime><possibleProxy>true</possibleProxy></ipCaptureEvent>
    <deviceId><idType>IMEI</idType><idValue>490154203237518</idValue></deviceId>
    <associatedAccount accountType="Billing" thirdPartyUser="true"><espService>Facebook</espService><espIdentifier>100005551234567</espIdentifier></associatedAccount>
    <associatedAccount accountType="Linked"><espService>Facebook</espService><screenName>syn.linked</screenName></associatedAccount>
  </personOrUserReported>
  <intendedRecipient><screenName>other.syn</screenName></intendedRecipient>
  <victim><victimPerson><firstName>Ari</firstName><lastName>Synth</lastName><age>14</age><dateOfBirth>1999-07-04</dateOfBirth>
      <address><address>1 Example Road</address><city>Exampleton</city><country>SG</country></address></victimPerson>
    <screenName>ari.syn</screenName><schoolName>Example School</schoolName><compromisedAccount/></victim>
  <additionalInfo>The reported user wrote from a second account.</additionalInfo>
  <somethingNew><inside attr="1">kept</inside></somethingNew>
</report>"""  # noqa: E501 - elements as providers write them
FILE = """<fileDetails><reportId>77</reportId><fileId>0123456789abcdef0123456789abcdef</fileId><originalFileName>b.png</originalFileName>
<originalFileHash hashType="Sha-1 (hex)">86f7e437faa5a7fce15d1ddcb9eaea377667b8</originalFileHash>
<originalFileHash hashType="MD5">0CC175B9C0F1B6A831C399E269772661</originalFileHash>
<fileAnnotations><viral/><brandNewFlag/></fileAnnotations><industryClassification>A2</industryClassification>
<details><nameValuePair><name>SHA256</name><value>ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb</value><type>HASH</type></nameValuePair></details>
<locationOfFile>https://example.com/x</locationOfFile></fileDetails>"""  # noqa: E501


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record | Refusal]]:
    """Write text or bytes and read them."""

    def call(text: str | bytes, **stated: str) -> list[Record | Refusal]:
        path = tmp_path / "report.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(CyberTipXmlReader().read(open_source(path, originator="esp", **stated)))

    return call


def bodies(records, kind, role=None):
    """Records whose body is of one type."""
    return [
        r for r in records if isinstance(r, Record) and isinstance(r.body, kind) and role in {None, r.role}
    ]


def test_report_people_accounts_and_captures(read) -> None:
    """Each block gives its records with the role the layout states."""
    records = read(REPORT, zone="Asia/Manila")
    report = bodies(records, Report)[0]
    assert report.body.annotations == ("sextortion", "flagNobodyListed")
    assert report.body.high_priority
    assert (report.body.platform, report.body.channel, report.body.country) == ("instagram", "platform", "SG")
    assert report.body.incident.utc.isoformat() == "2014-03-05T14:00:00+00:00"
    assert report.body.incident.offset_minutes == 480
    assert "The reported user wrote from a second account." in report.body.narrative
    assert "Deadline stated" in report.body.narrative
    assert any(s.value == "instagram:syn.persona" for s in report.selectors)
    assert ("(//report)[1]/somethingNew[1]/inside[1]", "kept") in report.unmapped
    assert bodies(records, Conversation)[0].body.messages[0].text == "pay by six"

    suspect = bodies(records, Person, Role.SUSPECT)[0]
    assert {s.value for s in suspect.selectors} == {
        "+447700900123",
        "cleo@example.org",
        "cleo.two@example.org",
    }
    assert [n.text for n in suspect.body.names if n.kind is NameKind.PERSONA] == ["Cleo A", "Cleo B"]
    victim = bodies(records, Person, Role.VICTIM)[0]
    assert [(n.text, n.kind) for n in victim.body.names] == [("Ari Synth", NameKind.LEGAL)]
    assert (victim.body.age, victim.body.birth_date.year, victim.body.school) == (14, 1999, "Example School")
    assert victim.body.places[0].street == "1 Example Road"
    assert [p.body.names[0].text for p in bodies(records, Person, Role.REPORTER)] == ["Robin Desk"]
    assert (
        len(bodies(records, Person, Role.UNKNOWN)) == 1
    )  # a victim is stated, so the recipient is not taken for one

    accounts = bodies(records, Account)
    assert {(a.role, a.body.handle or a.body.account_id) for a in accounts} == {
        (Role.SUSPECT, "syn.persona"),
        (Role.SUSPECT, "syn.linked"),
        (Role.UNKNOWN, "100005551234567"),
        (Role.UNKNOWN, "other.syn"),
        (Role.VICTIM, "ari.syn"),
    }
    assert next(a for a in accounts if a.role is Role.VICTIM).body.compromised
    device = bodies(records, Device)[0]
    assert device.selectors[0].value == "490154203237518"
    assert (Relation.HAS_DEVICE, device.id) in {(t.relation, t.to) for t in suspect.ties}


def test_captures_keep_zone_and_port(read) -> None:
    """A stated zone is known; a clock reading takes the caller's zone, or says that nobody knows it."""
    first, second = bodies(read(REPORT, zone="Asia/Manila"), Capture)
    assert (first.selectors[0].value, first.body.port, first.body.at.zone) == (
        "192.0.2.44",
        50123,
        ZoneState.KNOWN,
    )
    assert (second.body.proxy, second.body.at.zone) == (True, ZoneState.ASSUMED)
    assert second.body.at.utc == first.body.at.utc
    unknown = bodies(read(REPORT), Capture)[1]
    assert unknown.body.at.zone is ZoneState.UNKNOWN
    assert unknown.body.at.raw == "2014-03-05T22:00:00"


def test_file_details(read) -> None:
    """Hash kinds come from free text; a hash of the wrong length is counted; unknown flags stay."""
    records = read(FILE)
    media = bodies(records, MediaHash)[0]
    assert {s.kind.value for s in media.selectors} == {"md5", "sha256"}
    assert [
        r.what.partition(":")[0]
        for r in records
        if isinstance(r, Refusal) and r.reason is RefusalReason.BAD_SELECTOR
    ] == ["originalFileHash"]
    assert media.body.tags == ("viral", "brandNewFlag")
    assert media.body.category == "industry/A2"
    assert ("(//fileDetails)[1]/fileId[1]", "0123456789abcdef0123456789abcdef") in media.unmapped
    assert bodies(records, Report)[0].body.number == "77"


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda t: t, id="plain"),
        pytest.param(
            lambda t: t.replace("<report>", '<report xmlns="https://example.org/ns">', 1),
            id="default-namespace",
        ),
        pytest.param(
            lambda t: (
                t.replace("<", "<n:")
                .replace("<n:/", "</n:")
                .replace("<n:report>", '<n:report xmlns:n="urn:x">', 1)
            ),
            id="prefix",
        ),
        pytest.param(lambda t: f'<?xml version="1.0" encoding="UTF-8"?><all>{t}</all>', id="wrapped"),
    ],
)
def test_namespaces_make_no_difference(read, wrap) -> None:
    """Local names decide."""
    plain = [s.value for r in read(REPORT) if isinstance(r, Record) for s in r.selectors]
    assert [s.value for r in read(wrap(REPORT)) if isinstance(r, Record) for s in r.selectors] == plain
    assert CyberTipXmlReader().sniff(Path("x"), wrap(REPORT).encode()) > 0.9


def test_many_reports(read) -> None:
    """Each report keeps to itself."""
    records = read(f"<reports>{REPORT * 3}</reports>")
    reports = bodies(records, Report)
    assert len({r.id for r in reports}) == 3
    assert [r.locator.path.split(";")[0] for r in reports] == [f"(//report)[{n}]" for n in (1, 2, 3)]
    assert {r.report for r in records if isinstance(r, Record)} == {r.id for r in reports}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param(REPORT[:-20], BrokenFileError, id="truncated"),
        pytest.param("<other/>", BrokenFileError, id="no-report"),
        pytest.param(
            '<!DOCTYPE report [<!ENTITY x SYSTEM "file:///etc/hostname">]><report>&x;</report>',
            BrokenFileError,
            id="external",
        ),
        pytest.param("<report>" + "<a>" * 100 + "</a>" * 100 + "</report>", TooLargeError, id="deep"),
        pytest.param(
            b"<report><additionalInfo>\xff\xff</additionalInfo></report>", WrongEncodingError, id="bytes"
        ),
        pytest.param(
            "<report><additionalInfo>" + "x" * 11_000_000 + "</additionalInfo></report>",
            TooLargeError,
            id="text",
        ),
    ],
)
def test_hostile_documents(read, text, error) -> None:
    """One error of the tree; nothing outside the file is read."""
    with pytest.raises(error):
        read(text)


def test_billion_laughs(read) -> None:
    """Entities are refused before they grow."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(RefusedInputError):
        read(f"<!DOCTYPE report [{entities}]><report><additionalInfo>&a9;</additionalInfo></report>")


def test_sniff_leaves_other_xml_alone() -> None:
    """Bank statements and extractions are not reports."""
    reader = CyberTipXmlReader()
    assert reader.sniff(Path("x"), FILE.encode()) >= 0.7
    assert reader.sniff(Path("x"), b"<Document><BkToCstmrStmt/></Document>") == 0
    assert reader.sniff(Path("x"), b'<project xmlns="http://pa.cellebrite.com/report/2.0"/>') == 0
    assert reader.sniff(Path("x"), b"reportId,incidentSummary\n1,2\n") == 0
