"""One small file of words per language, and the counting that tells languages apart."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language
from orda_tui.statements.languages.en import ENGLISH
from orda_tui.statements.languages.kk import KAZAKH
from orda_tui.statements.languages.ru import RUSSIAN

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, RUSSIAN, KAZAKH)}

__all__ = ["LANGUAGES", "Language"]
