# ruff: noqa: E501 - a table row stays on one line
"""Frequent small words, by which a text is known to be in a language that is read here."""

from collections.abc import Mapping
from typing import Final

COMMON: Final[Mapping[str, str]] = {
    "en": "the and to you my is of in that it was for on he she they me with have this not but are i im so your his her at from what do no just who how sent please help",
    "tl": "ang ng sa na ko ako mo niya siya yung hindi po lang kasi pero para mga ay nya din rin ba naman kung at may wala ka kami nila dahil",
    "ceb": "ang sa nga ug og ko ka siya akong niya kay dili wala na mga ni ako nako gi kini si mi lang unta ba ra usa karon",
    "id": "yang dan di ke dari saya aku dia itu ini tidak gak ga ada untuk dengan sudah udah kalau kalo juga mau bisa akan nya kami kamu tapi lagi buat sama gue gw lo pada karena saja aja",
    "ms": "yang dan di ke dari saya aku dia itu ini tak tidak nak ada untuk dengan dah kalau juga mahu boleh akan kami awak tapi lagi je tu ni kat pun sebab sahaja",
    "fr": "le la les de des un une et je tu il elle on nous vous que qui ne pas mon ma mes sur dans pour avec est ai pas ce ca me se au du si plus mais suis jai",
    "es": "el la los las de que y en un una es no me mi yo se por con para lo su pero como ya le te esta si muy al del mas porque",
    "pcm": "dey wey na abeg una wan don no go e dem am make for say sabi wetin oga pikin im me i my to",
    "pt": "o os as um uma e que de do da dos das em no na nos nas eu ele ela nao com para pra por meu minha meus minhas seu sua dele dela esta ta foi ser tem mais mas como muito ja se me voce ao quero quer vou vai isso esse essa aqui ontem hoje filho filha filhos viver morrer mae pai estou sao",
    "de": "der die das und ist ich nicht sie er es ein eine einen einem einer mit mir mich von zu auf im in den dem des fur hat habe haben wird war wir ihr sich auch noch nach bei wenn aber wie mein meine meiner meinem meinen sein seine seiner ihre ihren ihrer so nur schon will mehr kann was dass als aus bin sind jetzt heute gestern seit keine kein leben sterben tochter sohn hier uns um man wurde wurden uber vom zum zur",
    "it": "il lo la gli le un una di che e non per con mi si ha ho sono del della dei al alla da in mio mia miei sua suo piu ma come questo questa anche se ci ti era molto tutto ora mia figlia figlio voglio vuole lui lei essere stato stata fatto quando perche nel nella vivere morire ieri oggi siamo hanno",
    "nl": "de het een en is ik niet dat van te op in mijn met voor zijn heb heeft ze hij je aan er maar als ook om wil naar wordt ben bij nog uit was we kan zo meer geen dit die over haar hem zich al nu mij me dochter zoon leven dood gisteren vandaag niemand iets weet",
    "vi": "toi khong con cua va la cho da bi nay do mot em anh minh nguoi trong co duoc den thi nhung voi lai ko di dang se khi neu roi gi muon nha ban me bo chau ay hon ra ngay rat qua cung nhieu tu truoc sau",
    "tr": "bir ve bu da de icin ben cok ne ama var yok gibi daha beni bana mi mu ile olarak kadar sonra oldu onu ona degil ki kizim oglum istiyorum istiyor her sey artik simdi dun bugun benim onun hic diye en o",
    "pl": "nie sie na w i z do to jest ze jak ale mi co od po za tak juz moja moj moje jego jej ja on ona mnie ma mam tylko dla czy przez go byl byla ktory bardzo chce teraz wczoraj dzis jestem o u ten ta nas swoje corka syn moim",
    "hi": "hai hain mujhe main mai nahi nhi ki ka ke ko se mein aur raha rahi rahe hoon hu tha thi kar ho gaya gayi gaye mera meri mere kya woh wo ye yeh bhi koi kuch hi ne par ab jo apni apne apna unka uska uski है हैं मैं मुझे नहीं की का के को से में और रहा रही रहे हूं हूँ था थी थे कर हो गया गई गए मेरा मेरी मेरे क्या वह वो यह भी कोई कुछ ही ने पर अब जो अपनी अपने उसकी उसका लिए तो एक इस",
    "ru": "и в не на я что он она с по это как а но из у за от мне меня мой моя мою моего моей его ее их так уже все если бы был была было только для когда до или ей ему мы вы они есть нет о к же то со очень сейчас хочу может больше себя ты том этого этот эта без под еще сказал дочь сын где",
    "uk": "і й в у не на я що він вона з по це як а але із за від мені мене мій моя мою мого моєї його її їх так вже все якщо був була було тільки для коли до або їй йому ми ви вони є немає про же та дуже зараз хочу може більше себе ти цей ця без під ще донька син де сьогодні хоче",
    "ar": "في من على ان أن إلى الى ما لا هذا هذه مع عن لم هو هي انا أنا كل كان كانت بعد قبل عند لي له لها منذ التي الذي او أو و يا قد لن حتى اذا إذا بس مش اللي عم ابني ابنتي بنتي اريد هناك غير ثم بين كما لكن أي اي عليه عليها فيه منه منها انه إنه انها إنها",
}
