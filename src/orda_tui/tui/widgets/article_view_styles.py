"""The styles of an article: which component class sets which role, looked up once per theme."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

# Roles of pieces that share a component class; what is not named here is set as the widget's own text.
_COMPONENTS = {
    "kicker": "kicker",
    "title": "title",
    "dek": "dek",
    "meta": "meta",
    "access": "access",
    "ornament": "quiet",
    "heading1": "heading",
    "heading2": "heading",
    "heading3": "subheading",
    "heading4": "subheading",
    "quote": "quote",
    "cite": "meta",
    "caption": "caption",
    "credit": "meta",
    "placeholder": "quiet",
    "code": "code",
    "thead": "thead",
    "frame": "quiet",
    "section": "subheading",
    "headline": "meta",
    "topics": "meta",
    "link": "meta",
    "mark": "quiet",
    "label": "label",
    **{f"speaker{n}": f"speaker{n}" for n in range(7)},
}
_OVERLAYS = (
    "anchor",
    "inline-code",
    "lit",
    "hit",
    "hit-now",
    "word",
    "hint",
    "prompt",
    "selected",
    "cursor",
    "blurred",
)
COMPONENT_CLASSES = {f"article--{name}" for name in (*_COMPONENTS.values(), *_OVERLAYS)}

# Used inside the rule of each widget that shows speakers, so that a speaker has one colour in all of them.
SPEAKERS_CSS = """
        & > .article--label { color: $text-muted; }
        & > .article--quiet { color: $text-muted; }
        & > .article--meta { color: $text-muted; }
        & > .article--speaker0 { color: $text-muted; }
        & > .article--speaker1 { color: $secondary; }
        & > .article--speaker2 { color: $accent; }
        & > .article--speaker3 { color: $success; }
        & > .article--speaker4 { color: $warning; }
        & > .article--speaker5 { color: $error; }
        & > .article--speaker6 { color: $primary; }
"""
# Sixteen colours and monochrome: dim where the theme has no grey, reverse where it has no shade to lay under text.
ANSI_CSS = """
        & > .article--label, & > .article--quiet, & > .article--meta, & > .article--speaker0 {
            color: ansi_default; text-style: dim;
        }
"""

ARTICLE_CSS = f"""
    ArticleView {{
        background: $background; color: $foreground;
        overflow-x: scroll; overflow-y: scroll; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
        {SPEAKERS_CSS}
        & > .article--kicker {{ color: $primary; }}
        & > .article--title {{ color: $foreground; text-style: bold; }}
        & > .article--dek {{ color: $foreground; text-style: italic; }}
        & > .article--access {{ color: $warning; }}
        & > .article--heading {{ color: $primary; text-style: bold; }}
        & > .article--subheading {{ color: $foreground; text-style: bold; }}
        & > .article--quote {{ color: $foreground; text-style: italic; }}
        & > .article--caption {{ color: $text-muted; text-style: italic; }}
        & > .article--code {{ background: $panel; color: $foreground; }}
        & > .article--inline-code {{ background: $panel; color: $foreground; }}
        & > .article--thead {{ text-style: bold; }}
        & > .article--anchor {{ text-style: underline; }}
        & > .article--lit {{ background: $primary 30%; color: $foreground; }}
        & > .article--hit {{ background: $warning 40%; color: $foreground; }}
        & > .article--hit-now {{ background: $warning; color: $background; text-style: bold; }}
        & > .article--word {{ color: $warning; text-style: bold underline; }}
        & > .article--selected {{ background: $screen-selection-background; color: $foreground; }}
        & > .article--hint {{ background: $accent; color: $background; text-style: bold; }}
        & > .article--prompt {{ background: $panel; color: $foreground; }}
    }}
    ArticleView:ansi {{
        {ANSI_CSS}
        & > .article--lit, & > .article--selected {{ background: ansi_default; text-style: reverse; }}
        & > .article--hit {{ color: ansi_default; background: ansi_default; text-style: bold underline; }}
        & > .article--hit-now, & > .article--hint {{
            color: ansi_default; background: ansi_default; text-style: reverse bold;
        }}
        & > .article--prompt {{ color: ansi_default; background: ansi_default; text-style: reverse; }}
        & > .article--caption {{ color: ansi_default; text-style: dim italic; }}
        & > .article--code, & > .article--inline-code {{ background: ansi_default; }}
    }}
"""

PANE_CSS = f"""
CalloutsPane {{
    background: $background; color: $foreground;
    overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
    {SPEAKERS_CSS}
    & > .article--cursor {{ background: $block-cursor-background; color: $block-cursor-foreground; }}
    & > .article--blurred {{
        background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
    }}
}}
CalloutsPane:ansi {{
    {ANSI_CSS}
    & > .article--cursor {{ color: ansi_default; background: ansi_default; text-style: reverse; }}
    & > .article--blurred {{ color: ansi_default; background: ansi_default; text-style: underline; }}
}}
"""


class Sheet:
    """Styles of one widget by key: a role with letters of marks ("quote.bi"), or the name of a component ("lit")."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """The theme changed: look everything up anew."""
        self._styles.clear()

    def __call__(self, key: str) -> Style:
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._find(key)
        return style

    def _find(self, key: str) -> Style:
        role, _, letters = key.partition(".")
        component = f"article--{_COMPONENTS.get(role, role)}"
        style = self._widget.visual_style.rich_style
        if component in COMPONENT_CLASSES:
            style = self._widget.get_component_rich_style(component)
        if "c" in letters:
            style = self._widget.get_component_rich_style("article--inline-code")
        if "l" in letters:
            style += self._widget.get_component_rich_style("article--anchor", partial=True)
        return style + Style(
            bold=True if "b" in letters else None,
            italic=True if "i" in letters else None,
            strike=True if "s" in letters else None,
        )
