"""What recognition doubted, in the plan that was read from it."""

import re
from dataclasses import replace

import pytest

import extract
from extract.confidence import REPAIRED
from extract.recognised import REPAIRED_WORD
from ingest import Document, Doubt
from tests.extract.texts import FOOT, HEAD, document, told

DEADLINE = "Phòng Y tế phun thuốc diệt muỗi trước ngày 15/4/2022."
BODY = [
    "I. TỔ CHỨC THỰC HIỆN",
    f"1. {DEADLINE}",
    "2. Phòng Nội vụ – Công an trồng ít nhất 30 cây trước ngày 20/5/2022.",
]
TEXT = "\n".join([HEAD, *BODY, FOOT])


def scan(*words: tuple[str, float], sure: float = 0.96, reader: str = "ocr", **others: object) -> Document:
    """The text as a scan in which these words were doubted so much; `sure` is the certainty of each line."""
    whole = document(TEXT)
    blocks = [replace(block, confidence=sure, page=2) for block in whole.blocks]
    for word, confidence in words:
        start = whole.text.index(word)
        at = next(i for i, block in enumerate(blocks) if block.start <= start < block.end)
        doubt = Doubt(start, start + len(word), confidence)
        blocks[at] = replace(blocks[at], doubts=(*blocks[at].doubts, doubt))
    return replace(whole, reader=reader, blocks=tuple(blocks), **others)


def confidences(found: extract.Plan) -> dict[str, list[float]]:
    lists = ("sections", "assignments", "quotas", "deadlines", "recipients")
    signature = [found.signature.confidence] if found.signature else []
    return {
        **{name: told(getattr(found, name), "confidence") for name in lists},
        "identity": [found.identity.confidence],
        "signature": signature,
    }


def lowered(found: extract.Plan) -> dict[str, list[int]]:
    """The items of each list that are less certain than in a clean scan."""
    clean = confidences(extract.plan(scan()))
    changed = {}
    for name, values in confidences(found).items():
        pairs = list(zip(values, clean[name], strict=True))
        assert all(value in (before, round(before * REPAIRED, 4)) for value, before in pairs)
        if below := [at for at, (value, before) in enumerate(pairs) if value < before]:
            changed[name] = below
    return changed


def suspects(found: extract.Plan) -> list[str]:
    """The words that the plan says were not surely read."""
    doubtful = [item for item in found.diagnostics if item.code == "ocr_suspect"]
    return [found.text[item.evidence[0].start : item.evidence[0].end] for item in doubtful]


LOWERED = {
    "a word of a date": (("15/4/2022", 0.5), {"assignments": [0], "deadlines": [0]}),
    "a repaired word": (("15/4/2022", REPAIRED_WORD), {"assignments": [0], "deadlines": [0]}),
    "a word that is fairly sure": (("15/4/2022", 0.8), {}),
    "a dash": (("–", 0.2), {}),
    "a word of a heading": (("TỔ CHỨC", 0.5), {"sections": [0]}),
    "a recipient": (("VT", 0.5), {"recipients": [1]}),
    "the number": (("41/KH-UBND", 0.5), {"identity": [0]}),
    "the signer": (("Thử", 0.5), {"signature": [0]}),
}


@pytest.mark.parametrize(("doubted", "expected"), LOWERED.values(), ids=LOWERED.keys())
def test_what_rests_on_doubted_words_is_less_certain(doubted, expected):
    assert lowered(extract.plan(scan(doubted))) == expected


def test_in_a_weak_line_everything_is_less_certain():
    assert set(lowered(extract.plan(scan(sure=0.8)))) == set(confidences(extract.plan(scan())))


def test_two_doubts_lower_once():
    assert lowered(extract.plan(scan(("trước", 0.3), ("15/4/2022", 0.3))))["deadlines"] == [0]


def test_a_text_that_is_a_guess_as_a_whole_is_not_lowered_twice():
    found = extract.plan(scan(("15/4/2022", 0.3), repaired=True))
    assert lowered(found)["deadlines"] == [0, 1]
    assert suspects(found) == ["15/4/2022"]


SUSPECTS = {
    "one word": ([("muỗi", 0.5)], ["muỗi"]),
    "a word that is fairly sure": ([("muỗi", 0.8)], ["muỗi"]),
    "a repaired word": ([("muỗi", REPAIRED_WORD)], []),
    "a dash": ([("–", 0.2)], []),
    "neighbours": ([("diệt", 0.5), ("muỗi", 0.6)], ["diệt muỗi"]),
    "words apart": ([("phun", 0.5), ("muỗi", 0.6)], ["phun", "muỗi"]),
    "the end of a line and the next": ([("HIỆN", 0.5), ("1. Phòng", 0.5)], ["HIỆN", "1. Phòng"]),
}


@pytest.mark.parametrize(("doubted", "expected"), SUSPECTS.values(), ids=SUSPECTS.keys())
def test_what_no_repair_settled_is_told(doubted, expected):
    assert suspects(extract.plan(scan(*doubted))) == expected


def test_a_suspect_is_told_as_the_contract_says():
    found = extract.plan(scan(("muỗi", 0.5)))
    item = found.diagnostics[-1]
    assert (item.code, item.severity, item.evidence[0].page) == ("ocr_suspect", "info", 2)
    assert "“muỗi”" in item.message
    ids = told(found.diagnostics, "id")
    assert len(set(ids)) == len(ids)


def test_of_too_many_the_least_certain_are_told_in_reading_order():
    words = " . ".join(f"từ{number}" for number in range(300))
    whole = document(f"{HEAD}\nI. NỘI DUNG\n{words}\n{FOOT}")
    doubts = [
        Doubt(m.start(), m.end(), 0.1 if i >= 100 else 0.6) for i, m in enumerate(re.finditer(r"từ\d+", whole.text))
    ]
    blocks = [
        replace(block, doubts=tuple(d for d in doubts if block.start <= d.start < block.end)) for block in whole.blocks
    ]
    found = extract.plan(replace(whole, reader="ocr", blocks=tuple(blocks)))
    assert suspects(found) == [f"từ{number}" for number in range(100, 300)]


@pytest.mark.parametrize("reader", ["pdf", "docx", "text"])
def test_only_recognised_documents_are_touched(reader):
    found = extract.plan(scan(("15/4/2022", 0.1), ("muỗi", 0.1), sure=0.1, reader=reader))
    assert (
        found.model_dump_json()
        == extract.plan(replace(document(TEXT), reader=reader, blocks=scan().blocks)).model_dump_json()
    )


def test_a_repaired_word_is_known_by_its_certainty():
    repair = pytest.importorskip("ingest.ocr_repair", exc_type=ImportError)
    assert repair.REPAIRED == REPAIRED_WORD
