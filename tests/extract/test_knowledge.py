"""The knowledge files: well formed, and the patterns made from their words."""

import re
import unicodedata
from importlib.resources import files
from typing import get_args

import pytest

import extract.knowledge
from extract.knowledge import compiled, load, openings, phrases
from extract.plan import Comparator, Level, Unit
from tests.extract.texts import table

NAMES = sorted(file.name.removesuffix(".toml") for file in files(extract.knowledge).iterdir() if ".toml" in file.name)


def words_in(value, path=""):
    """Every string in a knowledge file with the place where it stands, keys of mappings among them."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one, f"{path}[]")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{path}{{}}", key
            yield from words_in(one, f"{path}.{key}")


@pytest.mark.parametrize("name", NAMES)
def test_words_are_composed_and_trimmed(name):
    for path, word in words_in(load(name)):
        assert word.strip(), path
        # A blank at the end says that another word must follow.
        assert word.removesuffix(" ") == unicodedata.normalize("NFC", " ".join(word.split())), (path, word)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_once(name):
    assert load(name) is load(name)


SENTENCE = "đơn vị chủ trì phối hợp với các bang, thôn bản thông (có) t.t, tat"
PHRASES = {
    "one": (["chủ trì"], ["chủ trì"]),
    "the longest wins": (["phối hợp", "phối hợp với"], ["phối hợp với"]),
    "order does not matter": (["phối hợp với", "phối hợp"], ["phối hợp với"]),
    "not within a word": (["ban", "bàn"], []),
    "signs are no pattern": (["(có)", "t.t"], ["(có)", "t.t"]),
    "common beginnings": (["thôn", "thôn bản", "thông"], ["thôn bản", "thông"]),
}


@table(PHRASES)
def test_phrases(text, expected):
    assert re.findall(r"(?<!\w)" + phrases(text), SENTENCE) == expected


def test_phrases_end_at_a_word_border_and_openings_do_not():
    assert re.compile(phrases(["thôn"])).match("thông") is None
    assert re.compile(openings(["thôn"])).match("thông").end() == 4


def test_phrases_fall_back_to_a_shorter_one_at_a_border():
    assert re.compile(phrases(["tổ", "tổ chức", "tổ chức thi"])).match("tổ chức thiện nguyện").group() == "tổ chức"


def test_compiled_begins_at_a_word_border():
    assert compiled(["trì"]).search("chủ-trì") is not None
    assert compiled(["rì"]).search("chủ trì") is None


def test_levels_are_those_of_the_contract():
    places = load("places")
    levels = set(get_args(Level))
    assert {*places["levels"].values(), *places["committees"].values(), *load("agencies")["openings"]} - levels <= {
        "territorial"
    }


def test_units_and_comparators_are_those_of_the_contract():
    units = load("units")
    assert set(get_args(Unit)) - {"percent"} <= set(units)
    assert set(units["comparators"]) == set(get_args(Comparator))


def test_a_symbol_stands_for_a_type():
    documents = load("documents")
    assert set(documents["symbols"].values()) <= set(documents["types"])


def test_the_29_types_of_the_decree_are_known():
    decree = """nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn, chương trình,
    kế hoạch, phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công văn, công điện, bản ghi nhớ,
    bản thỏa thuận, giấy ủy quyền, giấy mời, giấy giới thiệu, phiếu gửi, phiếu chuyển, phiếu báo, thư công"""
    assert {" ".join(kind.split()) for kind in decree.split(",")} <= set(load("documents")["types"])


def test_a_pattern_of_thousands_of_words_stays_small_and_quick():
    syllables = [a + b + c for a in "bcdghklmnpqrstvx" for b in ("a", "anh", "iên", "ương") for c in "àáảãạ"]
    words = [f"{one} {other}" for one in syllables[:60] for other in syllables]
    pattern = compiled(words)
    assert pattern.search(f"{'a ' * 20_000}{words[-1]}").group() == words[-1]
