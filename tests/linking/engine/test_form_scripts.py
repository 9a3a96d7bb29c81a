"""Names of scripts whose letters do not tell how they are spelled elsewhere, read into Latin letters."""

import pyarrow as pa
import pytest

from strikeback.linking.engine.form_arabic import arabic_spellings
from strikeback.linking.engine.form_indic import indic_spelling
from strikeback.linking.engine.form_names import names_form
from strikeback.linking.engine.form_thai import thai_spellings
from strikeback.linking.engine.spec import Field, FieldType

INDIC = {
    "राजेश कुमार यादव": "rajesh kumar yadav",
    "मीना देवी": "mina devi",
    "संजय शर्मा": "sanjay sharma",
    "चन्द्र सिंह": "chandra singh",
    "ज़ैनब ख़ान": "zainab khan",
    "সুমন সেন": "suman sen",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ": "guraprit kaur",
    "ગીતા પટેલ": "gita patel",
    "ரவி": "ravi",
    "రవి కుమార్": "ravi kumar",
    "അനിൽ": "anil",
}
THAI = {  # transcriptions by the Royal Thai General System
    "สมชาย": "somchai",
    "สมหญิง": "somying",
    "ประเสริฐ": "prasoet",
    "จันทร์": "chan",
    "สุวรรณ": "suwan",
    "เมืองทอง": "mueangthong",
    "ดวงใจ": "duangchai",
    "ชลธิชา": "chonthicha",
    "สุนทร": "sunthon",
    "เพชร": "phet",
    "ชาติ": "chat",
    "ใหม่": "mai",
    "เสาวภา": "saowapha",
    "แก้ว": "kaeo",
}


@pytest.mark.parametrize(("name", "spelling"), INDIC.items(), ids=list(INDIC.values()))
def test_indian_scripts(name, spelling):
    """The a of a consonant is read where it is spoken, dots of nasals as the nasal of what follows."""
    assert indic_spelling(name) == spelling


@pytest.mark.parametrize(("name", "spelling"), THAI.items(), ids=list(THAI.values()))
def test_thai_by_sound(name, spelling):
    """Vowels before, after and between consonants; silent letters are left out."""
    assert thai_spellings(name)[0] == spelling


@pytest.mark.parametrize(
    ("name", "spelling"),
    [("ใจดี", "jaidee"), ("บุญมี", "bunmee"), ("พล", "pol"), ("นายสมชาย", "somchay"), ("น.ส. สมหญิง", "somying")],
)
def test_thai_as_bearers_spell(name, spelling):
    """Long vowels double, closing letters by origin, no title grown together with the name."""
    assert thai_spellings(name)[-1] == spelling


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("نوید", "nawid"),
        ("پویا", "puya"),
        ("ليلي", "layla"),
        ("لیلا", "layla"),
        ("حسن‌زاده", "hasanazadah"),
        ("علیرضا", "alireza"),
        ("دعاء", "duaa"),
        ("پتھان", "patahan"),
    ],
)
def test_waw_and_yeh(name, spelling):
    """Both are consonants before a vowel; letters of Persian and Urdu keyboards are the same letters."""
    assert spelling in arabic_spellings(name)


def test_compounds_are_one_word_in_any_script():
    """Abdul Karim is one name, whatever it is written in."""
    names = pa.array(["Abdul Karim", "আব্দুল করিম", "अब्दुल करीम", "عبد الكريم"], pa.large_string())
    forms, _ = names_form(names, Field(name="name", type=FieldType.NAME))
    assert forms.to_pylist() == ["abdulkarim"] * 4


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Vivian Yu Hung Tung", "vivian yu hungtung"),
        ("Edith Law Hiu Yuet", "edith law hiuyuet"),
        ("Anna de la Cruz", "anna de la cruz"),
    ],
)
def test_a_western_name_before_an_eastern_one(name, form):
    """Syllables of the given name are one word, as where the name is written in characters."""
    forms, _ = names_form(pa.array([name], pa.large_string()), Field(name="name", type=FieldType.NAME))
    assert forms.to_pylist() == [form]
