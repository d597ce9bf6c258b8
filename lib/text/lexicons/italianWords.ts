/** What Italian words of shops, restaurants, devices, service and everyday talk are worth. */
export const ITALIAN_GOOD = `
3: ottim/o eccellent/e perfett/o perfettamente fantasti/co meraviglios/o meraviglia magnifi/co splendid/o
3: stupend/o favolos/o spettacolar/e eccezional/e straordinar/io incredibil/e strepitos/o impeccabil/e
3: buonissim/o bellissim/o bravissim/o carinissim/o gentilissim/o simpaticissim/o velocissim/o comodissim/o utilissim/o
3: divin/o sublim/e delizios/o squisit/o goloso geniale geniali ador/are amo amiamo amor/e amore capolavoro capolavori
3: insuperabil/e imbattibil/e superlativ/o mozzafiato entusiasta entusiasti soddisfattissim/o contentissim/o felicissim/o
3: consigliatissim/o straconsigliat/o graditissim/o miglior/e favola idolo idoli auguri auguroni complimenti complimentoni
2.5: buon/o buon bell/o bel begli bei brav/o felic/e felicità gioia gioie content/o soddisfatt/o soddisfazione consigliat/o
2.5: consigliabil/e raccomand/are grazie ringrazi/are ringrazio grat/o gratitudine divert/ire divertente divertenti divertimento
2.5: piacere piace piacciono piaciuto piaciuta piacevol/e piacevolissim/o gustos/o saporit/o appetitos/o vinc/ere vinto
2.5: vincitor/e vittoria vittorie vincente vincenti vincono campion/e successo successi trionf/o orgoglio orgoglios/o fier/o ammir/are
2.5: ammirazione ammirevole stima stimo onor/e speranza speranze sper/are amabil/e dolc/e dolcezza tenerezza tener/o
2.5: bacio baci bacione bacioni abbracci/o abbraccio abbracci sorris/o sorridere sorrido ridere rido risate risata magi/co
2.5: magia affascinant/e incantevol/e emozionant/e emozione emozioni emozionat/o commovent/e toccante grandioso grandios/o
2.5: miti/co mito figo fighissimo fico figata ganz/o brillant/e entusiasmo entusiasmant/e appassionant/e avvincent/e
2: benissimo servit/o protett/o intatt/o integr/o riparat/o fluid/o
2: bene gentil/e gentilezza cordial/e cortes/e cortesia disponibil/e disponibilità educat/o accoglient/e accoglienza professional/e
2: professionalità competent/e competenza seri/o serietà affidabil/e affidabilità onest/o onestà preparat/o efficient/e
2: efficienza efficac/e veloc/e velocemente rapid/o rapidità puntual/e puntualità tempestiv/o precis/o precisione accurat/o
2: curat/o curatissim/o pulit/o pulitissim/o pulizia comod/o comodità confortevol/e morbid/o prati/co util/e facil/e
2: facilmente semplic/e semplicità maneggevol/e resistent/e robust/o solid/o duratur/o qualità stabile silenzios/o
2: legger/o elegant/e eleganza raffinat/o carin/o grazios/o modern/o original/e fres/co freschissim/o freschezza croccant/e
2: succos/o genuin/o abbondant/e profumat/o convenient/e conveniente affar/e affarone sconto sconti
2: offerta offerte regalo regali gratis gratuit/o premi/o vantaggio vantaggi vantaggios/o garanzia sicur/o sicurezza fiducia
2: apprezz/are apprezzabil/e adatt/o ideale ideali funziona funzionano funzional/e funzionante risolt/o risolv/ere risolto
2: aiut/are sostegno sosten/ere miglior/are migliora miglioramento migliorato meglio success/o progresso rinascita salv/are
2: rilassant/e rilassat/o relax riposo tranquill/o tranquillità seren/o serenità pace libertà vacanza vacanze ferie
2: festa feste festeggi/are sole spiaggia estate ami/co amici amiche amicizia famiglia simpati/co
2: interessant/e interess/are utile coraggi/o coraggios/o coraggio talento talentuos/o intelligent/e saggi/o capac/e giust/o
2: giustizia solidarietà rispetto generos/o generosità merit/are meritato meritatamente prefer/ire preferit/o favorit/o
2: ispirazione motivat/o fortunat/o fortuna forte forti evviva yuppi yeee daje forza ahahah ahahahah ahahaha ahah haha
2: evvai fiduci/a miracolo paradiso sogno sogni sogn/are brindisi applausi applauso tvb tvttb ottimamente
1.5: corrett/o adeguat/o discret/o onest puro pura autenti/co tipi/co ok benvenut/o volentieri
1.5: caloros/o variegat/o ampi/o ampia spazios/o luminos/o completo completa intuitiv/o chiarezza innovativ/o
1.5: positiv/o ottimista ottimismo speriamo bravi brava
`;

export const ITALIAN_BAD = `
-3: pessim/o orribil/e terribil/e orrend/o orrore schifo schifos/o schifezz/a disgustos/o disgusto vomitevol/e vomito
-3: truff/a truffat/o truffator/e imbroglion/e imbroglio imbrogli fregatura fregature fregat/o rapina ladro ladri ladra
-3: rub/are furto furti vergogna vergognos/o vergogn/are disastr/o disastros/o indecent/e indegn/o inaccettabil/e
-3: scandalos/o scandalo scandali immondizia spazzatura merda merde merdos/o cagata cazzata cazzate cazzo cazzi stronz/o
-3: stronzata stronzate bastard/o puttan/a troi/a zoccola coglion/e idiota idioti imbecill/e cretin/o deficient/e stupid/o
-3: scem/o ignorant/e incapac/e incompetent/e incompetenza inutil/e ridicol/o pateti/co odio odi/are odios/o
-3: odiat/o detest/are peggio peggior/e fallimento fallimentare morto morta morti morte morire muore uccis/o uccid/ere
-3: uccidere assassin/o omicidio strage stragi terrorismo terrorist/a terroristi mafia mafios/o mafiosi corrott/o corruzione
-3: criminal/e criminali delinquent/e fascist/a fascisti razzist/a razzismo violenza violenze violent/o stupro torturat/o
-3: crudel/e immangiabil/e infame infami schif/are vaffa buffon/e buffonata pagliacci pagliaccio
-2.5: brutt/o bruttissim/o cattiv/o male trist/e tristezza piang/ere pianto piango piangendo lacrime delusion/e delus/o
-2.5: deludent/e delud/ere arrabbi/are arrabbiat/o rabbia furios/o incazz/are incazzat/o indignat/o indignazione nervos/o
-2.5: frustrant/e frustrazione bugia bugie bugiard/o menzogna menzogne ment/ire falso falsa falsi ipocrit/a ipocriti
-2.5: ipocrisia ingann/o ingannevol/e inganno tradit/o tradimento traditor/e dolor/e doloros/o soffr/ire sofferenza
-2.5: depress/o depressione deprimente angoscia ansia paur/a panico terrore stress stressat/o stressant/e incubo inferno
-2.5: rott/o romp/ere rotto difettos/o difett/o guast/o guasto danneggiat/o danno danni scadent/e scaduto scaduta marci/o marcio
-2.5: ammuffit/o muffa crud/o bruciat/o insipid/o immangiabile maleducat/o maleducazione scortes/e sgarbat/o antipati/co arrogant/e arroganza presuntuos/o superficial/e menefreghista menefreghismo sprec/o sprecat/o spreco sprechi
-2.5: fallit/o fall/ire sconfitt/a sconfitto rovina rovinat/o rovin/are distrutt/o distruzione distrugg/ere pericol/o pericolos/o
-2.5: minacci/a minacce vittima vittime malattia malat/o malattie cancro tumore fuck diavolo maledett/o maledizione
-2.5: sconsigliat/o sconsigli/are sconsiglio evitate allucinant/e assurd/o folle follia pazz/o
-2.5: pazzes/co disumano lamentel/a peste condannat/o indagat/o arrest/are arrestat/o sporc/o
-2: malissimo sgualcit/o rifiut/are rifiuto puzz/are puzzolent/e ristrett/o bloccata
-2: problema problemi problemati/co error/e sbagli/o sbagliat/o lament/are reclamo reclami rimbors/o rimborso reso
-2: resi ritard/o ritardi lent/o lentissim/o lentezza lungaggini attesa attese car/o carissim/o costos/o costosissim/o
-2: salato salata sporcizia rumoros/o rumore fragil/e scomod/o scomodissim/o fastidios/o fastidio pesant/e duro duri difficil/e
-2: complicat/o impossibil/e noi/a noios/o noiosissim/o annoi/are annoiat/o brutalità stan/co stanchezza stuf/o stufat/o
-2: pers/o perd/ere perdita perdite manca mancano mancanza mancanze incomplet/o annullat/o abbandonat/o ignorat/o
-2: trascurat/o trascuratezza disorganizzat/o caos casino casini mediocr/e penos/o deplorevol/e squallid/o squallore
-2: purtroppo peccato dispiacere dispiaciut/o dispiace spiacevol/e rammarico preoccup/are preoccupat/o preoccupant/e
-2: preoccupazione crisi guerra guerre disoccupat/o disoccupazione sciopero scioperi poverino pover/o povertà miseria
-2: ingiust/o ingiustizia colpa colpe colpevol/e accus/are accuse polemica polemiche protest/a proteste contestat/o
-2: attacc/o attacco attacchi attentato attentati incidente incidenti terremoto alluvione emergenza tass/a tasse evasione
-2: tagli precari/o precari licenziat/o licenziamenti insult/o insulti offes/o offensiv/o offesa vigliacc/o codard/o
-2: egoist/a invidia invidios/o gelos/o solitudine vuoto vuota brutto scars/o scarsissim/o insufficient/e
-2: inefficient/e inefficienza inadeguat/o scorrett/o illegal/e abusiv/o abuso soprus/o sfrutt/are sfruttamento schiav/o
-2: demagogia populista populisti propaganda inciucio inciuci poltrona poltrone  marchette servi
-2: servo zerbino lecchin/o ridicoli pietos/o pena pietà vomit/are fango gogna farsa teatrino bluff balla balle
-1.5: unt/o grass/o secc/o fredd/o vecchi/o usurat/o graffiat/o graffi macchi/a dubbio dubbi strano strana strani strane
-1.5: esager/are esagerat/o eccessiv/o rischi/o rischio rischios/o nervoso lunedì esame esami febbre raffreddore influenza
-1.5: traffic/o traffico virus bloccat/o blocc/are spento allarme sfortuna sfortunat/o basta uff uffa ahimè ahimé
`;
