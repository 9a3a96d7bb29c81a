"""Identity documents: check digits where a country has them, forms where it has none."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.document import normalise_document

KEY = b"a secret of the store"
RRN = "900101-1234568"


@pytest.mark.parametrize(
    ("raw", "country", "kind", "value", "valid"),
    [
        # Published examples: HKID G123456(A) and L555555(0) of the Immigration Department's specimen forms.
        ("G123456(A)", "HK", "HKID", "HK:hkid:G123456A", True),
        ("g 123456 a", "HKG", "", "HK:hkid:G123456A", True),
        ("AB987654(3)", "", "香港身份證", "HK:hkid:AB9876543", True),
        ("G123456", "HK", "id card", "HK:hkid:G123456A", False),
        ("S1234567D", "SG", "NRIC", "SG:nric:S1234567D", True),
        ("T1234567J", "SG", "", "SG:nric:T1234567J", True),
        ("F1234567N", "SG", "FIN", "SG:nric:F1234567N", True),
        ("G1234567X", "SG", "", "SG:nric:G1234567X", True),
        ("M1234567K", "SG", "", "SG:nric:M1234567K", True),
        ("3171-0141-0190-0001", "ID", "KTP", "ID:nik:3171014101900001", True),
        ("900101-14-5678", "MY", "MyKad", "MY:mykad:900101145678", True),
        ("11010519491231002x", "CN", "身份证", "CN:resident_id:11010519491231002X", True),
        ("123-45-6780", "US", "SSN", "US:ssn:123456780", False),
        ("P1234567A", "PH", "Passport No", "PH:passport:P1234567A", False),
        ("ID: 1234-5678-9014", "PH", "PhilSys", "PH:national_id:123456789014", False),
        ("H12345679", "HK", "passport", "HK:passport:H12345679", False),
        ("M12345678", "KR", "", "KR::M12345678", False),
        ("X1029384", "", "", "::X1029384", False),
        ("HK:hkid:G123456A", "", "", "HK:hkid:G123456A", True),
    ],
)
def test_accepted(raw: str, country: str, kind: str, value: str, valid: bool) -> None:  # noqa: FBT001
    """Separators and case do not count; the country's own number is told by its form."""
    document = normalise_document(raw, country, kind)
    assert (document.value, document.valid, document.linkable) == (value, valid, True)


@pytest.mark.parametrize(
    ("raw", "country", "kind", "why"),
    [
        ("", "HK", "hkid", Unusable.EMPTY),
        ("0000000000", "PH", "id", Unusable.PLACEHOLDER),
        ("id: (none)", "PH", "id", Unusable.PLACEHOLDER),
        ("G123456(1)", "HK", "HKID", Unusable.WRONG_CHECKSUM),
        ("S1234567A", "SG", "NRIC", Unusable.WRONG_CHECKSUM),
        ("M1234567L", "SG", "FIN", Unusable.WRONG_CHECKSUM),
        ("110105194912310021", "CN", "", Unusable.WRONG_CHECKSUM),
        ("110105194913310020", "CN", "身份证", Unusable.WRONG_FORM),
        ("3171014113900001", "ID", "nik", Unusable.WRONG_FORM),
        ("3171014101900000", "ID", "nik", Unusable.WRONG_FORM),
        ("31710141019000", "ID", "nik", Unusable.WRONG_FORM),
        ("901301145678", "MY", "mykad", Unusable.WRONG_FORM),
        ("900101005678", "MY", "mykad", Unusable.WRONG_FORM),
        ("000-12-3456", "US", "ssn", Unusable.WRONG_FORM),
        ("666-12-3456", "US", "ssn", Unusable.WRONG_FORM),
        ("912-12-3456", "US", "ssn", Unusable.WRONG_FORM),
        ("123-00-3456", "US", "ssn", Unusable.WRONG_FORM),
        ("123-12-0000", "US", "ssn", Unusable.WRONG_FORM),
        ("078-05-1120", "US", "ssn", Unusable.PLACEHOLDER),
        ("901301-1234567", "KR", "rrn", Unusable.WRONG_FORM),
        ("1234", "KR", "rrn", Unusable.WRONG_FORM),
        ("1234567A", "HK", "hkid", Unusable.WRONG_FORM),
        ("1234567D", "SG", "nric", Unusable.WRONG_FORM),
        ("abc", "PH", "passport", Unusable.WRONG_FORM),
        ("A1029384", "Philippines", "passport", Unusable.UNKNOWN_COUNTRY),
    ],
)
def test_refused(raw: str, country: str, kind: str, why: Unusable) -> None:
    """Wrong check digits, impossible dates and numbers never issued."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_document(raw, country, kind)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    ("raw", "country", "kind"),
    [(RRN, "KR", "RRN"), (RRN, "", "주민등록번호"), (RRN, "", ""), ("9001011234568", "KR", "")],
)
def test_korean_resident_numbers_are_never_kept(raw: str, country: str, kind: str) -> None:
    """Seven digits and a keyed digest are left; without the key the number does not link."""
    keyed = normalise_document(raw, country, kind, key=KEY)
    bare = normalise_document(raw, country, kind)
    for document in (keyed, bare):
        assert document.raw == "900101-1******"
        assert "234568" not in document.value.partition(".")[0]
    assert keyed.value.startswith("KR:rrn:9001011.")
    assert keyed.linkable
    assert bare.value == "KR:rrn:9001011"
    assert not bare.linkable
    assert normalise_document("900101-1******", "KR", "RRN", key=KEY).value == bare.value
