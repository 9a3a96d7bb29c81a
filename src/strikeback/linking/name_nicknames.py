"""Short forms of given names in English, Filipino and Spanish use, from general knowledge.

One row a name family: every token of a row may stand for every other.
"""

from functools import lru_cache
from typing import Final

_ROWS: Final = """
abigail abby gail|abraham abe bram|adelaide addie ada|adeline addie della|agnes aggie nessie
albert al bert bertie|alberto beto berto|alexander alex al alec sandy sasha xander lex
alexandra alex sandra lexi sasha alexa|alfred al alf fred freddie alfie|alfredo fred fredo alfie
alice allie ali|alicia licia ali|alejandro alex ale jandro|amanda mandy manda|amelia amy millie mel
andrew andy drew|andrea andy drea|andres andy andoy|angela angie angel|angelina angie lina gelli
angelito lito gelo|ann anne annie nan nancy anna hannah|annabelle anna belle bella|anthony tony ant
antonio tony tonio toni nonoy|antonia toni tonia|archibald archie|arthur art artie|augustus gus augie
augustine gus augie|barbara barb babs bobbie|bartholomew bart|beatrice bea trixie bee|beatriz bea betty
belinda bel linda|benedict ben benny|benedicto ben bene|benjamin ben benny benji benjie
bernadette bernie detty bern|bernard bernie barney bern|bernardo bernie nards nardo|bridget biddy bridie
caroline carol carrie caro|catherine cathy kate katie kitty cat kathy kay
katherine kathy kate katie kitty kat kathy kay|kathleen kathy kate kath|cecilia cecille cece celia
charles charlie chuck chas chip
charlotte lottie char charlie|christine chris chrissy tina christy|christina chris chrissy tina christy
cristina tina cris|christopher chris kit topher kris|christian chris ian|clarence clare|clifford cliff
constance connie|concepcion connie concha|consuelo connie chelo|corazon cora cory|cynthia cindy
daniel dan danny dani|daniela dani|danilo dan danny nilo|david dave davey|deborah deb debbie debby
delilah lila
dennis den denny|diana di|dominador domeng ador|dominic dom nick nic|donald don donnie
dorothy dot dottie dolly dora|douglas doug|edgar ed eddie|eduardo ed eddie edu dodong edong
edward ed eddie ted ned teddy
edwin ed eddie win|eleanor ellie nell nora lena
elizabeth liz beth betty lizzy eliza lisa libby bess elsie betsy lizzie|emily em emmy
emmanuel manny manuel emman|enrique ricky quique|erlinda linda
ernest ernie|ernesto erning nesto ernie|esperanza espie|esther essie hettie|eugene gene
evangeline eva vangie|evelyn eve evie|felicidad fely|ferdinand ferdie andy|fernando nando ferdie
florence flo flossie
frances fran fanny franny|francesca fran cesca|francis frank fran francis kiko
francisco kiko paco pancho frank isko|franklin frank|frederick fred freddie rick|gabriel gabe gab
gabriela gaby gabby|genevieve gen viv
george georgie|gerald gerry jerry|gerardo gerry gerard|geraldine gerry dina|gilbert gil bert
gilberto gil bert|gloria glo|gregory greg|gregorio greg goyo gorio|guadalupe lupe|guillermo memo willy
gwendolyn gwen
harold hal harry|harriet hattie|helen nell ellie lena|henry harry hank hal|herbert herb bert
herminia mina|hubert hugh bert|ignacio nacho iggy|imelda mel melda|isabel izzy bel isa bella
isabella izzy bella isa
isabelita lita|isidro sidro|jacob jake|jacqueline jackie|jaime jimmy|james jim jimmy jamie
jane janey jenny|janet jan|jasmine jas min|jeffrey jeff|jennifer jen jenny jenn|jeremiah jerry jem
jeremy jerry jem
jerome jerry jerome|jessica jess jessie|jesus chuy jess|joan joanie|joanna jo joan|johanna jo hanna
john johnny jack jon|jonathan jon john jonny nathan|jose pepe joe pepito joselito|josefina josie pina
joselito lito joey
joseph joe joey jo|josephine jo josie posy|joshua josh|juan johnny juanito|juanita nita|judith judy
julia julie|julian jules|justin just|justina tina|kenneth ken kenny|kimberly kim|lawrence larry laurie
leandro andro|leonard leo len lenny|leonardo leo nardo|leonora nora|leopoldo pol|leticia letty
lillian lily lil|lolita lola|lorenzo enzo renzo|louis lou louie|louise lou|lourdes lou lulu|lucille lucy
lucia lucy
luis louie|luzviminda luz minda|magdalena lena magda|manuel manny manolo|marcelino celino marcel
margaret maggie meg peggy margie marge greta daisy rita|margarita marga rita|maria mary mia marie ria ma
mariano nano|maricel cel|marilyn lyn|mario mar|martha marty patty mattie|martin marty|matthew matt
mateo teo|matilda tilly|maximilian max|maximo max imo|melanie mel|melissa mel lissa missy|mercedes mercy cedes
michael mike mick mickey mikey|michelle shelly mich|mildred millie|miguel migs mike|millicent millie
milagros mila|mohammad mohd moh mo|muhammad mohd muh mhd|nancy nan|natalie nat|nathan nate nat
nathaniel nate nat nathan|nestor nes|nicholas nick nicky nico|nicolas nick nico colas|nicole nicky
norberto bert|norman norm|olivia liv livvy ollie|oliver ollie|oscar ozzie|pamela pam
patricia pat patty trish tricia
patrick pat paddy rick|paul paulie|paulina paula|pedro pete pepe|penelope penny|peter pete
philip phil pip|phillip phil|priscilla cilla prissy|rachel rae|rafael raffy rafa paeng|ramon mon monching
raymond ray|rebecca becky becca|regina gina reggie|reginald reg reggie|renato nato rene
reynaldo rey naldo|ricardo ricky ric cardo rico|richard rick dick rich richie ricky
robert bob rob bobby robbie bert
roberto bert robert bobby berto|rodolfo rudy dolfo|roderick rod rick|rodrigo rod digo|roger rodge
rogelio roger gelio|roland rolly|rolando rolly lando|romeo romy|ronald ron ronnie|ronaldo ron naldo
rosalinda rosa linda
rosario charo chayong|rosemary rose rosie|roxanne roxy|rudolph rudy|russell russ
salvador badong dodong buddy|samantha sam sammy|samuel sam sammy|sandra sandy|sarah sally sadie
sebastian seb bastian|sergio serge
simon si|solomon sol|sophia sophie|stanley stan|stella ella|stephanie steph steffi|stephen steve steven
steven steve|susan sue susie suzy|suzanne sue suzie|sylvia syl|teresa tess tessie terry tere
teresita tess tessie
terence terry|theodore ted theo teddy|theresa tess terry tessa|thomas tom tommy|timothy tim timmy
valentina val tina|valerie val|vanessa nessa|veronica ronnie vero nica|vicente enteng vic|victor vic
victoria vicky tori
vincent vince vinny vin|virgilio gil|virginia ginny gina virgie|vivian viv|walter walt wally
wilfred will fred|wilfredo fred willy|wilhelmina mina minnie|william bill will billy willy liam
winifred winnie fred
yolanda yoly landa|yvonne vonnie|zachary zach zack|zenaida zeny
john juan ivan johann jean giovanni ian sean|peter pedro pierre pietro|paul pablo pavel paolo
michael miguel mikhail michel|joseph jose giuseppe yusuf
james jaime jacques diego santiago|george jorge yuri georg|mary maria marie miriam
stephen esteban stefan etienne|charles carlos karl|william guillermo wilhelm|louis luis luigi ludwig
alexander alejandro aleksandr
francis francisco francois francesco franz|catherine catalina ekaterina|elizabeth isabel elisabeth
henry enrique heinrich henri|frederick federico friedrich
"""


def nickname_rows() -> list[list[str]]:
    """Return the families, one list of folded names each."""
    return [row.split() for row in _ROWS.replace("\n", "|").split("|") if row.strip()]


def _families() -> dict[str, frozenset[int]]:
    """Rows in which a token stands."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(nickname_rows()):
        for token in row:
            found.setdefault(token, set()).add(number)
    return {token: frozenset(numbers) for token, numbers in found.items()}


_FAMILIES: Final = _families()
_NONE: Final[frozenset[int]] = frozenset()


@lru_cache(maxsize=262_144)
def nickname_families(token: str) -> frozenset[int]:
    """Return the rows in which a folded token stands; two tokens of one row may name one person."""
    return _FAMILIES.get(token, _NONE)
