"""The mention pipeline: a spaCy `Language` whose components are our finders, over a tokenizer with exact offsets.

Each component leaves its mentions as a span group of the `Doc` (`doc.spans["agency"]`, …) for others to build on,
and as typed mentions in `doc.user_data`. Add a component of your own with `nlp().add_pipe(...)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.context import Found
from extract.mentions import agencies, documents, names, quantities, times
from extract.mentions.base import Mention, Mentions
from extract.reading import Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Finder = Callable[[Text], Iterable[Mention[Any]]]
FINDERS: dict[str, Finder] = {
    "agency": agencies.find,
    "document": documents.find,
    "time": times.find,
    "quantity": quantities.find,
    "name": names.find,
}
_KEY = "khubnd"
# A word or one sign, a line's end among them, and the blank behind it.
_TOKEN = re.compile(r"(\w+|\W)( ?)")


class ExactTokenizer:
    """Words and marks; every character of the text is kept, so `doc.text` is the text."""

    def __init__(self, vocab: Any) -> None:  # noqa: ANN401  (spaCy's Vocab is untyped here)
        """`vocab` is the pipeline's."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """One `Doc` whose tokens join to `text`."""
        from spacy.tokens import Doc

        tokens = _TOKEN.findall(text)
        words, spaces = [word for word, _ in tokens], [blank == " " for _, blank in tokens]
        # The text is kept: joining it from the tokens again costs more than all finders together.
        return Doc(self.vocab, words=words, spaces=spaces, user_data={_KEY: Text(text)})


def _component(kind: str) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        found = list(FINDERS[kind](doc.user_data[_KEY]))
        doc.user_data[(_KEY, kind)] = found
        spans = [doc.char_span(m.start, m.end, label=kind, alignment_mode="expand") for m in found]
        doc.spans[kind] = [span for span in spans if span is not None]
        return doc

    return component


@cache
def nlp() -> Language:
    """The pipeline, made once; spaCy is imported on first use."""
    import spacy
    from spacy.language import Language

    def create() -> Callable[[Language], ExactTokenizer]:
        return lambda language: ExactTokenizer(language.vocab)

    spacy.registry.tokenizers("khubnd.exact.v1", func=create)
    config = {"nlp": {"tokenizer": {"@tokenizers": "khubnd.exact.v1"}}}
    language = spacy.blank("vi", config=config)
    language.max_length = 10_000_000
    for kind in FINDERS:
        Language.component(f"khubnd_{kind}", func=_component(kind))
        language.add_pipe(f"khubnd_{kind}")
    return language


def read_mentions(raw: str) -> tuple[Text, Found]:
    """The text in its readings, and all its mentions."""
    doc = nlp()(raw)
    text = doc.user_data[_KEY]
    by_kind = {kind: Mentions(doc.user_data[(_KEY, kind)]) for kind in FINDERS}
    return text, Found(by_kind["agency"], by_kind["document"], by_kind["time"], by_kind["quantity"], by_kind["name"])
