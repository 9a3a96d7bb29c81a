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
}
