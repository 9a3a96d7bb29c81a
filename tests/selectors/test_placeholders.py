"""Words for "nothing known" are told from identifiers."""

import pytest

from strikeback.selectors.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "none",
        "(unknown)",
        "-",
        "--",
        "???",
        "...",
        "",
        "不詳",
        "不明",
        "无",
        "沒有",
        "없음",
        "미상",
        "알 수 없음",
        "なし",
        "Tidak Ada",
        "wala",
        "Hindi  alam",
        "Inconnu",
        "desconocido",
        "неизвестно",
        "xxx",
        "XXXXXXX",
        "x-x-x",
        "0000000",
        "000-000-0000",
        "0",
        "1111111111",
        "9999",
        "12345678",
        "0123456789",
        "987654321",
        "deleted_user",
        "Facebook User",
        "#N/A",
        "[deleted]",
        "None.",
    ],
)
def test_nothing_known(text: str) -> None:
    """Forms in a dozen languages, in any case and between any punctuation."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "nona",
        "naomi",
        "wala.kim",
        "無名氏x",
        "111",
        "12",
        "0912",
        "1122334455",
        "918273645",
        "axx",
        "x1",
        "no1",
        "Wu",
        "李",
    ],
)
def test_something_known(text: str) -> None:
    """Names and numbers that merely look poor are kept."""
    assert not is_placeholder(text)
