"""Names of the second recipe: nine cultures, four scripts, spellings of each, and how often they come."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

R = random.Random
Token = tuple[str, ...]
"""One name in several spellings; the first is the one in the papers."""


def tokens(text: str) -> list[Token]:
    """Return names separated by spaces, spellings by slashes; an underscore is a space inside one."""
    return [tuple(part.replace("_", " ") for part in word.split("/")) for word in text.split()]


class Bag:
    """Things drawn with Zipf-like chances, the first most often."""

    def __init__(self, things: Sequence[Token], power: float = 0.8) -> None:
        self.things = list(things)
        self.sums = list(accumulate(1 / (rank + 2) ** power for rank in range(len(things))))

    def draw(self, chance: R) -> Token:
        """Return one."""
        return chance.choices(self.things, cum_weights=self.sums)[0]


def joined(heads: str, tails: str) -> list[Token]:
    """Return every head with every tail, in an order that mixes both."""
    both = [(a + b,) for a in heads.split() for b in tails.split()]
    R("joined").shuffle(both)
    return both


WEST_M = tokens(
    "James/Jim/Jimmy John/Jack/Johnny Robert/Bob/Rob/Bobby Michael/Mike/Mick William/Bill/Will/Liam "
    "David/Dave Richard/Dick/Rick Thomas/Tom/Tommy Daniel/Dan/Danny Matthew/Matt Anthony/Tony "
    "Andrew/Andy/Drew Joseph/Joe Edward/Ed/Ted/Eddie Stephen/Steve/Steven Kenneth/Ken Benjamin/Ben "
    "Samuel/Sam Gregory/Greg Alexander/Alex/Sandy Patrick/Pat/Paddy Nicholas/Nick Jonathan/Jon "
    "Christopher/Chris/Kit Peter/Pete Oscar Henry/Harry/Hank Jürgen/Juergen Björn/Bjorn Søren/Soren Piotr "
    "Tomasz/Tomek Marek Luca Matteo Étienne/Etienne François/Francois Jean-Luc/Jean_Luc Seán/Sean/Shaun "
    "Callum Rhys Owen Niels Pieter Sven Karel Imre Zoltán/Zoltan"
)
WEST_F = tokens(
    "Mary/Molly/Polly Elizabeth/Liz/Beth/Betty/Lizzie Margaret/Maggie/Peggy/Meg "
    "Catherine/Kate/Cathy/Katherine Susan/Sue Jennifer/Jen/Jenny Patricia/Pat/Trish Rebecca/Becky "
    "Deborah/Debbie Victoria/Vicky/Tori Sarah/Sara Alexandra/Alex/Sandra Christine/Chris/Tina "
    "Barbara/Barb Jacqueline/Jackie Samantha/Sam Eleanor/Ellie/Nell Emma Olivia/Liv Charlotte/Lottie "
    "Grace Chloë/Chloe Zoë/Zoe Renée/Renee Françoise/Francoise Agnieszka/Aga Greta Katarzyna/Kasia "
    "Małgorzata/Malgorzata/Gosia Ingrid Astrid Siobhán/Siobhan Niamh Saoirse Chiara Giulia Anneke "
    "Johanna/Hanna Ursula/Ulla Theresa/Tess/Terry Philippa/Pippa Abigail/Abby Penelope/Penny "
    "Frederica/Freddie"
)
WEST_S = tokens(
    "Smith/Smyth Jones Taylor/Tayler Brown/Browne Wilson/Willson Evans Thompson/Thomson Walker "
    "White/Whyte Clark/Clarke Roberts Wright Green/Greene Hall Wood Harris Martin Cooper Morgan Bell/Bel "
    "Müller/Mueller/Muller Schmidt/Schmitt Schröder/Schroeder Weiß/Weiss Nowak Kowalski/Kowalska Rossi "
    "Ferrari Dubois/Du_Bois Lefèvre/Lefevre Jansen/Janssen de_Vries/Devries van_den_Berg/Vandenberg "
    "O'Brien/OBrien/O_Brien O'Neill/Oneill McDonald/MacDonald McCarthy/Mccarthy Hansen/Hanson "
    "Søndergaard/Sondergaard Lindqvist/Lindquist Virtanen Nagy Horváth/Horvath Novák/Novak Popescu Petrov"
) + joined(
    "Ash Black Brad Burn Chest Clay Crow Dal East Fair Gold Hart Hazel Kirk Lang Mar North Oak Pem Red "
    "Rock Sel Shel Stan Stock Thorn Under Wal West Whit Win Wy",
    "bourne bury by combe dale den field ford ham hurst ley low man more ridge stead stone ton well wick "
    "wood worth",
)
SPAN_M = tokens(
    "José/Jose/Pepe Juan Luis/Lucho Carlos/Charly Francisco/Paco/Pancho Manuel/Manolo Jesús/Jesus/Chuy "
    "Antonio/Toño Miguel_Ángel/Miguel_Angel/Miguel Rafael/Rafa Fernando/Nando Ignacio/Nacho "
    "Enrique/Quique Alejandro/Alex Sergio Eduardo/Lalo Guillermo/Memo Roberto/Beto Andrés/Andres "
    "Raúl/Raul Óscar/Oscar Iván/Ivan Hugo Emilio Joaquín/Joaquin"
)
SPAN_F = tokens(
    "María/Maria/Mari María_José/Maria_Jose/Marijose Carmen/Mamen Dolores/Lola Guadalupe/Lupe "
    "Concepción/Concha/Conchita Rosario/Charo Isabel/Isa Ana_Belén/Ana_Belen/Ana Lucía/Lucia Pilar/Pili "
    "Mercedes/Merche Teresa/Tere Sofía/Sofia Ximena/Jimena Valentina/Vale Paloma Inés/Ines Rocío/Rocio "
    "Graciela/Chela Consuelo/Chelo Beatriz/Bea Elena Noelia"
)
SPAN_S = tokens(
    "García/Garcia Rodríguez/Rodriguez González/Gonzalez/Gonzales Fernández/Fernandez López/Lopez "
    "Martínez/Martinez Sánchez/Sanchez/Sanches Pérez/Perez/Peres Gómez/Gomez Ruiz Hernández/Hernandez "
    "Jiménez/Jimenez/Ximenez Díaz/Diaz Moreno Muñoz/Munoz Álvarez/Alvarez Romero Navarro Torres "
    "Domínguez/Dominguez Vázquez/Vasquez/Vazquez Ramos Gil Serrano Blanco Molina Castro Ortega Rubio "
    "Marín/Marin Iglesias Medina Garrido Cortés/Cortes Castillo Guerrero Peña Méndez/Mendez Cruz Herrera "
    "Prieto Flores Cabrera Campos Vega Fuentes Carrasco Reyes Aguilar Pascual Herrero Montero"
)
PHIL_M = tokens(
    "Jose/Joe/Pepe Juan/Johnny Antonio/Tony/Tonyo Reynaldo/Rey/Naldo Rolando/Lando/Rolly "
    "Eduardo/Eddie/Edong Ramon/Mon John_Paul/JP/Jampol Mark_Anthony/Mark/Macoy Jerome/Jhe "
    "Christian/Ian/Xtian Michael/Mike/Mikoy Rodrigo/Digong/Rod Fernando/Nanding Benigno/Ninoy "
    "Emmanuel/Manny/Noel Crisanto/Santi Arnel Jayson/Jason/Jhay Rommel/Mel Dennis/Denden"
)
PHIL_F = tokens(
    "Maria/Marie/Ria Maria_Cristina/Ma._Cristina/Tina Rosario/Charing Lourdes/Lulu/Odette Marites/Tess "
    "Jocelyn/Joy/Jho Mary_Grace/Grace/Gracie Maricel/Cel Rowena/Weng Jennylyn/Jen/Jenny "
    "Angelica/Angge/Angel Kristine/Tin/Kristin Remedios/Remy Corazon/Cory Teresita/Tessie Analyn/Ana_Lyn "
    "Cherry_Pie/Cherry Princess/Cess Lovely/Lhove Rhea/Rea"
)
PHIL_S = SPAN_S[::-1] + tokens(
    "dela_Cruz/De_La_Cruz/Delacruz delos_Santos/De_Los_Santos/Delosantos Santos Bautista Villanueva "
    "Mercado Aquino Macaraeg Dimaculangan Catacutan Manalo Panganiban Lacson Tiongson Cojuangco Dimaandal "
    "Batungbakal Magsino Gatchalian"
)
INDO_M = tokens(
    "Sutrisno/Soetrisno Suharto/Soeharto Bambang Agus/Agoes Slamet/Selamat Wahyu/Wahjoe Joko/Djoko/Jaka "
    "Yanto/Janto Budi Sugiyanto/Soegianto Hendra/Hendro Rudi/Roedy/Rudy Mulyono/Moeljono "
    "Supriyadi/Soeprijadi Teguh/Tegoeh Bayu Eko Dwi Tri"
)
INDO_F = tokens(
    "Sri Siti/Sitti Dewi Wati/Watie Sulastri/Soelastri Ningsih/Ningsi Yuliana/Juliana Ratna Endang "
    "Sumiati/Soemiati Lestari Kartika Rahayu/Rahajoe Ayu/Ajoe Putri/Poetri Fitriani/Fitri "
    "Nurhayati/Nur_Hayati Wulandari/Woelandari Indah Maya Tuti"
)
INDO_S = tokens(
    "Wijaya/Widjaja Santoso/Santosa Setiawan/Setyawan Kusuma/Koesoema Saputra/Syahputra Hidayat Pratama "
    "Nugroho"
) + joined(
    "Adi Arya Budi Dar Har Kar Mar Par Pur Sas Su Sur Tir Wi Wir",
    "atmaja darma karno manto mojo narto sito tono",
)
HAN_S = tokens(
    "陳/陈/Chen/Chan 李/李/Li/Lee 王/王/Wang/Wong 張/张/Zhang/Cheung 劉/刘/Liu/Lau 黃/黄/Huang/Wong "
    "林/林/Lin/Lam 吳/吴/Wu/Ng 周/周/Zhou/Chow 鄭/郑/Zheng/Cheng 何/何/He/Ho 梁/梁/Liang/Leung "
    "謝/谢/Xie/Tse 楊/杨/Yang/Yeung 許/许/Xu/Hui 郭/郭/Guo/Kwok 葉/叶/Ye/Yip 蔡/蔡/Cai/Choi 羅/罗/Luo/Law "
    "鄧/邓/Deng/Tang 馮/冯/Feng/Fung 曾/曾/Zeng/Tsang 趙/赵/Zhao/Chiu 朱/朱/Zhu/Chu 徐/徐/Xu/Tsui "
    "孫/孙/Sun/Suen 馬/马/Ma/Ma 胡/胡/Hu/Wu 高/高/Gao/Ko 歐陽/欧阳/Ouyang/Au_Yeung 余/余/Yu/Yu "
    "盧/卢/Lu/Lo 蕭/萧/Xiao/Siu"
)
HAN_G = tokens(
    "明/明/ming/Ming 偉/伟/wei/Wai 華/华/hua/Wah 文/文/wen/Man 志/志/zhi/Chi 強/强/qiang/Keung "
    "國/国/guo/Kwok 家/家/jia/Ka 詠/咏/yong/Wing 麗/丽/li/Lai 美/美/mei/Mei 芳/芳/fang/Fong "
    "玲/玲/ling/Ling 英/英/ying/Ying 慧/慧/hui/Wai 敏/敏/min/Man 俊/俊/jun/Chun 傑/杰/jie/Kit "
    "浩/浩/hao/Ho 軒/轩/xuan/Hin 雅/雅/ya/Nga 婷/婷/ting/Ting 欣/欣/xin/Yan 雪/雪/xue/Suet 建/建/jian/Kin "
    "平/平/ping/Ping 輝/辉/hui/Fai 榮/荣/rong/Wing 德/德/de/Tak 成/成/cheng/Shing 子/子/zi/Tsz "
    "思/思/si/Sze 曉/晓/xiao/Hiu 秀/秀/xiu/Sau 蓮/莲/lian/Lin 珍/珍/zhen/Chun 永/永/yong/Wing "
    "光/光/guang/Kwong 新/新/xin/Sun 春/春/chun/Chun 嘉/嘉/jia/Ka 健/健/jian/Kin 穎/颖/ying/Wing "
    "怡/怡/yi/Yi 晴/晴/qing/Ching 彤/彤/tong/Tung 樂/乐/le/Lok 朗/朗/lang/Long"
)
KOR_S = tokens(
    "김/Kim/Gim 이/Lee/Yi/Rhee/I 박/Park/Pak/Bak 최/Choi/Choe 정/Jung/Jeong/Chung 강/Kang/Gang 조/Cho/Jo "
    "윤/Yoon/Yun 장/Jang/Chang 임/Lim/Im/Rim 한/Han 오/Oh/O 서/Seo/Suh 신/Shin/Sin 권/Kwon/Gwon 황/Hwang "
    "안/Ahn/An 송/Song 류/Ryu/Yoo/Yu 홍/Hong 전/Jeon/Chun"
)
KOR_G = tokens(
    "지/Ji/Jee 민/Min 서/Seo/Suh 준/Jun/Joon 현/Hyun/Hyeon 우/Woo/U 영/Young/Yeong 수/Soo/Su 은/Eun/Un "
    "진/Jin 혜/Hye/Hae 성/Sung/Seong 원/Won/Weon 호/Ho 경/Kyung/Gyeong 미/Mi/Mee 정/Jung/Jeong 희/Hee/Hui "
    "승/Seung/Sung 아/Ah/A 윤/Yoon/Yun 연/Yeon/Youn 재/Jae/Jai 동/Dong/Tong 상/Sang 철/Chul/Cheol "
    "숙/Sook/Suk 선/Sun/Seon 태/Tae 하/Ha 빈/Bin 주/Joo/Ju 규/Kyu/Gyu 훈/Hoon/Hun 나/Na 유/Yu/Yoo"
)
MALAY_M = tokens(
    "Ahmad/Ahmed Faizal/Faisal/Pejal Azlan/Lan Hafiz/Hafidz/Apis Ismail/Mail Zulkifli/Zul/Zulkefli "
    "Rosli/Roslee Kamal/Kamarul Shahrul/Syahrul Nizam/Nizar Iskandar/Is Hakim/Hakeem Razak/Razaq "
    "Azman/Man Khairul/Khairol Firdaus/Firdaws Ridzuan/Ridwan"
)
MALAY_F = tokens(
    "Siti_Aminah/Aminah Nurul/Nor Aisyah/Aishah/Aisha Norhayati/Nor_Hayati/Yati Zainab/Zaynab Rohani/Ani "
    "Fatimah/Fatima Nur_Izzati/Izzati Salmah/Salma Hasnah/Hasna Farhana/Farah Syafiqah/Shafika "
    "Roslina/Lina Mariam/Maryam Azizah/Aziza"
)
ARAB_M = tokens(
    "محمد/Mohammed/Muhammad/Mohamed/Mohamad أحمد/Ahmed/Ahmad/Ahmet علي/Ali/Aly "
    "حسين/Hussein/Hussain/Husayn حسن/Hassan/Hasan عمر/Omar/Umar خالد/Khaled/Khalid "
    "يوسف/Youssef/Yusuf/Yousef محمود/Mahmoud/Mahmood إبراهيم/Ibrahim/Ebrahim سعيد/Said/Saeed/Sayed "
    "طارق/Tariq/Tarek/Tareq مصطفى/Mustafa/Moustafa/Mostafa عبدالله/Abdullah/Abdallah/Abd_Allah "
    "عبدالرحمن/Abdulrahman/Abdel_Rahman"
)
ARAB_F = tokens(
    "فاطمة/Fatima/Fatma/Fatimah عائشة/Aisha/Aicha/Ayesha مريم/Maryam/Mariam/Meriem "
    "زينب/Zainab/Zeinab/Zaynab خديجة/Khadija/Khadijah ليلى/Layla/Leila/Laila سارة/Sara/Sarah "
    "نور/Nour/Noor/Nur هدى/Huda/Hoda سلمى/Salma/Selma رانيا/Rania/Raniya ياسمين/Yasmin/Yasmeen"
)
ARAB_S = tokens(
    "الحسيني/al-Husseini/Alhusaini الخطيب/al-Khatib/Elkhatib النجار/al-Najjar/Annajjar/Naggar "
    "الحداد/Haddad/al-Haddad منصور/Mansour/Mansoor الشامي/al-Shami/Elshamy القاضي/al-Qadi/El_Kady/Kadi "
    "بكري/Bakri/Bakry الرشيد/al-Rashid/Al_Rasheed/Alrashed المصري/al-Masri/Elmasry حمدان/Hamdan/Hemdan "
    "الزهراني/al-Zahrani/Alzahrany شاهين/Shaheen/Chahine درويش/Darwish/Darwich الفاسي/al-Fassi/El_Fassi "
    "السيد/El_Sayed/Elsaid"
)
INITIAL_WEST = tokens(
    "Peter Kelvin Jason Raymond Eric Winnie Connie Vivian Fiona Carmen Ivy Queenie Ricky Stanley Gigi"
)


@dataclass(slots=True, frozen=True)
class Culture:
    """Whose names they are, where they live, how the papers spell them."""

    male: Bag
    female: Bag
    family: Bag
    homes: str
    """Countries, a code each, the first most often."""
    latin: int = 0
    """Which spelling is the first in Latin letters."""
    share: int = 1


def culture(male: list[Token], female: list[Token], family: list[Token], homes: str, **more: int) -> Culture:
    """Return a culture from lists."""
    return Culture(Bag(male), Bag(female), Bag(family), homes, **more)


CULTURES = {
    "west": culture(WEST_M, WEST_F, WEST_S, "US GB AU US GB FR", share=4),
    "span": culture(SPAN_M, SPAN_F, SPAN_S, "ES MX US", share=2),
    "phil": culture(PHIL_M, PHIL_F, PHIL_S, "PH PH PH SG HK AE", share=4),
    "indo": culture(INDO_M, INDO_F, INDO_S, "ID ID ID MY", share=2),
    "hong": culture(HAN_G, HAN_G, HAN_S, "HK HK HK GB AU", latin=3, share=3),
    "main": culture(HAN_G, HAN_G, HAN_S, "CN CN SG HK", latin=2, share=2),
    "kore": culture(KOR_G, KOR_G, KOR_S, "KR KR KR US", latin=1, share=3),
    "malay": culture(MALAY_M, MALAY_F, MALAY_M, "MY MY SG", share=2),
    "arab": culture(ARAB_M, ARAB_F, ARAB_S, "EG AE SA FR GB", latin=1, share=2),
}
EAST = ("hong", "main", "kore")
