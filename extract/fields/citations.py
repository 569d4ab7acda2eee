"""`citations`: every other document named anywhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from extract.canonical import FullNames
from extract.confidence import CUED, EXACT, FALLBACK
from extract.context import Context
from extract.fields.legal_bases import evidence_of
from extract.issuer import expand
from extract.knowledge import load, phrases
from extract.mentions.base import Mention
from extract.mentions.documents import DocumentReference
from extract.plan import Citation, Evidence, LegalBasis
from extract.reading import canonical_form

_LAWS = ("luật", "bộ luật", "pháp lệnh")
_NUMBERED_SCHEME = re.compile(r"((?:đề án|chương trình) \d+)(?: |/[a-zđ]+(?![-/\w])|$)")
_FULL_NAME = 4  # blanks in a name that is long enough to be told by its beginning


def code_key(code: str) -> str:
    """A key under which two spellings of one code are equal ("34/CT-TW", "34-CT/TW", "03/CT.UBND")."""
    return re.sub(r"[-/.\s]", "", code).lower()


def name_key(name: str) -> str:
    """A key under which two spellings of one name are equal ("Luật MTTQ …", "Luật Mặt trận Tổ quốc …")."""
    return canonical_form(re.sub(r'[“”"]', "", expand(name)))


def find(context: Context, bases: list[LegalBasis]) -> list[Citation]:
    """One item for each distinct document that is no legal basis and not this document itself."""
    seen = {code_key(basis.code) for basis in bases if basis.code}
    seen |= {name_key(basis.title) for basis in bases if basis.title and not basis.code}
    seen |= {name_key(f"{basis.kind} {basis.title}") for basis in bases if basis.title and basis.kind}
    spans = [(e.start, e.end) for basis in bases if not basis.code for e in basis.evidence]
    named: dict[str, list[Mention[DocumentReference]]] = {}
    for mention in context.found.documents:
        key = _key(context, mention)
        told = mention.value.named and any(s <= mention.start < e for s, e in spans)
        if not (key in seen or told or _is_own(context, mention)):
            named.setdefault(_known_as(key, mention, named), []).append(mention)
    return [_item(context, mentions, index) for index, mentions in enumerate(named.values())]


def _known_as(key: str, mention: Mention[DocumentReference], named: Mapping[str, object]) -> str:
    """The key under which the same document was named before: a name cut short or a number without its symbol."""
    if mention.value.code:
        if mention.value.code.isdigit():
            return next((other for other in named if re.match(rf"{key}\D", other)), key)
        return key
    if mention.value.kind in _LAWS or key.count(" ") < _FULL_NAME:
        return key
    return next((other for other in named if _opens_with(other, key) or _opens_with(key, other)), key)


def _opens_with(name: str, beginning: str) -> bool:
    return name.startswith(beginning) and not name[len(beginning) : len(beginning) + 1].isalnum()


def _key(context: Context, mention: Mention[DocumentReference]) -> str:
    """By the code or by the name; a scheme known by its number ("Đề án 17", "Đề án 17/CP") by that."""
    value = mention.value
    name = name_key(context.words(*(value.name or (mention.start, mention.end))))
    if numbered := _NUMBERED_SCHEME.match(name):
        return numbered.group(1)
    return code_key(value.code) if value.code else name


def _is_own(context: Context, mention: Mention[DocumentReference]) -> bool:
    """The number line of a head, what stands in the foot, and this document by its code."""
    line = context.head.number_line
    if line and line[0] <= mention.start <= line[1]:
        return True
    return _names_this(context, mention.value) or any(
        p.start <= mention.start < p.end for p in context.zone("foot", "head")
    )


def _names_this(context: Context, value: DocumentReference) -> bool:
    """Whether a reference has this document's code, and neither another day nor another issuer beside it."""
    head = context.head
    if not (value.code and head.code and code_key(value.code) == code_key(head.code)):
        return False
    if value.date and head.iso and value.date != head.iso:
        return False
    name = FullNames(context).of(context.words(*value.issuer), group=False) if value.issuer else None
    return not (name and head.issuer) or canonical_form(name) == canonical_form(head.issuer)


def _item(context: Context, mentions: list[Mention[DocumentReference]], index: int) -> Citation:
    """Each part as the first mention gives it that has it ("Quyết định số …" in a title, its day in the body)."""
    titles = [_title(context, mention) for mention in mentions]
    values = [mention.value for mention in mentions]
    dated = _first([value.date for value in values])
    issued = _first([value.issuer for value in values])
    titled = _first(titles)
    coded = _first([value.code for value in values])
    kind = _first([value.kind for value in values])
    date, issuer, title = values[dated].date, values[issued].issuer, titles[titled]
    places: list[Evidence] = []
    for at in sorted({0, coded, dated, issued, titled}):
        stop = titles[at]
        places += evidence_of(context, mentions[at], stop[1] if stop else mentions[at].end)
    return Citation(
        id=f"c{index + 1}",
        confidence=EXACT if values[coded].code and values[kind].kind else CUED if values[coded].code else FALLBACK,
        evidence=places,
        kind=values[kind].kind,
        code=values[coded].code,
        date=date,
        issuer=context.words(*issuer) if issuer else None,
        title=context.words(*title) if title else None,
        section=context.section_id(context.section_at(mentions[0].start)),
    )


def _first(parts: Sequence[object]) -> int:
    """Where the first part stands that is there, 0 where none is."""
    return next((at for at, part in enumerate(parts) if part is not None), 0)


_TITLE_END = re.compile(
    r"[;:()]|\.(?= |$)|[,;] (?=[^,;]{0,40}(?:(?<!một )số|tổ chức|thực hiện|xây dựng) )"
    r"| và (?=hệ thống|các|tổ chức|thực hiện)|\n"
)
_NEXT = re.compile(r"(?:[,;]| và|[,;] và) (?:các )?$")
_IDLE = " .;:,"


def _title(context: Context, mention: Mention[DocumentReference]) -> tuple[int, int] | None:
    value = mention.value
    if value.named or value.about is None:
        return value.name
    stop = _TITLE_END.search(context.text.low, value.about)
    end = stop.start() if stop else len(context.text.low)
    for other in context.found.documents.within(value.about, end):
        # The next one of a list ends the subject; one that the subject itself names does not.
        if other.value.code and _NEXT.search(context.text.low, value.about, other.start):
            end = other.start
            break
    end = _before_neighbour(context, value.about, end)
    words = context.text.low[value.about : end].rstrip(_IDLE).removesuffix(" và").rstrip(_IDLE)
    return (value.about, value.about + len(words)) if words else None


# A subject that has told its years or closed its quotation says no more behind "và".
_COMPLETE = re.compile(r"(?:giai đoạn \d{4} ?- ?\d{4}|đến năm \d{4}|”) và $")


def _before_neighbour(context: Context, start: int, end: int) -> int:
    """Where a subject ends before another document that stands beside its own ("… và Kế hoạch trồng rừng …")."""
    types = list(_type_name().finditer(context.text.norm, start, end))
    beside = bool(types) and _COMPLETE.search(context.text.low, start, types[0].start()) is not None
    return types[0].start() - len(" và ") if beside else end


@cache
def _type_name() -> re.Pattern[str]:
    """A type in capitals, as the name of a document opens."""
    known = load("documents")
    return re.compile(rf"(?<!\w){phrases(word.capitalize() for word in known['unnumbered_types'])}")
