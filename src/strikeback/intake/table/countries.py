"""Countries as tables name them, to ISO 3166-1 alpha-2."""

from functools import lru_cache
from typing import Final

from strikeback.intake.table.vocabulary import fold

_NAMES: Final = {
    "PH": "philippines, the philippines, republic of the philippines, phl, phi, ph, pilipinas, filipina, filipino, filipinas, pinoy, 菲律賓, 菲律宾, 필리핀, フィリピン",
    "HK": "hong kong, hongkong, hong kong sar, hkg, hk, hong kong china, 香港, 中國香港, 홍콩, ホンコン",
    "SG": "singapore, sgp, sg, singapura, singaporean, 新加坡, 싱가포르, シンガポール",
    "MY": "malaysia, mys, my, malaysian, 馬來西亞, 马来西亚, 말레이시아, マレーシア",
    "ID": "indonesia, idn, id, indonesian, wni, 印尼, 印度尼西亞, 印度尼西亚, 인도네시아, インドネシア",
    "KR": "south korea, korea, republic of korea, korea republic of, rok, kor, kr, korean, corea del sur, coree du sud, 韓國, 韩国, 南韓, 한국, 대한민국, 韓国",
    "JP": "japan, jpn, jp, japanese, japon, 日本, 일본",
    "CN": "china, prc, peoples republic of china, people s republic of china, mainland china, chn, cn, chinese, tiongkok, 中國, 中国, 大陸, 중국",
    "TW": "taiwan, twn, tw, roc, chinese taipei, taiwanese, 台灣, 臺灣, 台湾, 中華民國, 대만",
    "MO": "macau, macao, mac, mo, 澳門, 澳门",
    "GB": "united kingdom, uk, u k, gb, gbr, great britain, britain, british, england, scotland, wales, northern ireland, english, scottish, reino unido, royaume uni, inggris, 英國, 英国, 영국, イギリス",
    "US": "united states, united states of america, usa, u s a, us, u s, america, american, estados unidos, etats unis, amerika serikat, 美國, 美国, 미국, アメリカ",
    "AU": "australia, aus, au, australian, 澳洲, 澳大利亞, 澳大利亚, 호주",
    "NZ": "new zealand, nzl, nz, 紐西蘭, 新西蘭, 新西兰, 뉴질랜드",
    "CA": "canada, can, ca, canadian, 加拿大, 캐나다",
    "FR": "france, fra, fr, french, francaise, francais, 法國, 法国, 프랑스",
    "DE": "germany, deu, de, german, deutschland, alemania, allemagne, deutsch, 德國, 德国, 독일",
    "ES": "spain, esp, es, spanish, espana, espagne, 西班牙, 스페인",
    "IT": "italy, ita, it, italian, italia, italie, 意大利, 義大利, 이탈리아",
    "NL": "netherlands, the netherlands, holland, nld, nl, dutch, 荷蘭, 荷兰, 네덜란드",
    "BE": "belgium, bel, be, belgique, belgie, 比利時, 比利时",
    "CH": "switzerland, che, ch, suisse, schweiz, suiza, 瑞士",
    "AT": "austria, aut, at, osterreich",
    "IE": "ireland, irl, ie, irish, eire, 愛爾蘭, 爱尔兰",
    "PT": "portugal, prt, pt",
    "SE": "sweden, swe, se, sverige",
    "NO": "norway, nor, norge",
    "DK": "denmark, dnk, dk, danmark",
    "FI": "finland, fin, fi, suomi",
    "PL": "poland, pol, pl, polska",
    "RO": "romania, rou, ro",
    "RU": "russia, russian federation, rus, ru, 俄羅斯, 俄罗斯, 러시아",
    "UA": "ukraine, ukr, ua",
    "TR": "turkey, turkiye, tur, tr",
    "MA": "morocco, maroc, mar, ma, marruecos, marocain, 摩洛哥",
    "DZ": "algeria, algerie, dza, dz",
    "TN": "tunisia, tunisie, tun, tn",
    "EG": "egypt, egy, eg",
    "NG": "nigeria, nga, ng, nigerian, 尼日利亞, 尼日利亚, 奈及利亞, 나이지리아",
    "GH": "ghana, gha, gh, ghanaian, 加納, 加纳, 가나",
    "CI": "cote d ivoire, cote divoire, ivory coast, civ, ci, ivoirien, ivoirienne, costa de marfil, 科特迪瓦, 코트디부아르",
    "BJ": "benin, ben, bj, beninois",
    "SN": "senegal, sen, sn",
    "CM": "cameroon, cameroun, cmr, cm",
    "TG": "togo, tgo, tg",
    "BF": "burkina faso, bfa, bf",
    "ML": "mali, mli, ml",
    "KE": "kenya, ken, ke",
    "ZA": "south africa, zaf, za, 南非, 남아프리카공화국",
    "TH": "thailand, tha, th, thai, 泰國, 泰国, 태국, タイ",
    "VN": "vietnam, viet nam, vnm, vn, vietnamese, 越南, 베트남",
    "KH": "cambodia, khm, kh, 柬埔寨, 캄보디아",
    "LA": "laos, lao, la, 老撾, 라오스",
    "MM": "myanmar, burma, mmr, mm, 緬甸, 缅甸, 미얀마",
    "BN": "brunei, brn, bn, 汶萊",
    "IN": "india, ind, in, indian, 印度, 인도",
    "PK": "pakistan, pak, pk",
    "BD": "bangladesh, bgd, bd",
    "LK": "sri lanka, lka, lk",
    "NP": "nepal, npl, np",
    "AE": "united arab emirates, uae, are, ae, 阿聯酋",
    "SA": "saudi arabia, ksa, sau, sa",
    "QA": "qatar, qat, qa",
    "KW": "kuwait, kwt, kw",
    "IL": "israel, isr, il",
    "MX": "mexico, mex, mx, mexicano, mexicana, 墨西哥, 멕시코",
    "BR": "brazil, brasil, bra, br, 巴西, 브라질",
    "AR": "argentina, arg, ar",
    "CO": "colombia, col, co",
    "CL": "chile, chl, cl",
    "PE": "peru, per, pe",
    "EC": "ecuador, ecu, ec",
    "VE": "venezuela, ven, ve",
    "DO": "dominican republic, republica dominicana, dom, do",
    "GT": "guatemala, gtm, gt",
}  # fmt: skip
_CODES: Final = {fold(name): code for code, names in _NAMES.items() for name in names.split(",")}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code a text names, "" when it names none we know.

    Args:
        text: Country or nationality in one of our languages, or its two- or three-letter code.
    """
    folded = fold(text)
    if len(text.strip()) == 2 and text.strip().isalpha() and text.strip().isascii():
        return {"UK": "GB"}.get(text.strip().upper(), text.strip().upper())
    return _CODES.get(folded) or _CODES.get(folded.replace(" ", "").removesuffix("籍").removesuffix("人"), "")
