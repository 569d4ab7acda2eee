"""Slot precision and recall of a found plan against its gold.

A slot is one attribute of one item (say, the date of a legal basis). A slot that the gold has and
the plan has not, or has otherwise, is missed; one that the plan has and the gold has not, or has
otherwise, is spurious. Items are paired by likeness first, so a misplaced item costs its slots once.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks import likeness as like
from benchmarks.likeness import Equality, Likeness, same

Plan = Mapping[str, Any]
Items = list[dict[str, Any]]
Slots = dict[str, Equality]

_text95, _text90, _text80 = like.at_least(0.95), like.at_least(0.90), like.at_least(0.80)


def _slots(same_slots: str, **others: Equality) -> Slots:
    """Slots that must be the same, and those with a rule of their own."""
    return {**dict.fromkeys(same_slots.split(), same), **others}


# list -> (its slots, how like a gold and a found item are; 0 is no pair)
LISTS: dict[str, tuple[Slots, Likeness]] = {
    "legal_bases": (
        _slots("kind code date relation parent", issuer=_text95, title=_text90),
        like.document_likeness,
    ),
    "citations": (_slots("kind code date", issuer=_text95), like.document_likeness),
    "sections": (_slots("label level path", title=_text90), like.section_likeness),
    "movements": (_slots("kind section", title=_text90, names=_text90), like.text_likeness("title", 0.75)),
    "criteria": (_slots("scope movement", text=_text95, applies_to=_text90), like.text_likeness("text", 0.7)),
    "assignments": (
        _slots("agency.canonical role directive movement section", **{"agency.name": _text95, "action": _text90}),
        like.assignment_likeness,
    ),
    "quotas": (
        _slots("count comparator unit movement section", unit_text=_text80, per=_text80),
        like.quota_likeness,
    ),
    "deadlines": (
        _slots(
            "kind start end inclusive precision section",
            text=_text90,
            rrule=like.same_rule,
            actor=_text80,
            action=_text80,
            recipient=_text80,
            via=_text80,
        ),
        like.deadline_likeness,
    ),
    "funding": (_slots("section", text=_text90), like.text_likeness("text", 0.6)),
    "recipients": (_slots("", text=_text90), like.text_likeness("text", 0.8)),
    "annexes": (_slots("label", title=_text90), like.annex_likeness),
    "tables": (_slots("", header=_text90, rows=_text90), like.table_likeness),
    "diagnostics": (_slots("code"), like.code_likeness),
}
# object -> its slots; a dotted name is an object inside another
OBJECTS: dict[str, Slots] = {
    "identity": _slots("kind number symbol code place issued_on status", issued_text=_text90, title=_text90),
    "identity.issuer": _slots("level", name=_text95),
    "identity.period": _slots("start end"),
    "signature": _slots("acting", authority=_text90, position=_text90, name=_text90),
}
NAMES = ("identity", *LISTS, "signature")
# Movements come first: other lists point to them, and their ids differ between gold and found.
_ORDER = ("movements", *(name for name in LISTS if name != "movements"))
_MAX_DEPTH = 12


@dataclass(slots=True)
class Tally:
    """Slots found, spurious and missed."""

    found: int = 0
    spurious: int = 0
    missed: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        """Add another tally."""
        self.found += other.found
        self.spurious += other.spurious
        self.missed += other.missed
        return self

    @property
    def support(self) -> int:
        """Slots that the gold has."""
        return self.found + self.missed

    @property
    def occurs(self) -> bool:
        """Whether there is anything to measure."""
        return self.found + self.spurious + self.missed > 0

    @property
    def precision(self) -> float:
        """Share of the found slots that are right; 1 where nothing was found."""
        given = self.found + self.spurious
        return self.found / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold's slots that were found; 1 where it has none."""
        return self.found / self.support if self.support else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One found item: how sure the reader was, and whether every slot is as the gold has it."""

    list: str
    confidence: float
    right: bool


@dataclass
class Score:
    """What one plan got, list by list, and a line for each slot that is not as the gold has it."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in NAMES})
    faults: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of all the gold's slots that were found."""
        whole = Tally()
        for tally in self.tallies.values():
            whole += tally
        return whole.recall


def score(gold: Plan, found: Plan) -> Score:
    """Measure a found plan. `found` may be empty: then everything is missed."""
    out = Score()
    for name, slots in OBJECTS.items():
        _compare(_object(gold, name), _object(found, name), slots, out.tallies[name.split(".")[0]], out.faults, name)
    movements: dict[str, str] = {}
    for name in _ORDER:
        gold_items, found_items = _items(gold, name), _items(found, name)
        for item in found_items:
            if name != "movements" and item.get("movement"):
                item["movement"] = movements.get(item["movement"], f"?{item['movement']}")
        pairs = _pairs(gold_items, found_items, LISTS[name][1])
        if name == "movements":
            movements = {found_items[j]["id"]: gold_items[i]["id"] for i, j in pairs.items() if "id" in found_items[j]}
        _tally_list(name, gold_items, found_items, pairs, out)
    return out


def _object(plan: Plan, name: str) -> Plan:
    for key in name.split("."):
        plan = plan.get(key) or {}
    return plan


def _items(plan: Plan, name: str) -> Items:
    """Copies of a list's items, with what the slots want: flat agencies, sections by their path of labels."""
    paths = _paths(plan.get("sections", []))
    items = [_flat(item, paths) for item in plan.get(name, [])]
    if name == "sections":
        items = [{**item, "path": paths[item.get("id")]} for item in items]
    if name == "diagnostics":  # what recognition doubted is no fault of the document
        items = [item for item in items if item["code"] != "ocr_suspect"]
    if name == "citations":  # people disagree on which unnumbered documents count
        items = [item for item in items if item.get("code")]
    return items


def _flat(item: Mapping[str, Any], paths: Mapping[Any, str]) -> dict[str, Any]:
    out = dict(item)
    if isinstance(out.get("agency"), dict):
        out |= {f"agency.{key}": out["agency"].get(key) for key in ("name", "canonical")}
    if out.get("section"):
        out["section"] = paths.get(out["section"], f"?{out['section']}")
    return out


def _paths(sections: Sequence[Mapping[str, Any]]) -> dict[Any, str]:
    """For each section's id its labels from the outermost in: "III > 1 > a"."""
    by_id = {section.get("id"): section for section in sections}
    paths = {}
    for key, section in by_id.items():
        labels: list[str] = []
        at: Mapping[str, Any] | None = section
        while at is not None and len(labels) < _MAX_DEPTH:
            labels.append(str(at.get("label")))
            at = by_id.get(at.get("parent"))
        paths[key] = " > ".join(reversed(labels))
    return paths


def _pairs(gold: Items, found: Items, likeness: Likeness) -> dict[int, int]:
    """Gold index to found index, the likest first, among equals those in like places."""
    candidates = sorted(
        (
            (likeness(g, f), -abs(i / len(gold) - j / len(found)), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for value, _, i, j in candidates:
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _tally_list(name: str, gold: Items, found: Items, pairs: Mapping[int, int], out: Score) -> None:
    slots, tally = LISTS[name][0], out.tallies[name]
    right: set[int] = set()
    for i, item in enumerate(gold):
        if i in pairs:
            before = tally.spurious + tally.missed
            _compare(item, found[pairs[i]], slots, tally, out.faults, f"{name}[{i}]")
            if tally.spurious + tally.missed == before:
                right.add(pairs[i])
        else:
            tally.missed += sum(len(_values(item, slot)) for slot in slots)
            out.faults.append(f"{name}[{i}]: thiếu {_shown(item)}")
    for j, item in enumerate(found):
        if item.get("confidence") is not None:
            out.judged.append(Judged(name, item["confidence"], j in right))
        if j not in pairs.values():
            tally.spurious += sum(len(_values(item, slot)) for slot in slots)
            out.faults.append(f"{name}: thừa {_shown(item)}")


def _compare(gold: Plan, found: Plan, slots: Slots, tally: Tally, faults: list[str], where: str) -> None:
    for slot, equal in slots.items():
        wanted, given = _values(gold, slot), _values(found, slot)
        rest = list(given)
        for value in wanted:
            hit = next((at for at, other in enumerate(rest) if equal(value, other)), None)
            if hit is None:
                tally.missed += 1
                faults.append(f"{where}.{slot}: cần {value!r}, có {given!r}")
            else:
                del rest[hit]
                tally.found += 1
        tally.spurious += len(rest)
        if rest and not wanted:
            faults.append(f"{where}.{slot}: cần để trống, có {rest!r}")


def _values(item: Plan, slot: str) -> list[Any]:
    value = item.get(slot)
    if slot == "rows":
        return [" | ".join(map(str, row)) for row in value or []]
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _shown(item: Mapping[str, Any]) -> str:
    hidden = ("evidence", "id", "confidence")
    return json.dumps({key: value for key, value in item.items() if key not in hidden}, ensure_ascii=False)[:220]


# list -> its verbatim field, which must equal the text that the item's evidence names
_VERBATIM = {
    "criteria": "text",
    "deadlines": "text",
    "funding": "text",
    "recipients": "text",
    "movements": "title",
    "assignments": "action",
}


def evidence(found: Plan) -> tuple[Tally, list[str]]:
    """Verbatim fields that equal a slice of `text` named by their evidence, and a line for each that does not."""
    tally, faults = Tally(), []
    text = found.get("text") or ""
    for name, key in _VERBATIM.items():
        for item in found.get(name, []):
            wanted = _squeezed(item.get(key) or "")
            slices = [_squeezed(text[span["start"] : span["end"]]) for span in item.get("evidence", [])]
            if wanted and (wanted in slices or wanted == _squeezed(" ".join(slices))):
                tally.found += 1
            else:
                tally.missed += 1
                faults.append(f"evidence {name}/{item.get('id')}: {wanted[:60]!r} không có trong {slices!r}"[:220])
    return tally, faults


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def macro_f1(tallies: Iterable[Tally]) -> float:
    """The mean F1 over the lists that occur; 1 where none does."""
    values = [tally.f1 for tally in tallies if tally.occurs]
    return sum(values) / len(values) if values else 1.0
