# ruff: noqa: E501 - a pattern or table row stays on one line
"""Spanish."""

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
    "want": r"quiero|quiere|queria|quisiera|quisiese|kiero|deseo|desea|voy a|va a|iba a|pienso en|piensa en|pensando en|pensado en|pense en|planeo|planea|prefiero|preferiria|ganas de|intente|intento|intentar|trate de|trato de|mejor|decidi|estoy por|necesito|amenaza con|habla de|pensar en|vamos a|lista para|listo para|considerando|ojala me|ojala",
    "die": r"morir(?:me|se)?|muera|muero ya|matar(?:me|se)?|suicidar(?:me|se)?|acabar con (?:todo|mi vida|su vida|esto)|terminar con (?:todo|mi vida|su vida|esto)|quitar(?:me|se) la vida|desaparecer(?: para siempre)?|dejar de (?:vivir|existir)|colgar(?:me|se)|ahorcar(?:me|se)|cortar(?:me|se)(?: las venas)?|hacer(?:me|se) dano|lastimar(?:me|se)|tirar(?:me|se) (?:de|del|al|por)|lanzar(?:me|se) (?:de|del|al|por)|saltar (?:de|del|al|por)|estar muert[oa]|irme de este mundo|dormir para siempre|envenenar(?:me|se)|tomar veneno",
    "fam": r"familia|padres|mama|papa|madre|padre|amigos?|amigas?|companeros?|companeras?|clase|escuela|colegio|instituto|universidad|trabajo|jefe|contactos|seguidores|facebook|instagram|internet|redes|whatsapp|grupo|novi[oa]|espos[oa]|hermanos?|hermanas?|primos?|todos|todo el mundo|vecinos?|maestr[oa]s?|profesor\w*|telegram|tiktok|twitter|parientes|la red|linea|pagina|sitio|web",
    "media": r"video|videos|fotos?|imagenes|capturas?|grabacion|archivos|todo|eso",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?:me |se )?(?:{want}) (?:\w+ ){0,1}(?:{die})(?! de (?:risa|hambre|sueno|calor|frio|sed|verguenza ajena))"),
    _P(rule=f"{SELFHARM}.self", template=r"(?:me (?:voy a |quiero |puedo |intente )?(?:matar|suicid(?:o|are|ar|arme|aria)|mato|ahorc\w+|cuelgo|corte (?:las venas|los brazos|las munecas|el brazo)|corto (?:los brazos|las venas)|hago dano|lastimo|tome (?:\w+ ){0,4}(?:pastillas|medicamentos|veneno)|quito la vida|autolesion\w+)|autolesion\w+)", person=FIRST),
    _P(rule=f"{SELFHARM}.self3", template=r"se (?:va a |quiere |queria |quiso |puede |intento )?(?:matar|mataria|suicid\w+|ahorc\w+|corto (?:las venas|los brazos)|hace dano|quitar la vida|morir|lastima|corta)", person=THIRD),
    _P(rule=f"{SELFHARM}.suicide", template=r"(?:pensamientos?|ideas?|ideacion|intento|carta|nota|tendencias?|impulsos?) (?:de )?(?:suicid\w+)|(?:pienso|pensando|piensa|hablo|habla|pense) (?:en|de|del) (?:el |suicidio)\w*|suicidarme|suicidarse"),
    _P(rule=f"{SELFHARM}.nolife", template=r"no (?:\w+ )?(?:quiero|quiere|puedo|puede|tengo ganas de|aguanto|soporto|queria|deseo)(?: \w+){0,2} (?:vivir|viva|vivo|existir|estar aqui|seguir (?:viviendo|asi|adelante)|despertar|continuar (?:viviendo|con mi vida)|vida|estar vivo|estar viva)|(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|esta vida|mi vida)"),
    _P(rule=f"{SELFHARM}.noreason", template=r"(?:no|sin|ninguna?|nada|ya no) (?:\w+ ){0,3}(?:razon|razones|sentido|motivos?|motivo|esperanza|ganas|que)(?: \w+){0,2} (?:vivir|vida|seguir viviendo|seguir vivo|viva)|(?:mi|la) vida (?:\w+ ){0,2}(?:no tiene sentido|no vale|se acabo|esta acabada|termino|esta arruinada y|no tiene)"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:mejor|felices|tranquilos) (?:\w+ )?sin mi|mejor (?:\w+ )?(?:muert[oa]|morir|si me muero|si muero|no haber nacido)|ojala (?:\w+ )?(?:estuviera muert[oa]|no hubiera nacido|me muera|no despertara|me muriera)|(?:unica|mejor) (?:salida|solucion|opcion) (?:\w+ )?(?:es|seria) (?:la muerte|morir|el suicidio|matarme|suicidarme)"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:saltar|tirar\w*|lanzar\w*|aventar\w*|salto|tiro) (?:\w+ ){0,2}(?:puente|edificio|azotea|balcon|tren|metro|ventana|techo|vias|precipicio|acantilado)|(?:tome|tomo|tomado|trague|tragado|ingirio|tomar\w*|bebi) (?:\w+ ){0,4}(?:pastillas|medicamentos|veneno|cloro|lejia|frasco|somniferos|tabletas)|(?:en|sobre|subi a|al borde) (?:\w+ ){0,2}(?:azotea|puente|cornisa|borde del|vias del|techo del)"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:carta|nota|mensaje) (?:\w+ )?(?:despedida|de despedida|suicida)|(?:adios) (?:\w+ ){0,1}(?:a todos|mundo|mama|papa|para siempre|familia)|(?:mi|este es mi) ultimo (?:mensaje|dia)|manana ya no (?:voy a )?(?:estar|estare)|perdoname mama|cuando lean esto"),
    _P(rule=f"{MISSING}.left", template=r"no (?:\w+ ){0,2}(?:vuelto|volvio|regresado|regreso|regresa|llegado|llego a|contesta|contesto|responde|aparece|aparecido|podemos (?:localizar|encontrar|contactar)|puedo (?:localizar|encontrar|contactar)|sabemos (?:donde|nada de)|se sabe donde|logramos)(?: \w+){0,6}", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:hij[oa]|herman[oa]|sobrin[oa]|prim[oa]|amig[oa]|nin[oa]|niet[oa]|el|ella|chic[oa]|victima|alumn[oa]) (?:\w+ ){0,2}(?:desaparecid[oa]|desaparecio|se escapo|se fue de casa|huyo|ilocalizable)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:ya|han|ha|acaba de|acaban de|empezo a|empezaron a|esta|estan|comenzo a|recien) (?:\w+ ){0,3}(?:mando|mandado|mandando|mandar|mandaron|envio|enviado|enviando|enviar|enviaron|publico|publicado|publicaron|publicar|publicando|subio|subido|subieron|subir|compartio|compartido|compartieron|compartir|difundio|difundido|difundieron|difundir|posteo|filtro|filtrado|filtraron|paso|mostro) (?:\w+ ){0,6}(?:{fam}|{media})"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?<!no.)(?:mando|envio|publico|subio|compartio|difundio|mandaron|enviaron|publicaron|subieron|mostro|le paso) (?:\w+ ){0,4}(?:{media}) (?:\w+ ){0,4}(?:{fam})|(?:{media}) (?:\w+ )?(?:estan?|fueron|fue|anda|andan|circulan?) (?:\w+ ){0,2}(?:publicad\w+|en internet|en linea|en facebook|por todos lados|circulando|en las redes|enviad\w+|por whatsapp)"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:{fam}) (?:\w+ ){0,2}(?:recibio|recibieron|vio|vieron|ha visto|han visto|ya sabe|ya saben|le llego|les llego|les llegaron|recibi[oe]\w*) (?:\w+ ){0,2}(?:{media})"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:voy|va|vamos|quede|quedo|acepte|acorde|tengo que|debo|salgo|camino|sale) (?:\w+ ){0,3}(?:ver(?:lo|la|me|nos)?|encontrar(?:me|nos|lo|se)?|reunir(?:me|nos|se)?|conocer(?:lo)?|ver) ?(?:\w+ ){0,3}(?:esta noche|manana|hoy|hotel|con el|ahora|en|a las|tarde)|(?:quedamos|cita) (?:\w+ ){0,2}(?:esta noche|manana|hoy|hotel|con el)|viene a (?:buscarme|recogerme)"),
    _P(rule=f"{ONGOING}.present", template=r"(?:esta|estan|llego|espera) (?:\w+ ){0,2}(?:afuera|fuera|frente|en la puerta|dentro|en la entrada) (?:\w+ ){0,1}(?:de )?(?:mi|la|nuestra|su) (?:casa|escuela|puerta|cuarto|edificio)|me (?:sigue|esta siguiendo|encerro|tiene encerrad[oa])|no me deja (?:ir|salir)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:oblig\w+|forz\w+|fuerzan?|hacen que|obligad\w+) (?:\w+ ){0,4}(?:transmit\w+|transmisiones|en vivo|camara|directos?|webcam|stream\w*)|(?:abus\w+|agred\w+) (?:\w+ ){0,4}(?:ahora mismo|en vivo|cada noche|todavia|ahora)"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:oblig\w+|forz\w+|hizo|ordeno) (?:\w+ ){0,3}(?:cortar\w*|marcar\w*|grabar su nombre|quemar\w*|lastimar\w*)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:discapac\w+|autis\w+|embarazad[oa]|huerfan[oa]|depresion|deprimid[oa]|ansiedad|aterrad[oa]|desesperad[oa]|mucho miedo|no puedo (?:dormir|comer)|acoso escolar)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:segunda vez|otra vez me|ya me paso antes|volvio a (?:pedir|amenazar))", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:pague|deposite|transferi|envie dinero|mande dinero) (?:\w+ ){0,8}(?:pero|mas|sigue|otra vez|de nuevo|quiere)|(?:pide|exige|quiere) (?:\w+ ){0,2}(?:mas dinero|mas|otra vez)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:quiere|exige|pide|insiste) (?:\w+ ){0,4}(?:verme|vernos|encontrarnos|conocerme|que vaya)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:va a|van a|amenaza|amenazan|si no|o) (?:\w+ ){0,4}(?:publicar|publica|mandar|enviar|difundir|subir|compartir|mostrar)|(?:no ha|no han|todavia no|aun no) (?:\w+ ){0,2}(?:enviado|publicado|mandado|subido)", certain=True),
)  # fmt: skip

SPANISH = Language(
    code="es",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:no|nunca|jamas|ni|tampoco|nada)(?! (?:\w+ )?(?:puedo mas|puedo (?:dormir|comer|seguir|parar|dejar)|se|aguanto|bromeo|es broma|miento|soporto|quiero vivir|dejo de|despertar|existir))|sin|nego|niega)\b",
    reports=r"\b(?:el|ella|ellos|estafador|hombre|tipo|alguien|chantajista)(?: \w+)? (?:dijo|dice|escribio|amenaza|amenazo|asegura)(?: que| con)?\b|\b(?:me )?dijo que\b",
    first=r"\b(?:yo|me|mi)\b",
    others=r"\b(?:el|ella|ellos|estafador|alguien|personaje|actor|cantante|la gente|hij[oa]|herman[oa]|amig[oa]|victima|dice que|dijo que)\b",
    victims=r"(?<!a )(?<!con )\b(?:mi|nuestr[oa]|su|la|el|una?) (?:propi[oa] |mejor |pequen[oa] )*(?:hij[oa]|herman[oa]|sobrin[oa]|prim[oa]|niet[oa]|amig[oa]|alumn[oa]|victima|nin[oa]|menor|espos[oa]|novi[oa]|chic[oa])\b",
    offenders=r"\b(?:estafador|chantajista|sospechoso|extorsionador|hacker)\b",
    condition=r"\b(?:si|cuando|antes de que|para que no|por miedo a que|va a|van a|amenaza con)\b",
    soft=r"\b(?:(?<!no es )(?<!no )(?<!es )broma|era broma|bromeando|chiste|de risa|risa|de hambre|hambre|de sueno|sueno|de calor|de frio|de cansancio|cansancio|pelicula|serie|novela|libro|cancion|titulo|letra|juego|videojuego|charla|prevencion|por verte|verguenza ajena|telefono|bateria|abuel[oa]|perro|gato|si algun dia|hace anos|de chico|conferencia)\b",
    manipulation=r"\bsi (?:yo |no |me |lo |la |le )*(?:bloqueaba|bloqueo|dejo|dejaba|pago|voy|denuncio|termino)\b",
    anchors=r"mor|muer|mat[aoe]|suicid|acab|termin|vida|viv|desapar|colg|ahorc|cort|dano|lastim|tir|lanz|salt|pastil|veneno|medic|azotea|puente|adios|despedida|ultimo|sin mi|mejor|vuelt|volv|regres|contest|respond|localiz|encontr|aparec|escap|huyo|mand|envi|public|sub|compart|difund|filtr|recib|vio|vieron|visto|hotel|verlo|verla|verme|afuera|fuera|puerta|siguiendo|oblig|forz|transmi|camara|abus|discap|autis|embaraz|huerf|depre|ansied|miedo|aterr|desesper|pag|depos|amenaz|naci|tome|trag|segunda|ver|cansad|hart",
    mention=r"\b(?:morir|muero|muerte|muert[oa]|murio|matar\w*|mataria|suicid\w*|desaparecid[oa]|dano|matando)\b",
    critical="suicidarme suicidio morir matarme publicaron desaparecida",
    common="el la los las de que y en un una es no me mi yo se por con para lo su pero como ya le te esta si muy al del mas porque",
)
