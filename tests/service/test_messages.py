"""Both languages of every sentence, and no sentence without use."""

import re
from string import Formatter

import pytest

from service.messages import MESSAGES, Messages
from service.summary_words import SUMMARY_WORDS
from tests.conftest import ROOT

ALL = {**MESSAGES, **SUMMARY_WORDS}
SOURCE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (ROOT / "service").glob("*.py")
    if file.name not in ("messages.py", "summary_words.py")
)


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", ALL)
def test_both_languages_name_the_same(key):
    vietnamese, english = ALL[key]
    assert vietnamese.strip()
    assert english.strip()
    assert placeholders(vietnamese) == placeholders(english)


@pytest.mark.parametrize("key", ALL)
def test_every_sentence_is_used(key):
    group = re.escape(key.split(".")[0])
    assert re.search(rf"[\"']{re.escape(key)}[\"']|f[\"']{group}\.\{{", SOURCE)


def test_no_key_stands_twice():
    assert not set(MESSAGES) & set(SUMMARY_WORDS)


def test_an_unknown_key_is_a_fault():
    with pytest.raises(KeyError):
        Messages("vi")("không có")
