"""The scale of `confidence`: how a value was found, not how much we like it.

| value | found by |
| --- | --- |
| 0.97 | a form that admits one reading (a whole code, a date in figures, a printed label) |
| 0.92 | a rule of the register with its cue word present ("chủ trì", "ít nhất", "Nơi nhận:") |
| 0.85 | the same in running text, where grammar alone says which words are the agency, the task, what is counted |
| 0.80 | the same rule where a part was inherited or resolved (a subject from the heading above) |
| 0.60 | a fallback without a cue, from position or layout alone; a duty that shows a sign of a misreading |

The steps were set by what was right in every attribute when plans were read for the first time (`benchmarks.accuracy`
prints the shares). What was built on repaired or doubtful text is multiplied by `REPAIRED`, once: the whole plan where
the text as a whole is a guess, else each item whose evidence holds a word that recognition was no surer of than of a
repaired one (0.7), or touches a line recognised with less than 0.85 (`extract.recognised`).
"""

EXACT = 0.97
CUED = 0.92
RUNNING = 0.85
INHERITED = 0.80
FALLBACK = 0.60
REPAIRED = 0.85
REVIEW_BELOW = 0.70
