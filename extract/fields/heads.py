"""Duties that stand in a head or before a bracket: "- Báo cáo quý: trước ngày …", "Lập hồ sơ (… chủ trì, xong …)"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.fields.clauses import ClauseReader
from extract.fields.sending import Duty
from extract.mentions.base import Mention
from extract.mentions.time_points import TimeExpression
from extract.orders import order_at, order_in
from extract.paragraphs import Paragraph

# "Hoàn thành trong năm 2026 dự án …": what is to be done stands behind the time.
BARE_OPENING = re.compile(
    r"(?:(?:phấn đấu |cơ bản )?(?:hoàn thành|hoàn tất)(?: xong| dứt điểm)?|phấn đấu|xong)?(?: việc)?"
    r"|(?:thời gian|thời hạn|tiến độ)(?: hoàn thành| thực hiện| tổ chức)?:?"
)
TIME_NOUN = re.compile(r"thời gian (?:tiến hành )?|việc (?=tổ chức|sơ kết|tổng kết)")
COUNT = re.compile(r"\((?:\d{1,2}|[ivx]+)\) ?")

_REPORT = re.compile(r"(?:báo cáo|số liệu|danh sách|hồ sơ|biểu mẫu)(?: [^\W_]+){0,6}[ :,(]*")


class HeadReader(ClauseReader):
    """Reads the duties whose words stand apart from their time."""

    def _led_in_brackets(self, first: int, time: Mention[TimeExpression]) -> Duty | None:
        """Who leads and by when, in brackets behind the task ("Phun thuốc (Phòng Y tế chủ trì, xong …)")."""
        opened = self.low.rfind("(", first, time.start)
        if opened <= first or ")" in self.low[opened : time.start]:
            return None
        order = order_at(self.context, opened + 1, time.start)
        if (
            order is None
            or order.role != "lead"
            or not BARE_OPENING.fullmatch(self.low[order.task : time.start].strip())
        ):
            return None
        end = opened
        while end > first and self.low[end - 1] in " .;:,":
            end -= 1
        return Duty(actor=order.subject, action=(first, end))

    def _part_head(self, paragraph: Paragraph, last: int, time: Mention[TimeExpression]) -> Duty | None:
        """A bullet below a lead-in ("- Báo cáo quý: trước ngày 10 …"): its head is the action, the rest is above."""
        colon = self.low.find(":", paragraph.body, time.start)
        if (
            not paragraph.bullet
            or colon < 0
            or self.low[colon + 1 : time.start].strip()
            or self.low[time.end : last].strip(" .;,/")
        ):
            return None
        if self.context.found.agencies.at(paragraph.body):
            return None
        lead = self._lead_in(paragraph)
        noun = TIME_NOUN.match(self.low, paragraph.body, colon) or COUNT.match(self.low, paragraph.body, colon)
        duty = Duty(action=(noun.end() if noun and noun.end() < colon else paragraph.body, colon))
        if lead is None:
            return duty
        order = order_in(self.context, self.context.content_start(lead), lead.end)
        start = order.task if order else self.context.content_start(lead)
        shaped = self._shape(lead, order.subject if order else None, start, lead.end)
        return replace(duty, actor=shaped.actor, recipient=shaped.recipient, via=shaped.via)

    def _named_part(self, paragraph: Paragraph, first: int, last: int, time: Mention[TimeExpression]) -> Duty | None:
        """A part that a sentence only names and dates behind its lead-in ("Gửi Sở Y tế: báo cáo quý trước …")."""
        colon = self.low.find(": ", first, time.start)
        if colon < 0 or ":" in self.low[colon + 1 : last]:
            return None
        part = colon + 2 if self.low.rfind("; ", colon, time.start) < 0 else self.low.rfind("; ", colon, time.start) + 2
        if not _REPORT.fullmatch(self.low, part, time.start):
            return None
        order = order_in(self.context, first, colon)
        start = order.task if order else first
        actor = order.subject if order else self._actor(paragraph, first)
        shaped = self._shape(paragraph, actor, start, colon, actor_known=True)
        end = part + len(self.low[part : time.start].rstrip(" ,:("))
        return replace(shaped, action=(part, end)) if shaped.recipient else None

    def _lead_in(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph before the bullets that ends in a colon."""
        for index in range(paragraph.index - 1, max(-1, paragraph.index - 12), -1):
            before = self.context.paragraphs[index]
            if before.section != paragraph.section:
                return None
            if before.bullet != paragraph.bullet:
                if self.low[before.start : before.end].rstrip().endswith(":"):
                    return before
                if not before.bullet:
                    return None
        return None
