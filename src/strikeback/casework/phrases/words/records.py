# ruff: noqa: E501 - a table row stays on one line, in its own script
"""Words as police, counsellors and interpreters write them down: denials reported, publication begun, past limits."""

from typing import Final

_EN = {
    "ASKEDABOUT": "asked about|asked directly about|asked specifically about|asked whether|asked if|when asked|questioned about|screened for|asked explicitly about|enquired about|inquired about",
    "DENYSUCH": "denied any such|denies any such|denied such|denies such|denied having any such|denied it|denies it|denied this|denies this|denied both|denies both|denied either|denied all of this|answered no|answered in the negative|said no to both|said there were none|denies any|denied any|denies them|denied them|says no|said no|replied no",
    "PASTDUE": "was from last month|dated from last month|dated back to last month|was dated last month|was last month|was from last year|was last year|dates from last month|dates back to last month|expired last month|expired months ago",
    "BEGUN": "has begun|has already begun|had begun|have begun|began to|has started|has already started|had started|have started|started to",
}
_ES = {
    "ASKEDABOUT": "preguntado por|preguntada por|preguntado sobre|preguntada sobre|se le preguntó por|se le preguntó sobre|al preguntarle por|al preguntarle sobre|se le pregunta por|se le pregunta sobre",
    "DENYSUCH": "lo negó|lo niega|lo negaron|negó tal|niega tal|negó tales|respondió que no|contestó que no|responde que no",
    "PASTDUE": "databa del mes pasado|era del mes pasado|fue el mes pasado|venció el mes pasado|era del año pasado|hasta hoy no|hasta hoy nada|hasta la fecha no|a día de hoy no",
    "TOSEND": "mandarlo|mandarla|mandarlos|mandarlas|enviarlo|enviarla|enviarlos|enviarlas|difundirlo|difundirla|difundirlas|difundirlos|publicarlo|publicarla|publicarlos|publicarlas|compartirlo|compartirla|compartirlas|compartirlos|subirlo|subirla|subirlas|subirlos|mandárselo|mandárselos|mandárselas|enviárselo|enviárselos|enviárselas|pasarlo|pasárselo|reenviarlo|reenviarla|reenviarlos|repartirlo",
    "BEGUN": "empezó a|empezaron a|ha empezado a|han empezado a|comenzó a|comenzaron a|ha comenzado a|han comenzado a|se puso a|se pusieron a",
}
_FR = {
    "ASKEDABOUT": "interrogé sur|interrogée sur|questionné sur|questionnée sur|interrogé au sujet|interrogée au sujet",
    "DENYSUCH": "la nié|le nie|a répondu non|répond non|a répondu que non|nie formellement",
    "PASTDUE": "datait du mois dernier|date du mois dernier|remontait au mois dernier|remonte au mois dernier|était le mois dernier|datait de lan dernier|datait de lannée dernière|a expiré le mois dernier",
    "BEGUN": "a commencé à|ont commencé à|a déjà commencé à|ont déjà commencé à|sest mis à|se sont mis à|avait commencé à",
}
_PT = {
    "ASKEDABOUT": "perguntado sobre|perguntada sobre|questionado sobre|questionada sobre",
    "DENYSUCH": "negou tal|negou tais|respondeu que nao|negou isso",
    "PASTDUE": "era do mes passado|datava do mes passado|foi no mes passado|venceu no mes passado",
    "TOSEND": "enviar para|mandar para|divulgar|compartilhar|espalhar|enviar aos|mandar aos|publicar",
    "BEGUN": "comecou a|comecaram a|ja comecou|ja comecaram",
}
_DE = {
    "NEGAFTER": "werden verneint|wird verneint|wurden verneint|wurde verneint|werden klar verneint|werden glaubhaft verneint|wird glaubhaft verneint|wurden glaubhaft verneint|wurde glaubhaft verneint|werden ausdrücklich verneint|wird ausdrücklich verneint|wurden ausdrücklich verneint|wurde ausdrücklich verneint|werden von * verneint|wurden von * verneint|wird von * verneint|wurde von * verneint|werden bestritten|wurden bestritten|wird bestritten|wurde bestritten|verneint|bestehen nicht|bestehen keine|liegen nicht vor|lagen nicht vor|liegt nicht vor|lag nicht vor",
    "DENYSUCH": "verneinte dies|verneint dies|verneinte das|verneint das|verneinte beides|verneint beides",
    "ASKEDABOUT": "gefragt nach|befragt zu|auf nachfrage zu|auf frage nach|auf die frage nach|angesprochen auf",
    "PASTDUE": "stammte vom letzten monat|war vom letzten monat|war letzten monat|lief letzten monat ab|war im letzten monat",
    "TOSEND": "verschicken|zu verschicken|versenden|weiterzuleiten|weiterleiten|zu verbreiten|zu versenden|zu posten|zu veröffentlichen|zu teilen|herumzuschicken|zu schicken",
    "BEGUN": "hat begonnen|haben begonnen|hat bereits begonnen|haben bereits begonnen|hat schon begonnen|hat angefangen|haben angefangen|hat bereits angefangen|hat schon angefangen|begann|begannen|fing an|damit begonnen|damit angefangen",
}
_IT = {
    "NEGAFTER": "vengono negati|vengono negate|viene negato|viene negata|vengono escluse|vengono esclusi|viene escluso|viene esclusa",
    "TOSEND": "a mandarlo|a mandarle|a mandarli|a inviarlo|a inviarle|a inviarli|a diffonderlo|a diffondere|a mandare|a inviare|a condividere|a pubblicare",
    "BEGUN": "ha iniziato|hanno iniziato|ha cominciato|hanno cominciato|ha già iniziato|ha già cominciato",
}
_NL = {
    "NEGAFTER": "worden ontkend|wordt ontkend|werden ontkend|werd ontkend",
    "TOSEND": "te sturen|te versturen|te verspreiden|te plaatsen|te delen|door te sturen|rond te sturen",
    "BEGUN": "is begonnen|zijn begonnen|is al begonnen|begon|begonnen",
}
_PL = {
    "NEGAFTER": "są negowane|zostały zanegowane|zaprzeczono",
    "TOSEND": "wysyłać|rozsyłać|udostępniać|publikować|rozpowszechniać|przesyłać|wrzucać|wstawiać|rozsyłanie|wysyłanie|pokazywać",
    "BEGUN": "zaczął|zaczęła|zaczęli|rozpoczął|rozpoczęła|rozpoczęli|już zaczął|zaczął już",
}
_TR = {
    "NEGAFTER": "düşüncesi olmadığını|düşüncesi olmadığı|düşünceleri olmadığını|düşünceleri olmadığı|düşüncesi yok|düşünceleri yok|düşüncesi bulunmadığını|düşüncesi bulunmuyor|düşüncesi bulunmadığı|düşüncesini reddetti|düşüncelerini reddetti|düşüncesi olmadı|niyeti olmadığını|niyeti olmadığı|niyeti yok|riski yok|riski olmadığı|riski bulunmadığı|riski bulunmuyor|eğilimi olmadığı|eğilimi olmadığını|eğilimi yok|fikri olmadığını|planı olmadığını|etmeyi düşünmediğini|etmeyi düşünmüyor",
    "LEAFLET": "broşürü|broşürleri|afişi|ilanı|el broşürü|bilgilendirme broşürü",
    "MEETSURE": "buluşmayı kabul*|görüşmeyi kabul*|buluşmayı planl*|buluşmaya ikna*|buluşmak için anlaş*|buluşmak üzere anlaş*|buluşma ayarla*",
    "TOSEND": "göndermeye|yollamaya|paylaşmaya|yaymaya|yayınlamaya|atmaya|iletmeye|dağıtmaya",
    "BEGUN": "başladı|başlamış|başladılar|başlamışlar|başlanmış|başlandı",
    "AUDIENCE": "arkadaşlarına|sınıf arkadaşlarına|okul arkadaşlarına|ailesine|akrabalarına|takipçilerine|kişilerine|çevresine|herkese",
}
_AR = {
    "FICTION": "فيلما|فلما|فلم|مسلسلا|وثائقيا|كتابا عن|رواية عن|برنامجا عن|مقالا عن|تقريرا عن|محاضرة عن|أغنية عن",
    "SUICIDE": "سينهي حياته|ستنهي حياتها|سأنهي حياتي|سانهي حياتي|ينهي حياته|تنهي حياتها|أنهي حياتي|انهي حياتي|إنهاء حياته|إنهاء حياتها|إنهاء حياتي|انهاء حياته|انهاء حياتها|انهاء حياتي|هينهي حياته|هتنهي حياتها|هانهي حياتي|سيضع حدا لحياته|ستضع حدا لحياتها|يضع حدا لحياته|تضع حدا لحياتها|وضع حد لحياته|وضع حد لحياتها|وضع حد لحياتي",
    "LEAVEHOME": "خرج من المنزل|خرجت من المنزل|خرج من البيت|خرجت من البيت|غادر المنزل|غادرت المنزل|غادر البيت|غادرت البيت",
    "CONTACT": "الوصول إليه|الوصول إليها|التواصل معه|التواصل معها|الاتصال به|الاتصال بها|الوصول اليه|الوصول اليها",
    "NOBODY": "ولا أحد|ولا احد|لم يستطع أحد|لم يتمكن أحد",
    "TOSEND": "بالإرسال|الإرسال|إرسال|بإرسال|ارسال|بارسال|إرسالها|بإرسالها|إرساله|بإرساله|نشر|بنشر|نشرها|بنشرها|توزيع|بتوزيع|توزيعها|بتوزيعها|مشاركة|بمشاركة|بالنشر",
    "BEGUN": "بدأ|بدأت|بدأوا|بدءوا|شرع|شرعت|شرعوا",
    "AUDIENCE": "زملائه|زملائها|أصدقائه|أصدقائها|اصدقائه|اصدقائها|عائلته|عائلتها|أهله|أهلها|أقاربه|أقاربها|مدرسته|مدرستها|معارفه|معارفها",
}
_JA = {
    "SUICIDE": "自傷(?:行為)?(?:や|と|・|または|及び|および|ないし|、)自[殺死]|自[殺死](?:や|と|・|または|及び|および|ないし|、)自傷(?:行為)?",
}
_KO = {
    "SUICIDE": "자해(?:나|와|및|또는|혹은|[·,/])자살|자살(?:이나|과|및|또는|혹은|[·,/])자해",
}
_TH = {
    "CLOCK": "(?:หนึ่ง|สอง|สาม|สี่|ห้า|[1-5])ทุ่ม|ตี(?:หนึ่ง|สอง|สาม|สี่|ห้า|[1-5])|(?:บ่าย|เช้า)(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|[1-9])?โมง|(?:หก|เจ็ด|แปด|เก้า|สิบ|สิบเอ็ด|[6-9]|1[01])โมง(?:เช้า|เย็น)|\\d{1,2}(?:[:.]\\d\\d)?(?:น\\.|นาฬิกา)",
    "DEADLINE": "ให้เวลา(?:ถึง|จนถึง|แค่)?|ขีดเส้นตาย|เส้นตาย|หมดเวลา",
}
RECORDS: Final = {
    "en": _EN, "es": _ES, "fr": _FR, "pt": _PT, "de": _DE, "it": _IT, "nl": _NL, "pl": _PL, "tr": _TR, "ar": _AR,
    "ja": _JA, "ko": _KO, "th": _TH,
}  # fmt: skip
"""Words by language and concept, added to those of the language's own table."""
