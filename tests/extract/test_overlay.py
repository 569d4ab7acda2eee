"""A user's own knowledge over ours: what it adds, and what is told of a file that cannot be used."""

from importlib.resources import files

import pytest

import extract.knowledge
from extract.knowledge import KnowledgeError, load, names
from extract.knowledge.overlay import merged

OURS = {"kinds": ["a", "b"], "mode": "x", "sections": {"goals": ["mục tiêu"]}}


def test_lists_grow_single_values_give_way_and_the_rest_stays():
    text = 'kinds = ["b", "c"]\nmode = "y"\n[sections]\ngoals = ["đích"]\n'
    assert merged("verbs", OURS, text) == {
        "kinds": ["a", "b", "c"],
        "mode": "y",
        "sections": {"goals": ["mục tiêu", "đích"]},
    }


def test_a_file_may_replace_ours_whole():
    text = 'replace = true\nkinds = ["c"]\nmode = "y"\n[sections]\ngoals = ["đích"]\n'
    assert merged("verbs", OURS, text) == {"kinds": ["c"], "mode": "y", "sections": {"goals": ["đích"]}}


def test_what_is_typed_in_decomposed_letters_is_composed():
    assert merged("verbs", OURS, 'kinds = ["đi\u0302"]')["kinds"][-1] == "đî"


def test_words_are_new_keys_where_a_table_maps_words():
    known = merged("places", load("places"), '[levels]\n"khu phố cổ" = "commune"\n')
    assert known["levels"]["khu phố cổ"] == "commune"
    communes = merged("communes", load("communes"), '["tỉnh A"."huyện B"]\n"xã C" = ["xã D", "xã E"]\n')
    assert communes["tỉnh A"] == {"huyện B": {"xã C": ["xã D", "xã E"]}}


FAULTS = {
    "no TOML": ('kinds = ["c",\n"\n', 2, "no valid TOML"),
    "cut off": ('kinds = ["c"', 1, "no valid TOML"),
    "a key that no rule reads": ('mode = "y"\n\n[sections]\naims = ["đích"]\n', 4, "there is no “aims”"),
    "a word for a list": ('# ours\nkinds = "c"\n', 2, "a list is needed"),
    "a list for a word": ('mode = ["c"]\n', 1, "a string is needed"),
    "a list for a table": ('mode = "x"\nsections = ["c"]\n', 2, "a table is needed"),
    "numbers in a list": ('kinds = [\n "c", 1]\n', 1, "a list holds strings"),
    "an empty word": ('kinds = ["c", " "]\n', 1, "a list holds strings"),
    "replaces and lacks keys": ('kinds = ["c"]\nreplace = true\n', 2, "lacks mode, sections"),
    "replace is no word": ('replace = "no"\n', 1, "must be true or false"),
}


@pytest.mark.parametrize(("text", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_told_with_its_file_and_line(text, line, reason):
    with pytest.raises(KnowledgeError) as caught:
        merged("verbs", OURS, text)
    assert (caught.value.file, caught.value.line) == ("verbs.toml", line)
    assert reason in caught.value.reason[1]


def test_a_meaning_that_no_rule_knows_is_told():
    with pytest.raises(KnowledgeError) as caught:
        merged("times", load("times"), '[limits]\n"cho tới" = "until"\n"mãi tới" = "untill"\n')
    assert caught.value.line == 3
    assert "“untill” must be one of: latest" in caught.value.reason[1]


@pytest.mark.parametrize("name", names())
def test_every_file_of_ours_can_be_copied_and_used_whole(name):
    text = files(extract.knowledge).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    assert merged(name, load(name), f"replace = true\n{text}") == load(name)
    assert merged(name, load(name), text) == load(name)
