"""The plan contract, version 1, in code. `plan.schema.json` beside this file is the same as JSON Schema."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Confidence = Annotated[float, Field(ge=0, le=1)]
Level = Literal["central", "province", "district", "commune", "department", "office", "party", "other", "unit"]
Group = Literal["collective", "individual", "household"]
Role = Literal["lead", "coordinate", "implement"]
DeadlineKind = Literal["due", "window", "milestone", "recurring"]
Precision = Literal["day", "week", "month", "quarter", "year", "event"]
Unit = Literal["collective", "individual", "household", "model", "percent", "other"]
Comparator = Literal[">=", "=", "<="]
Effect = Literal["replaces", "amends", "repeals"]
Severity = Literal["info", "warning", "error"]
DiagnosticCode = Literal[
    "number_missing",
    "date_missing",
    "section_gap",
    "section_duplicate",
    "period_reversed",
    "period_inconsistent",
    "citation_variant",
    "deadline_past_period",
    "deadline_before_issue",
    "movement_name_mismatch",
    "date_impossible",
    "ocr_suspect",
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(_Model):
    """Where a value stands: `Plan.text[start:end]`, in code points; `page` counts from 1."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    page: int | None


class Item(_Model):
    """What every item of every list carries. `confidence` follows the scale of `extract.confidence`."""

    id: str
    confidence: Confidence
    evidence: list[Evidence]


class SourceSignature(_Model):
    """A digital signature in the file, by the rules of `ingest.Signature`."""

    signer: str | None
    organisation: str | None = None
    signed_at: str | None
    intact: bool
    trusted: bool
    covers_whole_document: bool


class Source(_Model):
    """The file that was read."""

    name: str | None
    media_type: str | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    reader: Literal["docx", "pdf", "ocr", "doc", "odt", "rtf", "html", "text"]
    pages: int | None
    ocr_confidence: float | None
    warnings: list[str]
    signatures: list[SourceSignature] = []


class Issuer(_Model):
    """The body that issued the document, in full."""

    name: str | None
    level: Level | None


class Period(_Model):
    """Years or ISO dates, as the title gives them."""

    start: str
    end: str


class Identity(_Model):
    """What the head says of the document (Nghị định 30/2020/NĐ-CP, điều 8)."""

    kind: str | None
    number: str | None
    symbol: str | None
    code: str | None
    place: str | None
    issued_on: IsoDate | None
    issued_text: str | None
    issuer: Issuer
    title: str | None
    period: Period | None
    status: Literal["draft", "issued"]
    evidence: dict[str, list[Evidence]]
    confidence: Confidence


class LegalBasis(Item):
    """An authority that the preamble rests on."""

    kind: str | None
    code: str | None
    date: IsoDate | None
    issuer: str | None
    title: str | None
    relation: str
    parent: bool


class Citation(Item):
    """Any other document named in the text."""

    kind: str | None
    code: str | None
    date: IsoDate | None
    issuer: str | None
    title: str | None
    section: str | None


class Section(Item):
    """A numbered part of the outline. `start`:`end` spans label, heading and everything below it."""

    label: str
    title: str | None
    level: Annotated[int, Field(ge=1)]
    parent: str | None
    start: int
    end: int


class Movement(Item):
    """What exemplars are chosen in, or a task or target group with a lead or a quota of its own."""

    title: str
    names: list[str]
    kind: Literal["movement", "campaign", "field"]
    section: str | None


class Criterion(Item):
    """One block of criteria as the document sets it out."""

    scope: Literal["general", "specific"]
    movement: str | None
    applies_to: list[Group]
    text: str


class Agency(_Model):
    """`name` as written; `canonical` in full, None for a group; `successor` who took over from a dissolved body."""

    name: str
    canonical: str | None
    successor: str | None = None


class Assignment(Item):
    """Who does what."""

    agency: Agency
    role: Role
    directive: str | None
    movement: str | None
    action: str
    section: str | None


class Quota(Item):
    """What the plan demands in numbers."""

    count: Annotated[int | float, Field(ge=0)]
    comparator: Comparator
    unit: Unit
    unit_text: str
    text: str | None
    per: str | None
    movement: str | None
    section: str | None


class Deadline(Item):
    """When something is due, runs, happens or recurs (`rrule` as in RFC 5545)."""

    kind: DeadlineKind
    text: str
    start: IsoDate | None
    end: IsoDate | None
    inclusive: bool | None
    precision: Precision
    rrule: str | None
    actor: str | None
    action: str | None
    recipient: str | None
    via: str | None
    section: str | None


class Funding(Item):
    """A paragraph that says where the money comes from."""

    text: str
    section: str | None


class Recipient(Item):
    """A line of "Nơi nhận" without dash and final punctuation."""

    text: str


class Annex(Item):
    """An annex, from its label to its end."""

    label: str | None
    title: str | None
    start: int
    end: int


class TableItem(Item):
    """A ruled table; a cell merged away is an empty string."""

    annex: str | None
    section: str | None
    header: list[str]
    rows: list[list[str]]


class Signature(Item):
    """The foot: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", the name."""

    authority: str | None
    acting: str | None
    position: str | None
    name: str | None


class Amendment(Item):
    """What this document does to an earlier one."""

    effect: Effect
    kind: str | None
    code: str | None
    date: IsoDate | None
    issuer: str | None
    section: str | None


class Diagnostic(Item):
    """What is wrong with the document itself."""

    code: DiagnosticCode
    severity: Severity
    message: str


class Plan(_Model):
    """What `extract.plan` returns for one document."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True, populate_by_name=True)

    schema_: Annotated[Literal["khubnd/plan/1"], Field(alias="schema")] = "khubnd/plan/1"
    source: Source
    text: str
    identity: Identity
    legal_bases: list[LegalBasis]
    citations: list[Citation]
    sections: list[Section]
    movements: list[Movement]
    criteria: list[Criterion]
    assignments: list[Assignment]
    quotas: list[Quota]
    deadlines: list[Deadline]
    funding: list[Funding]
    recipients: list[Recipient]
    annexes: list[Annex]
    tables: list[TableItem]
    signature: Signature | None
    diagnostics: list[Diagnostic]
    amendments: list[Amendment] = []
    needs_review: list[str] = []
