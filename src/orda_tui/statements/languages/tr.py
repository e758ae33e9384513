"""Turkish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

TURKISH = Language(
    code="tr",
    verbs=words("""
        dedi dediler diyor diyorlar demişti demiş demiştir söyledi söylüyor söylemişti belirtti belirtiyor açıkladı
        açıklıyor vurguladı vurguluyor kaydetti konuştu konuşuyor ekledi ekliyor aktardı aktarıyor yazdı yazıyor
        duyurdu bildirdi anlattı anlatıyor savundu savunuyor sordu yanıtladı cevapladı uyardı iddia etti ifade
        dile getirdi değerlendirdi çağrısında bulundu bulunuyor hatırlattı paylaştı özetledi"""),
    weak=words("tanımladı nitelendirdi adlandırdı diyen"),
    that=words("diye şeklinde biçiminde"),
    after=phrases("göre"),
    pronouns={"o": "m", "onlar": "p", "ben": "1", "biz": "1", "kendisi": "m", "bu": "n"},
    determiners=words("bir bu şu o bazı her iki"),
    prepositions=words("için göre sonra önce kadar gibi ile hakkında üzerine dolayı"),
    conjunctions=words("ve ama fakat ancak veya ya çünkü ise"),
    adverbs=words("""
        da de ayrıca dün bugün daha sonra şöyle böyle diye şunları de bu sözleri ifadesini ifadelerini pazartesi salı
        çarşamba perşembe cuma cumartesi pazar günü"""),
    titles=words("bay bayan sayın dr. dr prof. prof"),
    offices=words("""
        cumhurbaşkanı başkan başkanı bakan bakanı başbakan genel müdür müdürü sözcü sözcüsü vali belediye milletvekili
        lider lideri sekreter sekreteri uzman uzmanı profesör doktor avukat savcı hakim yetkili yetkilisi yardımcısı
        asistanı direktörü memuru"""),
    documents=words("açıklamada açıklamasında bildiride raporda raporunda mektupta"),
    agencies=words("ajansı reuters aa"),
    names_before=words("film filmi gazete dergi"),
    names_after=words("""
        filmi gazetesi dergisi partisi programı projesi adlı isimli şirketi grubu dizisi kitabı şarkısı albümü"""),
    so_called=words("sözde"),
    headings=r"""
        öne\s+çıkan\s+(?:açıklamalar|başlıklar|ifadeler)\w*
        | (?P<who>\S.{1,60}?)['’](?:ın|in|un|ün|nın|nin|nun|nün)\s+(?:\S+\s+){0,5}?(?:önemli\s+
        |öne\s+çıkan\s+)?açıklamaları
        | (?P<who2>\S.{1,60}?)\s+ne(?:ler)?\s+(?:dedi|söyledi)""",
    beliefs=r"""(?P<a>[^,]{2,60}?)['’]\w{1,4}\s+göre,?\s+""",
    abbreviations=words("dr prof doç yrd av sn vb vs bkz no st"),
    verb_last=True,
    dash_speech=True,
    comma=False,
    finite=("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "mış", "miş"),
    suffixes=("ın", "in", "un", "ün", "nın", "nin", "ı", "i", "a", "e", "da", "de", "dan", "den"),
)
