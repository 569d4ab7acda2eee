"""The mention pipeline: exact tokens, and what each component leaves for others."""

import unicodedata

import pytest

from extract.mentions.base import Mention, Mentions
from extract.pipeline import FINDERS, nlp, read_mentions

SENTENCE = "Giao Phòng Y tế chủ trì chọn ít nhất 05 hộ “Sạch bếp” theo Kế hoạch số 12/KH-UBND trước ngày 20/5/2022."
ODD = {
    "empty": "",
    "blanks": "   ",
    "lines": "\n\n một\n hai \n",
    "tabs and odd blanks": "một\thai\u00a0ba\u2003bốn\u200bnăm",
    "blanks before lines": "một \n hai",
    "carriage return": "một\r\nhai",
    "decomposed letters": unicodedata.normalize("NFD", "Ủy ban nhân dân huyện Suối Mơ"),
    "signs": "a/b-c_d…(e)“f”—g.%./.",
    "beyond the basic plane": "𝐊𝐇 số 1 🙂🙃 x",
    "combining mark alone": "\u0301 a",
    "nul": "a\x00b",
    "a plan's line": SENTENCE,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_the_tokenizer_keeps_every_character(text):
    doc = nlp().tokenizer(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_word_is_a_token_and_so_is_a_mark():
    assert [token.text for token in nlp().tokenizer("Số: 12/KH-UBND")] == ["Số", ":", "12", "/", "KH", "-", "UBND"]


EXPECTED = {
    "agency": ["Phòng Y tế"],
    "document": ["Kế hoạch số 12/KH-UBND"],
    "time": ["trước ngày 20/5/2022"],
    "quantity": ["ít nhất 05 hộ"],
    "name": ["“Sạch bếp”"],
}


@pytest.mark.parametrize(("kind", "words"), EXPECTED.items())
def test_each_kind_is_a_span_group(kind, words):
    doc = nlp()(SENTENCE)
    assert [(span.text, span.label_) for span in doc.spans[kind]] == [(word, kind) for word in words]


def test_span_groups_and_mentions_stand_at_the_same_places():
    doc = nlp()(SENTENCE)
    _, found = read_mentions(SENTENCE)
    kinds = {
        "agency": found.agencies,
        "document": found.documents,
        "time": found.times,
        "quantity": found.quantities,
        "name": found.names,
    }
    assert set(doc.spans) == set(kinds) == set(FINDERS)
    for kind, mentions in kinds.items():
        assert [(s.start_char, s.end_char) for s in doc.spans[kind]] == [(m.start, m.end) for m in mentions]
        assert {m.kind for m in mentions} == {kind}


def test_the_pipeline_is_made_once():
    assert nlp() is nlp()
    assert nlp().pipe_names == [f"khubnd_{kind}" for kind in FINDERS]


def test_offsets_count_code_points():
    text = "🙂 Phòng Y tế"
    _, found = read_mentions(text)
    assert [text[m.start : m.end] for m in found.agencies] == ["Phòng Y tế"]


@pytest.mark.parametrize("text", ["", "\n", "…", "🙂"])
def test_a_text_with_nothing_to_find(text):
    _, found = read_mentions(text)
    assert not [*found.agencies, *found.documents, *found.times, *found.quantities, *found.names]


MENTIONS = Mentions([Mention("name", 9, 12, "c"), Mention("name", 0, 3, "a"), Mention("name", 0, 7, "b")])


def test_mentions_come_in_the_order_of_the_text():
    assert [m.value for m in MENTIONS] == ["b", "a", "c"]


def test_mentions_within_a_stretch():
    assert [m.value for m in MENTIONS.within(0, 5)] == ["a"]
    assert [m.value for m in MENTIONS.within(0, 12)] == ["b", "a", "c"]
    assert list(MENTIONS.within(1, 11)) == []


def test_the_mention_at_a_place_is_the_longest():
    assert MENTIONS.at(0).value == "b"
    assert MENTIONS.at(1) is None


def test_the_mention_that_covers_a_place():
    assert MENTIONS.covering(11).value == "c"
    assert MENTIONS.covering(12) is None
