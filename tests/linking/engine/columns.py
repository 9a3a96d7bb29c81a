# ruff: noqa: E501, SIM905 - a column stays on one line
"""Made-up columns of many countries, with what they hold and the heading their authors would give them."""

import random
from dataclasses import dataclass

GIVEN = "Anna Bruno Carla David Elena Farid Grace Hugo Ines Jonas Karin Luis Mona Nils Olga Pedro Rita Sven Tina Viktor Wanda Yusuf Zoe Amir Beata Cyril Dora Emil Fiona Goran".split()
FAMILY = "Abel Brandt Costa Dumont Eriksen Farkas Gruber Hansen Ivanov Jansen Keller Lindholm Moreau Novak Ortega Petrov Quist Rossi Schmidt Tanaka Urban Vargas Weber Young Zeman Aydin Bianchi Castro Duarte Engel".split()
HAN_FAMILY, HAN_GIVEN = "王李張劉陳楊黃趙吳周徐孫", "偉芳娜敏靜麗強磊軍洋勇艷傑濤明超秀霞平剛"
KO_FAMILY, KO_GIVEN = "김이박최정강조윤장임", "민서지현우진수영하준예은채원"
ARABIC = "محمد احمد علي حسن فاطمة عائشة يوسف ابراهيم خالد مريم سعيد عمر".split()
CYRILLIC = "Иванов Петров Сидоров Кузнецов Смирнов Попов Волков".split()
CITIES = (
    "Linden Marburg Oakfield Porto Novo Rivadale San Telmo Vester Holm Wintermoor Ashford Bellamy".split()
)
FIRMS = ("Ltd", "GmbH", "S.A.", "Inc.", "Holdings", "Pty Ltd", "Services", "& Co")


@dataclass(frozen=True)
class Column:
    """A column with what it holds."""

    kind: str
    """Types that are right, parted by blanks."""
    heading: str
    values: list[str]


def columns(size: int, seed: int) -> list[Column]:
    """Return columns of ``size`` cells each; equal arguments give equal columns."""
    r = random.Random(seed)

    def many(make) -> list[str]:
        return [make() for _ in range(size)]

    def digits(count: int) -> str:
        return "".join(r.choices("0123456789", k=count))

    def day() -> tuple[int, int, int]:
        return r.randint(1940, 2010), r.randint(1, 12), r.randint(1, 28)

    def full() -> str:
        return f"{r.choice(GIVEN)} {r.choice(FAMILY)}{r.choice(('', '', '-' + r.choice(FAMILY)))}"

    def shaped(shape: str) -> str:
        return "".join(
            r.choice("0123456789") if c == "9" else r.choice("ABCDEFGHJKLM") if c == "A" else c for c in shape
        )

    def grouped(text: str) -> str:
        return " ".join(text[at : at + 4] for at in range(0, len(text), 4))

    iban = (
        "GB82WEST12345698765432",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "NL91ABNA0417164300",
        "ES9121000418450200051332",
    )
    return [
        Column("given", "Vorname", many(lambda: r.choice(GIVEN))),
        Column("given", "prénom", many(lambda: r.choice(GIVEN).upper())),
        Column("given", "FirstName", many(lambda: f"{r.choice(GIVEN)} {r.choice('ABCDEFG')}.")),
        Column("family", "Nachname", many(lambda: r.choice(FAMILY))),
        Column("family", "apellidos", many(lambda: f"{r.choice(FAMILY)} {r.choice(FAMILY)}")),
        Column("family", "Фамилия", many(lambda: r.choice(CYRILLIC))),
        Column("family", "姓", many(lambda: r.choice(HAN_FAMILY))),
        Column("name", "Full Name", many(full)),
        Column("name", "nom complet", many(lambda: f"{r.choice(FAMILY).upper()}, {r.choice(GIVEN)}")),
        Column("name", "customer_name", many(lambda: f"{r.choice(('Mr', 'Mrs', 'Dr'))} {full()}")),
        Column(
            "name",
            "姓名",
            many(lambda: r.choice(HAN_FAMILY) + "".join(r.choices(HAN_GIVEN, k=r.randint(1, 2)))),
        ),
        Column("name", "이름", many(lambda: r.choice(KO_FAMILY) + "".join(r.choices(KO_GIVEN, k=2)))),
        Column("name", "الاسم", many(lambda: f"{r.choice(ARABIC)} {r.choice(ARABIC)}")),
        Column(
            "name",
            "ФИО",
            many(
                lambda: (
                    f"{r.choice(CYRILLIC)} {r.choice(('Иван', 'Олег', 'Анна'))} {r.choice(('Петрович', 'Ильич'))}"
                )
            ),
        ),
        Column(
            "organisation", "name", many(lambda: f"{r.choice(FAMILY)} {r.choice(FAMILY)} {r.choice(FIRMS)}")
        ),
        Column(
            "organisation",
            "公司名称",
            many(lambda: f"{r.choice(HAN_FAMILY)}{r.choice(HAN_GIVEN)}{r.choice(HAN_GIVEN)}有限公司"),
        ),
        Column("date", "DOB", many(lambda: "{}-{:02}-{:02}".format(*day()))),
        Column("date", "Geburtsdatum", many(lambda: "{2:02}.{1:02}.{0}".format(*day()))),
        Column("date", "birth_date", many(lambda: "{1}/{2}/{0}".format(*day()))),
        Column("date", "fecha de nacimiento", many(lambda: "{2}/{1}/{0}".format(*day()))),
        Column("date", "出生日期", many(lambda: "{}年{}月{}日".format(*day()))),
        Column("date", "생년월일", many(lambda: "{}년 {}월 {}일".format(*day()))),
        Column(
            "date",
            "생년월일6",
            many(lambda: f"{r.randint(40, 99)}{r.randint(1, 12):02}{r.randint(1, 28):02}"),
        ),
        Column("date", "born", many(lambda: "{:04}{:02}{:02}".format(*day()))),
        Column(
            "date",
            "date of birth",
            many(
                lambda: f"{r.randint(1, 28)} {r.choice(('Jan', 'Feb', 'Aug', 'Dec'))} {r.randint(1950, 2000)}"
            ),
        ),
        Column("date", "YOB", many(lambda: str(r.randint(1930, 2012)))),
        Column(
            "date",
            "tanggal lahir",
            many(
                lambda: (
                    f"{r.randint(1, 28)} {r.choice(('Januari', 'Mei', 'Agustus', 'Desember'))} {r.randint(1950, 2000)}"
                )
            ),
        ),
        Column("date", "birthday", many(lambda: "{}-{:02}-{:02} 00:00:00".format(*day()))),
        Column(
            "ignore",
            "created_at",
            many(lambda: "{}-{:02}-{:02} {:02}:{:02}:11".format(*day(), r.randint(0, 23), r.randint(0, 59))),
        ),
        Column("phone", "mobile", many(lambda: f"+44 7700 900{digits(3)}")),
        Column("phone", "Telefon", many(lambda: f"0{r.choice(('171', '160', '30', '89'))}/{digits(7)}")),
        Column("phone", "phone_number", many(lambda: f"({r.randint(201, 989)}) 555-01{digits(2)}")),
        Column("phone", "電話", many(lambda: f"{r.choice('569')}{digits(3)} {digits(4)}")),
        Column("phone", "휴대폰", many(lambda: f"010-{digits(4)}-{digits(4)}")),
        Column("phone", "no hp", many(lambda: f"08{r.randint(11, 99)}{digits(7)}")),
        Column("phone", "msisdn", many(lambda: f"639{digits(9)}")),
        Column("phone", "contact no", many(lambda: f"0{r.choice('789')}0{digits(8)}")),
        Column(
            "email",
            "E-Mail",
            many(lambda: f"{r.choice(GIVEN).lower()}.{r.choice(FAMILY).lower()}{digits(2)}@example.org"),
        ),
        Column("email", "phone", many(lambda: f"{r.choice(GIVEN).lower()}{digits(3)}@mail.example.com")),
        Column("email", "correo", many(lambda: f"{r.choice(FAMILY).upper()}{digits(2)}@EXAMPLE.NET")),
        Column(
            "handle",
            "username",
            many(lambda: f"{r.choice(GIVEN).lower()}_{r.choice(FAMILY).lower()}{digits(2)}"),
        ),
        Column("handle", "instagram", many(lambda: f"@{r.choice(GIVEN).lower()}.{digits(3)}")),
        Column("handle", "昵称", many(lambda: f"{r.choice(FAMILY).lower()}{digits(4)}")),
        Column(
            "handle",
            "profile link",
            many(lambda: f"https://social.example/{r.choice(GIVEN).lower()}{digits(4)}"),
        ),
        Column("id", "customer_id", many(lambda: f"C-{digits(7)}")),
        Column("id", "passport", many(lambda: shaped("A9999999"))),
        Column("id", "date", many(lambda: shaped("AA-99999"))),
        Column("id", "ssn", many(lambda: shaped("999-99-9999"))),
        Column("id", "身份证号", many(lambda: digits(17) + r.choice("0123456789X"))),
        Column("id account", "reference", many(lambda: digits(12))),
        Column("postcode", "PLZ", many(lambda: str(r.randint(10000, 99999)))),
        Column("postcode", "post code", many(lambda: shaped("AA9 9AA"))),
        Column("postcode", "zip", many(lambda: shaped("99999-9999"))),
        Column("postcode", "郵便番号", many(lambda: shaped("999-9999"))),
        Column("postcode", "code postal", many(lambda: str(r.randint(1000, 95999)).zfill(5))),
        Column("country", "country", many(lambda: r.choice(("DE", "FR", "GB", "US", "HK", "PH")))),
        Column(
            "country",
            "Nationalität",
            many(lambda: r.choice(("Deutschland", "Frankreich", "Spanien", "Italien", "Polen"))),
        ),
        Column("country", "国籍", many(lambda: r.choice(("中国", "日本", "韩国", "美国", "法国")))),
        Column(
            "country",
            "nationality",
            many(lambda: r.choice(("British", "French", "Filipino", "Nigerian", "Korean", "German"))),
        ),
        Column("sex", "gender", many(lambda: r.choice("MF"))),
        Column("sex", "性别", many(lambda: r.choice("男女"))),
        Column("sex", "sexe", many(lambda: r.choice(("homme", "femme", "inconnu")))),
        Column("place", "city", many(lambda: r.choice(CITIES) + r.choice(("", "", " East", "ton")))),
        Column(
            "place",
            "address",
            many(
                lambda: (
                    f"{r.randint(1, 200)} {r.choice(FAMILY)} {r.choice(('Street', 'Road', 'Avenue', 'Lane'))}"
                )
            ),
        ),
        Column("place", "Straße", many(lambda: f"{r.choice(FAMILY)}str. {r.randint(1, 99)}")),
        Column(
            "place",
            "地址",
            many(lambda: f"{r.choice(HAN_GIVEN)}{r.choice(HAN_GIVEN)}路{r.randint(1, 300)}號"),
        ),
        Column("account", "IBAN", many(lambda: grouped(r.choice(iban)))),
        Column("account", "account number", many(lambda: digits(10))),
        Column("account", "银行卡号", many(lambda: "62" + digits(17))),
        Column("wallet", "wallet", many(lambda: "0x" + "".join(r.choices("0123456789abcdef", k=40)))),
        Column("category", "status", many(lambda: r.choice(("open", "closed", "pending review")))),
        Column("category", "dept", many(lambda: r.choice(("north", "south", "east", "west")))),
        Column("ignore", "row", [str(i) for i in range(1, size + 1)]),
        Column("ignore", "amount", many(lambda: f"{r.randint(1, 9999)}.{digits(2)}")),
        Column("ignore", "latitude", many(lambda: f"{r.randint(-89, 89)}.{digits(6)}")),
        Column("ignore", "empty", [""] * size),
        Column("ignore", "constant", ["x1"] * size),
        Column("ignore", "placeholders", many(lambda: r.choice(("N/A", "unknown", "-", "")))),
        Column(
            "ignore note",
            "remarks",
            many(
                lambda: (
                    "Came to the desk "
                    + r.choice(("twice", "once", "again"))
                    + " and asked about "
                    + r.choice(FAMILY)
                    + ", the papers were in order then"
                )
            ),
        ),
        Column(
            "note",
            "notes",
            many(
                lambda: (
                    f"asked to be called on +44 7700 900{digits(3)} after six or written to at {r.choice(FAMILY).lower()}@example.org"
                )
            ),
        ),
    ]
