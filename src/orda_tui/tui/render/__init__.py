"""From an article to rows of a terminal: pure, and without Textual.

``passages`` an article as a run of passages, ``callouts`` whose words stand where in them, ``wrap`` where rows break,
``lines`` what a laid-out row is, ``typeset`` passages -> lines (``tables`` and ``cards`` for what is no running text,
``margin`` for the labels beside it),
``notes`` where footnotes lead, ``find`` words in passages, ``pictures`` bytes -> half cells, ``kitty`` -> pictures.
A place in an article is ``(passage, offset)``: it does not depend on the width, so reading places, hits, selections and
lit statements all survive a resize.
"""
