"""Victims and offenders of the second set: invented people with the spellings other agencies would use."""
# ruff: noqa: E501, SIM905 - data read better whole

from dataclasses import dataclass, field
from datetime import date

# country | native | spellings in Latin letters, first the person's own | sex | birth date | city
VICTIMS = """
HK|陳浩賢|Chan Ho Yin;CHAN Ho-yin;Chen Haoxian;Ho Yin Chan|M|2007-03-14|香港
HK|黃詠欣|Wong Wing Yan;Wing-yan WONG;Huang Yongxin;Yannie Wong|F|1998-11-02|九龍
HK|李俊傑|Lee Chun Kit;LEE Chun-kit;Li Junjie;Jason Lee Chun Kit|M|1995-06-21|新界
HK|張嘉穎|Cheung Ka Wing;Ka-wing CHEUNG;Zhang Jiaying;Cheung Kar Wing|F|2001-01-30|香港
HK|林志豪|Lam Chi Ho;LAM Chi-ho;Lin Zhihao;Chi Ho Lam|M|2008-08-19|沙田
HK|吳子軒|Ng Tsz Hin;NG Tsz-hin;Wu Zixuan;Tsz Hin Ng|M|2006-12-05|荃灣
HK|鄭曉彤|Cheng Hiu Tung;CHENG Hiu-tung;Zheng Xiaotong;Hiu Tung Cheng|F|2003-04-27|屯門
HK|周偉文|Chow Wai Man;CHOW Wai-man;Zhou Weiwen;Raymond Chow|M|1989-09-09|香港
HK|郭啟賢|Kwok Kai Yin;KWOK Kai-yin;Guo Qixian;Kai Yin Kwok|M|1993-02-17|九龍
HK|羅家俊|Lo Ka Chun;LO Ka-chun;Luo Jiajun;Law Ka Chun|M|2009-07-07|元朗
MO|梁永康|Leong Weng Hong;Liang Yongkang;LEONG Weng-hong;Leung Wing Hong|M|1996-10-12|澳門
MO|王淑芬|Vong Sok Fan;Wang Shufen;VONG Sok-fan;Wong Suk Fan|F|1992-05-23|氹仔
MO|何家輝|Ho Ka Fai;He Jiahui;HO Ka-fai;Ho Kar Fai|M|2000-03-03|澳門
MO|張美玲|Cheong Mei Leng;Zhang Meiling;CHEONG Mei-leng;Cheung Mei Ling|F|1999-12-25|路環
MO|李志明|Lei Chi Meng;Li Zhiming;LEI Chi-meng;Lee Chi Ming|M|2005-01-18|澳門
MO|楊潔儀|Ieong Kit I;Yang Jieyi;IEONG Kit-i;Yeung Kit Yee|F|1997-07-15|氹仔
MO|黃國華|Vong Kuok Wa;Huang Guohua;VONG Kuok-wa;Wong Kwok Wah|M|1985-04-04|澳門
MO|蘇穎琳|Sou Weng Lam;Su Yinglin;SOU Weng-lam;So Wing Lam|F|2006-06-26|澳門
TW|陳冠宇|Chen Kuan-Yu;Chen Guanyu;CHEN KUAN YU;Kuan-yu Chen|M|2006-02-11|臺北市
TW|林怡君|Lin Yi-Chun;Lin Yijun;LIN YI CHUN;Yi-chun Lin|F|1999-08-08|新北市
TW|黃柏翰|Huang Po-Han;Huang Bohan;HUANG PO HAN;Po-han Huang|M|2007-05-29|桃園市
TW|張雅婷|Chang Ya-Ting;Zhang Yating;CHANG YA TING;Ya-ting Chang|F|1994-10-20|臺中市
TW|吳宗翰|Wu Tsung-Han;Wu Zonghan;WU TSUNG HAN;Tsung-han Wu|M|2001-09-13|臺南市
TW|蔡佩珊|Tsai Pei-Shan;Cai Peishan;TSAI PEI SHAN;Pei-shan Tsai|F|1997-03-22|高雄市
TW|許志偉|Hsu Chih-Wei;Xu Zhiwei;HSU CHIH WEI;Chih-wei Hsu|M|1988-12-12|新竹市
TW|鄭欣怡|Cheng Hsin-Yi;Zheng Xinyi;CHENG HSIN YI;Hsin-yi Cheng|F|2004-07-01|嘉義市
TW|謝承恩|Hsieh Cheng-En;Xie Cheng'en;HSIEH CHENG EN;Cheng-en Hsieh|M|2008-01-09|基隆市
TW|郭哲瑋|Kuo Che-Wei;Guo Zhewei;KUO CHE WEI;Che-wei Kuo|M|2003-11-16|花蓮縣
TW|曾詩涵|Tseng Shih-Han;Zeng Shihan;TSENG SHIH HAN;Shih-han Tseng|F|2000-04-15|屏東縣
TW|劉建宏|Liu Chien-Hung;Liu Jianhong;LIU CHIEN HUNG;Chien-hung Liu|M|1991-06-06|宜蘭縣
KR|김민준|Kim Min-jun;Kim Minjoon;KIM MIN JUN;Min Jun Kim|M|2007-09-17|전주시
KR|이서연|Lee Seo-yeon;Yi Seoyeon;LEE SEO YEON;Seoyeon Lee|F|2001-02-03|익산시
KR|박지훈|Park Ji-hoon;Bak Jihun;PARK JI HOON;Jihoon Park|M|1996-07-24|군산시
KR|최수빈|Choi Su-bin;Choe Subin;CHOI SOO BIN;Soobin Choi|F|2004-12-30|정읍시
KR|정우진|Jung Woo-jin;Jeong Ujin;CHUNG WOO JIN;Woojin Jung|M|2008-04-08|전주시
KR|강하은|Kang Ha-eun;Gang Haeun;KANG HA EUN;Haeun Kang|F|1999-05-19|남원시
KR|조현우|Cho Hyun-woo;Jo Hyeonu;CHO HYUN WOO;Hyunwoo Jo|M|1992-08-27|김제시
KR|윤지민|Yoon Ji-min;Yun Jimin;YOON JI MIN;Jimin Yoon|F|2006-10-10|완주군
KR|장도윤|Jang Do-yoon;Jang Doyun;CHANG DO YUN;Doyoon Jang|M|2009-03-21|고창군
KR|임채원|Lim Chae-won;Im Chaewon;LIM CHAE WON;Chaewon Lim|F|2002-06-14|부안군
KR|오세훈|Oh Se-hun;O Sehun;OH SE HOON;Sehoon Oh|M|1987-01-25|익산시
KR|신유진|Shin Yu-jin;Sin Yujin;SHIN YOO JIN;Yujin Shin|F|1995-11-11|전주시
ID|-|Bagas Prasetyo;Bagas Prasetiyo;BAGAS PRASETYO;Prasetyo Bagas|M|2006-05-05|Semarang
ID|-|Siti Nurhaliza Putri;Siti Nurhalizah Putri;S. N. Putri;SITI NURHALIZA P.|F|2001-10-28|Solo
ID|-|Djoko Suryadi;Joko Suryadi;DJOKO SURYADI;Joko Soeryadi|M|1990-03-16|Kudus
ID|-|Muhammad Rizky Ramadhan;Moh. Rizki Ramadan;M. Rizky Ramadhan;MUH RIZKY RAMADHAN|M|2008-09-02|Tegal
ID|-|Dewi Anggraini;Dewi Anggraeni;DEWI ANGGRAINI;Anggraini, Dewi|F|1997-01-13|Magelang
ID|-|Wahyudi;Wahjudi;WAHYUDI;Wahyudi|M|1985-12-19|Demak
ID|-|Ni Made Ayu Lestari;Made Ayu Lestari;NI MADE AYU L.;Ni Md. Ayu Lestari|F|2000-07-30|Semarang
ID|-|Fajar Nugroho;Fadjar Nugroho;FAJAR NUGROHO;Nugroho Fajar|M|2005-02-22|Salatiga
ID|-|Yusuf Hidayat;Yusup Hidayat;Jusuf Hidajat;YUSUF HIDAYAT|M|1999-04-11|Pekalongan
ID|-|Rina Kartikasari;Rina Kartika Sari;RINA KARTIKASARI;Kartikasari Rina|F|2003-08-18|Jepara
ID|-|Bayu Setiawan;Bayu Setyawan;BAYU SETIAWAN;Setiawan, Bayu|M|2007-11-23|Kendal
ID|-|Putra Mahendra;Putera Mahendra;PUTRA MAHENDRA;Mahendra Putra|M|1994-06-09|Klaten
PH|-|Maria Kristina Dela Cruz;Ma. Kristina de la Cruz;DELA CRUZ, Maria Kristina S.;Kristina Dela Cruz|F|2000-09-29|Cebu City
PH|-|John Paul Villarosa;Jon Paul Villarosa;VILLAROSA, John Paul;JP Villarosa|M|2007-01-07|Mandaue
PH|-|Jericho Abellanosa;Jerico Abellanosa;ABELLANOSA, Jericho T.;Jericho Abelanosa|M|2006-08-13|Lapu-Lapu
PH|-|Reynaldo Pacquibot Jr.;Reynaldo Pakibot;PACQUIBOT, Reynaldo;Rey Pacquibot|M|1988-03-31|Talisay
PH|-|Angelica Mae Ybanez;Angelika Mae Ybañez;YBAÑEZ, Angelica Mae;Angel Ybanez|F|2003-12-01|Danao
PH|-|Mark Anthony Cabahug;Marc Anthony Cabahug;CABAHUG, Mark Anthony;Mark Cabahug|M|1997-05-10|Toledo
PH|-|Crisanto Gingoyon;Crisanto Ginguyon;GINGOYON, Crisanto;Cris Gingoyon|M|1992-10-04|Carcar
PH|-|Princess Joy Sumalinog;Princes Joy Sumalinog;SUMALINOG, Princess Joy;Joy Sumalinog|F|2008-02-26|Cebu City
PH|-|Kenneth Dagatan;Keneth Dagatan;DAGATAN, Kenneth;Ken Dagatan|M|2005-07-19|Naga
PH|-|Rosalie Tumulak;Rosalie Tumolak;TUMULAK, Rosalie;Rose Tumulak|F|1995-04-23|Minglanilla
PH|-|Vincent Ouano;Vincent Owano;OUANO, Vincent;Vince Ouano|M|2004-11-08|Mandaue
PH|-|Liezl Cañete;Liezel Canete;CANETE, Liezl;Liezl Canyete|F|1999-06-17|Consolacion
FR|-|Hélène Lefèvre-Marchal;LEFEVRE MARCHAL Helene;Helene Lefevre;Hélène Lefèvre Marchal|F|1998-02-19|Rennes
FR|-|Théo Guillemot;GUILLEMOT Theo;Theo Guillemot;Théo GUILLEMOT|M|2007-10-06|Vannes
FR|-|Jean-Baptiste Kerouanton;KEROUANTON Jean Baptiste;J-B Kerouanton;Jean Baptiste Kerouanton|M|1990-07-12|Lorient
FR|-|Maëlys Briand;BRIAND Maelys;Maelys Briand;Maëlys BRIAND|F|2005-05-25|Brest
FR|-|Nathan Le Gall;LE GALL Nathan;Nathan Legall;Nathan LE GALL|M|2008-12-15|Quimper
FR|-|Loïc Trégouët;TREGOUET Loic;Loic Tregouet;Loïc TREGOUËT|M|1994-03-08|Saint-Brieuc
FR|-|Camille Nédélec;NEDELEC Camille;Camille Nedelec;Camille NEDELLEC|F|2001-11-27|Brest
FR|-|Yann Rouxel;ROUXEL Yann;Yan Rouxel;Yann ROUXELL|M|1986-08-03|Dinan
FR|-|Sébastien Corre;CORRE Sebastien;Sebastien Corre;Sébastien CORE|M|1996-01-21|Morlaix
MY|-|Muhammad Hafiz bin Roslan;Mohd Hafiz b. Roslan;Hafiz Roslan;MUHD HAFIZ ROSLAN|M|2006-04-17|Johor Bahru
MY|-|Nur Aisyah binti Kamal;Nor Aishah bt Kamal;Nur Aisyah Kamal;AISYAH KAMAL|F|2000-12-08|Muar
MY|林伟杰|Lim Wei Jie;Lim Wei-Jie;Lin Weijie;LIM WEI KIAT|M|1997-09-05|新山
MY|陈美玲|Tan Bee Leng;Chan Mei Ling;Chen Meiling;TAN MEI LING|F|1993-03-26|麻坡
MY|-|Kavin a/l Suresh;Kavin Suresh;KAVIN A/L SURESH;Suresh Kavin|M|2007-07-22|Kluang
MY|黄志强|Ng Chee Keong;Wong Chi Keung;Huang Zhiqiang;NG CHEE KEONG|M|1988-05-14|居銮
MY|-|Amirul Danish bin Zaki;Amirul Daniesh b Zaki;Amirul Danish Zaki;AMIRUL DANISH|M|2008-10-31|Batu Pahat
MY|-|Farah Nadia binti Osman;Farah Nadiah bt Othman;Farah Nadia Osman;FARAH OSMAN|F|2002-02-10|Segamat
MY|刘家豪|Lau Kah Hoe;Liew Ka Ho;Liu Jiahao;LAU KAH HOE|M|2004-08-24|峇株巴辖
SG|-|Rajesh s/o Muthusamy;Rajesh Muthusamy;R. Muthusamy;RAJESH S/O MUTHUSAMY|M|1991-11-30|Singapore
SG|陈俊豪|Tan Jun Hao;Chen Junhao;TAN JUN HAO;Junhao Tan|M|2005-06-02|新加坡
SG|王慧敏|Ong Hui Min;Wang Huimin;ONG HUI MIN;Ong Huimin|F|1996-12-21|新加坡
SG|-|Nurul Huda bte Ismail;Nurul Huda Ismail;NURUL HUDA BTE ISMAIL;Nurul H. Ismail|F|2001-05-16|Singapore
NZ|-|Jonathan Whitcombe;Jonny Whitcombe;WHITCOMBE Jonathan;Jonathon Whitcombe|M|2008-03-05|Hamilton
NZ|-|Tane Ruakawa;Tāne Ruakawa;RUAKAWA Tane;Tane Ruakawha|M|2006-11-19|Rotorua
NZ|-|Bethany Okeroa;Beth Okeroa;OKEROA Bethany;Bethany Okerua|F|2004-01-28|Napier
NZ|-|Callum McGlashan;Calum MacGlashan;McGLASHAN Callum;Callum Mc Glashan|M|2007-06-30|Dunedin
NZ|-|Priya Ranchhod;Priyaa Ranchod;RANCHHOD Priya;Priya Ranchhodd|F|1999-10-15|Auckland
NZ|-|Stephen Hollingbery;Steven Hollingbery;HOLLINGBERY Stephen;Steve Hollingberry|M|1983-02-07|Nelson
NZ|-|Matiu Pohatuhia;Matthew Pohatuhia;POHATUHIA Matiu;Matiu Pohatuhea|M|2005-09-21|Gisborne
NZ|-|Georgia Farquharson;Georgia Farquarson;FARQUHARSON Georgia;Georgie Farquharson|F|2002-04-02|Timaru
AU|-|Lachlan Budgery;Lachie Budgery;BUDGERY Lachlan;Lochlan Budgery|M|2007-12-18|Ballarat
AU|-|Imogen Tarrawonga;Imogen Tarawonga;TARRAWONGA Imogen;Immy Tarrawonga|F|2003-07-26|Geelong
AU|-|Declan Fitzsimmonds;Declan Fitzsimmons;FITZSIMMONDS Declan;Dec Fitzsimmonds|M|1998-05-03|Bendigo
AU|-|Xavier Nankivell;Xavier Nankervill;NANKIVELL Xavier;Xav Nankivell|M|2006-10-24|Mildura
AU|-|Nguyen Thi Bich Ngoc;Nguyễn Thị Bích Ngọc;Ngoc Nguyen;NGUYEN Bich Ngoc|F|1995-08-29|Melbourne
AU|-|Brayden Wollstone;Braydon Wollstone;WOLLSTONE Brayden;Brady Wollstone|M|2008-06-11|Shepparton
US|-|Alejandro Quintanar Robles;Alejandro Quintanar;QUINTANAR ROBLES Alejandro;Alex Quintanar|M|2007-08-15|El Paso
US|-|Tyler Brubakken;Tylor Brubakken;BRUBAKKEN Tyler;Tyler Brubaken|M|2006-03-23|Fargo
US|-|María Fernanda Olmedo;Maria Fernanda Olmedo;OLMEDO Maria F;Mafer Olmedo|F|2002-09-14|San Antonio
US|-|Caleb Strandquist;Kaleb Strandquist;STRANDQUIST Caleb;Caleb Strandqvist|M|2008-01-31|Duluth
US|-|Deshawn Harpole;De'Shawn Harpole;HARPOLE Deshawn;DeShaun Harpole|M|2005-12-06|Mobile
US|-|Emily Vandenhoek;Emilie Vandenhoek;VANDENHOEK Emily;Emily Van den Hoek|F|1997-04-18|Grand Rapids
US|-|Jesús Armenta Lugo;Jesus Armenta;ARMENTA LUGO Jesus;Jesús Armenta|M|2004-05-09|Yuma
US|-|Hunter Gallowitz;Hunter Galowitz;GALLOWITZ Hunter;Hunter Gallowits|M|2007-02-25|Boise
US|-|Diego Santibáñez;Diego Santibanez;SANTIBANEZ Diego;Diego Santibañes|M|2006-07-04|Fresno
"""

# Others of the same name (and city or year) who are somebody else: country | native | Latin | sex | birth | city
NAMESAKES = """
HK|陳浩賢|Chan Ho Yin|M|2007-11-23|香港
TW|林怡君|Lin Yi-Chun|F|1987-02-14|新北市
KR|김민준|Kim Min-jun|M|2007-01-05|전주시
KR|이서연|Lee Seo-yeon|F|1990-08-31|익산시
ID|-|Dewi Anggraini|F|1983-06-27|Magelang
ID|-|Wahyudi|M|1999-05-08|Demak
MY|陈美玲|Tan Bee Leng|F|2004-09-19|麻坡
TW|陳冠宇|Chen Kuan-Yu|M|2006-10-03|高雄市
"""

# Twins and siblings with one household telephone: index of the first in VICTIMS | native | Latin | sex | birth
SIBLINGS = """
18|陳冠廷|Chen Kuan-Ting;Chen Guanting|M|2006-02-11
30|김민재|Kim Min-jae;Kim Minjae|M|2007-09-17
55|-|John Mark Villarosa;VILLAROSA, John Mark|M|2009-05-02
75|-|Muhammad Haziq bin Roslan;Haziq Roslan|M|2008-07-21
"""

PREFIX = {
    "HK": "+8526123",
    "MO": "+8536620",
    "TW": "+886900123",
    "KR": "+82102000",
    "FR": "+33639980",
    "ID": "+628120000",
    "PH": "+63917000",
    "NZ": "+64215550",
    "MY": "+6012200",
    "SG": "+659000",
    "AU": "+61491570",
    "US": "+12125550",
}
"""Beginnings of numbers; reserved ones where the country has such a range."""

DIGITS = {"TW": 3, "ID": 4, "PH": 4, "FR": 3, "AU": 3, "NZ": 3, "US": 3}
"""Digits that follow; four where nothing is said."""

MAIL = {
    "KR": "mail.example.kr",
    "FR": "courrier.example.fr",
    "ID": "surel.example.id",
    "US": "mail.example.com",
}


@dataclass(frozen=True)
class Victim:
    """One person who was blackmailed, as the truth knows them."""

    id: str
    country: str
    native: str
    latin: tuple[str, ...]
    sex: str
    birth: date
    city: str
    phone: str
    email: str
    handle: str

    @property
    def own(self) -> str:
        """The name in the script of the country."""
        return self.native or self.latin[0]


@dataclass(frozen=True)
class Offender:
    """One offender with everything they use; ``old`` is a handle they gave up."""

    id: str
    persona: str
    handle: str
    old: str
    facebook: str
    telegram: str
    phone: str
    email: str
    payee: str
    account: str
    home: str
    extra: tuple[str, ...] = field(default=())


def victims() -> list[Victim]:
    """Return every victim; ids V001 and on, in the order of the tables above."""
    made = [_victim(number, *line.split("|")) for number, line in enumerate(VICTIMS.strip().splitlines())]
    for line in NAMESAKES.strip().splitlines():
        made.append(_victim(len(made), *line.split("|")))
    for line in SIBLINGS.strip().splitlines():
        first, native, latin, sex, birth = line.split("|")
        elder = made[int(first)]
        one = _victim(len(made), elder.country, native, latin, sex, birth, elder.city)
        made.append(Victim(**{**vars(one), "phone": elder.phone}))
    return made


def _victim(number: int, country: str, native: str, latin: str, sex: str, birth: str, city: str) -> Victim:
    width = DIGITS.get(country, 4)
    serial = (number * 37 + 11) % 1000
    digits = f"{serial:0{width}d}"[-width:]
    if country == "US":
        digits = f"{100 + number % 100}"
    spellings = tuple(latin.split(";"))
    stem = "".join(c for c in spellings[0].lower() if c.isascii() and c.isalpha())[:9]
    return Victim(
        id=f"V{number + 1:03d}",
        country=country,
        native="" if native == "-" else native,
        latin=spellings,
        sex=sex,
        birth=date.fromisoformat(birth),
        city=city,
        phone=PREFIX[country] + digits,
        email=f"{stem}{number * 7 % 90 + 10}@{MAIL.get(country, 'example.org')}",
        handle=f"{stem}_{number * 13 % 83 + 11}",
    )


PERSONAS = (
    "Anna Kim", "Jenny Lopez", "Mia Santos", "Sofia Tan", "Chloe Martin", "Yuki Sato", "Lina Chen",
    "Emma Wilson", "Kate Reyes", "Sara Lim", "Nadia Putri", "Amber Stone", "Grace Lee", "Julia Cruz",
    "Bella Rose", "Nina Park", "Daisy Wu",
)  # fmt: skip

STEMS = """zorvane quillby marvotte tesknor ablyndra kestopal druvine faloqui wexmora hiltraven
jubrosse lanquist mopellar norvayne orbistel pralugen quorvath ristomel sylvoque tambreck
ulvessa vantrowe wistelle xaroque yelbrine zinotta arcovell brumelda corvaxis dalphene
ezmorie fendrilo glaspyre hovantis irvanelle jastrope kilvorne lusterra mindrope nyxavel
oskarine pelvadro quintelo rovasque selkamor trivanne umbrosel velkarin wyndotte xelvarion
ysmeralt zandovel ampriste bolvenne cyrandel dovetrix elbarone fintaso gorvelle hastrine""".split()

PAYEES = """Ramil Dizonar;Jocelyn Magbutay;Kwabena Ofosuhene;Ibrahim Tchakounte;Marites Balangue;Adekunle Fasoranti
Yao Kouamelan;Rodelio Panganibot;Chukwuemeka Obianagu;Sherwin Alcarazo;Mamadou Koulibara;Jessa Villacorteza
Efosa Igbinovan;Arnel Bongcawil;Rizalyn Tumandao;Koffi N'Dribala;Olumide Akinsowon;Dindo Macaraegan
Grace Omotayode;Nestor Ubaldinez;Seydou Traobila;Emeka Nwachukwere;Lorna Pagsisihan;Blessing Ehigiatorse
Rowena Dimaculan;Kofi Asantewaah;Jomar Lagundinao;Aissata Diabagata;Tunde Olorunsogo;Mylene Catapango"""

HOMES = (("PH", "+63928000"), ("NG", "+234803000"), ("CI", "+225070000"), ("ID", "+628130000"))


def offenders() -> list[Offender]:
    """Return the sixty offenders; payees repeat, so that two offenders share each mule."""
    payees = PAYEES.replace("\n", ";").split(";")
    made = []
    for number, stem in enumerate(STEMS):
        persona = PERSONAS[number % len(PERSONAS)]
        first = persona.split()[0].lower()
        home, prefix = HOMES[number % len(HOMES)]
        made.append(
            Offender(
                id=f"S{number + 1:02d}",
                persona=persona,
                handle=f"{first}.{stem}{number % 29 + 70}",
                old=f"{first}_{stem}",
                facebook=f"1000{number * 7919 + 40000000:011d}",
                telegram=f"{stem}_{first}x",
                phone=f"{prefix}{number * 53 % 9000 + 1000:04d}",
                email=f"{first}.{stem}@example.{'net' if number % 2 else 'com'}",
                payee=payees[number % len(payees)],
                account=f"{number * 104729 + 70010000000:012d}",
                home=home,
            )
        )
    return made
