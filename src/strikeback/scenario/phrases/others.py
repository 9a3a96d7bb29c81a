"""Tagalog, mixed with English as people write it, and a little French."""
# ruff: noqa: E501 - sentences stay on one line

from typing import Final

from strikeback.scenario.phrases.book import Phrases

TAGALOG: Final = Phrases(
    meet=(
        "Noong {date} nakilala ko sa {platform} si {persona}, account niya {handle}.",
        "May nag-add sa akin sa {platform}, {handle} ang pangalan.",
        "Ang biktima ay kinontak sa {platform} ng account na {handle} ({persona}).",
    ),
    move=("Lumipat kami sa {second}, {contact}.", "Sabi niya sa {second} na lang daw kami mag-usap ({contact})."),
    threat=(
        "Ni-record daw ang video call at ipapadala sa pamilya ko kung hindi ako magbabayad.",
        "Tinakot ako na ikakalat sa lahat ng friends ko.",
        "Nagbanta ang suspek na ipo-post ang recording.",
    ),
    demand=("Humingi siya ng {amount} {deadline}.", "Magpadala raw ako ng {amount} kay {payee}.", "{amount} ang hinihingi."),
    paid=("Nagpadala na ako ng {amount} kay {payee}, ref no. {ref}.", "Nakapagbayad ng {amount} kay {payee} (control number {ref})."),
    again=("Pagkatapos noon humingi ulit.", "Kinabukasan nanghingi na naman."),
    unpaid=("Hindi ako nagbayad.", "Wala pang naipapadalang pera."),
    distress=("Hindi ako makatulog sa takot.", "Hiyang-hiya ako.", "Sobrang stressed na po ako."),
    helpline=("Tumawag muna ako sa {helpline}.",),
    deadlines=("sa loob ng dalawang araw", "bago mag-Biyernes", "sa loob ng 48 oras", "hanggang Lunes"),
    child_meet=("Kinontak ang anak ko ng {handle} sa {platform}.",),
    risks={
        "self_harm": ("Gusto ko nang mamatay.", "Ayoko nang mabuhay.", "Naiisip ko na pong magpakamatay.", "Kapag kumalat ito, magpapakamatay ako."),
        "deadline": ("Hanggang {hour} na lang mamayang gabi ang palugit.", "Kailangan daw magbayad bago mag-{hour} ngayong araw."),
        "disclosure": ("Naipadala na sa ate ko ang video.", "Kumalat na sa group chat ng klase namin."),
        "meeting": ("Gusto niyang makipagkita bukas sa terminal.",),
    },
    child_risks={
        "self_harm": ("Sabi ng anak ko gusto na niyang mamatay.",),
        "missing": ("Hindi pa umuuwi ang anak ko mula kahapon at hindi ma-contact.",),
        "deadline": ("Hanggang {hour} mamayang gabi lang ang ibinigay sa anak ko.",),
        "disclosure": ("Natanggap na ng mga kaklase niya ang video.",),
        "under13": ("Ang anak ko ay {age} taong gulang pa lang.",),
        "meeting": ("Inaya ang anak ko na makipagkita sa Sabado.",),
    },
    lookalikes=(
        ("negated", "Hindi ko naman naiisip na magpakamatay, gusto ko lang matapos ito."),
        ("negated", "Wala pa namang naipapadala kahit kanino."),
        ("idiom", "Halos mamatay ako sa hiya."),
        ("offender", "Sabi ng suspek magpapakamatay daw siya kapag hindi ako sumagot, drama lang."),
    ),
)  # fmt: skip

FRENCH: Final = Phrases(
    meet=(
        "J'ai été contacté sur {platform} par {handle} ({persona}).",
        "Le {date}, une personne nommée {persona} m'a ajouté sur {platform}, compte {handle}.",
    ),
    move=("Nous avons continué sur {second} ({contact}).", "On est passés sur {second} : {contact}"),
    threat=(
        "L'appel vidéo a été enregistré et on menace de l'envoyer à ma famille.",
        "Le compte a montré la liste de mes amis et menacé de tout publier.",
    ),
    demand=(
        "On exige {amount} {deadline}.",
        "Il faut payer {amount} à {payee}.",
        "La somme demandée est de {amount}.",
    ),
    paid=("J'ai envoyé {amount} à {payee}, numéro {ref}.", "Paiement de {amount} à {payee} (réf. {ref})."),
    again=("Ensuite ils ont demandé encore plus.", "Le lendemain, nouvelle demande."),
    unpaid=("Je n'ai rien payé.", "Aucun paiement n'a été fait."),
    distress=("Je ne dors plus.", "J'ai honte et j'ai peur.", "Je suis très stressé."),
    helpline=("J'ai d'abord appelé le {helpline}.",),
    deadlines=("d'ici deux jours", "avant vendredi", "sous 48 heures", "avant lundi prochain"),
    child_meet=("Mon fils a été contacté par {handle} sur {platform}.",),
    risks={
        "self_harm": (
            "Je pense à mettre fin à mes jours.",
            "Je n'ai plus envie de vivre.",
            "Si ça sort, je me suicide.",
        ),
        "deadline": ("Je dois payer avant {hour} ce soir.", "Ils me laissent jusqu'à {hour} aujourd'hui."),
        "disclosure": ("Ils l'ont déjà envoyé à ma sœur.", "La vidéo circule déjà dans ma classe."),
        "meeting": ("Ils veulent me rencontrer demain à la gare.",),
    },
    child_risks={
        "self_harm": ("Mon fils dit qu'il veut mourir.",),
        "missing": ("Mon fils est parti hier et reste injoignable.",),
        "deadline": ("On lui a donné jusqu'à {hour} ce soir.",),
        "disclosure": ("Ses camarades ont déjà reçu la vidéo.",),
        "under13": ("Ma fille a {age} ans.",),
        "meeting": ("On lui a donné rendez-vous samedi au centre commercial.",),
    },
    lookalikes=(
        ("negated", "Je n'ai pas d'idées suicidaires."),
        ("negated", "Rien n'a été envoyé à personne pour l'instant."),
        ("idiom", "J'étais mort de honte."),
        ("offender", "Le compte disait qu'il allait se suicider si je ne répondais pas, c'était du théâtre."),
    ),
)
