# ruff: noqa: E501 - patterns are read whole
"""Deadlines that are no extortionist's: an office asking for comments, a part in a play."""

from typing import Final

from strikeback.casework.rules_mask import low, lowered
from strikeback.selectors.text.sought import Sought

_OFFICE: Final = Sought(
    r"comments?\b|observation|feedback|regional|comentario|observacion|tanggapan|komento|wilayah|[意][见見]|의견"
    r"|maklum balas|ulasan|appointment|application|grant\b|paperwork|berkas|dokumen|formulir|borang|sekretariat|surat tanda|formulario|documentos|expediente|cita previa"
    r"|formulaire|dossier complet|compl[ée]ter (?:le|votre|son) dossier|pi[èe]ces justificatives|unterlagen|antrag|dokumento|papeles ng|[筆笔][录錄]|扫描件|掃描件|预约|預約|补件|補件|서류|제출|신청서|접수"
)
_EXTORTION: Final = Sought(
    r"\bpay|money|bayar|bayad|kwarta|pera\b|argent|virement|ran[çc]on|rescate|transfer|dinero|\bpag[ao]|duit|uang|wang\b|threat|blackmail|menace|amenaz|ancam|ugut|leak|sebar|kalat"
    r"|photo|video|foto|picture|image|gambar|litrato|[钱錢付照]|影片|相片|[视視][频頻]|勒索|돈|입금|송금|사진|영상|협박"
)
_HOSTAGE: Final = Sought(r"hostage|reh[ée]n|otage|sandera|tebusan|人[质質]|인질")
_STAGE: Final = Sought(r"drama|theatre|theater|teatro|th[ée][âa]tre|role|連續劇|[戏戲]|[话話][剧劇]|연극")


def harmless_deadline(text: str) -> bool:
    """Whether the time limits of a text are an office's or a play's; any word of extortion says no."""
    text, held = lowered(text), low(text)
    office = _OFFICE.search(text, held) is not None and _EXTORTION.search(text, held) is None
    return office or (_HOSTAGE.search(text, held) is not None and _STAGE.search(text, held) is not None)
