# ruff: noqa: E501 - a pattern or table row stays on one line
"""Cebuano."""

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
    "they": r"siya|sya|niya|nya|niyang|daw|kuno|sila|nila|iyang",
    "own": r"(?:(?!niya|nya|siya|sya|daw|kuno|iyang)\w+ ){0,3}",
    "die": r"mamatay|maghikog|mag hikog|hikog|magpakamatay|mawala(?: na)?(?: sa kalibutan)?|moambak|mo ambak|tapuson|mahanaw|mag suicide|magsuicide|maghunos|magbitay|patyon (?:ang |nako )?(?:akong )?kaugalingon|pasakitan (?:ang )?(?:akong )?kaugalingon",
    "fam": r"pamilya|mama|papa|nanay|tatay|ginikanan|higala|mga higala|amigo|amiga|barkada|klasmeyt|klasmet|kaklase|classmates?|clasmates?|eskwelahan|school|iskwelahan|igsoon|paryente|silingan|maestra|teacher|boss|trabaho|tanan|friends|contacts|facebook|fb|messenger|ig|online|internet|telegram|tiktok|gc",
    "media": r"video|videos|picture|pictures|pics?|litrato|hulagway|photos?|screenshots?|tanan",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?:gusto|gustong|ganahan|buot|plano|hunahuna|naghunahuna|gahunahuna|nakahunahuna|unta|sulay|misulay|nisulay|mosulay|andam) {own}{die}", person=FIRST),
    _P(rule=f"{SELFHARM}.wish3", template=r"(?:gusto|gustong|ganahan|plano|hunahuna|naghunahuna|gahunahuna|misulay|nisulay) (?:\w+ ){0,2}(?:{they}) (?:\w+ ){0,2}{die}", person=THIRD),
    _P(rule=f"{SELFHARM}.intent", template=r"(?:maghikog|mag hikog|mohikog|hikog|magbitay|mobitay|magpakamatay|naghikog|nihikog|moambak|mo ambak|moamba)(?! (?:\w+ ){0,1}(?:siya|sya|daw|kuno))", person=FIRST),
    _P(rule=f"{SELFHARM}.intent3", template=r"(?:maghikog|mag hikog|mohikog|mamatay|magbitay|magpakamatay|moambak|pasakitan) (?:\w+ ){0,2}(?:{they})", person=THIRD),
    _P(rule=f"{SELFHARM}.self", template=r"(?:pasakitan|pasakiti|samdan|samaran|patyon|gipasakitan|gisamdan|hiwaon|gihiwa|tapuson|taposon|hunongon|laslason|gilaslas) (?:nako |ko |na |nalang |lang |ang |og |ug )*(?:akong |ang )?(?:kaugalingon|kaugalingong|kinabuhi|sarili|pulso)", person=FIRST),
    _P(rule=f"{SELFHARM}.self3", template=r"(?:pasakitan|samdan|patyon|tapuson|taposon) (?:\w+ ){0,2}iyang (?:kaugalingon|kaugalingong kinabuhi|kinabuhi)|tapuson iyang kinabuhi", person=THIRD),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:dili|di|dle|kapoy|gikapoy|kapoyan|wala)(?: na| ko| nako| nakong| koy| ka| gyud| jud| ganahan| gusto| nay| gana| makaya| kaya| ko kaya)* (?:na )?(?:ganahan |gusto )?(?:nga )?(?:mabuhi|magmata|mopadayon sa kinabuhi|mabuhi pa|pagkabuhi|sa kinabuhi)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:wala|walay) (?:\w+ ){0,3}(?:pulos|rason|hinungdan|bili|kapuslanan|paglaum|kwenta|silbi) (?:\w+ ){0,4}(?:mabuhi|kinabuhi|mabuhi pa|buhi)"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:mas )?(?:maayo|mayo|nindot)(?: pa| nalang| na lang| siguro| unta| pang)* (?:nga |kung )?(?:mamatay|patay|wala na ko|wala nako|mawala|namatay)|unta (?:\w+ ){0,2}(?:mamatay|namatay|patay|mawala)|(?:dili na nako|di na nako|dili nako) (?:makaya|kaya) (?:gusto|ganahan) (?:na ko |nako )?(?:mawala|mamatay)"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:moambak|mo ambak|ambak|molukso) (?:\w+ ){0,3}(?:taytayan|tulay|building|atop|bubong|rooftop)|(?:nitumar|mitumar|niinom|miinom|nainom|moinom|motumar|naghurot) (?:\w+ ){0,4}(?:tambal|pills|tableta|hilo|bleach|muriatic)|(?:naa|nia|anaa) (?:ko |na ko |nako )?(?:sa )?(?:atop|rooftop|taytayan|tumoy sa building|ibabaw sa building)"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:katapusang|katapusan nga|last) (?:sulat|mensahe|message|pamahayag)|(?:babay|goodbye|paalam|adios) (?:\w+ ){0,2}(?:ninyong tanan|sa tanan|mama|ma|kalibutan|forever)|nananghid na ko|suicide (?:note|letter)|pasayloa ko (?:ma|mama|nay|pa)"),
    _P(rule=f"{MISSING}.left", template=r"(?:wala|dili|di|wa) (?:pa |na |namo |siya |sya |gihapon |mi |ka |gani |mo |ma )*(?:\w+ )?(?:nakauli|niuli|miuli|nauli|mouli|nibalik|mibalik|motubag|mitubag|nitubag|makontak|ma contact|macontact|ma kontak|makit an|makita|matawgan|mo reply|moreply|nireply|mokontak|nagpakita|hibaw ?an asa|kabalo asa)", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:nawala|nalayas|nilayas|milayas|nilakaw|mikalagiw|nikalagiw|nawad an) (?:na |pa |gyud |sa balay )*(?:among |akong |ang |si |siya |sya |ug |sukad )|(?:anak|igsoon|bata|pag umangkon|higala) (?:\w+ ){0,3}(?:nawala|nilayas|milayas)|missing (?:\w+ ){0,2}(?:akong|among|si|siya)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:gipang ?(?:post|send|share|upload|kalat|katap)|gipadala|napadala|gipadad an|gisend|gi send|na send|nasend|gipasa|gipost|gi post|na post|napost|gi upload|giupload|na upload|gishare|gi share|na share|gikatap|nikatap|mikatap|nakatap|gipakatap|gi forward|giforward|gipakita|gipagawas|gileak|nipadala|nisend|nipost) (?:na |niya |nya |nila |sa |ang |mga |og |ug |akong |amoang |among |{media} |tanan |kang )*(?:{fam}|{media})"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:nakita|natan aw|nakadawat|nadawat|kabalo)(?: na)? (?:sa|nila|ang|si|og|ug)(?: akong| among| mga)* (?:\w+ ){0,2}(?:{fam}) (?:\w+ ){0,3}(?:{media})|(?:{fam}) (?:\w+ )?(?:nakadawat|nakakita) (?:\w+ ){0,3}(?:{media})"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:magkita|magkitaay|makigkita|mag meet|magmeet|magkita na|makigtagbo|tagboon)(?: mi| ko| nako| kami| siya| sya| na) (?:\w+ ){0,4}(?:karon|karong|unya|ugma|hotel|gabii|sa|tonight|alas)|(?:padulong|moadto|mo adto|adto|paingon|molakaw|muadto) (?:\w+ ){0,4}(?:makigkita|magkita|makigtagbo|sa hotel|sa iyaha|sa ilang balay)|(?:sunduon|gisundo|kuhaon) (?:\w+ ){0,2}(?:ko|niya|nila) (?:\w+ ){0,2}(?:karon|unya|ugma)"),
    _P(rule=f"{ONGOING}.present", template=r"(?:naa|nia|anaa|niabot|miabot) (?:na |siya |sya |sila |ang \w+ )*(?:sa )?(?:gawas|atubangan|sulod|pultahan|gate)(?: sa| sa among| sa akong)? (?:\w+ )?(?:balay|kwarto|gate|pultahan|eskwelahan)|gisundan (?:ko )?(?:niya|nila)|dili (?:ko )?(?:niya |nila )?(?:papaulion|palakwon|buhian)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:gipa|gipugos|gigamit|giabusohan|ginaabusohan|gipasakitan) ?(?:\w+ ){0,4}(?:live|stream|livestream|camera|video call|bata|anak|igsoon|kada gabii) (?:\w+ ){0,4}(?:bata|anak|gabii|adlaw|foreigner|karon|igsoon|kwarta)"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:gipahiwa|gipalaslas|gipasamad|gipasulat) (?:\w+ ){0,4}(?:bukton|kamot|lawas|panit|kaugalingon)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:may kapansanan|pwd|mabdos|buros|depressed|ilo|hadlok kaayo|nahadlok kaayo|sige (?:ko|siya)(?:g| og| ug) hilak|dili (?:ko )?makatulog)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:ikaduhang higayon|nahitabo na ni|na usab|niusab)", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:nibayad|mibayad|nakabayad|nagbayad|nipadala|mipadala) (?:\w+ ){0,8}(?:pero|unya|nangayo|napud|napod|gihapon|dugang|usab)|(?:nangayo|nangayo pa|gapangayo) (?:\w+ ){0,3}(?:napud|napod|pa|dugang|usab|gihapon)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:gusto|gapugos|gipugos|ingon|giagni|gapangagni) (?:\w+ ){0,4}(?:makigkita|magkita|makita ko|adto)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:ikatap|ipakatap|ipadala|isend|i send|ipost|i post|ipagawas|ipakita|gihulga|hulga|ipasa|blackmail|gi post|gipadalhan)", certain=True),
)  # fmt: skip

CEBUANO = Language(
    code="ceb",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:dili|di|dle)(?! (?:\w+ )?(?:na )?(?:nako )?(?:makaya|kaya|kabalo|joke|makatulog|maka|lang|ko gabinuang))|wala(?! na)(?:y|ko|koy| ko| koy| gyud| gyud ko)?(?: \w+)? ?(?:plano|tuyo|maghunahuna|naghunahuna|hunahuna|nisulay|gihunahuna)|wala koy plano|wala pa|ayaw|never|wala gyud ko)\b",
    reports=r"\b(?:ingon|miingon|niingon|matod|hulga|chat|text)(?: \w+)? (?:siya|sya|niya|nila|sa|ni|ang)(?: \w+)?(?: nga)?\b",
    first=r"\b(?:ko|ako|nako|kong|akong)\b",
    others=r"\b(?:siya|sya|sila|niya|nya|nila|scammer|ang (?:lalaki|babaye|tawo)|estudyante|artista)\b",
    victims=r"(?<!sa akong )(?<!sa )\b(?:anak|igsoon|pag umangkon|higala|ig agaw|estudyante|apo|bata|biktima|manghod|maguwang|bana|asawa|uyab|klasmeyt)\b|\b(?:gisulti|ingon|sulti|miingon) sa (?:akong|among) (?:anak|igsoon|pag umangkon|apo|manghod|higala)\b",
    offenders=r"\b(?:scammer|scamer|ilad|mangingilad|blackmailer|suspek)\b",
    condition=r"\b(?:kung|kon|ug|og|basin|if|pag|inig|basig)\b(?! (?:video|picture))",
    soft=r"\b(?:joke|komedya|katawa|kinatawa|salida|pelikula|kanta|libro|drama|kagutom|gutom|kainit|init|kakapoy sa trabaho|kauhaw|cellphone|selpon|suga|tv|lola|lolo|iro|iring|hotline|prevention|seminar|kung gusto man|sauna|niadto pa|sa oras|exam|murag)\b",
    manipulation=r"\b(?:kung|kon|pag) (?:\w+ )?(?:biyaan|biyaan nako|dili|di|i block|mobiya|mosumbong)\b",
    anchors=r"matay|patay|patyon|hikog|kinabuhi|kaugalingon|mabuhi|buhi|mawala|nawala|wala|ambak|lukso|tambal|tumar|inom|hilo|babay|sulat|mensahe|uli|balik|tubag|kontak|contact|kit an|layas|lakaw|send|post|katap|padala|share|upload|pasa|kita|dawat|adto|padulong|sundo|naa|gawas|live|stream|gipugos|bata|hiwa|mabdos|buros|hadlok|hilak|bayad|pangayo|hulga|mahanaw|tapus|tapos|bitay|laslas|samd|pasakit|kapoy|missing|magmata|suicid|ambak|taytayan|atop",
    mention=r"\b(?:mamatay|namatay|patay|maghikog|hikog|naghikog|patya|mopatay|nag patay|pasakitan|nawala)\b",
    critical="maghikog mamatay mabuhi kinabuhi",
    common="ang sa nga ug og ko ka siya akong niya kay dili wala na mga ni ako nako gi kini si mi lang unta ba ra usa karon",
)
