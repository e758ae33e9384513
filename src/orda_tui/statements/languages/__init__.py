"""One small file of words per language, and the counting that tells languages apart."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language
from orda_tui.statements.languages.cs import CZECH
from orda_tui.statements.languages.de import GERMAN
from orda_tui.statements.languages.en import ENGLISH
from orda_tui.statements.languages.es import SPANISH
from orda_tui.statements.languages.fr import FRENCH
from orda_tui.statements.languages.it import ITALIAN
from orda_tui.statements.languages.kk import KAZAKH
from orda_tui.statements.languages.pl import POLISH
from orda_tui.statements.languages.pt import PORTUGUESE
from orda_tui.statements.languages.ru import RUSSIAN
from orda_tui.statements.languages.tr import TURKISH
from orda_tui.statements.languages.uk import UKRAINIAN

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        ENGLISH,
        RUSSIAN,
        KAZAKH,
        GERMAN,
        FRENCH,
        SPANISH,
        TURKISH,
        UKRAINIAN,
        CZECH,
        POLISH,
        ITALIAN,
        PORTUGUESE,
    )
}

__all__ = ["LANGUAGES", "Language"]
