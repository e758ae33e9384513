"""Words are broken between syllables, and so that there is something to read on both sides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.text.hyphens import LEAST_WORD, breaks_in


def broken(lang: str, word: str) -> str:
    breaks = breaks_in(lang)
    assert breaks is not None
    places = [0, *breaks(word), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "gov-ern-ment"), ("en-GB", "gov-ern-ment"), ("en", "river"), ("en", "strengths"),
        ("ru", "пра-ви-тель-ства"), ("ru", "Объ-яв-ле-ние"), ("ru_RU", "подъ-езд"),
        ("kk", "мем-ле-кет-тік"), ("kk", "қоз-ғалт-қыш"), ("kk", "ауыл-ша-руа-шы-лы-ғы"), ("kk", "То-қаев-тың"),
        ("tr", "hü-kü-me-ti-nin"), ("de", "Bun-des-kanz-le-rin"), ("fr", "gou-ver-ne-ment"), ("cs", "před-se-da"),
    ],
)  # fmt: skip
def test_words_break_between_syllables(lang: str, expected: str) -> None:
    assert broken(lang, expected.replace("-", "")) == expected


@pytest.mark.parametrize("lang", ["", "zz", "12", "\u0000"])
def test_a_language_without_rules_has_no_breaks(lang: str) -> None:
    assert breaks_in(lang) is None


@given(st.sampled_from(["en", "ru", "kk", "uk"]), st.text(alphabet="abcdeioubrаеёивйкстьъяқғұі", max_size=20))
def test_both_sides_can_be_read(lang: str, word: str) -> None:
    breaks = breaks_in(lang)
    assert breaks is not None
    places = breaks(word)
    assert list(places) == sorted(set(places))
    assert not places or len(word) >= LEAST_WORD
    for place in places:
        assert 2 <= place <= len(word) - 2
        assert word[place] not in "ьъй"
