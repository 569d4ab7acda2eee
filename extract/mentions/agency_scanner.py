"""Reads one agency from a given place: the words of its name, one after another to the right.

Vietnamese writes only the first syllable of a word in a proper name in capitals ("Sở Nội vụ"), so a name ends where
neither a capital nor a word known inside names follows.
"""

from __future__ import annotations

import re

from extract.mentions.agency_forms import (
    AREA,
    BASE,
    CAPITAL,
    CAPITAL_BEFORE,
    COMPANY,
    CONNECTOR,
    DESCRIPTION,
    LIST,
    MEMBERS,
    NO_DESCRIPTION,
    NO_GROUP,
    NUMBERED,
    OF_BODY,
    OF_WORKS,
    PLACE,
    REGION,
    RUN,
    SYLLABLE,
    TAIL,
)
from extract.mentions.agency_grammar import grammar
from extract.reading import Text


class Scanner:
    """Reads one agency from a given place of one text."""

    def __init__(self, text: Text) -> None:
        """`text` is read as it is written and in lower case."""
        self.norm, self.low, self.grammar = text.norm, text.low, grammar()

    def agency(self, at: int, *, bare: bool = False, depth: int = 0) -> tuple[int, bool] | None:
        """(end, is a group) of the agency that begins at `at`; `bare` lets a group begin without a determiner."""
        if depth > 2:
            return None
        return self._held(at, depth) or self._group(at, bare) or self._single(at) or self._each_of(at)

    def _each_of(self, at: int) -> tuple[int, bool] | None:
        """A kind of body with the units that have one each ("trạm y tế các xã, phường"), also without a determiner."""
        kind = self.grammar.bare_group.match(self.low, at)
        part = self.grammar.group_part.match(self.low, kind.end()) if kind else None
        return (self._group_tail(part.end()), True) if part else None

    def _held(self, at: int, depth: int) -> tuple[int, bool] | None:
        """An office and the body it belongs to: "Chủ tịch UBND tỉnh", "Thủ trưởng các cơ quan, đơn vị"."""
        position = self.grammar.position.match(self.norm, at)
        if not position:
            return None
        first_word = self.norm.find(" ", at, position.end())
        for end in (position.end(), first_word):
            if end > at and self.norm.startswith(" ", end):
                body = self.agency(end + 1, bare=True, depth=depth + 1)
                if body:
                    return body
        return None

    def _group(self, at: int, bare: bool) -> tuple[int, bool] | None:
        members = MEMBERS.match(self.low, at)
        if members and (body := self._single(members.end())):
            return body[0], True
        found = self.grammar.group.match(self.low, at)
        if not found and bare:
            found = self.grammar.bare_group.match(self.low, at)
            if found and (self._single(at) or " " not in found.group() or found.group() in NO_GROUP):
                return None
        if found is None:
            return None
        end = self._before_single(found.start(), found.end())
        last = self.norm.rfind(" ", at, end) + 1
        body = self._single(last) if self.norm[last].isupper() else None
        return self._group_tail(body[0] if body and body[0] > end else end), True

    def _before_single(self, start: int, end: int) -> int:
        """A group ends before a single body in capitals ("các tổ chức tín dụng | , Ngân hàng Nông nghiệp …")."""
        for separator in LIST.finditer(self.norm, start, end):
            opened = self._opened(separator.end())
            if opened and self.norm[separator.end()].isupper() and self.norm[opened[0] + 1 : opened[0] + 2].isupper():
                return separator.start()
        return end

    def _before_kind(self, start: int, end: int) -> int:
        """Units end before a kind of body with units of its own ("Trung tâm Y tế các khu vực | , trạm y tế các xã")."""
        listed = (one for one in LIST.finditer(self.norm, start, end) if self._each_of(one.end()))
        return next((one.start() for one in listed), end)

    def _group_tail(self, end: int) -> int:
        place = PLACE.match(self.norm, end)
        if place and self.grammar.level.search(self.norm, max(0, end - 12), end):
            end = place.end()
        end = self._under(end)
        for pattern in (TAIL, AREA):
            tail = pattern.match(self.low, end)
            if tail:
                end = tail.end()
                place = PLACE.match(self.norm, end)
                if place:
                    end = place.end()
        return end

    def _under(self, end: int) -> int:
        """A group's own groups or the body that it belongs to ("đảng ủy | các xã", "các đơn vị thuộc | Sở Y tế")."""
        if part := self.grammar.group_part.match(self.low, end):
            return part.end()
        if of := OF_BODY.match(self.low, end):
            body = self._single(of.end())
            return body[0] if body and not body[1] else end
        return end

    def _single(self, at: int) -> tuple[int, bool] | None:
        opened = self._opened(at)
        if opened is None:
            return None
        if (department := self.first_of_list(at)) is not None:
            return department, False
        department = self._of_kind(at)
        if department is not None and self._below(department) is None:
            return department, False
        end, proper, group = self._extend(*opened)
        if department is not None and department > end:
            end, proper, group = self._extend(department, True)
        if not group and (described := self._described(at, opened[0])) is not None and described > end:
            return described, False
        if not group and self.grammar.subordinate.match(self.norm, at):
            end = self._with_ministry(end)
        return (end, group) if proper else None

    def first_of_list(self, at: int) -> int | None:
        """Where the first department of a list ends whose others share its type word ("Sở Tài chính | , Nội vụ")."""
        kind = self.grammar.kind.match(self.low[at : at + 8])
        first = self.department(at + kind.end() + 1) if kind else None
        more = self.grammar.more.match(self.low, first) if first else None
        return first if more and self.department(more.end()) else None

    def _of_kind(self, at: int) -> int | None:
        """Where a department's name of several parts ends that the knowledge has as a whole ("Phòng Cảnh sát …")."""
        kind = self.grammar.kind.match(self.low[at : at + 8])
        end = self.department(at + kind.end() + 1) if kind else None
        return end if end and " " in self.low[at + 9 : end] else None

    def _below(self, end: int) -> tuple[int, bool] | None:
        """What goes on behind a department's name: its level and place."""
        return self._word(end, True, False) or self._joined(end, True)

    def department(self, at: int) -> int | None:
        """Where a department's name in capitals ends that begins at `at` without its type word."""
        found = self.grammar.department.match(self.low, at)
        return found.end() if found and self.norm[at].isupper() else None

    def _described(self, at: int, opened: int) -> int | None:
        """Where a board's name ends whose description the knowledge lacks, up to its level."""
        board = self.grammar.board.match(self.norm, at)
        described = DESCRIPTION.match(self.low, board.end()) if board and board.end() == opened else None
        if board is None or described is None:
            return None
        known = OF_WORKS.match(self.low, board.end()) or self.grammar.domain.match(self.low, board.end() + 1)
        if self.grammar.ending.match(self.low, board.end() + 1) and not known:
            return None
        before = self.low[board.end() : described.end()]
        if NO_DESCRIPTION.search(before):
            return None
        place = PLACE.match(self.norm, described.end())
        end = place.end() if place else described.end()
        return end if re.match(r"[,:;.\n]|$|[ ]" + self.grammar.ending.pattern, self.low[end : end + 40]) else None

    def _with_ministry(self, end: int) -> int:
        """A central body carries its ministry behind a comma ("Cục …, Bộ …")."""
        if not self.norm.startswith(", Bộ ", end):
            return end
        ministry = self._single(end + 2)
        return ministry[0] if ministry and not ministry[1] else end

    def _opened(self, at: int) -> tuple[int, bool] | None:
        """How a single name opens at `at`: (where its head ends, whether the head is a whole name by itself)."""
        whole = self.grammar.whole.match(self.norm, at)
        head = self.grammar.head.match(self.norm, at)
        company = COMPANY.match(self.norm, at)
        ends = [found.end() for found in (whole, head, company) if found]
        return (max(ends), whole is not None and whole.end() == max(ends)) if ends else None

    def _is_single(self, at: int) -> bool:
        """Whether a single body's name begins at `at`; its first word says so, the name itself is not followed."""
        opened = self._opened(at)
        if opened is None:
            return False
        end, proper = opened
        return proper or bool(self.grammar.group_part.match(self.low, end)) or self._word(end, False, False) is not None

    def _extend(self, end: int, proper: bool) -> tuple[int, bool, bool]:
        """Follow the name from `end`: (where it ends, whether it has a proper part, whether it is a group)."""
        closed = False
        while True:
            group = self.grammar.group_part.match(self.low, end)
            if group and not closed:
                return self._group_tail(self._before_kind(end, group.end())), True, True
            step = self._word(end, proper, closed) or (
                None if closed else self._joined(end, proper) or self._run(end, proper)
            )
            if step is None:
                tail = TAIL.match(self.low, end)
                return (tail.end() if tail and proper else end), proper, False
            end, closed = step[0], closed or step[1]
            proper = True
            more = LIST.match(self.norm, end)
            if (
                closed
                and more
                and self.norm[more.end()].islower()
                and (level := self.grammar.level.match(self.norm, more.end()))
            ):
                return self._group_tail(level.end()), True, True

    def _word(self, end: int, proper: bool, closed: bool) -> tuple[int, bool] | None:
        """One more word of the name: (its end, whether it closes the name with a level and place)."""
        if not self.norm.startswith(" ", end):
            return None
        at = end + 1
        known = self.grammar.domain.match(self.low, at)
        level = self.grammar.level.match(self.norm, at)
        if level and not (known and known.end() > level.end() and not closed):
            if level.group() == BASE:
                return level.end(), False
            place = (REGION if level.group() == "khu vực" else PLACE).match(self.norm, level.end())
            return (self._cut_at_stop(level.end(), place.end()) if place else level.end()), True
        if known and not proper and not closed:
            return known.end(), False
        if closed or self.grammar.stop.match(self.norm, at):
            return None
        if known and (self.norm[at].isupper() or not proper or not self.grammar.ending.match(self.low, at)):
            return known.end(), False
        inner = self.grammar.inner.match(self.low, at)
        if inner:
            return inner.end(), False
        if numbered := NUMBERED.match(self.low, end):
            return numbered.end(), True
        capital = CAPITAL.match(self.norm, at)
        if capital and proper and CAPITAL_BEFORE.search(self.norm, max(0, end - 12), end):
            return capital.end(), False
        return (self._word_end(capital), False) if capital else None

    def _word_end(self, capital: re.Match[str]) -> int:
        """Where a word that opens in capitals ends; an abbreviation has no second syllable ("TC-KH | lập dự toán")."""
        abbreviated = len(capital.group()) > 1 and capital.group().isupper()
        return capital.end() if abbreviated else self._second_syllable(capital.end())

    def _cut_at_stop(self, start: int, end: int) -> int:
        stop = self.grammar.stop.search(self.norm, start, end)
        return stop.start() - 1 if stop else end

    def _second_syllable(self, end: int) -> int:
        """Where a word ends whose first syllable is in capitals: it usually has one more ("Tin" + "học")."""
        if not self.norm.startswith(" ", end) or self.grammar.level.match(self.norm, end + 1):
            return end
        syllable = SYLLABLE.match(self.norm, end + 1)
        if not syllable or self.grammar.after_syllable.match(self.low, end + 1):
            return end
        return syllable.end()

    def _run(self, end: int, proper: bool) -> tuple[int, bool] | None:
        """Words the knowledge lacks, up to the word of level that closes the name ("… công trình thủy lợi tỉnh")."""
        run = RUN.match(self.norm, end) if proper else None
        if run is None or any(
            self.grammar.ending.match(self.low, end + m.start()) for m in SYLLABLE.finditer(run.group(1))
        ):
            return None
        return run.end(1), False

    def _joined(self, end: int, proper: bool) -> tuple[int, bool] | None:
        """A further part behind a dash, a comma or "và" that still belongs to the same name."""
        connector = CONNECTOR.match(self.norm, end)
        if not connector or not proper:
            return None
        at = connector.end()
        if self._opens_another(at, connector.group()):
            return None
        inner = self.grammar.inner.match(self.low, at)
        known = self.grammar.domain.match(self.low, at)
        if inner and "và" not in connector.group():
            return inner.end(), False
        if known and (
            self.norm[at].isupper() or ("và" not in connector.group() and not self.grammar.ending.match(self.low, at))
        ):
            return known.end(), False
        capital = CAPITAL.match(self.norm, at)
        if not capital or self.grammar.stop.match(self.norm, at) or self.norm[at].isdigit():
            return None
        return self._word_end(capital), False

    def _opens_another(self, at: int, connector: str) -> bool:
        """Whether a new agency's name begins behind the connector ("Sở Nội vụ và Sở Tài chính")."""
        if (
            self.norm[at : at + 4] in ("UBND", "HĐND")
            and "và" in connector
            and self.norm[:at].endswith(("HĐND và ", "Quốc hội và "))
        ):
            return False
        if "-" in connector or "&" in connector:
            return False
        return (
            (self.grammar.start.match(self.norm, at) is not None and self._is_single(at))
            or self.grammar.group.match(self.low, at) is not None
            or self.grammar.position.match(self.norm, at) is not None
        )
