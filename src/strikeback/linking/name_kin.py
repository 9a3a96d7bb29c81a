# ruff: noqa: E501 - a list of words stays on one line
"""Names that stand for one name in many languages: short forms, and spellings no rule of sound brings together.

From general knowledge. One row a name; every word of a row may stand for every other. English, Filipino and
Spanish short forms are in ``name_nicknames``, whose rows the trained comparator weighs.
"""

from functools import lru_cache
from itertools import combinations
from typing import Final

from strikeback.linking.name_nicknames import nickname_rows

_ARABIC: Final = """
muhammad mohammed mohammad mohamed mohamad muhammed muhamad mohd md mehmet mehmed mamadou|ahmad ahmed ahmet achmad|ali aly
hassan hasan hassen|hussein husain hussain husayn hosen hossain huseyin houssein|ibrahim ebrahim brahim abraham
yusuf yousef youssef yousuf yosef|omar umar omer oumar|uthman osman othman usman ousmane|khalid khaled|said saeed sayeed
mustafa mostafa moustapha moustafa mustapha|jamal gamal djamal cemal|jamila gamila djamila cemile
fatima fatma fatemeh fatimah fatoumata fatou|aisha ayesha aicha aysha ayse aishah aissatou|maryam mariam meryem miriam maria mariama
zainab zaynab zeinab zineb zeynep|khadija khadijah hatice khadeeja khadidja kadiatou|nur noor nour|layla leila laila leyla
huda hoda houda|tariq tarek tareq tarik|walid waleed oualid|rashid rasheed rachid rasit|sharif shareef cherif charif serif
suleiman sulaiman soliman suleyman souleymane|daud dawood dawud daoud davud|musa moussa mousa|isa issa eisa|harun haroon haroun
ismail ismael esmail|ishaq ishak eshaq|yaqub yacoub yakub yaqoob|ayyub ayub ayoub|yahya yehia yahia|zakaria zakariya zekeriya
jafar jaafar gaafar cafer|rida reza ridha|mahdi mehdi|yasin yassin yaseen yacine|faisal faysal feisal|ziad ziyad zeyad
qasim kassem kasim qassem kacem|qadir kader kadir qader|abdullah abdallah abdulla abdoulaye|hamid hameed hamit
najjar naggar neggar|qahtani kahtani gahtani|utaybi otaibi oteibi|dawsari dossary dosari dosary|alawi alaoui alavi
abuzayd abouzeid abuzaid bouzid abuzeid|abubakr abubakar aboubacar bakr|jabir gaber jaber|jalal galal celal|jaafari gaafari
umm oum om|haddad hadad|hajji haji hadji|khoury khuri koury|qadi kadi cadi|tayyib tayeb taieb
"""
_SOUTH_ASIAN: Final = """
vijay bijoy vijoy bijay|kaur kor kour|singh sing sinha|sharma sarma|banerjee banerji bandyopadhyay
mukherjee mukherji mukerji mookerjee mukhopadhyay|chatterjee chatterji chattopadhyay
chowdhury chaudhry chaudhary choudhury choudhary chaudhuri chawdhury chaudry|rahman rehman rahaman|akhtar akhter akter aktar
begum begam begom|sheikh shaikh shekh sheik cheikh|siddiqui siddiqi siddique|qureshi quraishi koreshi kureshi qoreshi
lakshmi laxmi luxmi|sita seetha seeta sitha|gita geeta geetha githa|ravi rabi|ravindra rabindra|vikram bikram|vimal bimal
vishnu bishnu|basu bose vasu|roy rai ray|das dass|mitra mitter|dutta datta dutt|ghosh ghose|verma varma barma|mishra misra
tripathi tripathy|tiwari tewari tiwary|yadav jadav yadab jadhav|shah sah|malik mallick mullick mallik|sanjay sanjai sonjoy
vinod binod|iyer aiyar ayyar|nair nayar|reddy reddi|naidu nayudu|gowda gouda|jeyaraj jayaraj|aravind aurobindo arvind
vivek bibek|varun barun|shiva siva|shanti santi|sri shri shree|krishna krisna kishan kishen krishan|lal laal|thakur tagore
"""
_SLAVIC: Final = """
aleksandr alexander oleksandr sasha shura sanya sashka aleksander|aleksandra alexandra oleksandra sasha shura
aleksei aleksey alexey alexei oleksii oleksiy lesha lyosha alyosha ljosa|anastasia anastasiya anastasiia nastya nastia nastja
andrei andrey andriy andrii andrej|anna anya ania anja hanna|boris borya borys|daria darya dariya dasha darja
dmitri dmitry dmitriy dmitrii dmytro dima mitya dimitri dmitrij|ekaterina yekaterina katerina kateryna katya katia katja
elena yelena olena lena helena jelena alyona|evgeny evgeni yevgeny evgeniy evgenii yevhen zhenya jenya eugene jewgenij ewgenij
evgenia evgeniya yevgenia evgeniia zhenya jewgenija ewgenija|fedor fyodor fedir fedya theodore fjodor|galina galya halyna
georgy georgi georgiy gosha zhora|grigory grigoriy grisha hryhorii grigorij|igor ihor|ilya ilia illia ilja|irina iryna ira irena
ivan vanya vania ioann wanja|konstantin kostya kostia kostyantyn konstantyn|ksenia kseniya kseniia xenia ksyusha oksana
larisa larysa lara|leonid lenya|lidia lidiya lida|lyubov liubov lyuba lubov|lyudmila liudmila ludmila lyuda luda liudmyla ljudmila
maria mariya mariia masha marusya|mikhail misha mykhailo michail mihail|nadezhda nadya nadia nadiya nadja
natalia natalya nataliya nataliia natasha natalja|nikolai nikolay kolya mykola nikolaj|oleg oleh|olga olya olha olja
pavel pasha pavlo|petr pyotr petro petya pjotr|roman roma|semyon semen senya semjon|sergei sergey seryozha serezha serhii serhiy sergej
sofia sofya sofiya sofiia sonya sonia sonja|stanislav stas slava|stepan styopa|svetlana svitlana sveta swetlana
tatiana tatyana tetiana tetyana tanya tania tanja|timofei timofey tima tymofii|valentina valya|valery valeriy valerii valera
valeria valeriya valeriia lera|vasily vasiliy vasilii vasyl vasya wassili|veronika nika|viktor victor vitya|viktoria viktoriya vika victoria
vitaly vitaliy vitalii vitalik|vladimir volodymyr vova volodya wladimir|vladislav vladyslav vlad slava|vyacheslav viacheslav slava
yaroslav iaroslav yarik slava jaroslaw|egor yegor yehor jegor|yulia yuliya yuliia iuliia yulya julia julija
yuri yury yuriy iurii yurii yura jurij jura|zinaida zina|rostislav rostyslav slava|mstislav slava|arkady arkadiy arkasha
jan janek honza|katarzyna kasia|malgorzata gosia|agnieszka aga|joanna asia|tomasz tomek|krzysztof krzysiek|wojciech wojtek
stanislaw staszek|jiri jirka|josef pepa|jozef jozek|pawel pawelek|piotr piotrek|zdenek zdenko|milan milos
"""
_WESTERN: Final = """
johannes hans johann hannes|friedrich fritz fred|heinrich heinz heiner|wilhelm willi willy|elisabeth elise lisbeth lisa elsbeth ilse
margarete margarethe grete gretel greta|katharina kathe katrin catharina|josef sepp jupp|ludwig lutz|franziska franzi
sebastian basti bastian|andreas andi|ursula uschi ulla|susanne susi|gabriele gabi|matthias matze|ulrich uli|rudolf rudi|hildegard hilde
jose ze zeca zezinho|francisco chico|antonio toninho tonho tono|joao joaozinho jao|ana aninha anita|carlos carlinhos|luiz luis luizinho
eduardo dudu edu lalo|paulo paulinho|pedro pedrinho|manuel manel manolo|carmen menchu|dolores lola loli|concepcion concha conchita
pilar pili|mercedes merche|jesus chucho chus|guadalupe lupe lupita|rosario charo|javier javi|jose chepe|sergio checo|isabel chabela
giuseppe beppe peppe pino|giovanni gianni|francesco franco checco|luigi gigi|salvatore toto|vincenzo enzo|domenico mimmo
antonio tonino nino|lorenzo renzo|konstantinos kostas costas|georgios giorgos yiorgos yorgos|ioannis yannis giannis
dimitrios dimitris|nikolaos nikos|panagiotis panos|vasileios vasilis|laszlo laci|istvan pista|sandor sanyi|jozsef jozsi
yosef yossi|avraham avi|yitzhak itzik isaac|moshe moshik|yaakov kobi|pierre pierrot|margaux margot|nicolaas klaas|cornelis kees
petrus piet|hendrik henk|wilhelmus willem wim|johannes jan joop|antonius toon|niamh neve|siobhan shivaun|caoimhe keeva|sean shaun shawn
eoin owen|tadhg tim|padraig patrick paddy pat|mairead margaret|maire mary|liam william
"""
_TABLES: Final = (_ARABIC, _SOUTH_ASIAN, _SLAVIC, _WESTERN)


@lru_cache(maxsize=1)
def kindred_pairs() -> frozenset[tuple[str, str]]:
    """Return every two folded names of one row of any table, the lesser one first."""
    rows = [row.split() for table in _TABLES for row in table.replace("\n", "|").split("|") if row.strip()]
    return frozenset(
        (one, other) for row in (*rows, *nickname_rows()) for one, other in combinations(sorted(set(row)), 2)
    )
