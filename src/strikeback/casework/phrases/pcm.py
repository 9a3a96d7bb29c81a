# ruff: noqa: E501 - a pattern or table row stays on one line
"""Nigerian Pidgin, beside the English phrases that always run too."""

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
    "want": r"wan|want|won|wan go|go|dey think to|dey think say make i|dey think of|dey plan to|dey plan|don decide to|ready to|prefer make i|better make i|fit|wan just|just wan|feel like to|dey feel like to",
    "die": r"die|kpeme|kpai|kil myself|kil mysef|kil my sef|kil my self|end am|end my life|end everything|finish my life|comot for this (?:life|world)|leave this (?:life|world)|hang myself|hang my sef|drink (?:sniper|poison|otapiapia|ota piapia)|jump|jump inside|waka comot for this world|disappear",
    "fam": r"family|people|mama|papa|mother|father|brother|sister|friends?|padi|paddy|guys|classmates?|clasmates?|course mates?|school|office|boss|church|pastor|oga|everybody|facebook|online|internet|whatsapp|status|group|contacts|instagram|ig|my guys|neighbou?rs?|village people",
    "media": r"video|videos|pictures?|pishure|pics?|photos?|am|screenshots?",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?:i|me|make i|mek i) (?:\w+ ){0,2}?(?:{want}) (?:\w+ )?(?:{die})", person=FIRST),
    _P(rule=f"{SELFHARM}.wish3", template=r"(?:e|he|she|im|him|dem|pikin|brother|sister|son|daughter) (?:\w+ ){0,4}?(?:wan|want|go|dey think to|dey plan to) (?:\w+ )?(?:die|kil (?:himself|herself|imsef|im sef|him sef|her sef)|end (?:im|him|her) life|hang (?:himself|herself|imsef))", person=THIRD),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:e )?(?:better|go beter|good|beter) (?:\w+ )?(?:make|mek) i (?:just )?(?:die|kpeme|no dey|comot)|(?:make|mek) i (?:just )?(?:die|kpeme) (?:go|jare|rest|once|e don)|i for (?:don )?die|(?:make|mek) (?:death|god) (?:come )?(?:take|carry) me"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:no|nor|neva) (?:\w+ ){0,2}?(?:wan|fit|want|get (?:power|strength) to) (?:\w+ )?(?:live|continue|dey alive|dey live|dey this world|wake up|dey this life|go on|bear am)(?: again| with this (?:life|world)| any ?more)?|(?:don )?tire (?:me )?(?:for|to|of) (?:this )?(?:life|live|world|living)|this (?:life|world) don tire me"),
    _P(rule=f"{SELFHARM}.noreason", template=r"(?:nothing|notin|no reason|no hope) (?:\w+ ){0,5}?(?:live|dey alive|life)(?: for)?|life (?:\w+ )?(?:no|nor|don) (?:get|dey|sweet|finish|worth|spoil) ?(?:meaning|use|again|for me|am|value|hope)?"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:don|wan|go|just|i|she|he|e) (?:\w+ ){0,1}(?:drink|drinkam|swalow|take|chop|drank) (?:\w+ ){0,3}(?:sniper|poison|otapiapia|ota piapia|tablets?|pills|rat poison|bleach|hypo|medicine|drugs)|jump (?:\w+ ){0,2}(?:bridge|lagoon|river|water|third mainland|building|for)|(?:dey|stand|siddon) (?:\w+ ){0,2}(?:top|for top|on top) (?:\w+ ){0,2}(?:roof|bridge|building|upstairs|house)|hang (?:my ?self|my sef|rope)"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:goodbye|bye ?bye|last|final) (?:letter|note|message|mesage)|(?:don|wan) (?:write|drop) (?:\w+ ){0,2}(?:letter|note|goodbye) (?:\w+ ){0,2}(?:mama|papa|family|people)|una (?:go )?(?:no )?(?:go )?(?:see me again|hear (?:from )?me again)|na my last (?:day|night|message)"),
    _P(rule=f"{MISSING}.left", template=r"(?:never|neva|no|nor|neve) (?:\w+ ){0,2}?(?:come (?:back|house|home)|reach (?:house|home)|return|pick (?:call|phone|im|her)|dey (?:house|home)|answer (?:call|phone|us|me)|dey pick|dey answer|dey reply|dey go|see am since|fit (?:reach|find|see)|sabi where|know where)(?: \w+){0,6}", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:pikin|son|daughter|brother|sister|e|she|he|friend|boy|girl|cousin) (?:\w+ ){0,2}?(?:don (?:mis|lost)|mising|don mising|run comot|run away|comot house|vanish|disappear)(?: since)?"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:don|just|don dey|don start to|don begin) (?:\w+ ){0,1}(?:send|post|share|upload|spread|leak|drop|show|forward|scatter|put) (?:\w+ ){0,6}(?:{fam}|{media})"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:{fam}) (?:\w+ ){0,2}?(?:don|just) (?:\w+ )?(?:see|receive|get|watch|collect|hear about) (?:\w+ ){0,2}(?:{media})|(?:{media}) (?:\w+ ){0,1}(?:don|dey) (?:spread|trend|everywhere|fly about|dey online|go viral|dey circulate|enter internet|waka reach)"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:wan|go|dey go|don agree|ready|dey road|don gree|gree) (?:\w+ ){0,2}?(?:meet|see|waka meet|jam) (?:am|him|her|them|dem|the (?:man|guy|person)|e) (?:\w+ ){0,4}(?:hotel|tonight|this night|today|tomorrow|now|house|for|this evening)|e dey come (?:carry|pick) me"),
    _P(rule=f"{ONGOING}.present", template=r"(?:e|he|she|dem|they|the (?:man|guy)) (?:dey|don reach|don dey|don come|stand) (?:\w+ ){0,2}?(?:my|our|the) (?:house|gate|compound|door|school|hostel|room|street)|(?:lock me|no gree me (?:go|comot))"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:force|forcing|dey make|dey use) (?:\w+ ){0,4}(?:live|camera|stream|video call) ?(?:\w+ ){0,3}(?:night|day|now|for money|oyinbo)?"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:force|tell|make) (?:me|am|her|him) (?:to )?(?:cut|write|burn|wound) (?:\w+ ){0,3}(?:body|hand|skin|leg|myself|my sef)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:get belle|carry belle|orphan|dey fear well well|fear dey catch me|no fit sleep|no fit chop|dey cry|i don confuse|sickler)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:second time|e don happen before|don do me before|start again)", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:don pay|don send money|don give am money) (?:\w+ ){0,8}(?:but|still|again|more)|(?:dey ask|still dey|wan colect|dey find) (?:\w+ ){0,3}(?:more|again|another)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:wan make|say make|talk say make|force) (?:\w+ ){0,3}(?:meet|come (?:im|his|her) house|see)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:go|say e go|wan) (?:\w+ ){0,2}(?:send|post|share|leak|spread|drop|expose)|(?:never|no) (?:post|send|share) (?:am|anything)", certain=True),
)  # fmt: skip

PIDGIN = Language(
    code="pcm",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:no|nor|never|neva|not)(?! (?:\w+ )?(?:fit (?:sleep|chop|continue|bear)|know|sabi|lie|dey joke|be joke|go lie))|no (?:go|dey|fit|wan|think))\b",
    reports=r"\b(?:e|he|she|dem|they|im|the (?:guy|man|boy|yahoo boy)|yahoo boy)(?: \w+)? (?:talk|say|tell me|type|write)(?: say)?\b",
    first=r"\b(?:i|me|my)\b",
    others=r"\b(?:e|he|she|dem|they|im|yahoo boy|guy|person|somebody|people|pikin|brother|sister|son|daughter|friend)\b",
    victims=r"(?<!give )\b(?:my|our|the|her|his|this) (?:\w+ )?(?:pikin|son|daughter|brother|sister|boy|girl|friend|cousin|nephew|niece|student|wife|husband)\b",
    offenders=r"\b(?:yahoo boys?|scam+er|scamer|guyman|the guy|the man|fraudster|blackmailer|g boy)\b",
    condition=r"\b(?:if|when|before|say e go|go)\b",
    soft=r"\b(?:(?<!no be )(?<!no dey )joke|(?<!no dey )play|laugh|hunger|hungry|sun|heat|stress|mosquito|light|nepa|phone|battery|film|movie|song|music|title|lecture|prevention|seminar|game|long ago|that time wey|grandmama|grandpapa|time|traffic|malaria|cold)\b",
    manipulation=r"\bif (?:i|you|me) (?:\w+ )?(?:block|leave|no|break|report)\b",
    anchors=r"\b(?:run|comot|vanish|since|wan|die|don|dey|kil|kpeme|kpai|tire|life|live|better|beter|never|neva|no|nor|e|go|sniper|poison|jump|hang|goodbye|letter|force|meet|gate|mis|lost|una|make|mek|end|pay|talk|say|am)\b",
    mention=r"\b(?:die|kil|kpeme|kpai|mis)\b",
    critical="",
    common="dey wey na abeg una wan don no go e dem am make for say sabi wetin oga pikin im me i my to",
)
