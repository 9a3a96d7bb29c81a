"""British, American, Australian and Canadian names by rank, and places of all countries of the scenario."""
# ruff: noqa: E501 - tables of words stay in lines

from typing import Final

ENGLISH_MALE: Final = (
    "James John David Michael Daniel Thomas Jack Oliver William Joshua Matthew Ryan Liam Callum Jacob Ethan Samuel "
    "Harry George Luke Benjamin Adam Connor Nathan Kyle Jordan Aaron Scott Craig Stuart"
)
ENGLISH_FEMALE: Final = "Emily Sarah Jessica Emma Olivia Chloe Sophie Hannah Lucy Amy Megan Laura Rebecca Katie Rachel Ashley Lauren"
BRITISH_LAST: Final = (
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White "
    "Roberts Green Hall Thomas Clarke Jackson Wood Khan Campbell Stewart Macdonald Reid Murray Ross Paterson "
    "Ainsworth Hargreaves Pemberton Wrigglesworth"
)
AMERICAN_LAST: Final = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson "
    "Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Young Nguyen Kowalski "
    "Vandermeer Olsen Schuster"
)
FRENCH_MALE: Final = "Lucas Hugo Gabriel Mathis Antoine Maxime Olivier Simon Xavier Alexis"
FRENCH_FEMALE: Final = "Camille Julie Audrey Chantal Elodie Mireille"
FRENCH_LAST: Final = (
    "Tremblay Gagnon Roy Bouchard Gauthier Morin Lavoie Fortin Pelletier Bergeron Leblanc Dubois"
)

CITIES: Final = {
    "HK": (
        ("Kwun Tong", "觀塘"),
        ("Sha Tin", "沙田"),
        ("Tuen Mun", "屯門"),
        ("Yuen Long", "元朗"),
        ("Mong Kok", "旺角"),
        ("Tsuen Wan", "荃灣"),
        ("Tai Po", "大埔"),
        ("Wan Chai", "灣仔"),
        ("Sham Shui Po", "深水埗"),
    ),
    "SG": (
        ("Tampines", "淡滨尼"),
        ("Jurong West", "裕廊西"),
        ("Woodlands", "兀兰"),
        ("Bedok", "勿洛"),
        ("Yishun", "义顺"),
        ("Toa Payoh", "大巴窑"),
        ("Punggol", "榜鹅"),
    ),
    "GB": (
        ("Glasgow", ""),
        ("Leeds", ""),
        ("Dunfermline", ""),
        ("Cardiff", ""),
        ("Manchester", ""),
        ("London", ""),
        ("Belfast", ""),
        ("Exeter", ""),
    ),
    "US": (("Dayton", ""), ("Fresno", ""), ("Tulsa", ""), ("Boise", ""), ("Tampa", ""), ("Marquette", "")),
    "ID": (("Jakarta Selatan", ""), ("Bandung", ""), ("Surabaya", ""), ("Medan", ""), ("Makassar", "")),
    "PH": (
        ("Quezon City", ""),
        ("Cebu City", ""),
        ("Davao City", ""),
        ("Naga City", ""),
        ("Iloilo City", ""),
    ),
    "AU": (("Parramatta", ""), ("Geelong", ""), ("Ipswich", ""), ("Fremantle", "")),
    "KR": (("Seoul", "서울"), ("Busan", "부산"), ("Daegu", "대구"), ("Suwon", "수원"), ("Incheon", "인천")),
    "MY": (("Petaling Jaya", ""), ("Johor Bahru", ""), ("Ipoh", ""), ("Kuching", ""), ("George Town", "")),
    "CA": (("Laval", ""), ("Gatineau", ""), ("Moncton", "")),
}
"""Latin and local spelling of towns where victims live."""

SCHOOLS: Final = (
    "Northfield", "St. Brendan's", "Riverbank", "Hillcrest", "Kingsmead", "Eastgate", "Greenwood", "Lakeside",
)  # fmt: skip
"""Invented school names."""

AREA_CODES: Final = (
    "201 202 205 206 207 208 209 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 "
    "254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 "
    "321 323 325 330 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 "
    "417 419 423 425 430 432 434 435 440 443 469 470 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 "
    "515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 580 585 586 601 602 603 605 606 607 "
    "608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 "
    "703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 "
    "773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 "
    "847 848 850 856 857 858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913 914 915 916 917 "
    "918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980 985 989"
)
"""Area codes of the United States in which 555-0100 to 555-0199 are kept for fiction."""
