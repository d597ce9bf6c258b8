import { GERMAN_BAD, GERMAN_GOOD } from './germanWords';
import type { Lexicon } from './spacedPack';

/** German; words and values are our own judgement. */
export const GERMAN: Lexicon = {
	language: 'de',
	endings: {
		e: '- e er es en em',
		el: 'el le ler les len lem',
		er: 'er ere erer eres eren erem re rer res ren rem',
		st: 'ster ste stes sten stem st',
		n: '- n',
		s: '- s',
		en: 'en e st t te ten tet',
		et: 'en e est et ete eten',
		ern: 'ern ere erst ert erte erten',
		eln: 'eln le elst elt elte elten',
	},
	words: GERMAN_GOOD + GERMAN_BAD,
	phrases: `
2: läuft flüssig, läuft gut, läuft rund, läuft stabil, läuft einwandfrei, leicht zu bedienen, leicht zu, läuft nicht ein, gut geschützt
2: schnell repariert, sofort repariert, alles repariert, funktioniert tadellos, keine probleme mit
-1.5: stürzt ab, stürzt ständig, stürzt dauernd, stürzt immer, ständig abstürze, blieb stehen, bleibt stehen, ging kaputt, geht kaputt
-1.5: stehen geblieben, gab bescheid, sagt bescheid, nicht gekommen, nicht erschienen, niemand kam, keiner kam, löscht meine, roch nach
-1.5: falsche farbe, falsche größe, falscher artikel, läuft ein, eingelaufen, wurde abgelehnt, wird abgelehnt, wird verweigert
2.5: kann es kaum erwarten, kanns kaum erwarten, kaum erwarten, hält den ganzen, hält lange, hält ewig, sofort geantwortet, schnell geantwortet, schnelle antwort, schnell geliefert
2.5: schneller versand, schnelle lieferung, sitzt perfekt, sitzt super, sitzt gut, lohnt sich, hat sich gelohnt, preis leistung
2.5: kommen wieder, komme wieder, meine erwartungen übertroffen, erwartungen übertroffen, erwartungen erfüllt, alles da
2: früher als erwartet, schneller als erwartet, gute beratung, tut was es soll, macht was es soll, gut verarbeitet, gut angekommen
-1.5: kein internet, kein netz, kein empfang, keine lösung, keine kraft, färbt ab, schuhe drücken, drückt unangenehm, wieder kein, warteschleife, doppelt abgebucht, zweimal abgebucht, hält keine, hält kaum, fällt klein aus, fällt groß aus, schlecht verarbeitet
-1.5: billig verarbeitet, warte seit, warte immer noch, warte noch immer, wochen gewartet, seit wochen, wartet man
-2: niemand geht ans, niemand meldet sich, keiner meldet sich, niemand antwortet, keiner antwortet, antworten nicht, antwortet nicht
-2: beschädigt an, kaputt an, defekt an, sich sparen, spart euch, stinkt, stinken, riecht nach, lädt nicht, geht nicht an
-2: nicht bekommen, nicht erhalten, nie erhalten, nie bekommen, geld zurück, fällt auseinander, auseinander gefallen, löst sich
-2.5: nie wieder hier, komme nicht wieder, kommen nicht wieder, nicht wie auf dem bild, nicht wie beschrieben, lohnt sich nicht
3: nur zu empfehlen, sehr zu empfehlen, absolut zu empfehlen, kann ich nur empfehlen, gerne wieder, immer wieder gerne, liebe es
3: jederzeit wieder, immer wieder, ich liebe, liebe dich, lieb dich, hab dich lieb, hammer geil, fünf sterne, 5 sterne, note 1
3: volle punktzahl, top qualität, vom feinsten, erste sahne, erste klasse, das beste, die beste, der beste, die besten, am besten
2.5: vielen dank, herzlichen dank, danke für, danke schön, dankeschön, tausend dank, alles gute, herzlichen glückwunsch
2.5: alles gut, alles bestens, alles super, alles top, alles liebe, gute qualität, guter preis, kein problem, keine probleme
2.5: nichts auszusetzen, nichts zu meckern, nicht schlecht, gar nicht schlecht, freue mich, freu mich, freut mich, freuen uns
2.5: gefällt mir, hat mir gefallen, macht spaß, macht spass, hat spaß gemacht, läuft super, ein traum, ein genuss, ein muss
2.5: bin begeistert, bin zufrieden, sehr gut, preis leistung stimmt, kann nur empfehlen, weiter so, gut gemacht
2: guten morgen, gute nacht, guten abend, guten tag, schönen tag, schönes wochenende, schönen abend, gute reise, viel spaß
2: viel erfolg, viel glück, gute besserung, frohe weihnachten, frohes neues, guten rutsch, frohe ostern, guten appetit
2: wie beschrieben, wie erwartet, wie bestellt, gut verpackt, hält was, hält was es verspricht, passt perfekt, passt gut, passt super
2: keine beanstandung, ohne probleme, problemlos, ohne mängel, gut gelaunt, gute laune, gerne weiter, zum glück, gott sei dank
2: so einfach, sehr einfach, ganz einfach, kinderleicht, ich mag, mag ich, richtig gut, voll gut, nicht zu teuer, weiter zu empfehlen, zu empfehlen
1.5: alles klar, ganz gut, ganz ok, ganz nett, in ordnung, funktioniert gut, gute idee, keine sorge, ja klar, gern geschehen
0: lieber, einfach nicht, guten gewissens, gut möglich, so gut wie, genau so gut, na gut, nun gut, also gut, kann gut sein, ein gut teil, im besten fall
0: am liebsten würde, wie gut, mal gut, ganz schön, schön wär, wäre schön, wäre gut, wär gut, schön wärs, besser gesagt, lieber nicht
0: liebe grüße, lg, mfg, sehr geehrte, liebe leute, liebe freunde, spaß beiseite, weiß nicht, mach mal, lach, böhse onkelz
0: freie universität, freie wähler, gut dass, nicht nur, nichts anderes, keine ahnung, nicht mehr, noch nicht
-1: geht so, na ja, naja, nicht so, mal schauen, nicht so toll, nicht der hit, nicht der bringer, nichts besonderes, so lala
-1.5: leider nicht, leider kein, leider keine, zu klein, zu groß, zu eng, zu teuer, zu spät, zu lange, zu laut, zu kalt, zu wenig
-1.5: zu viel, zu schwer, zu dünn, nicht gut, nicht zufrieden, nicht mein ding, nicht ganz, lässt zu wünschen, bin müde, keine zeit
-1.5: keine lust, kein bock, keinen bock, keine antwort, keine reaktion, weh tun, tut weh, kopf weh
-2: na toll, na super, na prima, na bravo, geht nicht, ging nicht, funktioniert nicht, funktionierte nicht, nicht funktioniert, nicht geliefert, nicht angekommen, geht gar nicht
-2: nie angekommen, nicht erreichbar, kam nie, kam nicht, passt nicht, hält nicht, startet nicht, gefällt mir nicht, mag ich nicht
-2: mag nicht, nicht zu gebrauchen, nicht brauchbar, nicht empfehlenswert, nicht zu empfehlen, nicht empfehlen, zurück geschickt
-2: zurück schicken, tut mir leid, so ein mist, was soll das, schade dass, bis heute nicht, immer noch nicht, lässt sich nicht, kotzt mich an
-2: nervt mich, regt mich auf, auf den keks, auf den sack, auf die nerven, satt haben, die schnauze voll, die nase voll, verarscht
-2.5: nie wieder, nicht noch einmal, nie mehr, finger weg, hände weg, schlechter service, schlechte qualität, nicht weiterempfehlen
-2.5: kann ich nicht empfehlen, ganz schlecht, fick dich, halt die fresse, halts maul, halt dein maul, leck mich, am arsch, fuck you
-3: geld verschwendung, rausgeschmissenes geld, zum kotzen, zum heulen, das letzte, unter aller sau, ein witz, ein stern, null sterne
-3: schlechtester, schade um das geld, das schlimmste, das schlechteste, zeitverschwendung, geldverschwendung, ein schlechter witz
`,
	negators:
		'nicht, kein, keine, keinen, keiner, keinem, keines, nie, niemals, nichts, nix, ohne, weder, kaum, ned, net, nich, niemand, nirgends, gar nicht, überhaupt nicht, gar kein, gar keine, nicht so, nicht besonders, nicht sehr, nicht wirklich, nicht gerade, nicht mehr, mangels',
	boosters: `
0.4: extrem, unglaublich, wahnsinnig, mega, ultra, total, absolut, überaus, äußerst, außerordentlich, unfassbar, sau, hammer, super
0.3: sehr, so, wirklich, echt, richtig, voll, besonders, höchst, ungemein, viel, zu, derart, dermaßen, verdammt, übelst, tierisch
0.2: ganz, ziemlich, recht, komplett, völlig, durchaus, immer, rundum, viele, große, großer, großes, großen, verfickt
-0.3: etwas, bisschen, ein bisschen, wenig, ein wenig, leicht, relativ, fast, teilweise, halbwegs, einigermaßen, eher, minimal, ansatzweise
`,
	contrasts:
		'aber, jedoch, allerdings, dennoch, trotzdem, sondern, obwohl, leider aber, nur leider',
	rules: { reachBack: 2 },
};
