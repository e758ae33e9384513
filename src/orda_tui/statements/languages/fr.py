"""French."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

FRENCH = Language(
    code="fr",
    verbs=words("""
        dit disait dirent déclaré déclare déclarait déclara affirmé affirme affirmait affirma expliqué explique
        expliquait expliqua souligné souligne soulignait souligna précisé précise précisait précisa ajouté ajoute
        ajoutait ajouta estimé estime estimait estima assuré assure assurait assura indiqué indique indiquait
        indiqua confié confie confia lancé lance lança raconté raconte racontait raconta admis admet admettait
        poursuivi poursuit poursuivait conclu conclut répondu répond répondait répondit annoncé annonce annonçait
        annonça rappelé rappelle rappelait rappela écrit écrivait écrivit martelé martèle insisté insiste
        insistait regretté regrette regrettait promis promet reconnu reconnaît noté note notait observé observe
        observait constaté constate constatait publié publie résumé résume commenté commente jugé juge dénoncé
        dénonce averti avertit prévenu prévient soutenu soutient confirmé confirme témoigné témoigne plaidé plaide
        réagi réagit tweeté tweete interrogé interroge demandé demande nuancé nuance détaillé détaille prédit
        soupiré soupire glissé glisse fulminé ironisé ironise critiqué critique rapporté rapporte avancé avance
        suggéré suggère proclamé évoqué évoque argué salué salue rétorqué rétorque vantait déploré déplore
        continué continue disent déclarent affirment expliquent soulignent précisent ajoutent estiment assurent
        indiquent confient racontent annoncent rappellent écrivent regrettent dénoncent promettent promettait
        constatent jugent admettent reconnaissent répondent concluent observent notent déclarèrent ajoutèrent
        lançait lancent confiait résumait jugeait dénonçait reconnaissait soutenait confirmait témoignait clame
        clamé clamait exclame exclamé exclama inquiète inquiété inquiétait indigne indigné étonne étonné réjouit
        réjoui félicite félicité insurge insurgé emporte emporté plaisante plaisanté murmure murmuré chuchote crie
        crié criait criaient hurle hurlé tonne tonné tranche tranché renchérit renchéri enchaîne enchaîné complète
        complété développe décrypte analyse analysé illustre objecte objecté riposte riposté réplique répliqué
        concède concédé avoue avoué avouait jure juré garantit garanti certifie certifié prétend prétendu
        maintient maintenu réaffirme réaffirmé réitère réitéré alerte alerté signale signalé informe informé
        révèle révélé dévoile relate relaté narre souvient souvenait souvenu songe songé espère espéré souhaite
        souhaité craint redoute prévoit exhorte exhorté réclame réclamé exige exigé propose proposé conseille
        conseillé recommande recommandé menace menacé fustige fustigé plaint peste pesté râle grince raille raillé
        ironisait lâche lâché souffle soufflé philosophe relativise relativisé tempère tempéré corrige corrigé
        rectifie rectifié dément démenti nie nié réfute réfuté conteste contesté balaie balayé considère considéré
        considérait remarque remarqué reproche reproché répète répété répétait reprend repris lit poste posté
        accusé accuse martelait appuie appuyé temporise rassure rassuré détaillent défend défendu vante vanté
        commentait pointe pointé prône insistent préviennent avertissent soupirait murmurait argumente argumenté
        justifie justifié interpelle interpellé ordonne ordonné supplie enthousiasme enthousiasmé désole désolé
        agace agacé énerve énervé offusque offusqué excusé défendait"""),
    weak=words("""
        convaincu convaincue persuadé persuadée appelé appelle qualifié qualifie décrit citant cite citait pense
        croit parle appellent appelait appelaient qualifient surnomment surnomme surnommé parlent parlait parlé"""),
    acts=phrases("""
        n a pas exclu | n exclut pas | a appelé à | a plaidé pour | plaide pour | a mis en garde contre | met en
        garde contre | a exhorté | s est prononcé pour | s est prononcé contre | s est prononcée pour | s est
        prononcée contre"""),
    that=words("que qu"),
    according=phrases("selon | d après | pour | aux dires de | aux yeux de | de l avis de | dans les mots de"),
    as_words=words("comme"),
    told_so=phrases("c est ce qu | voilà ce qu"),
    pronouns={
        "il": "m",
        "elle": "f",
        "ils": "p",
        "elles": "p",
        "on": "n",
        "je": "1",
        "nous": "1",
        "qui": "r",
        "-il": "m",
        "-elle": "f",
        "-t-il": "m",
        "-t-elle": "f",
        "-on": "n",
        "-t-on": "n",
        "-ils": "p",
        "-elles": "p",
        "-t-ils": "p",
        "-t-elles": "p",
        "-je": "1",
    },
    personal=words("pour"),
    oblique={"lui": "m", "elle": "f", "eux": "p", "elles": "p"},
    determiners=words("""
        le la les l un une des du de ce cet cette ces son sa ses leur leurs mon notre plusieurs certains deux"""),
    prepositions=words("""
        à au aux dans en sur sous pour par avec sans chez vers entre contre depuis pendant avant après lors devant
        derrière durant malgré parmi selon de du d"""),
    conjunctions=words("et mais ou donc or ni car que qu lorsque quand si comme puisque tandis alors"),
    relatives=words("qui que dont lequel laquelle où"),
    adverbs=words("""
        aussi ensuite encore également déjà hier aujourd'hui toutefois cependant ainsi pourtant alors puis enfin
        lundi mardi mercredi jeudi vendredi samedi dimanche ne pas récemment notamment même a-t-il"""),
    auxiliaries=words("a ont avait avaient aurait est était sera y s se lui leur"),
    titles=words("m. mme mlle m mm. monsieur madame dr le la me"),
    offices=words("""
        président présidente ministre premier première chef directeur directrice porte-parole maire sénateur
        député députée gouverneur secrétaire général générale procureur juge avocat avocate professeur chercheur
        chercheuse roi reine prince pape patron pdg responsable ambassadeur entraîneur expert analyste économiste
        fondateur commissaire capitaine colonel représentant ancien vice-président préfet préfète élu élue
        ingénieur ingénieure agriculteur agricultrice pêcheur éleveur vigneron habitant habitante riverain
        riveraine voisin voisine retraité retraitée étudiant étudiante enseignant enseignante médecin infirmier
        infirmière chirurgien entrepreneur commerçant commerçante artisan acteur actrice chanteur chanteuse
        écrivain écrivaine romancier romancière réalisateur réalisatrice cinéaste metteur auteur autrice historien
        historienne sociologue politologue philosophe psychologue géologue climatologue météorologue biologiste
        épidémiologiste virologue journaliste éditorialiste militant militante syndicaliste délégué déléguée
        conseiller conseillère adjoint adjointe premier-ministre ex-ministre vice-présidente coprésident
        coprésidente présidente-directrice fondatrice cofondateur cofondatrice gérant gérante propriétaire témoin
        victime père mère frère sœur épouse veuve fils fille joueur joueuse gardien attaquant défenseur milieu
        sélectionneur entraîneuse coach champion championne policier gendarme pompier commandant lieutenant
        adjudant amiral magistrat magistrate avocat-général procureure bâtonnier huissier notaire évêque
        archevêque cardinal imam rabbin pasteur chancelier chancelière gouverneure sénatrice eurodéputé
        eurodéputée candidat candidate leader cheffe"""),
    documents=words("communiqué rapport lettre texte article billet déclaration courrier tribune message étude"),
    agencies=words("""
        afp reuters agence courrier journal gazette quotidien hebdomadaire dépêche figaro mediapart"""),
    names_before=words("""
        film journal magazine parti entreprise société groupe album livre roman chanson série projet programme
        titre émission émissions opération festival prix revue pièce association ouvrage spectacle nom surnom mot
        expression terme concours compte label"""),
    names_after=words("parti"),
    calling=words("""
        appelé appelle qualifié qualifie surnommé nommé parle parlé parlait parlent évoque évoqué évoquait dénonce
        dénoncé appellent qualifient surnomment surnomme qualifiait"""),
    so_called=words("dit dits dite soi-disant prétendu"),
    headings=r"""
        ce\s+qu['’]il\s+faut\s+retenir(?:\s+(?:de|du|des)\s+.{2,80})?
        | les\s+(?:principales\s+(?:déclarations|citations)|phrases\s+clés|points\s+clés)(?:\s+(?:de|du
        |d['’])\s*(?P<who>\S.{1,60}))?
        | ce\s+qu['’]a\s+(?:dit|déclaré)\s+(?P<who2>\S.{1,60})""",
    beliefs=r"""
        (?:selon|d['’]après)\s+(?P<a>[^,]{2,60}?),\s+
        | (?P<b>[^,:«]{1,60}?)\s+(?:a\s+)?(?:dit|déclaré|affirmé|affirme|estime|ajouté|souligné|précisé
        |promis)\s+qu(?:e\s+|['’])""",
    abbreviations=words("m mm mme dr st ste av etc cf p ex art no vol me"),
    clitics=True,
    expletives=words("-on -t-on"),
    elided=words("l d qu s n m t j c lorsqu puisqu jusqu"),
    dash_speech=True,
    comma=False,
)
