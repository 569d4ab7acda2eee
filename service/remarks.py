"""What a plan says of itself: its diagnostics and the warnings of its reading, in the words for people.

The remarks are part of the plan, which is one whatever the language of the messages, and so they are Vietnamese. In
English each stands behind the meaning of its code.
"""

from __future__ import annotations

import re

from service.messages import Messages

# code -> meaning, as the README tells it.
MEANINGS: dict[str, str] = {
    "number_missing": "the document's number is blank",
    "date_missing": "the day of issue is blank or not whole",
    "section_gap": "a number is left out between two sections",
    "section_duplicate": "two sections beside each other carry one number",
    "period_reversed": "a period ends before it begins",
    "period_inconsistent": "the plan's period is given in two ways",
    "citation_variant": "one code in two spellings, or against the convention",
    "deadline_past_period": "a deadline lies behind the plan's period",
    "deadline_before_issue": "a deadline lies before the day of issue",
    "movement_name_mismatch": "heading and assignment name a movement differently",
    "date_impossible": "a day that no calendar has",
    "ocr_suspect": "text that was probably misread",
    "no_plan_found": "nothing that makes a plan was found in this text",
    "macros_ignored": "the file holds macros or scripts; none was run",
    "embedded_files": "the file carries other files; none was opened",
    "signature_unreadable": "a digital signature could not be read or checked",
    "signature_broken": "what was digitally signed has been changed since",
    "signature_partial": "a digital signature does not cover all that was there when it was made",
    "changed_after_signing": "the file was changed after a digital signature by more than signing and filling fields",
    "signature_weak": "a digital signature is made by a weak algorithm and therefore not trusted",
    "signatures_cut": "the file has more digital signatures than are read",
}
_CODED = re.compile(r"([a-z]+(?:_[a-z]+)+): ", re.A)


def remark(code: str, message: str, say: Messages) -> str:
    """A finding as a sentence and its code: "… [section_gap]"."""
    meaning = MEANINGS.get(code, "")
    if say.language == "en" and meaning:
        message = f"{meaning[0].upper()}{meaning[1:]}. {message}"
    return f"{message} [{code}]"


def reading_remark(warning: str, say: Messages) -> str:
    """A warning of the reading; one that has a code ("code: sentence") ends with it, as every message does."""
    coded = _CODED.match(warning)
    if coded is None:
        return warning
    sentence = warning[coded.end() :]
    return remark(coded[1], f"{sentence[:1].upper()}{sentence[1:].removesuffix('.')}.", say)
