"""English."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

ENGLISH = Language(
    code="en",
    titled=True,
    adverbial=("ly",),
    genitives=frozenset(),
    verbs=words("""
        said says say saying told tells telling added adds adding noted notes noting explained explains explaining
        suggested suggests argued argues arguing acknowledged acknowledges tweeted tweets tweeting wrote writes
        writing announced announces announcing declared declares declaring responded responds responding warned
        warns warning stated states stating claimed claims claiming insisted insists insisting replied replies
        replying continued continues continuing concluded concludes recalled recalls recalling stressed stresses
        stressing admitted admits admitting confirmed confirms vowed vows vowing pledged pledges quipped quips
        joked jokes joking testified testifies posted posts posting remarked remarks remarking observed observes
        observing commented comments asked asks asking reported boasted boasts boasting countered counters
        lamented laments complained complains mused promised promises predicted predicts retorted shouted shouts
        shouting yelled yells whispers cries exclaims yelling exclaimed reiterated reiterates reiterating
        contended contends asserted asserts asserting emphasized emphasizes emphasised emphasising urged urges
        begged pointed points conceded concedes cautioned cautions opined opines offered offers recounted recounts
        cried whispered chanted chanting chimed interjected deadpanned intoned proclaimed proclaims alleged
        alleges hinted joined retweeted groused grumbled thundered riffed answered answers answering estimated
        wondered wonders volunteered demurred disclosed speculated reasoned elaborated swore maintains maintained
        denied denies mentioned revealed reveals assured assures reassured informed urging pleaded texted emailed
        scoffed scoffs cautioning lamenting complaining confessed confesses confessing fumed fumes gushed gushes
        blurted bemoaned bemoans raged rages snapped hissed muttered mumbled murmured murmurs shrieked screamed
        screams bellowed barked growled snarled sneered sniffed huffed chuckled giggled enthused enthuses crowed
        gloated bragged brags muses pondered philosophized rhapsodized theorized hypothesized posited posits
        surmised conjectured rationalized clarified clarifies expounded amplified summarized summarised relayed
        echoed echoes seconded objected protested disputed rebutted rejoined riposted retorts jested kidded teased
        taunted ribbed implored implores beseeched entreated appealed exhorted exhorts advised advises counseled
        counselled recommended recommends advocated forecast forecasts foresaw prophesied guessed guesses reckoned
        reckons figured ventured affirmed affirms averred avers attested attests avowed confided confides divulged
        imparted notified apologized apologised apologizes sympathized empathized congratulated blogged blogs
        scribbled reflected reflects reminisced worried worries hoping inquired inquires enquired queried
        reminding reminds reminded estimates estimating predicting assuming"""),
    weak=words("""
        shot called calls calling described describes describing dubbed criticized criticised criticizing accused
        accuses accusing believes believe believed thinks thought think citing cited cites blasted blasting
        slammed labeled labelled denounced denouncing decried dismissed dismisses dismissing referred refers
        referring read reads reading went goes go quoted quotes quoting praised praises praising hailed
        characterized characterised ripped attacked mocked mocking derided demanded demanding began begins put
        puts started opened ended concluding feels felt hopes expressed wants heard recited sang signed shared
        ruled agreed agrees touted touting rebuked condemned condemning derides laughed smiled sighed nodded sees
        thanked labeling labelling refuted rejected cries invoked invoking repeated repeats repeating followed
        found finds learned responding saw considers considered deemed branded defended defending lambasted
        instructed summed opening telling ordered wanted spoke speaks speaking blamed blames faulted credited
        credits"""),
    clause=words("""
        said says claimed claims insisted insists argued argues believes believe thinks think maintains maintained
        reckons feels hopes"""),
    hearing=words("told tells telling informed informs assured assures reassured warned warns reminded reminds"),
    acts=phrases("""
        did not rule out | does not rule out | didn't rule out | would not rule out | ruled out | rules out |
        called on | called for | calls on | calls for | refused to | refuses to | declined to rule out | vowed to
        | pledged to | promised to | threatened to | urged | expressed hope that | expressed confidence that |
        expressed concern that | did not exclude | does not exclude | has not ruled out | had not ruled out |
        expressed regret that | expressed doubt that | voiced hope that | warned against | apologized for |
        apologised for"""),
    that=words("that"),
    according=phrases("""
        according to | in the words of | in the view of | in the opinion of | in * words | in * view | in *
        opinion | by * account | by * own account"""),
    as_words=words("as"),
    told_so=phrases("that was how | this was"),
    pronouns={
        "he": "m",
        "she": "f",
        "they": "p",
        "it": "n",
        "i": "1",
        "we": "1",
        "you": "2",
        "who": "r",
        "which": "r",
        "another": "n",
        "everyone": "p",
        "others": "p",
        "some": "p",
        "many": "p",
        "someone": "n",
        "nobody": "n",
        "both": "p",
    },
    oblique={"his": "m", "him": "m", "her": "f", "their": "p", "them": "p"},
    determiners=words("""
        the a an his her its their our this that these those one two three some another several many each both all
        my your no any other most few"""),
    prepositions=words("""
        of in on at by for from with to about into over under after before during against among between through
        without within upon via as near since until around amid despite regarding concerning including outside
        inside across behind along beyond toward towards per like"""),
    conjunctions=words("""
        and but or so because if when while although though whether that as than until after before since where
        why how nor yet once unless whereas what"""),
    relatives=words("who which whose whom where that"),
    adverbs=words("""
        also then later still even once again already recently often never just simply repeatedly previously
        subsequently eventually finally first initially publicly privately always today yesterday only further not
        n't ever rather quickly sometimes soon flatly bluntly angrily jokingly reportedly famously now afterward
        afterwards instead additionally however though too apparently actually quietly sharply merely meanwhile
        nevertheless moreover furthermore overall separately elsewhere here there more back himself herself
        themselves itself explicitly specifically correctly clearly largely frankly sarcastically monday tuesday
        wednesday thursday friday saturday sunday tonight earlier"""),
    auxiliaries=words("""
        has had have was were is are be been did does do would will could should might may must can hasn't hadn't
        didn't doesn't wouldn't won't couldn't wasn't isn't"""),
    titles=words("""
        adv adv. advocate mr. mrs. ms. mr mrs ms dr dr. prof prof. sir lord dame sen. sen rep. rep gov. gov lt. lt
        gen. gen col. maj. sgt. capt. adm. cmdr. rev. rev st. hon. lady miss madam"""),
    offices=words("""
        rear president vice chancellor premier prime minister governor senator congressman congresswoman
        representative chairman chairwoman chair chairperson chief head director secretary general ambassador
        spokesman spokeswoman spokesperson speaker mayor king queen prince princess pope archbishop bishop justice
        judge attorney officer commissioner commander captain colonel professor doctor analyst expert economist
        lawyer candidate nominee leader deputy coach player founder owner editor author writer reporter journalist
        strategist pollster adviser advisor aide official former executive manager sheriff sergeant detective
        lieutenant major admiral host lawmaker businessman billionaire politician historian scientist researcher
        republican democrat democratic senate house state u.s. foreign national bank treasury energy security
        defense defence finance interior majority minority campaign communications press senior political
        co-founder ceo cfo co-chair farmer fisherman teacher student nurse surgeon physician pastor priest rabbi
        imam reverend fireman firefighter trooper soldier veteran pilot driver engineer architect builder banker
        trader investor broker forecaster meteorologist geologist biologist physicist chemist psychologist
        psychiatrist sociologist epidemiologist virologist ecologist curator activist organizer organiser
        protester campaigner volunteer resident neighbor neighbour tenant landlord shopkeeper grocer baker chef
        waiter singer actor actress musician drummer guitarist rapper artist painter sculptor poet novelist
        playwright filmmaker producer composer designer comedian columnist blogger broadcaster presenter anchor
        correspondent publisher goalkeeper striker midfielder defender quarterback winger batsman bowler boxer
        jockey cyclist swimmer sprinter golfer skipper trainer referee umpire superintendent principal dean
        provost headteacher headmaster librarian clerk treasurer councilman councilwoman councillor councilor
        alderman legislator assemblyman assemblywoman undersecretary envoy diplomat consul attaché negotiator
        spokespeople vice-president ex-president vice-chairman prosecutor solicitor barrister magistrate juror
        inspector constable ranger warden coroner marshal brigadier corporal lieutenant-colonel ombudsman
        regulator auditor accountant consultant contractor developer entrepreneur tycoon magnate landowner rancher
        miner logger trucker fiancé widow widower grandmother grandfather brother sister uncle aunt cousin"""),
    documents=words("""
        statement report letter memo email e-mail document filing article editorial book op-ed study poll survey
        complaint lawsuit tweet post message ad advertisement headline sign petition ruling order release website"""),
    agencies=words("reuters ap afp bloomberg interfax tass ria xinhua"),
    names_before=words("""
        film movie novel book song album play series show newspaper magazine party company program programme
        project titled entitled named article ship operation nicknamed award festival documentary band movies
        shows miniseries musical painting"""),
    names_after=words("party film movie show newspaper program programme series magazine"),
    calling=words("""
        called calls calling call dubbed described describes describing labeled labelled branded termed nicknamed
        characterized deemed denounced decried slammed blasted dismissed referred spoke"""),
    so_called=words("so-called"),
    headings=r"""
        (?:(?P<who>.{2,60}?)['’]s?\s+)?(?:the\s+)?(?:key|main|top|most\s+important|central)\s+
            (?:statements?|quotes?|points?|takeaways?|messages?|remarks|theses|claims|lines)\b
        | (?:what|everything)\s+(?P<who2>.{2,60}?)\s+(?:said|told|promised|announced)\b
        | (?P<who3>.{2,60}?)\s+in\s+quotes
        | (?:key\s+)?takeaways\s+from\s+(?P<who4>.{2,60}?)['’]s?\s
        | (?:key\s+)?highlights\s+(?:of|from)\s+(?P<who5>.{2,60}?)['’]s?\s+
            (?:speech|address|interview|remarks|statement|press)
        | (?:statements|quotes)\s+(?:by|from|of)\s+(?P<who6>.{2,60}?)(?=\s+(?:on|at|during|about|after)\b|:|$)
        | in\s+(?:his|her|their)\s+own\s+words""",
    beliefs=r"""
        according\s+to\s+(?P<a>[^,]{2,80}),\s+
        | (?P<b>[^,:“"]{1,80}?)\s+(?:also\s+|has\s+|again\s+|had\s+|once\s+more\s+)*
          (?:believes?|believed|thinks?|said|says|stated|states|added|adds|noted|notes|stressed|stresses|warned|warns|
             announced|announces|claimed|claims|insisted|argued|argues|suggested|emphasi[sz]ed|promised|confirmed|
             acknowledged|admitted|explained|declared|pointed\s+out|recalled|assured|reiterated|denied|
             is\s+(?:convinced|confident|sure|certain)|expressed\s+(?:hope|confidence|concern|regret|doubt|the\s+hope))
          \s+(?:that\s+)?""",
    unsaid=words("""
        would could might may should if whether not n't never didn't doesn't don't won't can't cannot nobody"""),
    pointing=words("to of by from about with down is was so"),
    speaking=(
        "er",
        "ers",
        "or",
        "ors",
        "ist",
        "ists",
        "ian",
        "ians",
        "man",
        "men",
        "ee",
        "ees",
        "ant",
        "ants",
        "ents",
        "people",
        "family",
        "police",
        "group",
        "team",
        "side",
        "staff",
        "crowd",
        "source",
        "sources",
        "officials",
        "victims",
        "campaign",
        "government",
        "company",
        "firm",
        "military",
        "army",
        "navy",
        "camp",
        "embassy",
        "regime",
        "opposition",
        "authorities",
        "parents",
        "neighbours",
        "neighbors",
        "residents",
        "activists",
        "scientists",
        "critics",
        "ally",
        "allies",
        "friend",
        "friends",
        "wife",
        "husband",
        "mother",
        "father",
        "son",
        "daughter",
        "couple",
    ),
    abbreviations=words("""
        mr mrs ms dr prof sen rep gov gen lt col sgt capt maj adm cmdr rev st jr sr no vs inc ltd co corp dept
        univ est jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd mt ft hon pres atty dist wis mass
        calif fla ga ill ind mich minn tenn tex va wash conn colo ariz ala ark del kan ky md miss mo mont neb nev
        okla ore pa vt vol fig ed eds approx"""),
)
