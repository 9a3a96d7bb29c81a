"""Rule ids and reasons in plain words."""

import re

import pytest

from strikeback.publishing.words import reason_words, rule_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("selfharm.wish.zh", "self-harm"),
        ("selfharm.field", "self-harm"),
        ("missing.gone.en", "missing"),
        ("published.sent.tl", "publication begun"),
        ("age.under_13", "child under 13"),
        ("age.unknown", "age unknown"),
        ("age.minor.text", "minor"),
        ("deadline.under_6h.text", "deadline under 6 hours"),
        ("deadline.later", "deadline set"),
        ("ongoing.meeting.field", "meeting arranged"),
        ("ongoing.annotation", "abuse going on"),
        ("something_new.en", "something new"),
    ],
)
def test_rules(rule: str, words: str) -> None:
    """The longest known beginning decides; a rule nobody named here still reads as words."""
    assert rule_words(rule) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("account: +30.0 bits (seen in 1,003 cases; 1,613 reports)", "same account (in 1,003 cases)"),
        ("context: +14.8 bits (offenders of one incident)", "offenders of one incident"),
        ("context: +1.0 bits", "context"),
        ("name: +7.2 bits (prior, covered_all)", "names agree"),
        ("birth date: +12.0 bits", "birth dates agree"),
        ("shoe size: +1.0 bits", "shoe size"),
    ],
)
def test_reasons(reason: str, words: str) -> None:
    """No arithmetic and no names of the model's parts."""
    assert reason_words(reason) == words
    assert not re.search(r"bits|prior|_", words)
