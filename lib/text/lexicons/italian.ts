import { foldLatin } from '../rules/fold';
import { wordSet } from '../rules/pack';
import { ITALIAN_BAD, ITALIAN_GOOD } from './italianWords';
import type { Lexicon } from './spacedPack';

/** Italian; words and values are our own judgement. */
export const ITALIAN: Lexicon = {
	language: 'it',
	fold: foldLatin,
	elisions: wordSet(
		'l d un c n m t s v gl dell all nell dall sull quell quest bell sant com anch dov nient quant mezz',
	),
	endings: {
		o: 'o a i e amente issimo issima issimi issime',
		e: 'e i emente issimo issima issimi issime',
		co: 'co ca ci che',
		go: 'go ga ghi ghe',
		io: 'io ia i ie',
		a: 'a e',
		tore: 'tore tori trice trici',
		are: 'are o i a iamo ate ano ato ata ati ate ando ava avano ai ò erà arono',
		ere: 'ere o i e iamo ono uto uta uti ute endo eva evano ette erà',
		ire: 'ire o isco isci e isce iscono ito ita iti ite endo iva ivano ì irà ono',
	},
	words: ITALIAN_GOOD + ITALIAN_BAD,
	phrases: `
2: ben protetto, ben protetta, facile da, semplice da, riparato tutto, riparato subito, funziona tutto, va benissimo, va molto bene
-1.5: si è fermato, si è fermata, si ferma, si blocca, si chiude, si pianta, si è ristretto, si sono ristrette, si sono ristretti
-1.5: non si è presentato, non è venuto, non si sono presentati, nessuno ha, nessuno avvisa, non accettano, cancella i miei, un altro colore
-1.5: cattivo odore, colore sbagliato, manca un pezzo, mancano pezzi, non entra, non si apre, si è staccato, si stacca
2.5: ben imballato, ben imballata, ben confezionato, dura tanto, dura molto, dura tutto il giorno, dura a lungo, conforme alla
2.5: calza a pennello, veste bene, veste benissimo, ci tornerei, torneremo, tornerò volentieri, si mangia bene, mangiato bene
2.5: superato le aspettative, oltre le aspettative, rispetta le aspettative, soddisfatto le aspettative, rapporto qualità prezzo
2: arrivato prima, arrivata prima, arrivato subito, risposto subito, rispondono subito, come in foto, come da foto, qualità prezzo
-1.5: senza internet, senza linea, perdono colore, stinge, stingono, nessuna soluzione, senza forze, non ho più forze, sto male, sto malissimo, addebitato due volte, pagato due volte, non dura, dura poco, taglia sbagliata, veste piccolo, veste stretto, puzza, puzzano
-1.5: puzza di, aspetto da, sto aspettando, ancora aspettando, settimane di attesa, ancora niente, si scarica subito, si scarica
-2: mai ricevuto, mai ricevuta, non ricevuto, non ho ricevuto, non ho mai ricevuto, nessuno risponde, nessuno mi risponde
-2: si è rotto, si è rotta, si rompe, si è scollato, si spegne, non si accende, non carica, non corrisponde, diverso dalla foto
-2: smesso di funzionare, ha smesso, mal cucito, fatto male, fatta male, cucito male, non originale
-2.5: non tornerò, non tornerò mai più, non torneremo, non ci torno, non ci tornerò, non acquistate, pubblicità ingannevole
3: ti amo, vi amo, lo amo, la amo, ti adoro, il migliore, la migliore, i migliori, le migliori, il meglio, il top, al top
3: cinque stelle, 5 stelle, dieci e lode, a cinque stelle, una meraviglia, uno spettacolo, una favola, un capolavoro
3: da favola, da urlo, da sogno, altamente consigliato, super consigliato, da leccarsi i baffi, non vedo l ora, che bello
3: che bella, che spettacolo, che meraviglia, così bello, così bella
2.5: ti voglio bene, vi voglio bene, grazie mille, mille grazie, molte grazie, tante grazie, grazie a, grazie per, tanti auguri
2.5: buon compleanno, buona qualità, ottima qualità, ottimo prezzo, vale la pena, ne vale la pena, lo consiglio, la consiglio
2.5: li consiglio, le consiglio, da consigliare, consiglio a tutti, ci torneremo, ci tornerò, tornerò sicuramente, torneremo sicuramente
2.5: mi piace, mi piacciono, mi è piaciuto, mi è piaciuta, niente da dire, nulla da dire, niente male, tutto ok, tutto bene
2.5: tutto perfetto, nessun problema, senza problemi, a meraviglia, alla grande, molto bene, ben fatto, ben fatta, bel lavoro
2: buon lavoro, buon natale, buone feste, buona pasqua, buon anno, buona notte, buonanotte, buona giornata, buona serata
2: in bocca al lupo, forza ragazzi, come da descrizione, come descritto, come previsto, nei tempi, in anticipo, in orario
2: fa il suo dovere, funziona bene, a buon prezzo, poco prezzo, buon prezzo, non male, va bene, per fortuna, meno male
2: di classe, di qualità, fatto bene, che ridere, sto ridendo, muoio dal ridere, viva il, viva la, w il, w la, avanti così
1.5: buongiorno, buon giorno, buonasera, buona fortuna, buon viaggio, buona idea, ben venga, un abbraccio, in forma, ci sta
0: per bene, il bene, i beni, beni culturali, più o meno, ben più, buona parte, bene comune, se va bene, va be, vabbè, ben che
0: la bella vita, bello mio, per favore, di meglio, buona scuola, la buona scuola, labuonascuola, a prescindere, a caro prezzo
0: caro amico, cara amica, caro presidente, caro renzi, caro monti, in meglio, fin troppo, male che vada, grazie al
0: in generale, senza contare, mica, piacere mio, piacerebbe, mi piacerebbe
-1: così così, né bene né male, insomma, lascia a desiderare, può migliorare, si può migliorare, niente di speciale, senza infamia
-1: nulla di che, niente di che, non è un granché, non il massimo, ma va, ma dai, boh, mah, e allora
-1.5: non mi piace, non mi è piaciuto, non mi è piaciuta, non funziona, non funzionano, non va, non va bene, non ha funzionato
-1.5: troppo caro, troppo cara, troppo piccolo, troppo grande, troppo poco, troppo tardi, non rispondono, non risponde, non capisco
-1.5: a vanvera, non so più, non ne posso più, che palle, due palle, che noia, che ansia, che sonno, che freddo, che caldo, che fame
-2: lasciano a desiderare, scarsa qualità, pessima qualità, di male in peggio, fa male, mi fa male, fanno male, in ritardo
-2: mai arrivato, mai arrivata, non arrivato, non è arrivato, non è arrivata, che tristezza, che peccato, mi dispiace, mi spiace
-2: mi manca, mi manchi, mi mancate, da dimenticare, da evitare, in giro, presa in giro, prende in giro, prendono in giro
-2: fa paura, ho paura, stufo di, stanco di, basta con, mal di testa, mal di, così male, peccato che, ho sonno, tempo perso
-2.5: non consiglio, non lo consiglio, non la consiglio, sconsiglio vivamente, mai più, non comprate, non compratelo, state alla larga
-2.5: fa schifo, fanno schifo, che schifo, mi fa schifo, che vergogna, una vergogna, vergognatevi, si vergogni, vada a casa
-2.5: soldi buttati, buttare i soldi, buttati via, andate a casa, a casa subito, mandiamoli a casa, tutti a casa, pezzo di, faccia tosta
-2.5: non se ne può, non serve a niente, non serve a nulla, porca miseria, porca puttana, porco dio, mi sta sul cazzo, rotto il cazzo
-3: il peggio, il peggiore, la peggiore, i peggiori, perdita di tempo, spreco di soldi, una truffa, una merda, di merda
-3: figlio di puttana, figli di puttana, vai a cagare, vaffanculo, va a fanculo, zero stelle, una stella, testa di cazzo
-3: voglio morire, in galera, del cazzo
`,
	negators:
		'non, mai, nessun, nessuno, nessuna, niente, nulla, senza, neanche, nemmeno, neppure, nn, poco, poca, manco, no, tutt altro che, non è, non sono, per niente, per nulla, privo di, priva di',
	boosters: `
0.4: estremamente, incredibilmente, assolutamente, totalmente, davvero, troppo, super, mega, iper, eccezionalmente, veramente
0.3: molto, molta, tanto, tanta, così, proprio, tantissimo, moltissimo, più, particolarmente, altamente, decisamente
0.2: completamente, abbastanza, sempre, tutto, tutta, ben, piuttosto, grande, gran, grandi, fottutamente, cazzo di
-0.3: un po, un poco, quasi, leggermente, relativamente, meno, appena, in parte, parzialmente, forse
`,
	contrasts: 'ma, però, tuttavia, invece, purtroppo, peccato, eppure, bensì, anche se, nonostante',
	rules: { boostsBack: true },
};
