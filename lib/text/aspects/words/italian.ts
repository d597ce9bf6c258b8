import type { AspectWords } from '../aspectWords';

/** Italian; our own judgement. */
export const ITALIAN: AspectWords = {
	language: 'it',
	topics: `
delivery: consegna, consegne, spedizione, spedizioni, pacco, pacchi, ordine, corriere, corrieri, postino, tempi di consegna, spese di spedizione, tracciamento
packaging: imballaggio, imballo, confezione, confezioni, scatola, scatole, coperchio, busta, pacchetto, involucro, barattolo, tappo
price: prezzo, prezzi, costo, costi, rapporto qualità prezzo, rapporto qualità-prezzo, offerta, offerte, sconto, sconti, tariffa
payment: pagamento, pagamenti, fattura, carta di credito, addebito, cassa, codice sconto
quality: qualità, materiale, materiali, tessuto, cuciture, cucitura, rifiniture, finitura, manico, maniglia, cerniera, pelle vera, lama, stoppino, carta
fit: taglia, taglie, misura, misure, vestibilità, lunghezza, larghezza, maniche
design: design, colore, colori, stile, forma, aspetto, fantasia, estetica
comfort: comodità, morbidezza, peso, pelle, impugnatura
smell: profumo, odore, fragranza, profumazione
taste: sapore, sapori, gusto, aroma, cibo, piatto, piatti, caffè, tè, porzione, porzioni, colazione, retrogusto, pranzo, cena
performance: prestazioni, batteria, suono, motore, potenza, schermo, efficacia, effetto, velocità, rumore, autonomia
ease of use: utilizzo, uso, istruzioni, montaggio, installazione, pulizia, manuale
service: servizio, servizio clienti, assistenza, assistenza clienti, supporto, risposta, consulenza
staff: personale, cameriere, cameriera, cassiere, cassiera, commesso, commessa, team, addetto, addetta, staff
returns: reso, resi, rimborso, rimborsi, cambio, garanzia, sostituzione
website: sito, sito web, app, applicazione, pagina, negozio online, carrello, ricerca
range: scelta, gamma, assortimento, varietà, disponibilità, scaffali, catalogo
cleanliness: igiene, bagno, bagni, pavimento
place: atmosfera, ambiente, posizione, parcheggio, negozio, locale, musica, fila, arredamento
product: prodotto, prodotti, articolo, articoli, acquisto, regalo, candela, tazza, padella, coltello, tagliere, moka, quaderno, penna, calendario, tappetino
product: borraccia, bottiglia, corda, annaffiatoio, cesoie, crocchette, crema, balsamo, gel, sapone, olio, camicia, vestito, scarpe, giacca, cioccolato, yogurt
product: pane, formaggio, latte, pizza, pizza surgelata, biscotti, zuppa, cereali, vino, birra, frutta, verdura, carne, prosciutto, shampoo, giocattolo, libro, lampada
`,
	implied: `
delivery 2: arrivato in anticipo, arrivata in anticipo, arrivato subito, arrivato in tempo, puntuale, puntualissima, arrivato prima, arrivato velocemente
delivery -2: in ritardo, mai arrivato, mai arrivata, non è arrivato, non è mai arrivato, ancora aspettando, settimane di ritardo, indirizzo sbagliato, tre settimane per
packaging 2: ben imballato, ben confezionato, ben imballata, ben protetto
packaging -2: imballato male, mal imballato, schiacciata, schiacciato, troppa plastica
price 2: economico, economica, conveniente, vale il prezzo, a buon mercato, costa poco, prezzo onesto, abbordabile
price -2: caro, cara, troppo caro, troppo cara, carissimo, soldi buttati, costoso, costosa, non vale il prezzo, una truffa, costa troppo
payment -2: addebitato due volte
quality 2: ben fatto, ben fatta, resistente, robusto, robusta, solido, durevole, ben rifinito
quality -2: si è rotto, si è rotta, rotto, rotta, fragile, difettoso, difettosa, fatto male, si è staccato, si è staccata, scadente, graffiato, perde acqua
fit 2: veste bene, veste benissimo, calza a pennello, taglia perfetta, veste perfettamente
fit -2: troppo piccolo, troppo grande, troppo stretto, troppo largo, veste troppo piccolo, veste piccolo, troppo piccola, troppo lungo
design 2: bellissimo, bellissima, elegante, stupendo, stupenda, grazioso
design -2: brutto, brutta, diverso dalla foto, diversa dalla foto, non è come in foto
comfort 2: comodo, comoda, morbido, morbida, leggero, leggera
comfort -2: scomodo, scomoda, irrita la pelle, mi irrita, pizzica, pesante
smell 2: profuma, profuma di buono, buon profumo, profuma tantissimo
smell -2: puzza, puzzano, odore sgradevole, cattivo odore
taste 2: cane lo adora, gatto lo adora, gatta lo adora, mangia volentieri, buonissimo, buonissima, delizioso, deliziosa, gustoso, gustosa, squisito, squisita, croccante, saporito, fresco, fresca
taste -2: non sa di niente, amaro, amara, insipido, insipida, troppo dolce, troppo salato, immangiabile, sa di cartone, scaduto, ammuffito, stantio
performance 2: funziona, funziona bene, funziona benissimo, funziona perfettamente, fa il suo dovere, potente, efficace
performance -2: non funziona, smesso di funzionare, troppo lento, rumoroso, non fa niente, nessun effetto
ease of use 2: facile da usare, facile da pulire, semplice da usare, facile da montare, pratico
ease of use -2: difficile da usare, difficile da pulire, complicato, confuse, scomodo da
service 2: risposto subito, gentilissimo, risolto subito, disponibilissimi
service -2: non risponde, non rispondono, nessuno risponde, nessuna risposta
staff 2: gentile, gentili, cortese, cordiale, disponibile
staff -2: scortese, maleducato, maleducata, sgarbato, antipatico
returns 2: rimborsato, rimborsata, mi hanno rimborsato, sostituito subito
returns -2: non mi rimborsano, non rimborsano, nessun rimborso
website -2: si blocca, si blocca sempre, piena di errori, non si carica
range 2: ampia scelta, di nuovo disponibile
range -2: esaurito, esaurita, non disponibile, introvabile
cleanliness 2: pulito, pulita, pulitissimo
cleanliness -2: sporco, sporca
`,
	depending: `
price -1.5: alto, alti, elevato, aumentato
price 1.5: basso, bassi
place -1.5: lunga, lunghissima
range -1.5: poca, povera, limitata
range 1.5: ampia, vasta, vastissima, grande
delivery -1.5: lenta, lunga, lento
taste -1.5: secco, secca, freddo, fredda, duro
returns 1.5: semplice, facile
website 1.5: semplice, facile
`,
	contrasts: 'ma però anche se tuttavia',
	functions: `il lo la i gli le l un uno una di del dello della dei degli delle d a al alla ai alle in nel nella con per su da dal dalla mio mia miei mie suo sua tuo nostro questo
questa questi che e molto troppo così davvero più anche ancora sempre mai non ho ha hanno mi ti si ci vi ne come è stato stata tutto tutta sono`,
	copulas: 'è sono era erano sembra resta stato stata stati sta risulta',
	determiners: 'il lo la i gli le l un uno una mio mia questo questa',
	joins: 'e ed o né',
	endings: '',
};
