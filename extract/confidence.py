"""The scale of `confidence`: how a value was found, not how much we like it.

| value | found by |
| --- | --- |
| 0.97 | a form that admits one reading (a whole code, a date in figures, a printed label) |
| 0.92 | a rule of the register with its cue word present ("chủ trì", "ít nhất", "Nơi nhận:") |
| 0.80 | the same rule where a part was inherited or resolved (a subject from the heading above) |
| 0.60 | a fallback without a cue, from position or layout alone |

What was built on repaired or doubtful text is multiplied by `REPAIRED`.
"""

EXACT = 0.97
CUED = 0.92
INHERITED = 0.80
FALLBACK = 0.60
REPAIRED = 0.85
REVIEW_BELOW = 0.70
