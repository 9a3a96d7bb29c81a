# ruff: noqa: E501 - a list of words stays on one line
"""Countries by name in many languages, by nationality and by code."""

from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final

from anyascii import anyascii

_ADJECTIVES: Final = """
AE emirati;AF afghan;AL albanian;AM armenian;AO angolan;AR argentine,argentinian;AT austrian;AU australian,aussie;AZ azerbaijani
BD bangladeshi;BE belgian;BG bulgarian;BJ beninese;BO bolivian;BR brazilian,brasileiro;BY belarusian;CA canadian;CH swiss;CI ivorian,ivoirien
CL chilean;CM cameroonian;CN chinese,prc,mainland china;CO colombian;CR costa rican;CU cuban;CY cypriot;CZ czech,czechia;DE german,deutsch;DK danish,dane
DO dominican;DZ algerian;EC ecuadorian;EE estonian;EG egyptian;ES spanish;ET ethiopian;FI finnish;FR french,francais,francaise;GB british,english,scottish,welsh,uk,great britain,england,scotland,wales
GE georgian;GH ghanaian;GR greek;HK hongkonger,hong kong sar;HR croatian;HU hungarian;ID indonesian;IE irish;IL israeli;IN indian;IQ iraqi;IR iranian,persian
IS icelandic;IT italian;JM jamaican;JO jordanian;JP japanese;KE kenyan;KH cambodian,khmer;KP north korean;KR korean,south korean,rok,republic of korea;KW kuwaiti;KZ kazakh
LA lao,laotian;LB lebanese;LK sri lankan;LT lithuanian;LV latvian;LY libyan;MA moroccan;MM burmese,myanmarese;MN mongolian;MO macanese;MX mexican;MY malaysian
NG nigerian;NL dutch;NO norwegian;NP nepali,nepalese;NZ new zealander,kiwi;OM omani;PE peruvian;PH filipino,filipina,pilipino;PK pakistani;PL polish;PS palestinian
PT portuguese;PY paraguayan;QA qatari;RO romanian;RS serbian;RU russian;SA saudi;SD sudanese;SE swedish;SG singaporean;SI slovenian;SK slovak;SN senegalese;SO somali;SY syrian
TH thai;TN tunisian;TR turkish;TW taiwanese;TZ tanzanian;UA ukrainian;UG ugandan;US american,usa,u.s.a,u.s;UY uruguayan;UZ uzbek;VE venezuelan;VN vietnamese;YE yemeni;ZA south african;ZM zambian;ZW zimbabwean
"""
_IRREGULAR: Final = """
TR turco,turca,turc,turque,turks,turek;RU рф,российская федерация,ruso,rusa,russo,russa,rus,rosyjskie;DE tedesco,tedesca,nemec,niemieckie,niemiec,nemet,tysk,duits,almanca,alman,німець,немец,немка
GB ingles,inglesa,inglese,anglais,anglaise,engels,englisch,britisch,britannique,britanico,britannico,англичанин,ingiliz;PL polnisch,polacco,polaco,polaca,polak,polka,polski,pools,поляк;RO rumeno,rumena,rumano,rumana
US сша,estadounidense,americano,americana,amerikanisch,americain,amerikai,amerikan,американец;NL hollandais,holandes,olandese,hollandisch,holender;CH suizo,suiza,suisse,svizzero,suico,szwajcar;HU ungherese,hungaro,magyar,wegier,wegierskie
GR greco,greca,griego,griega,grec,grecque,grego,grek;CD congolais,congolaise,congoleno;CN кнр,chino,china,cinese,chines,chinois,chinees,kitajskij,китаец;JP japones,giapponese,japonais,japans,japanisch,японец;FR frances,francesa,francese,frans,franzosisch,француз
ES espanol,espanola,spagnolo,espagnol,spanisch,spaans,испанец;IT italien,italienne,italiano,итальянец;SY sirio,siria,siriano,syrien,сириец;MA marocchino,marokkaans,marroqui,marocain;AF afgano,afghano;IQ iraqui,iracheno,irakien;IR irani,iraniano,iranien
UA ukrainien,ucraniano,ucraino,украинец,украинка;RS serbo,serbe,srpski,srbin;HR hrvatski,hrvat,croata,croato,croate;AL albanese,albanes,albanais;EG egizio,egiziano,egipcio,egyptien;NG nigeriano,nigerian;NE nigerien,nigerino;IN indiano,indien,hindu,hindou
KR coreano,coreana,coreen,koreanisch;VN vietnamita,vietnamien;TH tailandes,tailandese,thailandais;PK pakistano,pakistanais,paquistani;BR brasiliano,bresilien,brasileno;PT portoghese,portugais,portugues;BE belga,belge,belgisch;AT austriaco,autrichien,oostenrijks
"""
"""Peoples whose words do not begin like a name of their country, or begin like another's."""
_THREE: Final = """
AE ARE;AF AFG;AL ALB;AM ARM;AO AGO;AR ARG;AT AUT;AU AUS;AZ AZE;BA BIH;BD BGD;BE BEL;BF BFA;BG BGR;BH BHR;BJ BEN;BN BRN;BO BOL;BR BRA;BY BLR;CA CAN
CD COD;CH CHE;CI CIV;CL CHL;CM CMR;CN CHN;CO COL;CR CRI;CU CUB;CY CYP;CZ CZE;DE DEU;DK DNK;DO DOM;DZ DZA;EC ECU;EE EST;EG EGY;ES ESP;ET ETH;FI FIN
FR FRA;GB GBR;GE GEO;GH GHA;GR GRC;GT GTM;HK HKG;HN HND;HR HRV;HT HTI;HU HUN;ID IDN;IE IRL;IL ISR;IN IND;IQ IRQ;IR IRN;IS ISL;IT ITA;JM JAM;JO JOR
JP JPN;KE KEN;KH KHM;KP PRK;KR KOR;KW KWT;KZ KAZ;LA LAO;LB LBN;LK LKA;LT LTU;LU LUX;LV LVA;LY LBY;MA MAR;MD MDA;ME MNE;MG MDG;MK MKD;ML MLI;MM MMR
MN MNG;MO MAC;MT MLT;MU MUS;MX MEX;MY MYS;MZ MOZ;NE NER;NG NGA;NI NIC;NL NLD;NO NOR;NP NPL;NZ NZL;OM OMN;PA PAN;PE PER;PG PNG;PH PHL;PK PAK;PL POL
PS PSE;PT PRT;PY PRY;QA QAT;RO ROU;RS SRB;RU RUS;RW RWA;SA SAU;SD SDN;SE SWE;SG SGP;SI SVN;SK SVK;SN SEN;SO SOM;SV SLV;SY SYR;TG TGO;TH THA;TN TUN
TR TUR;TT TTO;TW TWN;TZ TZA;UA UKR;UG UGA;US USA;UY URY;UZ UZB;VE VEN;VN VNM;YE YEM;ZA ZAF;ZM ZMB;ZW ZWE
"""
_SHORTEST_BEGINNING: Final = 4
_LONGEST_BEGINNING: Final = 9
_SUFFIXES: Final = ("籍", "人", "국적", "인", "国籍", "國籍")


def code_of(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code that a text means, "" when none is known.

    Names in the languages of the CLDR data that ``phonenumbers`` ships, English nationalities, and codes of
    two or three letters.
    """
    word = fold(text)
    if len(word) == 2 and word.isascii() and word.isalpha():
        code = {"uk": "GB", "el": "GR"}.get(word, word.upper())
        return code if code in _codes() else ""
    table = names()
    found = table.get(word, "")
    for suffix in _SUFFIXES:
        found = found or (table.get(word.removesuffix(suffix), "") if word.endswith(suffix) else "")
    return found


def likely_code_of(text: str) -> str:
    """Return the code of the only country whose names begin like a word, "" where none or several do.

    So an adjective of any language finds its country: deutsch, polnisch, italiana, türkisch.
    """
    word = fold(text)
    for size in range(min(len(word), _LONGEST_BEGINNING), _SHORTEST_BEGINNING - 1, -1):
        if size < 0.4 * len(word):
            break
        found = _beginnings().get(word[:size])
        if found is not None:
            return found
    return ""


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, str]:
    """Return beginning of a name -> its country, "" where it begins names of several."""
    found: dict[str, str] = {}
    for name, code in names().items():
        for size in range(_SHORTEST_BEGINNING, min(len(name), _LONGEST_BEGINNING) + 1):
            known = found.setdefault(name[:size], code)
            if known != code:
                found[name[:size]] = ""
    return found


def fold(text: str) -> str:
    """Return a name without case, marks of Latin letters and signs."""
    word = " ".join(text.casefold().replace("’", "'").split()).strip(" .,;()")
    word = word.removeprefix("the ").replace("&", "and")
    plain = anyascii(word).casefold() if max(word, default="") < "\u0250" else word
    return " ".join(plain.replace("-", " ").replace(".", "").split())


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return folded name -> code."""
    found: dict[str, str] = {}
    for code, by_language in _by_language().items():
        for name in by_language.values():
            if not name.startswith("*"):
                found.setdefault(fold(name), code)
    for table in (_ADJECTIVES, _IRREGULAR, _THREE):
        for row in table.replace("\n", ";").split(";"):
            code, _, words = row.partition(" ")
            found.update({fold(word): code for word in words.split(",") if word})
    return found


def _by_language() -> dict[str, dict[str, str]]:
    """Return code -> language -> name, read past the package around it, which takes half a second to load."""
    package = find_spec("phonenumbers")
    places = (package.submodule_search_locations if package else None) or [""]
    spec = spec_from_file_location("phonenumbers.countries.locale", Path(places[0]) / "geodata" / "locale.py")
    if spec is None or spec.loader is None:
        return {}
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, dict[str, str]] = module.LOCALE_DATA
    return found


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    import phonenumbers  # noqa: PLC0415

    return frozenset(phonenumbers.SUPPORTED_REGIONS)
