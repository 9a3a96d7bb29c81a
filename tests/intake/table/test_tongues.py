# ruff: noqa: E501 - rows of a table stand on one line; scripts of many languages
"""Tables of many languages: what a row says reaches the report, its victim and its offender."""

import pytest

from strikeback.intake.table.headers import read_header
from strikeback.intake.table.prose import is_sentences

WHOLE = {
    "polish": "Nr sprawy;Imię i nazwisko pokrzywdzonego;Data ur.;Nr tel.;Nick sprawcy;Opis zdarzenia\nR-1;Łukasz Śliwa;01.02.2009;+48 690 551 234;bianca_d11;Sprawca żądał pieniędzy przez komunikator, a potem zerwał kontakt.",
    "turkish": "Dosya No;Mağdurun Adı Soyadı;D. Tarihi;Cep Tel;Şüpheli Hesap;Olayın Özeti\n1/26;Emre Çelik;01.02.2009;+905550001234;bianca_d11;Şüpheli para istedi ve mağdur ödeme yapmadı.",
    "arabic": "رقم البلاغ;اسم المجني عليه;تاريخ الميلاد;رقم الهاتف;حساب المتهم;تفاصيل الواقعة\n1/26;خالد الكعبي;01/02/2009;+971505551234;bianca_d11;طلب المتهم مبلغا من المال ثم انقطع الاتصال.",
    "czech": "Č.j.;Jméno a příjmení poškozeného;Datum narození;Telefon;Účet pachatele;Popis skutku\nK-1;Jan Novák;01.02.2009;+420601555123;bianca_d11;Pachatel požadoval peníze a pak přerušil kontakt.",
    "hungarian": "Ügyszám;Sértett neve;Születési dátum;Telefonszám;Elkövető fiók;Tényállás\nU-1;Kovács Anna;2009.02.01;+36205551234;bianca_d11;Az elkövető pénzt követelt, majd megszakította a kapcsolatot.",
    "romanian": "Nr. dosar;Numele victimei;Data nașterii;Telefon;Cont suspect;Descrierea faptei\n1/26;Ion Popescu;01.02.2009;+40721555123;bianca_d11;Autorul a cerut bani și apoi a întrerupt legătura.",
    "ukrainian": "Номер справи;ПІБ потерпілого;Дата народження;Телефон;Акаунт підозрюваного;Опис події\n1/26;Олена Коваль;01.02.2009;+380505551234;bianca_d11;Невідомий вимагав гроші, а потім припинив спілкування.",
    "russian": "КУСП;ФИО потерпевшего;Дата рождения;Телефон;Аккаунт подозреваемого;Фабула\n1/26;Иван Петров;01.02.2009;+79165551234;bianca_d11;Неизвестный требовал деньги, затем прекратил общение.",
    "greek": "Αρ. Πρωτ.;Ονοματεπώνυμο θύματος;Ημ/νία γέννησης;Τηλέφωνο;Προφίλ δράστη;Περιγραφή\n1/26;Ελένη Παππά;01/02/2009;+306941555123;bianca_d11;Ο δράστης ζήτησε χρήματα και μετά διέκοψε την επαφή.",
    "hindi": "शिकायत संख्या;पीड़ित का नाम;जन्म तिथि;मोबाइल नंबर;आरोपी आईडी;घटना का विवरण\n1/26;अमित शर्मा;01/02/2009;+919155551234;bianca_d11;आरोपी ने पैसे की मांग की और फिर संपर्क बंद कर दिया।",
    "urdu": "مقدمہ نمبر;متاثرہ نام;تاریخ پیدائش;موبائل نمبر;ملزم اکاؤنٹ;واقعہ کی تفصیل\n1/26;احمد خان;01/02/2009;+923015551234;bianca_d11;ملزم نے رقم مانگی اور پھر رابطہ ختم کر دیا۔",
    "bengali": "মামলা নং;ভুক্তভোগীর নাম;জন্ম তারিখ;মোবাইল নম্বর;আসামির আইডি;ঘটনার বিবরণ\n1/26;রহিম উদ্দিন;01/02/2009;+8801715551234;bianca_d11;আসামি টাকা দাবি করে এবং পরে যোগাযোগ বন্ধ করে দেয়।",
    "dutch": "Zaaknummer;Naam slachtoffer;Geb. datum;Telefoonnummer;Account verdachte;Omschrijving\nZ-1;Sanne de Vries;01-02-2009;+31612345678;bianca_d11;De verdachte eiste geld en verbrak daarna het contact.",
    "swedish": "Diarienummer;Målsägandens namn;Födelsedatum;Telefon;Misstänkts konto;Händelseförlopp\nK-1;Anna Berg;2009-02-01;+46701740605;bianca_d11;Gärningsmannen krävde pengar och avbröt sedan kontakten.",
    "italian": "N. protocollo;Cognome e nome vittima;Data di nascita;Cellulare;Profilo indagato;Descrizione dei fatti\n1/26;Rossi Anna;01/02/2009;+393125551234;bianca_d11;L'autore ha chiesto denaro e poi ha interrotto i contatti.",
    "portuguese": "Nº do BO;Nome da vítima;Data nasc.;Celular;Perfil do autor;Histórico\n1/26;Ana Souza;01/02/2009;+5511955551234;bianca_d11;O autor exigiu dinheiro pelo Instagram e depois cortou o contato.",
    "vietnamese": "Mã hồ sơ;Họ tên nạn nhân;Ngày sinh;SĐT nạn nhân;TK đối tượng;Nội dung vụ việc\n1/26;Trần Văn Hùng;01/02/2009;+84901551234;bianca_d11;Zalo gọi. Đối tượng yêu cầu tiền rồi cắt liên lạc.",
    "thai": "เลขรับแจ้ง;ชื่อ-สกุล ผู้เสียหาย;วันเดือนปีเกิด;โทรศัพท์;บัญชีคนร้าย;พฤติการณ์\n1/26;สมชาย ใจดี;01/02/2009;+66815551234;bianca_d11;คนร้ายเรียกเงินผ่านแอปไลน์แล้วตัดการติดต่อไปหลังจากนั้น",
    "spanish": "Folio;Nombre de la víctima;F. Nac.;Celular;Usuario del agresor;Relato de hechos\n1/26;Ana Ruiz;01/02/2009;+525555551234;bianca_d11;El agresor exigió dinero por Instagram y luego cortó el contacto.",
}


@pytest.mark.parametrize("language", WHOLE)
def test_a_report_is_read_in_any_language(read, language: str) -> None:
    """Number, victim with phone and birth date, the offender's account, and the narrative: each in its place."""
    table = read(WHOLE[language] + "\n")
    text = WHOLE[language].splitlines()[1].split(";")
    (report,) = table.kind("report")
    assert report.body.narrative == text[5]
    assert report.body.number == text[0]
    (victim,) = table.kind("person", "victim")
    assert [name.text for name in victim.body.names] == [text[1]]
    assert [kind for kind, _ in table.values(victim)] == ["phone"]
    assert victim.body.birth_date.year == 2009
    (account,) = table.kind("account", "suspect")
    assert account.body.handle == "bianca_d11"
    assert not table.kind("person", "unknown")


def test_sentences_are_a_narrative_whatever_they_name(read) -> None:
    """Under unknown headers: texts that name apps, dates and numbers reach the report, several of them too."""
    table = read(
        "Zorb;Quux;Frob\n"
        "1;The boy was contacted on Instagram and asked for 300.;On 3 May she called the desk back and said more.\n"
        "2;Telegram: the caller asked for money again and again.;Signal was used later. Nothing else is known here.\n"
    )
    assert [one.body.narrative.count("\n") for one in table.kind("report")] == [1, 1]
    assert not table.kind("account")


def test_a_helpline_log_gives_reports(read) -> None:
    """Number, time and note: each row a report with its narrative; the number is no account."""
    table = read(
        "Contact ID,Started,Counsellor note\nH-1,2026-11-11T19:21:00Z,Caller is worried about a message he got.\n"
        "H-2,2026-11-12T19:21:00Z,The caller hung up after a short while.\n"
    )
    assert [(one.body.number, bool(one.body.narrative)) for one in table.kind("report")] == [
        ("H-1", True),
        ("H-2", True),
    ]
    assert not table.kind("account")


@pytest.mark.parametrize(
    ("values", "meant"),
    [
        (["Dante Cruz; Maria Santos; Ana Reyes; Lee Wei"], False),
        (["12 High Street, Flat 3, Leeds, LS1 4AB", "Jl. Merdeka No. 12 RT 03 Kel. Gambir Kota Jakarta"], False),
        (["Instagram: @bianca_d11 / WhatsApp: +63 9171234567 / Telegram: @bd11"], False),
        (["86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"], False),
        (["Sextortion of a minor by somebody met online."] * 6, False),
        (["He asked for money on WhatsApp. Then he stopped."], True),
        (["VICTIM STATES SUSPECT ASKED FOR MONEY ON WHATSAPP."], True),
        (["被害人在交友軟體上認識對方，對方要求匯款後失去聯絡。"], True),
    ],
)  # fmt: skip
def test_sentences_are_told_from_lists(values: list[str], *, meant: bool) -> None:
    """Names, addresses, accounts, hashes and repeated categories are none."""
    assert is_sentences(values) is meant


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("SNDR NM", "name.sender"), ("RCVR NM", "name.receiver"), ("Vic Last", "family.victim"),
        ("Vic First", "given.victim"), ("Susp Ph", "phone.suspect"), ("Mode of pymt", "service."),
        ("Ack. No.", "report_number."), ("N° PV", "report_number."), ("Vorgangs-Nr.", "report_number."),
        ("Mob. No", "phone."), ("CP #", "phone."), ("F. Nac.", "birth."), ("Geb.", "birth."), ("г.р.", "birth."),
        ("Date plainte", "reported."), ("Other contact", "contact."), ("Şüpheli Tel", "phone.suspect"),
        ("TK đối tượng", "account.suspect"), ("疑犯電話", "phone.suspect"), ("Λογαριασμός δράστη", "account.suspect"), ("Your age", "age.complainant"), ("Outro contato do autor", "contact.suspect"),
    ],
)  # fmt: skip
def test_short_and_bent_words_are_read_out(header: str, meant: str) -> None:
    """Abbreviations, endings of words, and letters that Unicode does not take apart."""
    found = read_header(header)
    assert f"{found.concept.value}.{found.whose.value}" == meant


def test_dates_are_read_in_any_language(read) -> None:
    """Months by name, Buddhist years, and the mark of a year after it."""
    for written in (
        "12 ต.ค. 2569",
        "12 października 2026 r.",
        "12 Ekim 2026",
        "12 октября 2026 г.",
        "12 أكتوبر 2026",
    ):
        table = read(f"Case No;Date reported;Victim name\nA-1;{written};Dante Cruz\n")
        reported = table.kind("report")[0].body.reported
        assert (reported.utc.year, reported.utc.month) == (2026, 10), written


def test_roles_stand_apart_side_by_side(read) -> None:
    """A phone under "suspect" is never the victim's, nor a labelled contact after the suspect's account."""
    table = read(
        "Case No;Victim name;Cep Tel;Şüpheli Tel;Suspect A/C;Other contact\n"
        "A-1;Emre Çelik;+905550001234;+639055551234;bianca_d11;Zalo: +639055551299\n"
    )
    (victim,) = table.kind("person", "victim")
    assert table.values(victim) == [("phone", "+905550001234")]
    (suspect,) = table.kind("person", "suspect")
    assert {value for _, value in table.values(suspect)} == {"+639055551234", "+639055551299"}
    assert not table.kind("account", "victim")


def test_names_in_parts_before_the_victims_phone(read) -> None:
    """A given name is told by the family name beside it; both by the victim's phone that follows."""
    table = read(
        "Folio;Nombre(s);Apellidos;F. Nac.;Celular de la víctima;Usuario del agresor\n"
        "1/26;Ana;Ruiz Gil;01/02/2009;+525555551234;bianca_d11\n"
    )
    (victim,) = table.kind("person", "victim")
    assert [(name.text, name.given, name.family) for name in victim.body.names] == [
        ("Ana Ruiz Gil", "Ana", "Ruiz Gil")
    ]


@pytest.mark.parametrize("other", ["报警人", "Zgłaszający", "Reporting person", "Account holder"])
def test_the_age_of_somebody_else_is_not_the_victims(read, other: str) -> None:
    """An age after whoever reported, or after a name nobody is known by, stays theirs."""
    table = read(
        f"Case No;Victim;{other};Age;Narrative\nA-1;Dante Cruz;Lee Wei;44;x\nA-2;Ana Ruiz;Maria Santos;45;x\n"
    )
    assert all(one.body.age is None for one in table.kind("person", "victim"))


def test_several_contacts_in_a_cell_go_where_each_belongs(read) -> None:
    """Phone and e-mail, divided by any sign."""
    table = read(
        "案號;被害人姓名;联系方式\nA1;王小明;+8617000007135、zihan.sun151@example.org\n"
        "A2;李大同;zi.han@example.org/+8617000007136\n"
    )
    kinds = [[kind for kind, _ in table.values(one)] for one in table.kind("person", "victim")]
    assert [sorted(one) for one in kinds] == [["email", "phone"], ["email", "phone"]]


def test_numbers_are_told_by_their_digits(read) -> None:
    """Phones under "SIM no.", an IMEI under "Phone recovered"; a time without colons beside its date."""
    table = read(
        "No;Suspect Name;Date of arrest;Phone Recovered (IMEI);SIM no.\n"
        "1;Dante Cruz;2026-01-02;490154203237518;+639171234567\n2;Lee Wei;2026-01-02;356938035643809;+639171234568\n"
    )
    meant = {column.header: column.concept.value for column in table.maps[0].columns}
    assert (meant["Phone Recovered (IMEI)"], meant["SIM no."]) == ("imei", "phone")


def test_a_statement_gives_payments(read) -> None:
    """Debit and credit: the other side's account pays what came in."""
    table = read(
        "Date,Particulars,Acct No,Debit,Credit,Balance\n09/01/2026,ATM,,,504.00,12504.00\n"
        "09/02/2026,Lee Wei,4593686274,,15000.00,27504.00\n09/03/2026,Ana Ruiz,4593686275,700.00,,26804.00\nEND OF REPORT,,,,,\n",
        region="PH",
    )
    sides = [[one.relation.value for one in payment.ties] for payment in table.kind("payment")]
    assert sides == [[], ["payer"], ["payee"]]


def test_what_is_assumed_is_said_once(read) -> None:
    """The encoding, and a kind that no column tells: a refusal of nothing, to be shown."""
    text = "Zorb;Quux\nŁukasz Śliwa;Żądał pieniędzy. Potem zerwał kontakt i już się więcej nie odezwał.\n"
    table = read(text * 1, codec="cp1250", region="PL")
    said = [what for _, reason, what in table.refused() if reason == "assumed"]
    assert said[0] == "encoding: read as cp1250"
    assert said[1].startswith("kind of table: no column tells")
    assert len(table.kind("report")) == 1


def test_sentences_in_other_tables_are_read_too(read) -> None:
    """A list of arrests with remarks: each remark is a report of its own, so that triage reads it."""
    table = read(
        "Suspect name;Date of arrest;Remarks\nDante Cruz;2026-01-02;He said that the boy wants to be left alone.\n"
    )
    assert [one.body.narrative for one in table.kind("report")] == [
        "He said that the boy wants to be left alone."
    ]
    assert len(table.kind("person", "suspect")) == 1


@pytest.mark.parametrize(
    "word", ["계", "Tổng cộng", "Razem", "Toplam", "المجموع", "Итого", "รวม", "END OF REPORT", "*** end ***"]
)
def test_totals_and_ends_are_no_reports(read, word: str) -> None:
    """In any language, below a table of reports."""
    table = read(
        f"Case No;Victim name;Phone;Narrative;Status;Amount\nA-1;Dante Cruz;+639171234567;x;open;5\n{word};;;;;\n"
    )
    assert len(table.kind("report")) == 1
    assert [reason for _, reason, _ in table.refused()] == ["no_content"]


def test_ids_of_a_provider_are_accounts(read) -> None:
    """Numbers of accounts beside IP addresses; the platform from the file's name, else none."""
    text = "Account,Time,IP Address\n17841400000001,2026-01-02 03:04:05,192.0.2.1\n17841400000002,2026-01-03 03:04:05,192.0.2.2\n"
    (first, _) = read(text, name="instagram_logs.csv").kind("account")
    assert (first.body.platform, first.body.account_id) == ("instagram", "17841400000001")
    plain = read(text)
    assert [one.body.account_id for one in plain.kind("account")] == ["17841400000001", "17841400000002"]
    assert plain.refused() == []
    assert plain.kind("capture")[0].body.at.utc.year == 2026


def test_a_reading_of_a_name_is_a_further_name(read) -> None:
    """Kana beside the characters of a name, of the same person."""
    table = read("受理番号,被害者氏名,フリガナ,被害者電話番号\nA-1,桐谷 美咲,キリタニ ミサキ,+818040733123\n")
    (victim,) = table.kind("person", "victim")
    assert table.texts(victim) == [("桐谷 美咲", "legal"), ("キリタニ ミサキ", "alias")]
