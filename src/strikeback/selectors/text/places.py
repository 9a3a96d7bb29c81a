# ruff: noqa: E501 - a pattern or table row stays on one line
"""A modest gazetteer: countries and large cities of the countries concerned, in their scripts."""

import re
from typing import Final

from strikeback.selectors.text.finding import PLACE, Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought

_COUNTRIES: Final = {
    "PH": "Philippines|Pilipinas|Philippine|菲律賓|菲律宾|필리핀|Filipina",
    "ID": "Indonesia|印尼|印度尼西亞|印度尼西亚|인도네시아|Indonésie",
    "MY": "Malaysia|馬來西亞|马来西亚|말레이시아|Malaisie",
    "SG": "Singapore|Singapura|Singapour|新加坡|싱가포르",
    "HK": "Hong Kong|香港|홍콩|Hongkong",
    "TW": "Taiwan|台灣|台湾|臺灣|대만",
    "CN": "China|Tiongkok|中國|中国|중국|Chine",
    "KR": "South Korea|Korea|韓國|韩国|한국|대한민국|Korea Selatan|Corée",
    "GB": "United Kingdom|England|Scotland|Wales|UK|英國|英国|영국|Inggris|Royaume-Uni",
    "US": "United States|USA|美國|美国|미국|Amerika Serikat|États-Unis",
    "AU": "Australia|澳洲|澳大利亞|澳大利亚|호주|Australie",
    "CA": "Canada|加拿大|캐나다",
    "NG": "Nigeria|尼日利亞|尼日利亚|나이지리아",
    "GH": "Ghana|加納|加纳|가나",
    "CI": "Côte d'Ivoire|Cote d'Ivoire|Ivory Coast|科特迪瓦|코트디부아르",
    "FR": "France|法國|法国|프랑스|Prancis",
    "BJ": "Benin|Bénin",
    "SN": "Senegal|Sénégal",
    "ES": "Spain|España|西班牙|스페인",
    "MX": "Mexico|México|墨西哥|멕시코",
}  # fmt: skip
_CITIES: Final = {
    "PH": "Manila|Quezon City|Makati|Taguig|Cebu|Davao|Laguna|Bulacan|Bicol|Legazpi|Naga City|Baguio|Iloilo|Angeles City|Cagayan de Oro|馬尼拉|马尼拉|마닐라|세부|宿霧|宿务",
    "ID": "Jakarta|Surabaya|Bandung|Medan|Denpasar|Bali|Makassar|Semarang|Yogyakarta|Batam|雅加達|雅加达|자카르타",
    "MY": "Kuala Lumpur|Johor Bahru|Penang|Ipoh|Kota Kinabalu|Kuching|Shah Alam|吉隆坡|쿠알라룸푸르",
    "HK": "Kowloon|Mong Kok|Mongkok|Tsim Sha Tsui|Sha Tin|九龍|九龙|旺角|尖沙咀|沙田|新界|屯門|元朗",
    "TW": "Taipei|Kaohsiung|Taichung|台北|臺北|高雄|台中",
    "CN": "Beijing|Shanghai|Guangzhou|Shenzhen|北京|上海|廣州|广州|深圳",
    "KR": "Seoul|Busan|Incheon|Daegu|Daejeon|Gwangju|서울|부산|인천|대구|대전|광주|首爾|首尔|釜山",
    "GB": "London|Manchester|Birmingham|Glasgow|Edinburgh|Leeds|Liverpool|Cardiff|Belfast|倫敦|伦敦|런던|Londres",
    "US": "New York|Los Angeles|Chicago|Houston|Phoenix|San Francisco|Seattle|Miami|Boston|Atlanta|Dallas|紐約|纽约|뉴욕|洛杉磯|洛杉矶",
    "AU": "Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|悉尼|雪梨|墨爾本|墨尔本|시드니",
    "CA": "Toronto|Vancouver|Montreal|Ottawa|多倫多|溫哥華",
    "NG": "Lagos|Abuja|Ibadan|Benin City|Port Harcourt|Kano|拉各斯",
    "GH": "Accra|Kumasi|Tamale",
    "CI": "Abidjan|Bouaké|Bouake|Yamoussoukro",
    "FR": "Paris|Lyon|Marseille|Toulouse|巴黎|파리에서|파리로",
    "BJ": "Cotonou|Porto-Novo",
    "SN": "Dakar",
    "ES": "Madrid|Barcelona|Valencia",
    "MX": "Ciudad de México|Guadalajara|Monterrey|Tijuana",
}  # fmt: skip
_CODES: Final = {
    name: (code, is_city)
    for table, is_city in ((_COUNTRIES, False), (_CITIES, True))
    for code, names in table.items()
    for name in names.split("|")
}
_LATIN: Final = "|".join(
    sorted((re.escape(name) for name in _CODES if name.isascii() or name[0].isascii()), key=len, reverse=True)
)
_OTHER: Final = "|".join(
    sorted(
        (re.escape(name) for name in _CODES if not name[0].isascii() and name[0] > "ɏ"), key=len, reverse=True
    )
)
_ACCENT: Final = "|".join(re.escape(name) for name in _CODES if "\x7f" < name[0] <= "ɏ")
_PLACE: Final = Sought(rf"(?<![\w@#.])(?:{_LATIN}|{_ACCENT})(?![\w@])|(?:{_OTHER})")
_CUE: Final = re.compile(
    r"(?:\b(?:in|from|at|near|to|of|live[sd]?|living|based|city|sa|taga|taga-|sa may|nasa|gikan|di|dari|ke|tinggal|asal|à|a|au|aux|en|de|depuis|for|dey|住|在|來自|来自|从|從|去|喺))\W{0,3}$",
    re.IGNORECASE,
)


def find_places(page: Page) -> None:
    """Add places; those after a cue word ("from", "taga", 住) are surer."""
    for match in _PLACE.finditer(page.masked, page.low):
        code, is_city = _CODES[match[0]]
        cued = _CUE.search(page.plain[max(0, match.start() - 12) : match.start()]) is not None
        page.add(
            Finding(
                type=PLACE,
                start=match.start(),
                end=match.end(),
                raw=page.raw(match.start(), match.end()),
                text=code,
                rule="place.city" if is_city else "place.country",
                confidence=0.9 if cued else 0.6,
                negated=page.denied(match.start()),
            )
        )
