"""Names of offices and firms, told from those of people by the words they hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orda_tui.statements.languages.base import words

#: Words that join an organisation with what it is of ("Bank of Lindholm").
JOINING = frozenset({"of", "for", "the"})
_ORGANISATION = words(
    """
    department ministry agency committee bank party university court council commission board institute association
    administration congress senate house union office bureau center centre foundation group company corporation corp.
    inc. times post journal news press service states kingdom nations street club league college school hospital
    organization organisation federation republic society network institution journal pentagon fund
    министерство банк комитет агентство партия совет дума суд университет комиссия фонд министерства нацбанк
    ministerium gericht partei bundestag universität polizei министрлігі банкі комитеті партиясы
    ministère ministerio bakanlığı
    министрлік банк кеңесі парламенті үкіметі әкімдігі компаниясы университеті агенттігі қоры федерациясы одағы соты
    полициясы департаменті басқармасы прокуратурасы орталығы академиясы институты корпорациясы қауымдастығы палатасы
    мәжілісі сенаты штабы кеңсесі клубы
    müdürlüğü partisi belediyesi üniversitesi meclisi mahkemesi bankası kurumu derneği vakfı ajansı şirketi kulübü
    federasyonu sendikası valiliği komisyonu kurulu
    commission comité tribunal cour banque université conseil assemblée sénat parti syndicat fédération préfecture
    gendarmerie comisión tribunal corte banco universidad consejo asamblea senado partido sindicato asociación guardia
    policía fiscalía ayuntamiento gobierno ministero governo tribunale università polizia comissão governo polícia
    prefeitura universidade
    bundesregierung landesregierung kommission behörde verband gewerkschaft zeitung rundschau landtag bundesrat
    міністерство комітет агентство партія рада суд університет комісія прокуратура поліція
    ministerstvo vláda soud strana policie banka rada výbor úřad ministerstwo rząd sąd partia policja bank rada urząd
    правительство полиция прокуратура парламент сенат мажилис кабмин минфин минздрав минобороны"""
)


def is_organisation(words: Sequence[str]) -> bool:
    """Does a name end like that of an office or firm, begin so (ru), or say of what it is one ("Bank of ...")?"""
    if not words:
        return False
    return (
        words[-1] in _ORGANISATION
        or words[0] in _ORGANISATION
        or any(a in _ORGANISATION and b in JOINING for a, b in pairwise(words))
    )
