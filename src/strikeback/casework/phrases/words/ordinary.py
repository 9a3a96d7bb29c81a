"""Ordinary words one letter from a word of danger: no typing slips of it."""

from typing import Final

ORDINARY: Final = (
    "bearing billing calling closed clothes cuffing dealing dining dishing drawn dyeing filling "
    "fishing flowers handing heading healing hinging hosted jumpin kicking killed killer killers "
    "kissing leaned lecture lending licking listing livid loving makin manatay mater mating mattar "
    "matter mending mental milling missed missile mission mixing mother moving passing pasted "
    "photon picture pictured pilling perdu perdue perdus pillow pilot planting ported "
    "pulling reading rental rolling "
    "sanding scared selling sharing shaved shower showing shred spared spending stared sucking "
    "suicidal suicides telling tiring tonight wearing willing wishing"
)
