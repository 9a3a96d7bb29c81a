# ruff: noqa: E501 - a pattern or table row stays on one line
"""Ages that texts state ("I am 12", 12岁, 12살). Only low ages matter: an age read here never lowers a band."""

import re
from collections.abc import Iterator
from typing import Final

_UNIT: Final = (
    r"(?:y/?o\b|yrs?\b\.?(?:\s?old)?|years?[\s-]?old|year[\s-]?old|years? of age|taong gulang|taon\b|anyos|tuig(?:on)?\b|ka tuig|"
    r"tahun\b|thn\b|ans\b|años|岁|歲|살|세(?![가-힣])|周岁|週歲|in age)"
)
_WITH_UNIT: Final = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})[\s-]{{0,2}}{_UNIT}(?!\s*(?:ago|later|in prison|na ang nakal|lalu|前|전|sebelum|of (?:experience|marriage)))",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    r"(?:\bi'?\s?a?m(?: only| just| still)?|\b(?:she|he)(?: is|'s)(?: only| just)?|\baged?:?|\bturn(?:ed|ing)|\bumur(?:ku|nya)?(?: saya| aku)?(?: baru)?|\busia(?:ku|nya)?|"
    r"\bedad(?: ko| niya)?(?: ay)?|年龄|年齡|나이는?)\s*:?\s*(\d{1,2})(?![\d.,]|\s?(?:%|k\b|h\b|hours?|min|days?|weeks?|months?|km|kg|cm|am\b|pm\b|th\b|시간|분|원|만|개|日|天|个|oras|jam|hari|minut|heures?|jours?|of the|people|friends))",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(r"(?:\bago\b|\bwhen i was\b)", re.IGNORECASE)
MAX_MINOR: Final = 17
MIN_AGE: Final = 1


def minor_ages(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield age (1 to 17), start and end of every minor's age a text states."""
    seen: set[int] = set()
    for pattern in (_WITH_UNIT, _STATED):
        for match in pattern.finditer(text):
            age = int(match[1])
            if MIN_AGE <= age <= MAX_MINOR and match.start(1) not in seen:
                seen.add(match.start(1))
                yield age, match.start(), match.end()
