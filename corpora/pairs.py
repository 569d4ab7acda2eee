"""Which syllables stand side by side in administrative Vietnamese: `python -m corpora.pairs` writes it for `ingest`.

Only pairs in small letters that at least two of our own plans share are kept, so that no name, no number and no
sentence of a sample goes along.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from corpora.canonical import canonical_text
from corpora.markup import parse

PLANS = Path(__file__).parent / "plans"
TARGET = Path(__file__).parent.parent / "ingest" / "ocr_pairs.txt"
_PLANS_SHARE, _LEAST = 2, 3
# No Vietnamese syllable has more letters.
_LONGEST = 7
_STRETCH = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def pairs() -> dict[tuple[str, str], int]:
    """How often two syllables follow each other, without a sign between them."""
    count: Counter[tuple[str, str]] = Counter()
    plans: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source in sorted(PLANS.glob("*/source.txt")):
        text = canonical_text(parse(source.read_text(encoding="utf-8")))
        for stretch in _STRETCH.findall(text):
            for pair in pairwise(stretch.split()):
                if all(word.islower() and len(word) <= _LONGEST for word in pair):
                    count[pair] += 1
                    plans[pair].add(source.parent.name)
    return {pair: times for pair, times in count.items() if times >= _LEAST and len(plans[pair]) >= _PLANS_SHARE}


def main() -> None:
    """Write one line for each first syllable: it, then the second ones with their counts."""
    following: defaultdict[str, list[str]] = defaultdict(list)
    for (first, second), times in sorted(pairs().items()):
        following[first].append(f"{second}:{times}")
    lines = [f"{first} {' '.join(seconds)}\n" for first, seconds in following.items()]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
