# ruff: noqa: E501, ISC004 - the words of a type stay together
"""What a column's heading says it holds, in the languages tables are written in."""

import re
from typing import Final
from unicodedata import category

from anyascii import anyascii

from strikeback.linking.engine.spec import FieldType

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS: Final = re.compile(r"[\W_]+")
_MARKED: Final = re.compile(r"[\u0590-\u1cff]")
"""Letters of scripts whose vowels are marks: Hebrew to Georgian, the Indic and Thai ones between them."""
_PATTERNS: Final = (
    (FieldType.EMAIL, r"e ?mails?(?: addr(?:ess)?)?|mail(?: addr(?:ess)?)?|correo|courriel|surel|邮箱|郵箱|电邮|電郵|邮件|電子郵件|メール|이메일|메일|почта|البريد|อีเมล"
        r"|mailadresse|e ?posta(?: adresi)?|e ?mailadres|sahkoposti|епошта|ईमेल|ایمیل|דואר אלקטרוני"),
    (FieldType.WALLET, r"wallets?(?: addr(?:ess)?)?|crypto|btc|bitcoin|eth address|usdt|钱包|錢包|지갑|кошелек"),
    (
        FieldType.ACCOUNT,
        r"iban|bank ?acc\w*|account ?(?:no|num|number|nr)|acct|acc no|konto\w*|kontonummer|compte|cuenta|clabe|rekening|norek"
        r"|银行|銀行|卡号|卡號|계좌\w*|口座\w*|счет|حساب"
        r"|kontonr|kontonummer|numer konta|cislo uctu|szamlaszam|hesap no|so tai khoan|เลขที่บัญชี|खाता संख्या|شماره حساب|חשבון",
    ),
    (
        FieldType.PHONE,
        r"phones?|telephone|tel|tels|telno|mobile|mob|cell|cellphone|msisdn|fax|whatsapp|gsm|telefon\w*|telefono|telephones?|portable"
        r"|handy|celular|movil|hp|telp|tlp|tlf|telef|telefones?|mobilni|mobilny|mobiltelefon|mobiel|mobilos|landline|no hp|nomor hp|telepon|dien thoai|sdt|contact ?(?:no|number)|電話\w*|电话\w*|手机\w*|手機\w*"
        r"|聯絡電話|携帯\w*|전화\w*|휴대\w*|연락처|телефон\w*|هاتف|جوال|الهاتف|โทรศัพท์|เบอร์โทร"
        r"|rufnummer|mobilnummer|handynummer|telefonszam|puhelin(?:numero)?|telefoon\w*|celulares?|movel|fone|cep telefonu|cep no|so dien thoai|di dong|dtdd|nomor telepon|simu|namba ya simu|numer telefonu|komorka|τηλέφωνο|κινητό|มือถือ|เบอร์|मोबाइल|फ़ोन|फोन|दूरभाष|மொபைல்|தொலைபேசி|மொபைல் எண்|تلفن|موبایل|موبايل|טלפון|נייד",
    ),
    (
        FieldType.DATE,
        r"dob|d o b|birth ?dates?|birthday|b day|date|born|bday|geburtsdatum|geboren|geb|naissance|nacimiento|nascimento|nascita"
        r"|tanggal\w*|tgl|tgl lahir|tarikh|ngay sinh|kapanganakan|出生(?:年?月?日期?|日期)?|生日|日期|誕生日|生年月日|생년월일|생일|날짜|дата\w*|تاريخ\w*|ميلاد|วันเกิด"
        r"|birth year|year of birth|yob|geburtsjahr"
        r"|geburtstag|geburtsdat|geb datum|data (?:de )?nascimento|dt ?nasc\w*|nascimento|fecha (?:de )?nac\w*|fec nac|data di nascita|date de naissance|geboortedatum|fodselsdato|fodelsedatum|syntymaaika|syntymapaiva|data urodzenia|datum narozeni|datum rodjenja|datum rodenja|data nasterii|szuletesi (?:datum|ido)|szul(?: datum)?|dogum(?: tarihi| gunu)?|ngay thang nam sinh|nam sinh|tarehe ya kuzaliwa|ημερομηνία γέννησης|γέννηση|дата народження|जन्म तिथि|जन्मतिथि|பிறந்த தேதி|تاریخ تولد|תאריך לידה",
    ),
    (
        FieldType.POSTCODE,
        r"post ?codes?|postal ?codes?|postal|zip|zip ?codes?|plz|postleitzahl|code postal|cp|cap|codigo postal|cep|kode ?pos|poskod|pincode|pin code"
        r"|eircode|邮编|郵編|邮政编码|郵遞區號|郵便番号|우편번호|индекс|الرمز البريدي"
        r"|posta kodu|(?:postovni |postove )?smerovaci(?:e)? cislo|kodi postar|kod pocztowy|psc|iranyitoszam|irsz|postinumero|postnummer|postnr|cod postal|ma buu dien|ταχυδρομικός κώδικας|รหัสไปรษณีย์|पिन कोड|کد پستی|מיקוד",
    ),
    (
        FieldType.COUNTRY,
        r"country|countries|nation|nationality|citizenship|pays|pais|land|nationalitat|staatsangehorigkeit|nationalite|nacionalidad|nacionalidade"
        r"|negara|kewarganegaraan|warganegara|quoc gia|quoc tich|国家|國家|国籍|國籍|国|국가|국적|나라|страна|гражданство|الجنسية|البلد|ประเทศ|สัญชาติ"
        r"|uyruk|uyrugu|ulke|allampolgarsag|obywatelstwo|kraj|statni obcanstvo|zeme|cetatenie|nationaliteit|kansalaisuus|medborgarskap|υπηκοότητα|ιθαγένεια|χώρα|राष्ट्रीयता|देश|ملیت|تابعیت|אזרחות",
    ),
    (
        FieldType.SEX,
        r"(?:sex|gender)(?: code| cd)?|sexe|sexo|geschlecht|genero|genre|jenis kelamin|jantina|kasarian|gioi tinh|性别|性別|성별|пол|الجنس|เพศ"
        r"|sx|jinsia|jins|cinsiyet\w*|kon|jinsi|pol|spol|gen|sugu|dzimums|lytis|gjinia|sukupuol\w*|लिङ्ग|লিঙ্গ|เพศ|nem|neme|plec|pohlavi|sukupuoli|kjonn|geslacht|φύλο|стать|लिंग|பாலினம்|جنسیت|מין",
    ),
    (
        FieldType.HANDLE,
        r"handles?|user ?names?|user|users|user id|login|screen ?name|nick ?names?|nick|account|accounts?|profile|instagram|insta|ig|facebook|fb"
        r"|telegram|twitter|snapchat|tiktok|discord|line id|wechat|kakao|skype|usuario|utilisateur|benutzer\w*|akun|帐号|账号|帳號|用户名|昵称|暱稱|微信\w*"
        r"|아이디|닉네임|계정|логин|ник|المستخدم"
        r"|kullanici adi|nazwa uzytkownika|felhasznalonev|uzivatelske jmeno|nguoi dung|ชื่อผู้ใช้|उपयोगकर्ता नाम|نام کاربری",
    ),
    (
        FieldType.GIVEN,
        r"given ?names?|given|first ?names?|first|fname|fore ?names?|christian name|middle ?names?|jina la kwanza|majina mengine|firstname ?s?|prenoms?|vornamen?|nombres?|primer nombre|nome proprio|nama depan|imya"
        r"|ten|名|名字|이름\(명\)|имя|الاسم الأول|ชื่อจริง"
        r"|adi|on ?ad|keresztnev|utonev|imie|imiona|jmeno|krestni jmeno|meno|ime|prenume|voornaam|voornamen|fornavn|fornamn|tilltalsnamn|etunimi|primeiro nome|nama pertama|όνομα|ім я|име|שם פרטי",
    ),
    (
        FieldType.FAMILY,
        r"sur ?names?|family ?names?|family|last ?names?|last|lname|maiden ?name|nee|nom de (?:famille|jeune fille|naissance)|geburtsname|ledigname|madchenname|apellido de soltera|cognome da nubile|nazwisko panienskie|meisjesnaam|leanykori nev|rodne prijmeni|девичья фамилия|jina la ukoo|nachnamen?|familiennamen?|apellidos?|primer apellido|segundo apellido|apellido \w+"
        r"|sobrenome|cognome|achternaam|efternamn|nazwisko|soyadi?|nama belakang|nama keluarga|apelyido|ho|姓|姓氏|氏|성|성씨|фамилия|اللقب|العائلة|นามสกุล"
        r"|soy ?adi?|soy ?isim|vezeteknev|csaladi nev|prijmeni|priezvisko|prezime|nume(?: de familie)?|etternavn|sukunimi|efternavn|ultimo nome|nazwisko rodowe|ho dem|επώνυμο|επίθετο|прізвище|фамилно име|презиме|นามสกุล|สกุล|उपनाम|குடும்பப் பெயர்|نام خانوادگی|שם משפחה",
    ),
    (
        FieldType.ORGANISATION,
        r"company|companies|organi[sz]ations?|organi[sz]ation names?|org|employer|firm|firma|business|business names?|company names?|societe|empresa|unternehmen|perusahaan|syarikat"
        r"|公司\w*|会社\w*|會社|회사\w*|компания|организация|الشركة|vendor|supplier|merchant|manufacturer|brand|institution",
    ),
    (
        FieldType.PLACE,
        r"city|town|village|suburb|place|birth ?place|place of birth|location|locality|address|addr|address \d|street|(?:street|place|city|town) ?name|road|county|district|region|residence|hometown|municipality"
        r"|ville|adresse|rue|ort|wohnort|geburtsort|stadt|strasse|ciudad|direccion|calle|lugar|municipio|cidade|endereco|citta|indirizzo|plaats|kota|alamat|tempat lahir|bandar|tirahan|lungsod"
        r"|dia chi|thanh pho|城市|地址|住址|所在地|所在|居住地|现住址|戶籍地?|户籍地?|居所|本籍|거주지|소재지|地点|地點|籍贯|籍貫|出生地|市|住所|주소|도시|출생지|город|адрес|المدينة|العنوان|เมือง|ที่อยู่"
        r"|quartier|comarca|wijk|dzielnica|kommune|commune|comune|comuna|koy|semt|desa|kelurahan|xa|huyen|panchayat|thana|upazila|tehsil|taluka?|heimat|mahalle|adresi?|ikametgah|lakcim|lakhely|telepules|varos|miasto|miejscowosc|ulica|zamieszkania|mesto|obec|bydliste|grad|localitate|oras|domiciliu|woonplaats|straat|bostedsadresse|bostad|postort|kotipaikka|osoite|kaupunki|bairro|morada|freguesia|logradouro|naturalidade|provincia|barrio|localidad|domicilio|quan|phuong|tinh|que quan|mtaa|mji|διεύθυνση|πόλη|місто|адреса|село|จังหวัด|อำเภอ|ตำบล|ที่อยู่|पता|गाँव|गांव|ग्राम|जिला|शहर|முகவரி|ஊர்|மாவட்டம்|نشانی|آدرس|شهر|عنوان|مدينة|المحافظة|כתובת|עיר",
    ),
    (
        FieldType.NAME,
        r"(?:\w+ )?names?|nm|patronymics?|patronymikon|otchestvo|otcestvo|vatersname|отчество|по батькові|бащино име|πατρώνυμο|alias(?:es)?|also known as|known as|aka|full ?names?|person|people|customer|client|suspect|victim|subject|offender|holder|owner|author|contact|nom|nom complet|nombre completo|nome"
        r"|nome completo|naam|navn|namn|nama|nama lengkap|pangalan|ho ten|ho va ten|isim|ad soyad|姓名|全名|英文名|中文名|フリガナ|氏名|名前|이름|성명|성함|фио|الاسم|اسم|ชื่อ ?(?:และ)? ?(?:นาม)?สกุล|ชื่อ"
        r"|fathers?|father or husband|mothers?|husbands?|spouse|parents?|guardian|nome (?:da )?mae|mae|pai|filiacao|baba adi|ana adi|anne adi|apja neve|anyja neve|nev|teljes nev|ad soyadi?|adi soyadi|jmeno a prijmeni|imie i nazwisko|ime i prezime|nume si prenume|nimi|ime prezime|ten khach hang|ten day du|jina(?: kamili)?|ονοματεπώνυμο|πατρώνυμο|піб|नाम|पिता का नाम|पति का नाम|माता का नाम|பெயர்|தந்தை பெயர்|نام|نام پدر|نام و نام خانوادگی|اسم الأب|الاسم الكامل|שם|שם מלא|traveller|traveler|passenger|applicant|beneficiary|complainant|patient|insured",
    ),
    (
        FieldType.NOTE,
        r"notes?|comments?|remarks?|descriptions?|description|narrative|details?|text|message|messages|bio|free ?text|summary|statement|bemerkung\w*|remarque|observaciones|notas|catatan|keterangan"
        r"|备注|備註|描述|说明|說明|備考|비고|메모|내용|설명|примечание|комментарий|ملاحظات|หมายเหตุ"
        r"|notlar|aciklama|megjegyzes|uwagi|poznamka|napomena|huomautus|anmarkning|opmerking\w*|opis\w*|popis\w*|descrizione|descricao|descripcion|annotazioni|anotaciones|zapiska|ghi chu|mo ta|maelezo|παρατηρήσεις|примітки|टिप्पणी|விவரம்|توضیحات|הערות",
    ),
    (
        FieldType.ID,
        r"(?:\w+ )*ids?|(?:ip|mac) addr(?:ess)?|identifier|uuid|guid|ref|reference|(?:\w+ )*no|(?:\w+ )*num|(?:\w+ )*number|nr|code|ssn|soc sec\w*|passport\w*|nric|nik|licen[cs]e|plate|imei|isbn|ean|upc|sku|dni|nie|cpf|cnpj|curp|rfc|nif|siren|siret"
        r"|身份证\w*|身份證\w*|证件\w*|編號|编号|주민\w*|여권\w*|번호|паспорт|инн|الرقم|رقم"
        r"|sygnatura\w*|expediente|processo|dossier|prontuario|cislo jednaci|номер дела|дело|nin|bvn|aadhaa?r|uidai?|epic|voter id|ration card|cmnd|cccd|cmt|can cuoc\w*|ho chieu|tc(?: kimlik)?(?: no)?|tckn|kimlik(?: no)?|hkid|hkic|mykad|nrc|cedula|rut|cartao (?:sus|cidadao)|cns|nit|cuil|cuit|pesel|dowod\w*|rodne cislo|personnummer|fodselsnummer|cpr|hetu|bsn|rijksregister\w*|oib|jmbg|egn|cnp|taj|szemelyi\w*|adoazonosito|afm|amka|ausweis\w*|reisepass|personalausweis|steuer ?(?:id|nummer)|document|doc(?:umento?)?|pasaporte|passaporte|pasaport|paszport|ip|ipv4|imsi|iccid|αφμ|αμκα|паспорт\w*|ідентифікаційний|เลขประจำตัว\w*|เลขบัตร\w*|บัตรประชาชน|หนังสือเดินทาง|आधार\w*|पहचान|राशन कार्ड|ஆதார்\w*|کد ملی|شماره ملی|شماره شناسنامه|رقم الهوية|رقم قومي|الرقم القومي|رقم الوطني|תעודת זהות|ת ז",
    ),
)  # fmt: skip
_TITLES: Final = tuple((kind, re.compile(rf"(?:{pattern})")) for kind, pattern in _PATTERNS)
_ENDINGS: Final = tuple(
    (kind, re.compile(rf"\w{{3,}}(?:{pattern})"))
    for kind, pattern in (
        (FieldType.PHONE, "telefon|telefonnummer|telefonnr|rufnummer|telefoon|puhelin"),
        (FieldType.EMAIL, "mailadresse|epost"),
        (FieldType.DATE, "geburtsdatum|fodselsdato|fodelsedatum"),
        (FieldType.FAMILY, "nachname|familienname|achternaam|etternavn|efternamn|sukunimi"),
        (FieldType.GIVEN, "vorname|voornaam|fornavn|fornamn|etunimi"),
        (FieldType.PLACE, "ort|stadt|strasse|adresse|adress|adres|straat|plaats|osoite|gate|gatan|wohnsitz"),
        (FieldType.ID, "nummer|nr|zeichen|kennung|numer|szam|numero|ausweis"),
        (FieldType.NOTE, "bemerkung|notiz|beschreibung|kommentar"),
    )
)
"""Last parts of compounds of the Germanic, Finnish and Hungarian languages."""
_NUMBER: Final = re.compile(r"\s*\d+$")
_QUALIFIERS: Final = frozenset(
    {"no", "nr", "num", "number", "value", "field", "col", "column", "txt", "str", "raw", "orig"}
)
_NUMBERED: Final = frozenset(
    {
        "street",
        "house",
        "building",
        "flat",
        "unit",
        "apartment",
        "block",
        "case",
        "row",
        "record",
        "id",
        "serial",
    }
)
_EVENT: Final = re.compile(
    r".*\b(?:created?|creation|updated?|modified|inserted|timestamp|time|last seen|last login|registered|registration|"
    r"joined|reported?|report|received|submitted|signup|entry|entered|loaded|import(?:ed)?|expir\w+|valid"
    r"|erstellt|angelegt|erfasst|geandert|eingang|seit|creado|creacion|registro|cadastro|alta|atendimento|dibuat|didaftar|dilaporkan"
    r"|kayit tarihi|basvuru tarihi|islem tarihi|utworzono|vytvoreno|ngay (?:mo|tao|dang ky|lap))\b.*"
)
_ANSWER: Final = re.compile(
    r"(?:true |gold )?clusters?(?: (?:id|no|number|label))?|(?:entity|match|duplicate|dedup(?:e|lication)?|group|resolved|golden|master) ids?"
    r"|(?:match|duplicate|dedup(?:e|lication)?) (?:group|set)|(?:ground )?truth(?: (?:id|label))?|(?:true|gold) (?:id|label|entity)|gold|duplicate of|same as"
)
_PERSON: Final = re.compile(
    r"(?:person|people|individual|customer|client|patient|member|victim|suspect|subject|user|household) (?:id|no|nr|number)"
)
_BIRTH: Final = re.compile(
    r".*(?:\bdob\b|\bd o b\b|\byob\b|birth|\bborn\b|\bbday\b|gebur|\bgeb\b|geboren|naissance|\bnee? le\b|\bnac\b|nacim|nascim|nascit|lahir|ngay sinh|kapanganakan"
    r"|urodz|rozhd|syntym|fodsel|fodel|dogum|출생|생년|생일|出生|生日|誕生|生年|рожд|нарожд|ميلاد|تولد|วันเกิด|γεννη|לידה|जन्म).*"
)
_AGE: Final = re.compile(
    r"(?:\w+ )?(?:age|years?(?: old)?|aged|alter|edad|idade|eta|leeftijd|alder|ika|wiek|vozrast|umur|usia|yas|tuoi|umri|edad \w+|age(?: \w+)+|yos|vek|kor|eletkor|varsta|godine|vanus|vecums|amzius|mosha|gulang|edat|shekaru|umri \w+)"
    r"|.*(?:年龄|年齡|年齢|年歳|나이|연령|возраст|възраст|العمر|السن|อายุ|วัย|ηλικία|tuổi|उम्र|आयु|বয়স|வயது|వయస్సు|ઉંમર).*|سن|عمر|вік|вік \w+|גיל|узраст"
)
_ROWS: Final = re.compile(
    r"(?:row|line|record|rec)(?: (?:no|nr|num|number|id|index))?|rownum|index|idx|seq|sequence|(?:lfd|sl|sr|s) (?:nr|no)|lfd|stt|sira(?: no)?|ordinal|poradi|sorszam|lp|rb|red br"
    r"|序号|序號|项次|連番|通番|연번|순번|№|п п|№ п п|порядковый номер|ลำดับ(?:ที่)?|क्र सं|क्रमांक|ردیف|مسلسل|الرقم التسلسلي|α α"
)
_PART_OF_DATE: Final = {
    "year": re.compile(
        r"(?:birth ?|b ?|dob ?)?(?:year|yr|jahr|annee|ano|anno|tahun)(?: of birth)?|by|yob|dob y+|年|출생년도|출생연도"
    ),
    "month": re.compile(
        r"(?:birth ?|b ?|dob ?)?(?:month|mon|mth|monat|mois|mes|mese|bulan)(?: of birth)?|bm|mob|dob m+|月|출생월"
    ),
    "day": re.compile(
        r"(?:birth |b |dob )?(?:day|tag|jour|dia|giorno|hari)(?: of birth)?|bd|dob d+|日|출생일"
    ),
}


def fold_title(title: str) -> str:
    """Return a heading in lower-case words: camel case and signs parted, marks of Latin letters off."""
    parted = _parted(_CAMEL.sub(" ", title[:200])).strip().lower()
    return anyascii(parted).lower() if max(parted, default="") < "\u1f00" and not _foreign(parted) else parted


def _parted(text: str) -> str:
    """Return a text with its signs blank. Vowels that are marks belong to their word (ชื่อ, नाम)."""
    if not _MARKED.search(text):
        return _SIGNS.sub(" ", text)
    kept = [char if char.isalnum() or category(char).startswith("M") else " " for char in text]
    return " ".join("".join(kept).split())


def _foreign(text: str) -> bool:
    return any("\u0370" <= char <= "\u1dff" for char in text)


def titled(title: str) -> FieldType | None:
    """Return the type that a heading names, None when it says nothing known.

    The whole heading is tried, then without a word at its end or beginning (``customer_phone_1``). In letters
    other than Latin, whose words stand together, the longest known word counts.
    """
    folded = _NUMBER.sub("", fold_title(title)) or fold_title(title)
    if not folded.isascii():
        return _in_other_letters(folded)
    words, whole = folded.split(), folded
    if len(words) > 1 and words[-1] in _QUALIFIERS and words[0] not in _NUMBERED:
        words = words[:-1]
        folded = " ".join(words)
    tries = [folded, *(" ".join(words[at:]) for at in range(1, len(words)))]
    tries += [" ".join(words[:at]) for at in range(len(words) - 1, 0, -1)] + words
    tries += [whole] if whole != folded else []
    for text in tries:
        for kind, pattern in _TITLES:
            if pattern.fullmatch(text):
                return kind
    return next((ended for word in reversed(words) if (ended := _compound(word))), None)


def _compound(word: str) -> FieldType | None:
    """Return the type that the last part of a compound names (Heimatort, Kundennummer), None without one."""
    return next((kind for kind, pattern in _ENDINGS if pattern.fullmatch(word)), None)


def _in_other_letters(folded: str) -> FieldType | None:
    found = [
        (len(match[0]), -place, kind)
        for place, (kind, pattern) in enumerate(_TITLES)
        for match in pattern.finditer(folded)
        if match[0] and not match[0].isascii()
    ]
    return max(found)[2] if found else None


def about_event(title: str) -> bool:
    """Whether a heading names when something was recorded rather than something of the person."""
    return bool(_EVENT.fullmatch(fold_title(title))) and not about_birth(title)


def about_birth(title: str) -> bool:
    """Whether a heading names a birth."""
    return bool(_BIRTH.fullmatch(fold_title(title)))


def about_age(title: str) -> bool:
    """Whether a heading names an age in years."""
    return bool(_AGE.fullmatch(fold_title(title)))


def about_rows(title: str) -> bool:
    """Whether a heading says that a column numbers the rows."""
    return bool(_ROWS.fullmatch(fold_title(title)))


def about_answer(title: str) -> bool:
    """Whether a heading says that a column tells already who is the same."""
    return bool(_ANSWER.fullmatch(fold_title(title)))


def about_person(title: str) -> bool:
    """Whether a heading says that a column numbers people rather than records."""
    return bool(_PERSON.fullmatch(fold_title(title)))


def date_part(title: str) -> str:
    """Return ``year``, ``month`` or ``day`` when a heading names a part of a date, else ""."""
    folded = fold_title(title)
    return next((part for part, pattern in _PART_OF_DATE.items() if pattern.fullmatch(folded)), "")
