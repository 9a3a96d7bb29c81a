# ruff: noqa: E501 - a pattern or table row stays on one line
"""French. Apostrophes are folded away: ``j'ai`` reads ``jai``."""

from strikeback.casework.phrases.language import (
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
    "want": r"veux|veut|voulais|voulait|voudrais|voudrait|vx|envie de|ai envie de|jai envie de|a envie de|avait envie de|pense a|pensais a|penser a|pense souvent a|songe a|vais|va|allais|allait|prefere|preferais|prefererais|compte|prevois de|prevoit de|souhaite|decide de|decidee? a|pret a|prete a|essaye de|essaie de|essayer de|essayee? de|tente de|tenter de|menace de|parle de|idee de|besoin de|veulent|faut que je|aimerais|aimerait|envisage de|autant|mieux vaut|vaut mieux|finir par",
    "die": r"mourir|crever|me tuer|se tuer|me suicider|se suicider|suicider|en finir|den finir|finir avec la vie|mettre fin a mes jours|mettre fin a ma vie|mettre fin a ses jours|mettre fin a sa vie|me pendre|se pendre|me jeter|se jeter|me foutre en l ?air|disparaitre|disparaitre pour toujours|ne plus exister|ne plus vivre|ne plus etre la|ne plus me reveiller|me faire du mal|se faire du mal|mouvrir les veines|me couper les veines|me tirer une balle|me noyer|sauter|partir pour toujours|quitter ce monde|en terminer|etre morte?|prendre des cachets|me buter|me flinguer|arreter de vivre",
    "fam": r"famille|parents|mere|pere|maman|papa|amis?|amies?|copains?|copines?|potes?|classe|ecole|lycee|college|prof|profs|professeurs?|patron|travail|boulot|collegues?|contacts|abonnes|proches|frere|soeur|cousine?s?|mari|femme|petite amie|petit ami|copain|copine|facebook|instagram|insta|snap|snapchat|internet|en ligne|site|sites|tiktok|telegram|twitter|tout le monde|groupe|reseaux|reseaux sociaux|voisins?|entourage|camarades?|toute ma classe|whatsapp",
    "media": r"video|videos|photos?|images?|captures?|enregistrement|fichiers?|clip|nudes|tout",
    "sent": r"envoyee?s?|publiee?s?|diffusee?s?|partagee?s?|postee?s?|mise?s? en ligne|transmise?s?|balancee?s?|montree?s?|leakee?s?|transferee?s?|repandue?s?|divulguee?s?|affichee?s?|uploadee?s?",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?<!il.)(?<!elle.)(?:{want}) (?:\w+ ){0,2}(?:{die})(?! de (?:rire|faim|soif|chaud|froid|honte en riant))"),
    _P(rule=f"{SELFHARM}.wish3", template=r"(?:il|elle|quil|quelle|ils|elles) (?:\w+ ){0,2}(?:{want}) (?:\w+ ){0,2}(?:{die})", person=THIRD),
    _P(rule=f"{SELFHARM}.self", template=r"(?:(?:me|m) ?(?:suis|etais)? ?(?:vais )?(?:suis )?(?:tuer|suicider|suicide|pendre|pendue?|scarifi\w+|mutil\w+|coupee?(?: les veines| les bras| le poignet| les poignets)|coupe(?: les veines| les bras| les poignets)|ouvert les veines|taillade\w*)|me fais du mal|je me coupe|me faire du mal|je me tue|je me suicide|je me scarifie|mes jours|scarification|automutil\w+)"),
    _P(rule=f"{SELFHARM}.self3", template=r"(?:il|elle|quil|quelle|ils) (?:\w+ )?(?:se|sest|setait) (?:\w+ )?(?:tuer\w*|tuerait|suicid\w+|pend\w*|scarifi\w+|mutil\w+|faire du mal|fait du mal|coup\w+|jeter\w*)", person=THIRD),
    _P(rule=f"{SELFHARM}.suicide", template=r"(?:idees?|pensees?|envies?|propos|tendances?|projet|tentative|lettre|risque|pulsions?|note) (?:de )?(?:suicid\w+|noires)|(?:suis|est|sens|sent|etre|parle de|pense au|penser au|songe au|parler de|cest|tentee? par le|reste que le|solution est le) (?:\w+ )?suicid\w+|suicide (?:est|serait|comme)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:ne |n)?(?:veux|veut|peux|peut|ai|jai|a|supporte|supporter|sais|arrive|voulais|voulait)(?: \w+)? (?:plus|pas)(?: \w+){0,2} (?:vivre|exister|continuer(?: a vivre| comme ca)?|etre la|etre vivante?|me reveiller|se reveiller|de cette vie|la vie|rester en vie|raison de vivre|gout a la vie|envie de vivre|envie de rien)|(?:fatiguee?|marre|assez|ras le bol|lasse?) (?:de )?(?:vivre|la vie|ma vie|cette vie)"),
    _P(rule=f"{SELFHARM}.noreason", template=r"(?:plus|pas|aucune|sans|plus aucune) (?:de |la |le )?(?:force|courage|envie|raisons?|sens|but|espoir|utilite|interet)(?: \w+)? (?:de |a |pour |dans )?(?:vivre|vie|continuer|etre en vie|rester en vie)|vie (?:\w+ ){0,2}(?:vaut (?:plus|pas)|na plus|na pas|est finie|est foutue|est terminee|a plus aucun|ne sert)(?: \w+){0,2}|(?:ca|a quoi|quoi) (?:\w+ )?(?:sert|bon) (?:\w+ )?vivre"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:mieux|heureux|tranquilles?|soulages?) (?:\w+ )?sans moi|mieux (?:\w+ )?(?:morte?|mourir|si je (?:disparaissais|mourais|netais plus la|meurs))|jaurais prefere ne (?:jamais|pas) (?:naitre|etre nee?)|(?:jaimerais|je voudrais) (?:ne (?:jamais|pas) (?:etre nee?|mereveiller|me reveiller)|etre morte?|netre jamais nee?)|(?:la mort|mourir) (?:est|serait|comme) (?:\w+ ){0,2}(?:solution|issue|mieux|delivrance|sortie)"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:sauter|sautee?|jeter|jette|saute|jettee?) (?:\w+ ){0,2}(?:du|dun|de|sous|par|depuis|dans) (?:\w+ ){0,2}(?:pont|toit|balcon|immeuble|train|metro|fenetre|falaise|etage|vide|seine|rails)|(?:avale|avaler|avalee?|pris|prendre|prends|bu|boire|ingere) (?:\w+ ){0,4}(?:cachets|medicaments|comprimes|pilules|somniferes|javel|poison|medocs|boite|plaquette)|(?:sur|au bord|au bout) (?:\w+ )?(?:le toit|toit|le pont|du pont|rebord|balcon|du vide|les rails|la falaise|du quai)|(?:suis|est) (?:en haut|sur) (?:\w+ ){0,2}(?:pont|immeuble|toit|rebord)"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:lettre|message|mot|mots|lettres) (?:\w+ )?(?:dadieux?|de suicide|dadieu|daurevoir)|adieux? (?:\w+ ){0,1}(?:a tous|tout le monde|maman|papa|le monde|monde cruel|a toutes|ma famille|mes amis|pour toujours)|(?:mon|ce) dernier (?:message|mot|soir|jour)|(?:serai|serais) plus (?:la|de ce monde)(?: demain)?|quand (?:vous|tu) (?:lirez|liras|verrez) (?:ce|ca|cette)|prenez soin de (?:ma|mon|mes)"),
    _P(rule=f"{MISSING}.left", template=r"(?:pas|plus|jamais|toujours pas)(?: \w+){0,1} (?:rentree?|revenue?|de nouvelles|donne de nouvelles|signe de vie|repond|repondu|joignable|la joindre|le joindre|reussi a joindre|arrive a joindre|a joindre|joindre|trouver?|retrouve[er]?|localiser|sais (?:pas )?ou (?:il|elle)|reapparu\w*)(?: \w+){0,6}", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:fils|fille|enfant|frere|soeur|ami|amie|neveu|niece|cousine?|victime|garcon|il|elle|eleve|copine|copain|ado) (?:\w+ ){0,2}(?:disparue?|disparu|fugue|fuguee?|injoignable|enfuie?|partie? de la maison|parti sans|introuvable|enlevee?|portee? disparue?)|(?:on|personne) (?:\w+ )?sai(?:t|s) (?:\w+ )?ou (?:il|elle)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:a|ont|as|la|les|avait|ete|viens? de|vient de|sont|est) (?:\w+ ){0,3}(?:{sent})(?: \w+){0,6} (?:{fam})"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:deja|vient de|viennent de|commence a|commencent a|commence a|ete|ont ete|a ete|sont|finalement|est en train de|entrain de|a mis a execution) (?:\w+ ){0,2}(?:{sent}|publier|envoyer|diffuser|poster|partager|balancer|circuler|repandre|sa menace)"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:{fam}) (?:\w+ ){0,3}(?:a|ont|vient de|viennent de) (?:\w+ )?(?:recue?s?|recu|vue?s?|vu|voir|regarde|decouvert|reçu|eu)(?: \w+){0,3} (?:{media})|(?:{media}) (?:\w+ ){0,2}(?:circulent?|tournent?|est partout|sont partout|sont sur|est sur|est en ligne|sont en ligne|a fuite)"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:vais|va|allons|dois|doit|pars|part|accepte de|acceptee? de|prevu de|rendez vous pour|en route pour|chemin pour|daccord pour|sort|sors) (?:\w+ ){0,3}(?:le|la|les|l)? ?(?:rencontrer|retrouver|rejoindre|voir|revoir)(?: \w+){0,4} (?:ce soir|demain|hotel|lhotel|chez lui|chez elle|a|apres|cet|maintenant|aujourdhui|samedi|dimanche|dans|la gare|en vrai)|(?:ai|a|jai|avons) (?:\w+ )?(?:rendez vous|rdv) avec (?:\w+ ){0,3}(?:lui|elle|ce|cet|lhomme|inconnu|ce soir|demain)|(?:partie?|allee?|sortie?|enfuie?) (?:\w+ ){0,2}(?:rejoindre|rencontrer|retrouver|voir) (?:\w+ ){0,2}(?:lui|ce|cet|homme|gare|hotel|a|inconnu)|vient (?:me|la|le) chercher"),
    _P(rule=f"{ONGOING}.present", template=r"(?:il|elle|ils|homme|type|quelquun|mec) (?:\w+ ){0,2}(?:est|sont|attend|attendent|arrive|rode) (?:\w+ ){0,2}(?:devant|dehors|en bas|dans|a la porte|derriere|la|ici) ?(?:\w+ ){0,1}(?:chez (?:moi|nous|elle|lui)|ma maison|la maison|mon immeuble|lecole|la chambre|ma porte|mon ecole)?(?! la (?:photo|video))|(?:me|la|le) (?:suit|sequestre|retient|enferme)|empeche de (?:partir|sortir)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:forc\w+|oblig\w+|contraint|contraignent|fait faire) (?:\w+ ){0,5}(?:directs?|live|lives|stream\w*|diffusions?|camera|webcam|en direct)|(?:abus\w+|agress\w+|maltrait\w+) (?:\w+ ){0,4}(?:en ce moment|en direct|maintenant|chaque (?:nuit|jour|soir)|toujours)|toujours abusee?|encore abusee?"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:forc\w+|oblig\w+|demand\w+|ordonn\w+) (?:\w+ ){0,4}(?:scarifi\w+|couper|graver|entailler|mutiler|taillader|me bruler|se couper)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:handicap\w*|autiste|autisme|enceinte|foyer|orphelin\w*|depress\w+|depression|bipolaire|terrifiee?|desesperee?|harcelee?|tres peur|trop peur|dors plus|mange plus|en pleurs)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:deuxieme fois|deja arrive|encore une fois victime|revenu a la charge|recommence)", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:paye|payee?|verse|envoye de largent|vire) (?:\w+ ){0,8}(?:mais|encore|plus|continue|redemande|toujours)|(?:demande|reclame|veut|exige) (?:\w+ ){0,3}(?:encore|plus dargent|davantage|a nouveau)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:veut|demande|exige|insiste|propose|oblige) (?:\w+ ){0,4}(?:rencontrer|voir|rendez vous|venir chez|rdv)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:va|vont|menace|menacent|sinon|ou|si) (?:\w+ ){0,6}(?:d?publier|de publier|publie|d?envoyer|envoie|diffuser|diffuse|poster|partager|montrer|balancer)|(?:rien|pas|encore rien) (?:\w+ ){0,2}(?:{sent})", certain=True),
)  # fmt: skip

FRENCH = Language(
    code="fr",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:pas|jamais|aucune?|rien|sans|ni|non)(?! (?:\w+ )?(?:sure?|savoir|dormir|manger|arreter|blague|seulement|assez|supporter|tenir|vivre|la force|mentir))|refuse|nie|dement|plus (?:jamais )?(?:envie|didees?|lintention))\b",
    reports=r"\b(?:il|elle|ils|elles|lhomme|larnaqueur|lescroc|le type|le mec|quelquun|personnage|chanteur|chanteuse)(?: \w+)? (?:dit|disait|ecrit|ecrivait|repond|menace|menacait|affirme|pretend|jure|raconte|mavait dit|ma dit|ma ecrit)(?: que| quil| quelle| de)?\b",
    first=r"\b(?:je|j\w*|moi|ma|mon)\b",
    others=r"\b(?:il|elle|ils|elles|quil|quelle|larnaqueur|lescroc|lhomme|quelquun|personnage|acteur|chanteur|on|les gens|fils|fille|frere|soeur|ami|amie|victime|eleve)\b",
    victims=r"(?<!a )(?<!avec )\b(?:mon|ma|notre|son|sa|la|le|un|une|cette|ce|l) ?(?:jeune |petite? |meilleure? |propre )*(?:fils|fille|enfant|frere|soeur|neveu|niece|cousine?|petit fils|petite fille|ami|amie|eleve|victime|copain|copine|mari|femme|garcon|adolescente?|ado|mineure?|plaignante?|etudiante?)\b",
    offenders=r"\b(?:larnaqueur|arnaqueur|lescroc|escroc|maitre chanteur|suspect|lhomme|le type|le mec|hackeur|brouteur)\b",
    condition=r"\b(?:si|sinon|quand|au cas ou|peur que|avant que|avant quil|pour ne pas que|menace de|menace d|va|vont|pourrait)\b",
    soft=r"\b(?:plaisant\w+(?! pas)|(?<!pas une )(?<!sans )blague|pour rire|de rire|rigol\w+|mdr|ptdr|film|serie|roman|livre|chanson|titre|paroles|jeu video|jeu|piece|article|documentaire|prevention|reunion|conference|de faim|de soif|de fatigue|de chaud|de froid|dennui|de honte en|denvie de|de peur en|dimpatience|telephone|portable|batterie|ordinateur|grand mere|grand pere|chat|chien|si un jour|autrefois|il y a des annees|quand jetais petit\w*|numero vert)\b",
    manipulation=r"\bsi (?:je|tu|jele|on) (?:\w+ ){0,2}(?:bloqu\w+|part\w*|quitt\w+|pay\w+|paie|parl\w+|refus\w+|arret\w+|portais|porte)\b",
    anchors=r"etre la|plus|mour|mort|tue[re]?\b|tue|suicid|finir|jours|vie\b|vivre|exist|pend|veine|coup|saut|jet|caches?|cachets|medic|compri|pilul|avale|somnif|toit|pont|bord|adieu|dernier|lettre|sans moi|disparu|disparait|rentr|reven|joi[gn]|nouvel|repond|fugu|introuv|envoy|publi|diffus|partag|post|ligne|transmi|balan|montr|circul|tourn|recu|rec|vu|vue|rencontr|retrouv|rejoind|voir|rdv|rendez|devant|dehors|porte|chez|forc|oblig|direct|live|abus|scarif|mutil|mal\b|handic|autis|enceint|depres|peur|paye|verse|vire|menac|arriv|naitre|nee|noires|rails|enlev|crever|reveil",
    mention=r"\b(?:mourir|mort|morte|suicid\w*|tuer|tue|tuait|meurs|disparu\w*|automutil\w+|de mal)\b",
    critical="suicider suicide mourir disparaitre",
    common="le la les de des un une et je tu il elle on nous vous que qui ne pas mon ma mes sur dans pour avec est ai pas ce ca me se au du si plus mais suis jai",
)
