/** What German words of shops, restaurants, devices, service and everyday talk are worth. */
export const GERMAN_GOOD = `
3: ausgezeichnet/e hervorragend/e perfekt/e perfektion fantastisch/e phantastisch/e großartig/e grossartig/e wunderbar/e
3: wundervoll/e wunderschön/e wunderschoen/e traumhaft/e genial/e exzellent/e erstklassig/e spitze spitzenmäßig/e klasse
3: brillant/e sensationell/e überragend/e fabelhaft/e grandios/e herrlich/e köstlich/e himmlisch/e göttlich/e unschlagbar/e
3: einwandfrei/e tadellos/e makellos/e begeistert/e begeisterung begeist/ern geil/e mega hammer bombe hammergeil/e liebe liebst
3: lieben liebt liebte geliebt/e liebevoll/e lieblings lieblingsessen lieblingslied meisterwerk beste bester bestes besten bestem
3: empfehlenswert/e weiterempfehlen weiterempfehlung weiterempfohlen traum verliebt/e super supi superschnell
3: hinreißend/e unglaublich/e legendär/e episch/e jubel glückwunsch glückwünsche gratuliere gratulation gratulieren beeindruckend/e
2.5: gut gute guter gutes guten gutem schön/e schoen schoene schöner schönste schönster schönsten toll/e prima glücklich/e
2.5: glück glücklicherweise zufrieden/e zufriedenheit empfehlen empfehle empfiehlt empfohlen danke dank dankbar/e dankeschön
2.5: bedanke bedanken bedankt dankbarkeit freude freuen freue freut freu gefreut freudig/e froh/e fröhlich/e lecker/e leckerste
2.5: leckersten schmackhaft/e gelungen/e begeisternd/e überzeugt/e überzeug/en überzeugend/e erfolg/e erfolgreich/e
2.5: gewonnen gewinn/en gewinner sieg siege sieger siegt gesiegt champion meister stolz/e bewundern bewundere respekt hübsch/e
2.5: süß/e süss/e suess zuckersüß/e knuffig/e niedlich/e putzig/e cool/e coole lustig/e witzig/e lach/en lachte
2.5: gelacht lächeln lächelt spaß spass spaßig/e fun party feiern feiert gefeiert feier genial hoffnung hoffnungsvoll/e frieden
2.5: friedlich/e kuss küsse küsschen knutsch umarmung umarmen herz herzen herzlich/e schatz schatzi engel held helden heldin
2: freundlich/e freundlichkeit nett/e netter nettes sympathisch/e hilfsbereit/e höflich/e zuvorkommend/e aufmerksam/e kompetent/e
2: professionell/e zuverlässig/e zuverlässigkeit schnell/e schnellste schneller pünktlich/e pünktlichkeit flott/e zügig/e
2: reibungslos/e unkompliziert/e einfache einfacher einfaches bequem/e gemütlich/e komfort komfortabel komfortable weich/e kuschelig/e stabil/e robust/e
2: hochwertig/e wertig/e solide solider solides langlebig/e haltbar/e praktisch/e nützlich/e handlich/e leise leiser leicht/e
2: kraftvoll/e leistungsstark/e scharf/e klar/e sauber/e sauberkeit gepflegt/e modern/e elegant/e edel/e edles schick/e chic stylisch/e
2: günstig/e preiswert/e schnäppchen billiger gratis kostenlos/e geschenkt geschenk geschenke rabatt sparen frisch/e frische saftig/e
2: knusprig/e zart/e aromatisch/e würzig/e fein/e feine genuss genieß/en genossen genießt qualität qualitativ passt gepasst
2: passend/e funktioniert funktionierte bewährt/e gefällt gefallen gefiel mag mögen gern gerne liebsten vertrauen
2: vertrauenswürdig/e ehrlich/e fair/e faire seriös/e sicher/e sicherheit empfang hilfreich/e geholfen hilft helfen hilfe unterstützung
2: unterstütz/en lösung gelöst verbessert verbesserung verbessern bessere besserer besseres besseren vorteil
2: vorteile positiv/e interessant/e spannend/e unterhaltsam/e inspirierend/e faszinierend/e atemberaubend/e berührend/e
2: gemütlichkeit entspannt/e entspannung entspannen entspannend/e urlaub wochenende feierabend sonne sonnig/e sonnenschein
2: ferien freunde freundschaft bff tapfer/e mutig/e klug/e schlau/e intelligent/e talentiert/e talent begabt/e hihi hehe
2: hahaha yeah yay juhu juhuu jippie hurra wow willkommen gelobt lob motiviert/e motivation gesund/e
2: optimal/e ideal/e vorbildlich/e sinnvoll/e durchdacht/e vielseitig/e abwechslungsreich/e großzügig/e romantisch/e
2: gespannt vorfreude sehnsucht aufregend/e magisch/e zauberhaft/e charmant/e atmosphäre
2: superbequem/e supergut/e superschön/e superlecker/e supernett/e superschnell/e superleicht/e flüssig/e reichhaltig/e unversehrt/e repariert geschmeidig/e kulant/e liebevoll/e
1.5: ok okay ordentlich/e angemessen/e annehmbar anständig/e gelassen/e ruhig/e natürlich/e authentisch/e hoffe hoffentlich hoff/en
1.5: kuscheln kuschel flausch flauschig/e chance chancen geschafft schaffen schafft stimmt richtig/e
1.5: kreativ/e ausführlich/e verständlich/e übersichtlich/e sparsam/e sparsamer umweltfreundlich/e nachhaltig/e
1: besser einfachen hallo moin servus 
`;

export const GERMAN_BAD = `
-3: katastrophe katastrophal/e furchtbar/e schrecklich/e entsetzlich/e grauenhaft/e grauenvoll/e grausam/e abscheulich/e
-3: ekelhaft/e eklig/e ekel widerlich/e scheiße scheisse scheiß scheiss scheißt scheissen kacke kack beschissen/e mist müll dreck
-3: schrott ramsch abzocke abzocker abgezockt betrug betrüger betrügerisch/e betrogen betrüg/en gauner verbrecher verbrechen
-3: diebstahl geklaut gestohlen unverschämt/e unverschämtheit frechheit frech/e skandal skandalös/e schande schändlich/e
-3: inakzeptabel inakzeptable unzumutbar/e ungenießbar/e hass hass/en hasse hasst gehasst verhasst/e arsch arschloch arschlöcher
-3: wichser hurensohn hure fotze nutte schlampe idiot/e idioten idiotisch/e vollidiot vollidioten depp deppen trottel penner
-3: spast spasti missgeburt bastard schwein schweine schweinerei dumm/e dummheit blöd/e blöder blödsinn bescheuert/e behindert/e
-3: schlimmste schlimmster schlechteste schlechtester schlechtesten mörder mord ermordet töten getötet tot tote toten tod
-3: gestorben stirbt sterben starb terror terrorist terroristen anschlag krieg kriege nazi nazis rassist rassisten rassismus
-3: rassistisch/e gewalt vergewaltigt vergewaltigung miserabel miserable miserabler unterirdisch/e erbärmlich/e armselig/e
-2.5: schlecht/e schlechter schlimm/e übel/e übles übler böse böser traurig/e traurigkeit trauer trauern weinen weine weint
-2.5: geweint heul/en heule heult geheult enttäuscht/e enttäuschung enttäuschend/e enttäusch/en verärgert/e ärger ärgerlich/e
-2.5: ärgern ärgert wut wütend/e sauer saurer zornig/e genervt/e nerv/en nervt nervig/e nervend/e frust frustriert/e
-2.5: frustrierend/e empört/e empörung unverschämte lüge lügen lügt gelogen lügner heuchler heuchelei verlogen/e schmerz
-2.5: schmerzen schmerzhaft/e leiden leidet gelitten depressiv/e depression depressionen deprimiert/e deprimierend/e angst ängste
-2.5: panik horror albtraum alptraum hölle stress stressig/e gestresst/e kaputt/e defekt/e beschädigt/e zerbrochen/e
-2.5: zerkratzt/e gebrochen/e brach bricht abgebrochen/e fehlerhaft/e mangelhaft/e mängel unbrauchbar/e nutzlos/e sinnlos/e
-2.5: wertlos/e minderwertig/e ungenügend/e schäbig/e verdorben/e schimmel schimmlig/e verschimmelt/e angebrannt/e versalzen/e
-2.5: geschmacklos/e fade fader unfreundlich/e unhöflich/e respektlos/e arrogant/e inkompetent/e inkompetenz unfähig/e
-2.5: unprofessionell/e unzuverlässig/e unseriös/e peinlich/e lächerlich/e absurd/e hirnlos/e versagt versagen versager gescheitert
-2.5: scheitern scheitert pleite ruiniert zerstört zerstörung gefährlich/e gefahr bedrohung droht bedroht opfer krank/e
-2.5: krankheit krebs kotzen kotzt kotz gekotzt würg pfui verdammt/e verdammte fuck verflucht/e verarschung verarsch/en
-2.5: verachte verachtung hoffnungslos/e verzweifelt/e verzweifeln verzweiflung ätzend/e grottig/e grottenschlecht/e
-2: abgelehnt verweigert verweigern abstürze eingelaufen muffig/e stinkig/e gestank roh/e lieblos/e fad verschwendet
-2: problem probleme problematisch/e fehler mangel reklamation reklamiert reklamieren beschwerde beschweren rücksendung retoure
-2: zurückgeschickt zurückgesendet zurückschicken umtausch umtauschen erstattung verspätung verspätet/e verzögert verzögerung
-2: wartezeit langsam/e lahm/e teuer teure teurer teures überteuert/e wucher schmutzig/e dreckig/e verdreckt/e
-2: laut/e lärm unbequem/e unangenehm/e wackelig/e wacklig/e instabil/e billig/e hässlich/e häßlich/e schwach/e schwer/e
-2: schwierig/e schwierigkeiten kompliziert/e umständlich/e unmöglich/e unverständlich/e langweilig/e langweile langweil/en
-2: langeweile öde müde müdigkeit erschöpft/e anstrengend/e verloren verliert verlier/en verlierer verlust niederlage
-2: falsch/e fehlt fehlte fehlen fehlend/e vermisse vermiss vermissen unvollständig/e storniert abgesagt ausgefallen ausfall 
-2: ignoriert ignorant/e ignorieren ignoranz nachlässig/e schlampig/e chaotisch/e chaos durcheinander schade leider bedauerlich/e
-2: bedauern bedaure unglück unglücklich/e unfall unfälle sorge sorgen besorgt/e befürcht/et schuld schuldig/e krise
-2: streik arbeitslos/e armut arm/e ungerecht/e unfair/e ungerechtigkeit illegal/e kriminell/e korrupt/e korruption
-2: beleidigt beleidigung beleidigend/e feige neid neidisch/e eifersüchtig/e einsam/e einsamkeit leer/e fies/e
-2: gemein/e gemeine assi asozial/e gestört/e kalt/e mies/e miese mieser mieses doof/e doofe bäh igitt
-2: verboten drecks schei saublöd sinnfrei störend/e stör/en stört unsinn quatsch schwachsinn schwachsinnig/e verpasst
-2: verschlafen verspannt verwirrt/e verwirrend/e überfordert/e unnötig/e ungeeignet/e unpassend/e unzufrieden/e unverantwortlich/e
-2: grauen gruselig/e seltsam/e komisch/e merkwürdig/e fragwürdig/e zweifel zweifelhaft/e bedenklich/e heuchlerisch/e
-1.5: matschig/e zäh/e trocken/e fettig/e lauwarm/e verbraucht abgenutzt/e kratzer verkratzt stau montag klausur prüfung
-1.5: regen kopfschmerzen bauchschmerzen zahnarzt erkältet husten schnupfen absturz abgestürzt hängt ruckelt 
-1.5: unklar/e vermeid/en naja ungern schwitzen hunger nein oje ohje seufz hmpf grr grrr argh tja
`;
