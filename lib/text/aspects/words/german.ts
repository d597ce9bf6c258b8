import type { AspectWords } from '../aspectWords';

/** German; our own judgement. */
export const GERMAN: AspectWords = {
	language: 'de',
	topics: `
delivery: lieferung, versand, zustellung, paket, päckchen, sendung, bote, paketbote, zusteller, lieferzeit, lieferdienst, versandkosten, kurier
delivery: sendungsverfolgung, fahrer, lieferant, abholung, lieferservice
packaging: verpackung, karton, schachtel, becher, deckel, tüte, beutel, folie, geschenkverpackung, geschenkbox, verschluss, dose, umschlag
price: preis, preise, kosten, preis leistungs verhältnis, preis-leistungs-verhältnis, preis leistung, preis-leistung, angebot, rabatt, gutschein, gebühr, wert
payment: zahlung, bezahlung, rechnung, kreditkarte, lastschrift, abbuchung, kasse, bezahlvorgang, paypal
quality: qualität, material, verarbeitung, stoff, naht, nähte, griff, reißverschluss, haltbarkeit, leder, oberfläche, klinge, docht, henkel, papier
fit: größe, passform, schnitt, länge, weite, ärmel, größentabelle
design: design, farbe, muster, aussehen, optik, form, stil, gestaltung
comfort: komfort, polsterung, tragekomfort, gewicht
smell: duft, geruch, parfüm
taste: geschmack, aroma, essen, gericht, gewürz, nachgeschmack, portion, soße, kaffee, tee, frühstück, röstung
performance: leistung, akku, batterie, ton, klang, motor, saugkraft, brenndauer, helligkeit, bildschirm, kamera, wirkung, lautstärke
ease of use: bedienung, anleitung, aufbau, montage, reinigung, einrichtung, handhabung, gebrauchsanweisung
service: service, kundenservice, kundendienst, support, hotline, beratung, antwort, kontakt
staff: personal, kellner, kellnerin, kassierer, kassiererin, verkäufer, verkäuferin, mitarbeiter, mitarbeiterin, team, bedienung im laden
returns: rückgabe, rücksendung, erstattung, umtausch, retoure, garantie, gewährleistung, ersatz, reklamation
website: webseite, website, seite, homepage, app, suche, anmeldung, bestellung, bestellvorgang, onlineshop, shop seite, warenkorb
range: auswahl, sortiment, angebot an, vielfalt, verfügbarkeit, bestand, regale
cleanliness: sauberkeit, hygiene, toilette, toiletten, boden, wagen
place: atmosphäre, lage, parkplatz, laden, geschäft, schlange, musik, gang, öffnungszeiten, filiale
product: produkt, artikel, ware, kauf, geschenk, kerze, tasse, pfanne, messer, brett, kanne, notizbuch, stift, kalender, matte, flasche, seil, rolle
product: gießkanne, schere, futter, creme, handcreme, balsam, gel, seife, öl, hemd, kleid, schuhe, hose, jacke, schokolade, joghurt, brot, käse, milch, pizza
product: kekse, suppe, müsli, wein, bier, obst, gemüse, fleisch, wurst, shampoo, spielzeug, buch, lampe, stuhl, handy, kopfhörer, eis, saft
`,
	implied: `
delivery 2: pünktlich, schnell da, kam schnell, kam schon, am nächsten tag, schnell geliefert, schnell angekommen, schon am nächsten tag, früher als erwartet
delivery -2: nie angekommen, nicht angekommen, kam zu spät, kam viel zu spät, zu spät, verspätet, warte immer noch, nicht geliefert, noch nicht da, über den zaun
delivery -2: dauerte drei wochen, dauerte ewig, wochen gewartet, falsche adresse, drei wochen lieferzeit, zwei wochen zu spät
packaging 2: gut verpackt, liebevoll verpackt, sicher verpackt, sorgfältig verpackt, schön verpackt
packaging -2: schlecht verpackt, zu viel plastik, eingedrückt, zerdrückt, ausgelaufen, schlecht öffnen, lieblos verpackt
price 2: günstig, preiswert, sein geld wert, ihr geld wert, jeden cent wert, bezahlbar, schnäppchen, billiger als, seinen preis wert, nicht teuer, kostet wenig
price -2: zu teuer, teuer, überteuert, geldverschwendung, abzocke, wucher, nicht sein geld wert, kostet zu viel, rausgeschmissenes geld
payment -2: doppelt abgebucht, zweimal abgebucht, falscher betrag
quality 2: gut verarbeitet, hochwertig, robust, stabil, langlebig, solide, haltbar, hält ewig, wie neu
quality -2: kaputt, zerbrochen, gebrochen, abgebrochen, billig verarbeitet, schlecht verarbeitet, gerissen, defekt, undicht, minderwertig, wackelt, geht auseinander
quality -2: zerkratzt, verrostet, wirkt billig, tropft, ausgefranst, bröselt
fit 2: passt perfekt, passt gut, sitzt perfekt, sitzt gut, passt genau, passt wie angegossen
fit -2: zu klein, zu groß, zu eng, zu weit, zu kurz, zu lang, passt nicht, fällt zu klein aus, fällt klein aus, fällt zu groß aus
design 2: wunderschön, hübsch, elegant, edel, schick, sieht toll aus, sieht gut aus, sieht schön aus
design -2: hässlich, sieht billig aus, anders als auf dem bild, nicht wie auf dem bild
comfort 2: bequem, gemütlich, weich, angenehm zu tragen, kuschelig
comfort -2: unbequem, kratzt, juckt, drückt, rutschig
smell 2: riecht gut, riecht wunderbar, duftet, riecht toll, riecht herrlich, duftet herrlich
smell -2: stinkt, riecht nach chemie, riecht schlecht, riecht unangenehm, riecht komisch, riecht muffig
taste 2: hund liebt, katze liebt, frisst es gern, schmeckt, lecker, köstlich, schmeckt gut, schmeckt super, schmeckt toll, schmeckt herrlich, saftig, knusprig, cremig
taste -2: rührt es nicht an, schmeckt nicht, schmeckt nach nichts, fad, bitter, versalzen, zu süß, zu salzig, ungenießbar, schimmelig, abgelaufen, altbacken, verdorben, wässrig
performance 2: funktioniert, funktioniert gut, funktioniert einwandfrei, tut genau was es soll, tut genau, tut was es soll, macht was es soll, leistungsstark, brennt gleichmäßig, scharf
performance -2: funktioniert nicht, ging nach, geht nicht mehr, ging nicht mehr, zu laut, zu langsam, stumpf, überhitzt, keine wirkung, rußt, brennt ungleichmäßig
ease of use 2: leicht zu bedienen, einfach zu bedienen, leicht zu reinigen, einfach zu reinigen, leicht aufzubauen, selbsterklärend, spülmaschinenfest, kinderleicht
ease of use -2: schwer zu bedienen, schwer zu reinigen, kompliziert, unverständlich, umständlich
service 2: hilfsbereit, schnell geantwortet, sofort geantwortet, sofort geholfen, problem gelöst
service -2: antwortet nicht, keine antwort, niemand antwortet, geht ans telefon, niemand hilft, warteschleife
staff 2: freundlich, nett, höflich, zuvorkommend
staff -2: unfreundlich, unhöflich, frech, patzig, arrogant
returns 2: geld zurück bekommen, geld war nach, problemlos umgetauscht, erstattet, ersatz geschickt
returns -2: keine erstattung, geld nicht zurück, weigern sich, warte auf die erstattung, erstattung verweigert
website 2: übersichtlich, einfach zu bestellen
website -2: stürzt ab, stürzt ständig ab, fehlermeldung, lädt nicht, voller fehler
range 2: große auswahl, riesige auswahl, wieder lieferbar
range -2: ausverkauft, nicht verfügbar, vergriffen, nicht lieferbar, leere regale
cleanliness 2: sauber, blitzsauber
cleanliness -2: schmutzig, dreckig, verschmutzt, klebrig
`,
	depending: `
price -1.5: hoch, höher, gestiegen, verdoppelt
price 1.5: niedrig, niedriger, gesunken
place -1.5: lang, endlos, voll
place 1.5: kurz, leer
range -1.5: klein, leer, schlecht geworden
range 1.5: groß, riesig
delivery -1.5: spät, lang, ewig
website 1.5: einfach, leicht
returns 1.5: einfach, unkompliziert, problemlos
taste -1.5: trocken, hart, kalt, zäh
product -1.5: trocken, hart, dünn
`,
	contrasts: 'nur allerdings jedoch doch obwohl sondern',
	functions: `der die das den dem des ein eine einen einem einer mein meine meinen unser unsere dieser diese dieses mit von für zu zum zur auf in im an am bei
aus nach ich es wir sie er man mir mich uns sehr wirklich so ganz echt total recht ziemlich auch nur noch schon immer wieder nicht kein keine nie leider hat
habe haben hatte wird werden kann als wie was dass weil wenn da hier mehr viel zu absolut einfach`,
	copulas: 'ist sind war waren wirkt wirken sieht bleibt fühlt wurde wurden kam klingt scheint',
	determiners: 'der die das den dem ein eine einen mein meine unser unsere dieser diese dieses',
	joins: 'und sowie oder &',
	endings: 'en es er em n e s',
};
