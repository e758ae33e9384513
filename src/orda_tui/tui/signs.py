"""Signs on the screen and what they mean: what draws takes them from here, and help and README are made from it."""

from __future__ import annotations

from orda_tui.model.statement import StatementKind


class Sign(str):
    """One sign. ``where`` it stands: "headlines", "sources", "article", "callouts", "list screens"."""

    where: str
    told: str

    def __new__(cls, sign: str, where: str, told: str) -> Sign:
        """The sign, and in ``told`` a sentence on what it means there."""
        made = super().__new__(cls, sign)
        made.where, made.told = where, told
        return made


UNREAD = Sign("●", "headlines", "The article is unread.")
SAID = Sign("“3”", "headlines", "So many statements were found in the article.")
STARRED = Sign("★", "headlines", "You starred it.")
LATER = Sign("◷", "headlines", "You put it off for later.")
SELECTED = Sign("▌", "headlines", "The row is selected.")
STRONGEST = Sign("│", "headlines", "The strongest statement of the article; in a search, one that has the words.")

FAILING = Sign("!", "sources", "The last visit failed; its record says why.")
GONE = Sign("✗", "sources", "Its server says that it is gone for good.")
FOLDED = Sign("▸", "sources", "The folder is folded.")
UNFOLDED = Sign("▾", "sources", "The folder is unfolded.")

BAR = Sign("▎", "article", "Somebody's words; each speaker has a colour.")
BAR_LIT = Sign("▌", "article", "The statement that is lit; keys copy and keep it.")
PICTURE = Sign("▧", "article", "A picture that is not shown.")
MORE_LEFT = Sign("‹", "article", "A wide table or code goes on to the left.")
MORE_RIGHT = Sign("›", "article", "A wide table or code goes on to the right.")

KEY = Sign("◆", "callouts", "One of the statements that tell the most.")
KEPT = Sign("✓", "callouts", "You kept it.")
INFERRED = Sign("≈", "article, callouts", "A rule found the speaker; the text beside the words does not name them.")
#: How the article has a statement.
KINDS: dict[StatementKind, Sign] = {
    "direct": Sign("“", "callouts", "Quoted word for word."),
    "mixed": Sign("‘", "callouts", "Partly quoted, partly in the article's own words."),
    "indirect": Sign("›", "callouts", "Reported in the article's own words."),
    "blockquote": Sign("»", "callouts", "A block quotation."),
    "social": Sign("@", "callouts", "A post."),
    "keyitem": Sign("•", "callouts", "An item in a list of key statements."),
}

MARKED = Sign("●", "list screens", "You marked the row.")
CHANGEABLE = Sign("▸", "list screens", "What can be changed.")

#: Nothing, then from little to most.
ACTIVITY = Sign("·▁▂▃▄▅▆▇█", "list screens", "How much somebody said in each stretch of time, the latest at the right.")

#: All of them, as help and README have them.
SIGNS: tuple[Sign, ...] = (
    *(UNREAD, SAID, STARRED, LATER, SELECTED, STRONGEST),
    *(FAILING, GONE, FOLDED, UNFOLDED),
    *(BAR, BAR_LIT, PICTURE, MORE_LEFT, MORE_RIGHT),
    *(KEY, KEPT, INFERRED, *KINDS.values()),
    *(MARKED, CHANGEABLE, ACTIVITY),
)
