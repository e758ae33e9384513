"""German."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

GERMAN = Language(
    code="de",
    verbs=words("""
        zugesichert zusicherte ausdrückte sagte sagten sagt sagen gesagt teilte teilten teilt mitteilte mitteilten
        mitgeteilt betonte betonten betont erklärte erklärten erklärt behauptete behaupteten behauptet schrieb
        schrieben schreibt meldete meldeten meldet begründete begründeten begründet berichtete berichteten
        berichtet berichten heißt hieß lautete lautet warnte warnten warnt meinte meinten meint meinen kritisierte
        kritisierten kritisiert forderte forderten fordert bekräftigte bekräftigten äußerte äußerten äußert
        geäußert ergänzte ergänzten ergänzt versicherte versicherten versichert antwortete antworteten antwortet
        fragte fragten fragt fügte kündigte kündigt angekündigt ankündigte räumte räumt einräumte zitierte zitiert
        bestätigte bestätigten bestätigt unterstrich unterstreicht verkündete verkündet kommentierte kommentiert
        vermutete vermutet prophezeite sprach spricht resümierte bilanzierte erzählte erzählten erzählt beklagte
        beklagt rief rufen verlautete erläuterte erläuterten erläutert wies hervorhob hob bemerkte bemerkt
        urteilte urteilt konstatierte argumentierte argumentieren argumentiert lobte würdigte entgegnete erwiderte
        konterte verteidigte appellierte mahnte mahnt drohte droht gab gibt erinnerte beschwerte bemängelte
        beteuerte befürchtet befürchtete hofft hoffte zeigte twitterte verlangte verlangten verlangt plädierte
        rechtfertigte spekulierte versprach verspricht dementierte formulierte formuliert führte bekannte
        bedauerte bedauert widersprach nannte nannten nennt bezeichnete bezeichneten bezeichnet charakterisierte
        beschrieb beschreibt verurteilte verurteilt glaubt glaubte stellte stellt resümiert prognostizierte
        prognostiziert beschuldigte wirft warf werfen vorwarf ausführte hinzufügte bekanntgab wiederholte
        wiederholt analysierte begrüßte schilderte schildert zog bemerkten erklären behaupten fordern warnen
        schreiben melden kritisieren resümieren gestand gesteht gestanden versichern bestreitet bestritt
        bestritten wünscht empörte empört jubelte jubelt schimpfte schimpft klagte klagt klagten seufzte scherzte
        scherzt witzelte höhnte polterte poltert wetterte wettert stichelte frotzelte schwärmte schwärmt lobt
        würdigt mahnten verkündeten gestehen rieten ruft riefen schrie schreit brüllte flüsterte murmelte prahlte
        prahlt spekuliert prophezeit mutmaßte mutmaßt orakelt orakelte beteuert beteuerten sinniert sinnierte
        ermahnte beschwor bat bittet baten versprachen gelobte plädieren notierte notiert referierte referiert
        unkte beschwichtigte relativierte präzisierte präzisiert konkretisierte erkundigte wunderte wundert
        staunte staunt erinnert erinnerten äußern verteidigt bilanziert signalisierte signalisiert bekundete
        bescheinigte attestierte kommentierten monierte moniert beanstandete bemängelt bezweifelte bezweifelt
        widerspricht entschuldigte gratulierte verriet verrät enthüllte offenbarte plauderte vermeldete vermeldet
        informierte informiert schildern schilderten erzählen ermahnt appelliert begrüßt gaben fügt fügten
        kündigten wiesen weist betonen bestätigen bekräftigt postete twittert bloggte hofften befürchten fürchtet
        fürchtete vermuten unterstellte unterstellt ätzte ätzt lästerte tönte nennen feststellt feststellte
        feststellten anmerkt anmerkte angab angibt einräumt zugab zugibt ankündigt ankündigten bekanntgibt
        bekanntgaben klarstellt klarstellte hinwies hinwiesen hinweist ausführt ausführten mitteilt hervorhebt
        hinzufügt hinzufügten nachlegte einwandte einwendet zusammenfasst zusammenfasste"""),
    weak=words("""
        sieht sah steht gelte gilt titelte titelt tadelte rügte feierte empfahl rät riet schloss schließt wertete
        wertet fand findet hält hielt glauben denkt trage tragen trug lehnte machte vertrat spottete dankte freute
        ließ lässt macht legte legt deutete deutet setzte setzt bringt brachte fasst fasste stimmte stimmt
        pflichtete rechnete rechnet ärgerte ärgert freut freuen bedankte lachte lacht grüßte gestikulierte
        skandierten skandierte feiern lobten rühmte pries preist stufte einstufte titulierte betitelte umschrieb
        will wollte zeigt zeigten rechnen rechneten veröffentlichte veröffentlichten publizierte verbreitete"""),
    clause=words("""
        teilte teilten fügte fügten kündigte kündigten räumte räumten stellte stellten gab gaben führte hob
        erläuterte berichteten sagen warnten kritisierte argumentierte kommentierte schätzt schätzte meint
        erklären betonten beteuerte verkündete meldete prognostizierte prophezeite befürchtet fürchtet entgegnete
        erwiderte antwortete sagte sagten sagt erklärte erklärten betonte meinte behauptete berichtete schrieb
        warnte versicherte ergänzte bekräftigte bestätigte vermutet vermutete glaubt hofft"""),
    acts=phrases("""
        sprach sich für | sprach sich gegen | sprachen sich für | sprachen sich gegen | warnte vor | warnten vor |
        plädierte für | plädierten für | drohte mit | drohten mit | rief dazu auf"""),
    that=words("dass daß ob"),
    according=phrases("""
        laut | nach angaben von | nach angaben | nach worten | nach den worten | nach ansicht von | nach ansicht |
        gemäß | nach meinung von | nach meinung | nach aussage von | nach aussage | nach aussagen | nach auskunft
        von | nach auskunft | nach einschätzung von | nach einschätzung | nach auffassung von | nach auffassung |
        so | nach * angaben | nach * worten | nach * ansicht | nach * meinung | nach * aussage | nach * aussagen |
        nach * auffassung | nach * einschätzung | nach * darstellung | nach * auskunft | nach eigenen angaben von"""),
    after=phrases("zufolge"),
    as_words=words("wie"),
    cited=words("worten kommentar folgendes begründung passus zitat wortlaut satz frage aussage das"),
    aside=words("so"),
    told_so=phrases("das | dies"),
    finite=("te", "ten"),
    pronouns={"er": "m", "sie": "f", "es": "n", "ich": "1", "wir": "1", "man": "n", "wer": "r"},
    oblique={"seinen": "m", "seiner": "m", "ihren": "f", "ihrer": "f", "ihm": "m", "ihr": "f", "ihnen": "p"},
    determiners=words("""
        der die das den dem des ein eine einer einen einem eines sein seine seiner ihr ihre ihrer dieser diese
        dieses jener jene beide viele einige mehrere alle kein keine manche zwei drei"""),
    prepositions=words("""
        in im an am auf bei beim mit nach seit von vom zu zum zur aus um bis durch für gegen ohne über unter vor
        während wegen zwischen hinter neben trotz laut gegenüber innerhalb außerhalb zwecks anlässlich angesichts
        bezüglich gemäß ins ans aufgrund dazu daraufhin"""),
    conjunctions=words("""
        und aber oder denn sondern doch weil wenn als dass ob obwohl damit nachdem bevor sodass indem während wie
        jedoch außerdem ferner zudem dagegen so auch worauf woraufhin wobei sowie"""),
    relatives=words("welcher welche welches dessen deren wer was wonach"),
    adverbs=words("""
        ähnlich darin hierin auch dann später noch sogar wieder bereits schon heute gestern nun weiter weiterhin
        zunächst abschließend unter anderem dabei dazu daraufhin jedoch hingegen außerdem zudem ebenfalls selbst
        sich nicht hierzu gleichzeitig allerdings ausdrücklich öffentlich erneut wörtlich mehrfach inzwischen
        unterdessen schließlich zuvor anschließend ihm ihnen ihr uns mir so dort hier es montag dienstag mittwoch
        donnerstag freitag samstag sonntag"""),
    auxiliaries=words("""
        hat habe haben hatte hatten ist war wird werde wurde wurden worden sei seien kann könne sollte soll"""),
    titles=words("herr frau dr dr. prof prof. sir lord"),
    offices=words("""
        präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin vorsitzende vorsitzender
        chef chefin general generalsekretär direktor direktorin bürgermeister bürgermeisterin senator senatorin
        abgeordnete abgeordneter richter richterin anwalt anwältin papst bischof kardinal könig königin prinz
        professor professorin trainer experte expertin politiker politikerin leiter leiterin botschafter kommissar
        kommissarin analyst vizepräsident premierminister premier gouverneur gründer autor autorin journalist
        journalistin historiker forscher forscherin wissenschaftler geschäftsführer präsidentschaftskandidat
        kandidat oberst kommandant staatssekretär vorstand manager ermittler polizeisprecher us-präsident cdu spd
        fdp csu eu landrat landrätin anwohner anwohnerin bewohner bewohnerin landwirt landwirtin bauer bäuerin
        rentner rentnerin nachbar nachbarin schüler schülerin student studentin lehrer lehrerin arzt ärztin
        unternehmer unternehmerin händler händlerin winzer förster künstler künstlerin sänger sängerin
        schauspieler schauspielerin regisseur regisseurin schriftsteller schriftstellerin soldat polizist
        polizistin einsatzleiter einsatzleiterin kommandeur hauptmann pfarrer pfarrerin präfekt oberbürgermeister
        oberbürgermeisterin ministerpräsident ministerpräsidentin fraktionschef fraktionschefin außenminister
        innenminister finanzminister wirtschaftsminister verteidigungsminister justizminister staatsanwalt
        staatsanwältin verteidiger verteidigerin betreiber betreiberin inhaber inhaberin besitzer besitzerin zeuge
        zeugin augenzeuge augenzeugin opfer mutter vater witwe tochter sohn bruder schwester passant gast kunde
        kundin mitarbeiter mitarbeiterin mitglied vize erzbischof rektor rektorin dekan wissenschaftlerin
        psychologe psychologin ökonom ökonomin soziologe soziologin biologe geologe meteorologe meteorologin
        klimaforscher virologe virologin ingenieur ingenieurin architekt architektin fischer feuerwehrmann
        feuerwehrchef stürmer torwart kapitän nationalspieler bundestrainer bundeskanzler bundeskanzlerin
        bundespräsident parteichef parteichefin generalbundesanwalt demonstrant demonstrantin teilnehmer
        teilnehmerin organisator organisatorin veranstalter aktivist aktivistin milliardär geschäftsfrau
        geschäftsmann verleger chefredakteur korrespondent reporter reporterin blogger vorsitzenden grünen"""),
    hollow=words("""
        angaben worten ansicht meinung aussagen aussage einschätzung auffassung auskunft informationen berichten
        medienberichten eigenen beispiel plan begründung folgendes folgende"""),
    office_endings=(
        "sekretärin",
        "rätin",
        "istin",
        "entin",
        "antin",
        "schafterin",
        "berater",
        "beraterin",
        "experte",
        "expertin",
        "forscherin",
        "ologe",
        "ologin",
        "kenner",
        "kennerin",
        "führer",
        "führerin",
        "arzt",
        "ärztin",
        "ökonom",
        "ökonomin",
        "dissident",
        "aktivist",
        "aktivistin",
        "historiker",
        "autor",
        "autorin",
        "gründer",
        "gründerin",
        "anwältin",
        "botschafterin",
        "leiterin",
        "direktorin",
        "senatorin",
        "richterin",
        "sportlerin",
        "spieler",
        "spielerin",
        "physiker",
        "mediziner",
        "jurist",
        "juristin",
        "präsident",
        "präsidentin",
        "minister",
        "ministerin",
        "kanzler",
        "kanzlerin",
        "sprecher",
        "sprecherin",
        "vorsitzende",
        "vorsitzender",
        "vorsitzenden",
        "chef",
        "chefin",
        "sekretär",
        "direktor",
        "meister",
        "meisterin",
        "richter",
        "anwalt",
        "bischof",
        "politiker",
        "politikerin",
        "leiter",
        "beauftragte",
        "beauftragter",
        "kandidat",
        "abgeordnete",
        "abgeordneter",
        "trainer",
        "experte",
        "forscher",
        "senator",
        "kommissar",
        "botschafter",
    ),
    documents=words("""
        mitteilung erklärung bericht brief schreiben begründung urteil papier stellungnahme pressemitteilung
        aussendung meldung artikel studie zeitung gutachten e-mail entwurf text"""),
    agencies=words("""
        dpa afp reuters spiegel zeitung nachrichtenagentur rundschau tageblatt anzeiger nachrichten"""),
    names_before=words("""
        motto überschrift schlagzeile stamm stamms gewerkschaft bewegung film partei zeitung zeitschrift magazin
        firma unternehmen gruppe band album buch roman schiff projekt programm stück serie titel name namen
        sendung zeitschriften lied song organisation stiftung marke hotel restaurant klub verein operation aktion
        wort begriff fähre typ typs klasse zeitungen hurrikan sturm raumsonde sonde satellit orbiter blatt sender
        raumfähre spaceshuttle spiel wochenzeitung tageszeitung nachrichtenmagazin nachrichtensender frachter
        tanker boot mission rakete gasthaus diskothek kategorie stadtteil genannte genannten sogenannte
        sogenannten fregatte bündnis initiative wettbewerb festival ausstellung konzern marken liste formation"""),
    names_after=words("partei zeitung gruppe"),
    calling=words("""
        nannte nannten nennt bezeichnete bezeichneten bezeichnet bezeichnen charakterisierte beschrieb beschreibt
        verurteilte kritisierte sprach sprachen spricht sprechen stufte einstufte titulierte titulierten betitelte
        schimpfte rügte geißelte brandmarkte umschrieb wertete wertet bewertete nennen"""),
    so_called=words("sogenannte sogenannten sogenannter sogenanntes genannte genannten"),
    headings=r"""
        (?:die\s+)?(?:wichtigsten|zentralen|stärksten)\s+(?:aussagen|zitate|punkte|thesen)(?:\s+(?:von|des
        |der)\s+(?P<who>\S.{1,60}))?
        | was\s+(?P<who2>\S.{1,60}?)\s+(?:gesagt\s+hat|sagte|sagt)
        | (?P<who3>\S.{1,60}?)s\s+(?:wichtigste|zentrale)\s+aussagen""",
    beliefs=r"""
        (?:laut|nach\s+angaben\s+von)\s+(?P<a>[^,]{2,60}?),\s+
        | (?P<b>[^,:„]{1,60}?)\s+(?:auch\s+)?(?:sagte|sagt|erklärte|betonte|meinte|glaubt|fügte\s+hinzu|warnte
        |behauptet),\s+(?:dass\s+)?""",
    unsaid=words("würde könnte wenn falls ob nicht"),
    abbreviations=words("""
        z.b u.a d.h bzw nr ca dr prof st str mio mrd usw etc evtl vgl ggf hrsg geb gest jr sen inkl max min abs
        art jan feb mär apr jun jul aug sep sept okt nov dez bd ehem z b u a d h"""),
    expletives=words("es"),
    verb_second=True,
    free=True,
    passives=words("wird werden wurde wurden worden würde würden"),
    separable=words("mit hinzu an ein fest klar bekannt zu hervor aus"),
    nouns=True,
    naming=words("als"),
    citing=words("zitiert zitierte zitierten zitieren"),
)
