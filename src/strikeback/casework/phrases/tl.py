# ruff: noqa: E501 - a pattern or table row stays on one line
"""Tagalog, and the English mixed into it."""

from strikeback.casework.phrases.language import (
    FIRST,
    MEETING,
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    REPEATED,
    SADISTIC,
    SELFHARM,
    THIRD,
    THREAT,
    VULNERABLE,
    Language,
    Phrase,
)

_P = Phrase
SLOTS = {
    "they": r"niya|nya|niyang|nyang|siya|sya|siyang|syang|daw|raw|nila|nilang|sila",
    "own": r"(?:(?!niya|nya|siya|sya|daw|raw|nila|sila|natin)\w+ ){0,3}",
    "fam": r"pamilya|pamilia|nanay|tatay|mama|papa|magulang|kaibigan|kaibgan|kaklase|klasmeyt|classmates?|clasmates?|school|eskwela|eskwelahan|kamag anak|asawa|kapatid|boss|trabaho|katrabaho|lahat|titser|teacher|friends|friend list|followers|contacts|tita|tito|pinsan|lola|lolo|gc|group chat|barkada|facebook|fb|messenger|ig|online|internet|tiktok|telegram",
    "media": r"video|vid|videos|picture|pictures|pics?|litrato|larawan|photos?|screenshots?|scandal|iskandal|usapan|lahat",
    "die": r"mamatay|mamatey|magpakamatay|magpakmatay|pakamatay|mawala(?: na)?(?: sa mundo)?|maglaho|tumalon|magbigti|maglaslas|wakasan|tapusin|matapos na lahat|matapos na ang lahat|sumuko sa buhay|mamahinga na habang|patayin ang sarili|saktan ang sarili|mag suicide|magsuicide|magpahinga na habambuhay|matulog na lang habang",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?:gusto|gustong|gusto ko|gsto|gstu|nais|balak|plano|naisip|naiisip|iniisip|inisip|naisipan|sana|sinubukan|nagtangka|nagtangkang|tinangka|handa|pinag iisipan) {own}{die}", person=FIRST),
    _P(rule=f"{SELFHARM}.wish3", template=r"(?:gusto|gustong|nais|balak|plano|naisip|naiisip|iniisip|nagtangka|nagtangkang|sinubukan) (?:\w+ ){0,2}(?:{they}) (?:\w+ ){0,2}{die}", person=THIRD),
    _P(rule=f"{SELFHARM}.intent", template=r"(?:mamamatay (?:na |lang |nalang |po )*ako|magpapatiwakal|magpatiwakal|magpapakamatay|magpapkamatay|magpakamatay|mgpapakamatay|magbibigti|magbigti|maglalaslas|maglaslas|naglaslas|nagbigti|magsusuicide|mag susuicide|magsuicide|mag suicide|nagtangkang magpakamatay|papatayin ko (?:ang |na ang |na lang ang )?sarili ko|papatayin ko na sarili ko)(?! (?:\w+ ){0,2}(?:siya|sya|daw|raw|niya|nya|na (?:estudyante|bata|tao)))", person=FIRST),
    _P(rule=f"{SELFHARM}.intent3", template=r"(?:magpapakamatay|magpakamatay|mamamatay|magbibigti|magbigti|maglalaslas|naglaslas|nagbigti|papatayin|sasaktan|mag suicide|magsusuicide|tatalon) (?:\w+ ){0,2}(?:{they})", person=THIRD),
    _P(rule=f"{SELFHARM}.self", template=r"(?:saktan|sasaktan|sinaktan|sinasaktan|patayin|papatayin|pinapatay|hiwain|hiniwa|hinihiwa|wakasan|tapusin|tatapusin|wawakasan) (?:ko |na |lang |nalang |po |ang |yung |ung )*(?:sarili|srili|buhay|buhay ko)(?: ko| na)?(?! (?:niya|nya))", person=FIRST),
    _P(rule=f"{SELFHARM}.self3", template=r"(?:saktan|sasaktan|sinaktan|sinasaktan|patayin|papatayin|hiwain|wakasan|tapusin|tatapusin) (?:\w+ ){0,2}(?:sarili|buhay) (?:niya|nya)", person=THIRD),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:ayoko|ayaw|ayaw ko|ayko|ayaw na|hindi ko na gusto|di ko na gusto|hindi na gusto|pagod na(?: pagod)?(?: na)?(?: ako| akong)?|sawa na(?: ako| akong)?|nawalan(?: na)?(?: ako)? ng gana|hindi ko na kaya|di ko na kaya|hindi na kaya|walang gana) (?:\w+ ){0,3}(?:mabuhay|magising|gumising|huminga|magpatuloy|ipagpatuloy|buhay|sa mundo)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:wala|walang|ala) (?:\w+ ){0,4}(?:dahilan|saysay|kwenta|kuwenta|silbi|halaga|pag asa|kabuluhan|rason|patutunguhan) (?:\w+ ){0,4}(?:mabuhay|buhay|buhay ko|nabubuhay|mundo)|(?:wala|walang) (?:na )?(?:saysay|kwenta|silbi|halaga) (?:na )?(?:ang |ng )?(?:buhay|mabuhay)"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:mas )?(?:mabuti|maganda|maigi|okay|ok|mainam|gaan|masaya)(?: pa| siguro| na lang| nalang| sana| pang| na| kung| yata| sila)* (?:na )?(?:mamatay|patay|wala na ako|wala ako|mawala (?:na )?(?:lang )?ako|namatay|hindi na ako|di na ako|mawala)|sana (?:\w+ ){0,2}(?:mamatay|namatay|patay|mawala|hindi na (?:lang )?(?:ako )?(?:ipinanganak|magising))"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:tatalon|tumalon|talon|bibitaw|magpapasagasa|papasagasa) (?:\w+ ){0,5}(?:tulay|building|bubong|rooftop|taas|riles|tren|bangin|bintana)|(?:uminom|ininom|lumaklak|nilaklak|iinom|iinumin|lalaklak|nilunok|lumunok) (?:\w+ ){0,4}(?:gamot|tableta|pills|lason|muriatic|bleach|sleeping)|(?:nasa|andito ako sa|nandito ako sa) (?:taas ng )?(?:bubong|rooftop|tulay|gilid ng (?:building|tulay))"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:paalam|goodbye|bye) (?:\w+ ){0,3}(?:sa inyong lahat|sa lahat|mundo|mama|nay|ma|pa|forever|sa inyo)|nagpaalam na ako|(?:huling|last) (?:mensahe|sulat|message|habilin|paalam)|suicide (?:note|letter)|(?:sumulat|gumawa|nagsulat|isinulat|sinulat) (?:\w+ ){0,3}(?:sulat ng pamamaalam|huling sulat|liham)|patawad (?:\w+ )?(?:mama|ma|nay|pa|tay) (?:\w+ ){0,3}(?:mahal|hindi ko na kaya|di ko na kaya)|wala na ako bukas|hindi ko na kaya gusto ko(?:ng)? (?:na )?(?:\w+ )?mawala"),
    _P(rule=f"{MISSING}.left", template=r"(?:hindi|di|hinde|ndi|dipa|dina) (?:\w+ ){0,3}(?:umuuwi|umuwi|nakauwi|nakakauwi|bumabalik|bumalik|makontak|ma kontak|macontact|ma contact|sumasagot|sinasagot ang|matawagan|mahanap|mahanap|nagrereply|nagre reply|nagparamdam|nagpaparamdam|sumasagot|matagpuan|makita (?:ang|si|yung)|alam kung nasaan|maabot)", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:nawawala|nawala|naglayas|lumayas|tumakas|umalis) (?:na |pa |po |parin |ng bahay |sa bahay )*(?:ang|si|yung|ung|siya|sya|simula|mula|kahapon|kagabi|kanina|at)|(?:anak|kapatid|bata|pamangkin|kaibigan) (?:\w+ ){0,3}(?:nawawala|naglayas|lumayas)|missing (?:na )?(?:\w+ ){0,2}(?:siya|sya|ang|si|yung)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:ipinakalat|ipinapakalat|naipadala|pinadala|ipinadala|pinadalhan|napadalhan|nasend|na send|sinend|sinendan|sinent|pinasa|ipinasa|pinost|naipost|na post|nai post|napost|nipost|ipinost|inupload|na upload|naupload|shinare|sinhare|na share|kinalat|ikinalat|kumalat|kumakalat|nakakalat|pinakalat|pinagkalat|finorward|na forward|nilabas|nileak|na leak|naglabas|pinakita|ipinakita|nagsend|nag send|nagpost|nag post|nagpadala) (?:na |niya |nya |nila |ng |po |rin |yung |ung |ang |{media} |ko |kay |lahat ng |mga )*(?:sa |kay |kina )?(?:mga )?(?:{fam}|{media})"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:nasend|na send|sinend|napost|na post|pinost|naipadala|pinadala|kumalat|ikinalat|nag send) na(?: (?:niya|nya|nila|sa|kay|po|yung|ang|lahat))"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:nakita|napanood|natanggap|nareceive|na receive|nakatanggap|alam)(?: na)? (?:ng|nila|na ng|ni|po ng|ang)(?: mga)? (?:\w+ ){0,2}(?:{fam}) (?:\w+ ){0,3}(?:{media})"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:magkikita|mag kikita|makikipagkita|makipagkita|magmimeet|mag memeet|magmeet|mag meet|imimeet|kikitain|kakatagpuin|katagpuin) (?:na )?(?:kami|kame|ako|kmi|ko|siya|sya|sila|niya) (?:\w+ ){0,4}(?:mamaya|mamayang|ngayon|ngayong|bukas|hotel|sa|gabi|alas|sabado|linggo|mall|later|tonight)|(?:papunta|pupunta|punta|paalis|lalabas|bibiyahe|babyahe) (?:\w+ ){0,4}(?:makipagkita|makikipagkita|kitain|katagpuin|sa hotel|sa kanya|sa kanila)|(?:susunduin|sinundo|sinusundo) (?:na )?(?:niya|nya|nila) (?:ako|ang|si|na)"),
    _P(rule=f"{ONGOING}.present", template=r"(?:nasa|nandito|andito|nandyan|dumating) (?:na |siya |sya |sila |yung \w+ )*(?:sa )?(?:labas|harap|tapat|loob|pinto|gate)(?: na| siya| sya)*(?: ng| sa)? (?:\w+ )?(?:bahay|kwarto|eskwela|school|gate|pinto)|(?:sinusundan|sinundan|binabantayan) (?:niya|nya|nila) ako|ayaw (?:niya|nya|nila) ako(?:ng)? (?:pauwiin|paalisin|pakawalan)|kinulong (?:niya|nya|nila)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:pinapa|pina|pinag|pinipilit|pinilit|ginagamit|inaabuso|sinasaktan) ?(?:\w+ ){0,4}(?:live|stream|livestream|camera|video call|bata|anak|kapatid|gabi gabi|araw araw) (?:\w+ ){0,4}(?:bata|anak|gabi gabi|gabi|araw araw|dayuhan|foreigner|ngayon|kapatid|para sa pera)"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:pinaukit|pinasulat|pinahiwa|pinasugatan|pinalaslas|pinilit akong (?:saktan|hiwain|laslasin))"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:may kapansanan|pwd|buntis|depresyon|depressed|ulila|takot na takot|iyak (?:ako )?nang iyak|hindi (?:na )?(?:ako )?makatulog|hindi (?:na )?kumakain|binubully)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:dati na|pangalawang beses|ikalawang beses|naulit|nangyari na (?:ito|to) dati|ulit na)", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:nagbayad|nagpadala|nakapagbayad|binayaran|nakabayad) (?:\w+ ){0,8}(?:pero|tapos|humihingi|ulit|pa rin|parin|dagdag|uli)|(?:humihingi|nanghihingi|hinihingi|naniningil) (?:\w+ ){0,3}(?:ulit|pa|dagdag|na naman|uli)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:gusto|gustong|pinipilit|sabi|yaya|niyayaya|inaaya) (?:\w+ ){0,4}(?:makipagkita|magkita|makita ako|pumunta)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:ikakalat|ipapakalat|ipapadala|isesend|i sesend|ise send|ipopost|i popost|ipo post|ilalabas|ipapakita|ipapasa|pinopost|ikalat|ipakalat|napapadalhan|tinatakot|binablackmail|blackmail)", certain=True),
)  # fmt: skip

TAGALOG = Language(
    code="tl",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:hindi|hinde|di|ndi)(?! (?:\w+ )?(?:na )?(?:kaya|alam|biro|makatulog|matiis|matanggap|mapigilan|lang|ako nagbibiro|makakain))|wala(?:ng)? (?:\w+ )?(?:balak|plano|intensyon|isip|bahid|sign)|(?:hu)?wag|kailanman|never|wala siyang|wala akong (?:balak|plano|intensyon)|tumangging|imposibleng)\b",
    reports=r"\b(?:sabi|sinabi|sinasabi|chat|text|banta|pananakot|ani)(?: \w+)? (?:niya|nya|nila|nung|nong|ng|ni|sa)(?: \w+)?(?: na)?\b",
    first=r"\b(?:ako|ko|akong)\b",
    others=r"\b(?:siya|sya|sila|niya|nya|nila|scammer|yung (?:lalaki|babae|tao)|estudyante|artista|bida)\b",
    victims=r"(?<!sa )(?<!sa mga )\b(?:anak|kapatid|pamangkin|kaibigan|pinsan|estudyante|apo|bata|biktima|bunso|panganay|kuya|ate|boyfriend|girlfriend|asawa|kaklase|bestfriend)\b(?! (?:mo|ninyo))",
    offenders=r"\b(?:scammer|scamer|manloloko|nangblackmail|nangbablackmail|blackmailer|suspek|salarin|yung (?:lalaki|babae|tao)ng?)\b",
    condition=r"\b(?:pag|kapag|pagka|kung|kng|baka|if|sakaling|para hindi|bago)\b",
    soft=r"\b(?:(?<!hindi )(?<!di )biro|joke|charot|char|charing|eme|kakatawa|katatawa|sa tawa|tawa|pelikula|movie|kanta|awitin|palabas|teleserye|drama|libro|nobela|sa init|init|sa gutom|gutom|sa uhaw|uhaw|sa pagod sa trabaho|sa antok|antok|sa inip|sa kilig|kilig|sa hiya lang|sa selos|ilaw|cellphone|selpon|phone|telepono ko patay|kandila|aircon|tv|kung sakaling gusto|kung gugustuhin|noong bata pa|dati lang|noon pa|hotline|prevention|seminar|oras|exam|thesis|lola|lolo|aso|pusa)\b",
    manipulation=r"\b(?:kapag|pag|kung|pagka) (?:\w+ )?(?:iniwan|iwan|iiwan|blinock|binlock|i block|hindi|di|nakipagbreak|nagsumbong)\b",
    anchors=r"nend|alat|ost|mat[ae]y|pat(?:ay|in)|buhay|sarili|bigti|laslas|suicid|mawala|nawa|wala|talon|gamot|inom|laklak|lason|paalam|bubong|tulay|uwi|sagot|kontak|contact|hanap|layas|takas|send|sent|post|kalat|pad[ae]l|share|upload|leak|pasa|pakita|nakita|napano|tangap|receive|kikita|kita|tagpu|papunta|pupunta|labas|harap|sundu|sundo|live|stream|abuso|bata|anak|hiwa|kapansanan|buntis|takot|iyak|tulog|kain|bayad|padala|hingi|ulit|blackmail|maglaho|wakas|tapus|rooftop|missing|hotel|umalis|tumakas|gising|alam|ahon",
    mention=r"\b(?:mamatay|mamamatay|namatay|patay|nakakamatay|pinatay|patayin|magpakamatay|magpapakamatay|pagpapakamatay|saktan ang|sasaktan|nawawala|namamatay)\b",
    critical="magpakamatay magpapakamatay mamatay mabuhay nawawala pinost",
    common="ang ng sa na ko ako mo niya siya yung hindi po lang kasi pero para mga ay nya din rin ba naman kung at may wala ka kami nila dahil",
)
