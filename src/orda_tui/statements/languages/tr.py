"""Turkish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

TURKISH = Language(
    code="tr",
    verbs=words("""
        dedi dediler diyor diyorlar demişti demiş demiştir söyledi söylüyor söylemişti belirtti belirtiyor
        açıkladı açıklıyor vurguladı vurguluyor kaydetti konuştu konuşuyor ekledi ekliyor aktardı aktarıyor yazdı
        yazıyor duyurdu bildirdi anlattı anlatıyor savundu savunuyor sordu yanıtladı cevapladı uyardı iddia etti
        ifade dile getirdi değerlendirdi çağrısında bulundu bulunuyor hatırlattı paylaştı özetledi söylediler
        söylüyorlar söylemiş söyledik belirttiler belirtmişti açıkladılar vurguladılar kaydetmişti konuştular
        eklediler aktardılar yazdılar duyurdular duyurmuştu bildirdiler bildiriyor anlattılar savundular soruyor
        sordular yanıtlıyor cevapladılar uyarıyor uyardılar değerlendiriyor hatırlatıyor paylaşıyor özetliyor
        ettiler ediyor vermişti verdi bulundular kullandı kullandılar kullanıyor seslendi haykırdı bağırdı
        fısıldadı yakındı sitem iddiasında eleştirdi eleştiriyor suçladı kınadı reddetti yalanladı doğruladı
        onayladı itiraf müjdeledi tekrarladı yineledi ısrar övdü övündü şikayet önerdi öneriyor tavsiye temenni
        diledi teşekkür sözleriyle dikkat çekti çekiyor düşünüyor inanıyor umuyor bekliyor öngördü tahmin kabul
        karşılık verdiler diyerek derken diyen konuşan denildi deniliyor belirtildi kaydedildi vurgulandı
        açıklandı bildirildi söylendi aktarıldı verildi ifadelerine tanımladı söyleyen belirten vurgulayan anlatan
        açıklayan aktaran kaydeden savunan"""),
    weak=words("tanımladı nitelendirdi adlandırdı diyen"),
    that=words("""
        diye şeklinde biçiminde sözleriyle ifadesiyle ifadelerini ifadesini sözlerini sözünü çağrısında itirafında
        yanıtını cevabını uyarısında uyarısını çağrısını değerlendirmesinde değerlendirmesini yorumunu yorumunda
        açıklamasında açıklamasını mesajını mesajında iddiasında iddiasını görüşünü notunu vurgusunu temennisinde"""),
    after=phrases("göre"),
    told_so=phrases("bu sözleri | bu sözler | bunu"),
    pronouns={"o": "m", "onlar": "p", "ben": "1", "biz": "1", "kendisi": "m", "bu": "n"},
    oblique={"ona": "m", "onlara": "p"},
    determiners=words("bir bu şu o bazı her iki"),
    prepositions=words("için göre sonra önce kadar gibi ile hakkında üzerine dolayı"),
    conjunctions=words("ve ama fakat ancak veya ya çünkü ise"),
    adverbs=words("""
        şeklinde biçiminde ise de da ayrıca dün bugün daha sonra şöyle böyle diye şunları bu sözleri ifadesini
        ifadelerini pazartesi salı çarşamba perşembe cuma cumartesi pazar günü"""),
    titles=words("bay bayan sayın dr. dr prof. prof"),
    offices=words("""
        cumhurbaşkanı başkan başkanı bakan bakanı başbakan genel müdür müdürü sözcü sözcüsü vali belediye
        milletvekili lider lideri sekreter sekreteri uzman uzmanı profesör doktor avukat savcı hakim yetkili
        yetkilisi yardımcısı asistanı direktörü memuru köylü köylüsü çiftçi çiftçisi balıkçı öğretmen öğretmeni
        öğrenci öğrencisi hemşire cerrah mühendis mühendisi mimar işçi işçisi esnaf emekli muhtar muhtarı imam
        müftü müftüsü kaymakam kaymakamı rektör rektörü dekan dekanı başhekim başhekimi hekim gazeteci yazar
        yazarı şair yönetmen yönetmeni oyuncu oyuncusu şarkıcı sanatçı sanatçısı tarihçi ekonomist iktisatçı
        sosyolog psikolog jeolog meteoroloji biyolog aktivist sendikacı temsilci temsilcisi danışman danışmanı
        müsteşar elçi elçisi büyükelçi büyükelçisi konsolos general albay yarbay binbaşı yüzbaşı teğmen komutan
        komutanı komiser polis itfaiye hâkim hakimi hâkimi kâtip kurucu kurucusu sahibi ortak ortağı patron ceo
        görevli görevlisi tanık mağdur baba anne kardeş kardeşi eşi oğlu kızı teknik antrenör antrenörü kaptan
        kaptanı kaleci futbolcu futbolcusu vatandaş bakanlık bakanlığı genelkurmay vekili vekil prof prof. doç
        doç. dr dr. av av."""),
    documents=words("açıklamada açıklamasında bildiride raporda raporunda mektupta"),
    agencies=words("ajansı reuters aa gazetesi gazete haber ajans anadolu"),
    names_before=words("film filmi gazete dergi"),
    names_after=words("""
        filmi gazetesi dergisi partisi programı projesi adlı isimli şirketi grubu dizisi kitabı şarkısı albümü
        madalyası ödülü rozeti festivali takımı kulübü vakfı derneği stadı mahallesi caddesi oteli kampanyası
        sergisi oyunu romanı türküsü belgeseli gemisi fabrikası okulu lisesi"""),
    calling=words("tanımladı tanımlıyor nitelendirdi nitelendiriyor niteledi adlandırdı"),
    so_called=words("sözde"),
    headings=r"""
        öne\s+çıkan\s+(?:açıklamalar|başlıklar|ifadeler)\w*
        | (?P<who>\S.{1,60}?)['’](?:ın|in|un|ün|nın|nin|nun|nün)\s+(?:\S+\s+){0,5}?(?:önemli\s+
        |öne\s+çıkan\s+)?açıklamaları
        | (?P<who2>\S.{1,60}?)\s+ne(?:ler)?\s+(?:dedi|söyledi)""",
    beliefs=r"""(?P<a>[^,]{2,60}?)['’]\w{1,4}\s+göre,?\s+""",
    abbreviations=words("dr prof doç yrd av sn vb vs bkz no st"),
    nominal=(
        "acağını",
        "eceğini",
        "dığını",
        "diğini",
        "duğunu",
        "düğünü",
        "tığını",
        "tiğini",
        "tuğunu",
        "tüğünü",
        "masını",
        "mesini",
    ),
    plurals=("lar", "ler"),
    apostrophe=True,
    attributive=words(
        "diyen konuşan söyleyen belirten vurgulayan anlatan eden açıklayan aktaran kaydeden savunan getiren"
    ),
    verb_last=True,
    dash_speech=True,
    dropping=True,
    comma=False,
    finite=("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "mış", "miş"),
    suffixes=("ın", "in", "un", "ün", "nın", "nin", "ı", "i", "a", "e", "da", "de", "dan", "den"),
)
