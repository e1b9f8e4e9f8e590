"""The chance that a follower sees a post: timeline-window model (reach-and-score.md 2 and 3).

From the equations upwards: `offsets`, `clocks` (when), `depth` (how far), `visibility` (one reader,
exact), `fast` (many readers), `channels` (lists, repeats, ranked feeds, reposts); `assumptions` and
`parameters`; `simple_sum` (the seed's); `followers`, `awake`, `table`, `chances` (arrays);
`aggregation`, `group_reach` (numbers of readers with ranges); `audience`, `life`, `window` (what a
page asks for); `calibration` and `own_reading` (what measured data say).
"""
