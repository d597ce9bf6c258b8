import { foldLatin } from '../rules/fold';
import { wordSet } from '../rules/pack';
import { FRENCH_BAD, FRENCH_GOOD } from './frenchWords';
import type { Lexicon } from './spacedPack';

/** French; words and values are our own judgement. */
export const FRENCH: Lexicon = {
	language: 'fr',
	fold: foldLatin,
	elisions: wordSet('l d n c j s m t qu jusqu lorsqu puisqu quoiqu presqu quelqu'),
	endings: {
		e: '- e s es ement',
		s: '- s',
		x: 'x se ses',
		eur: 'eur eurs euse euses',
		if: 'if ifs ive ives',
		el: 'el els elle elles',
		en: 'en ens enne ennes',
		er: 'er e es ons ez ent é ée és ées ant ait aient ais era eront erait erais',
		ir: 'ir is it issons issez issent i ie is ies issant issait ira irait',
	},
	words: FRENCH_GOOD + FRENCH_BAD,
	phrases: `
2: tout réparé, bien protégé, bien protégée, facile à, simple à, à l heure, réparé rapidement, bien réparé
-1.5: plante sans, plante souvent, plante tout, qui plante, ça plante, s est arrêté, s est arrêtée, s arrête, s est cassé, s est cassée
-1.5: pas venu, pas venue, pas venus, personne n a, personne ne, se bloque, se ferme, efface mes, se décolle, a rétréci, ont rétréci
-1.5: sent mauvais, mauvaise odeur, s use, ne s ouvre, ne correspond, ne correspond pas, autre couleur, autre modèle, mauvaise taille
2.5: bien emballé, bien emballée, bien emballés, bien reçu, très bon accueil, bon accueil, petits soins, fan de, est fan, suis fan
2.5: tient toute la journée, tient la journée, dure longtemps, on a bien mangé, a répondu tout de suite, répond tout de suite
2.5: dépasse mes attentes, répond à mes attentes, répond à mes besoins, tombe bien, taille bien, taille parfaitement, nous reviendrons
2: je reviendrai, on reviendra, reviendrons avec plaisir, arrivé rapidement, reçu rapidement, arrivé en avance, rien à reprocher
-1.5: débité deux fois, prélevé deux fois, facturé deux fois, tient pas, ne tient pas, taille petit, taille grand, trop petit, trop petite
-1.5: trop grand, trop grande, semaines d attente, jours d attente, mois d attente, heures d attente, j attends toujours, toujours en attente
-2: personne ne répond, personne ne décroche, ne répond pas, ne répondent pas, sans réponse, aucune réponse, jamais reçue, jamais reçus
-2: jamais arrivé, jamais livré, pas livré, non livré, non conforme, pas conforme, pas à la hauteur, ne chauffe pas, ne charge pas
-2: ne s allume pas, ne s allume plus, mal emballé, mal cousu, mal fini, sent mauvais, ça pue, pue le
-2.5: ne reviendrai pas, reviendrai pas, ne reviendrons pas, reviendrons pas, n achetez pas, publicité mensongère, pour rien
3: chef d œuvre, chef d oeuvre, chapeau bas, coup de coeur, coup de cœur, au top, je kiffe, je t aime, j adore, t adore, on adore, que du bonheur
3: vaut le détour, ça vaut le coup, vaut le coup, les yeux fermés, à tomber, le meilleur, la meilleure, les meilleurs
3: les meilleures, une tuerie, une merveille, rien à redire, rien à dire, sans faute, cinq étoiles, sans hésiter
2.5: je recommande, recommande vivement, recommande fortement, bon rapport, très bien, merci beaucoup, un grand merci, mille mercis
2.5: merci à, merci pour, bonne qualité, de qualité, de bonne qualité, prise de conscience, bien joué, pas mal du tout, bravo à
2.5: on se régale, tient ses promesses, à la hauteur, sans souci, sans soucis, aucun problème, sans problème, pas de souci
2: bonne journée, bonne soirée, bonne nuit, bonne année, joyeux noël, bon anniversaire, joyeux anniversaire, bon courage
2: bonne chance, bonne nouvelle, bonnes nouvelles, ça marche, fonctionne bien, marche bien, hâte de, j ai hâte, trop hâte
2: plaisir de, fait plaisir, avec plaisir, conforme à, comme prévu, dans les temps, en avance, à l heure, bon marché, pas cher
2: pas chère, pas chers, pas déçu, pas déçue, pas déçus, pas mal, pas de problème, à votre écoute, bonne idée, tout simplement
1.5: bien sûr, j aime, aime bien, on aime, grâce à, envie de, bienvenue à, content de, fière de, fier de, il faut sauver
0: bien que, ou bien, si bien, bien entendu, bien des, eh bien, aussi bien, développement durable, c est bien beau, bon ben, ah bon, à bon, pas grave, plus tard
0: tout de même, quand même, le bien, les biens, un peu plus, bon nombre, pour de bon, de plus en plus, de moins en moins
0: bien plus, s il vous plaît, s il te plaît, plus ou moins, tant mieux, au mieux, comme si, super u, petit peu, bien avant
0: bon à savoir, à savoir, en fait, bientôt, bien après, ne plus, non plus
-1: j en peux plus, peut mieux faire, bof bof, peu mieux faire, sans plus, à revoir, rien de spécial, rien d exceptionnel, bon bref
-1.5: pas terrible, pas top, pas ouf, moyen moyen, trop cher, trop chère, un peu cher, trop long, trop tard, pas sérieux, pas clair
-1.5: pas assez, pas facile, pas possible, pas normal, toujours rien, tant pis, manque de, il manque, ras le, pas encore reçu
-2: aime pas, n aime pas, j aime pas, marche pas, fonctionne pas, marche plus, fonctionne plus, pas content, pas contente
-2: en panne, hors service, ne répond, tombe en panne, tombé en panne, en colère, fait mal, mal au, mal à, mal de, mal aux
-2: hors de prix, sans gêne, pas bon, pas bonne, pas bien, pas du tout, passer votre chemin, passez votre chemin, mauvaise nouvelle, malheureusement
-2: en retard, jamais reçu, pas reçu, toujours pas, fait chier, font chier, en a marre, j en ai marre, n importe quoi, ras le bol
-2: ça suffit, fait pitié, font pitié, fait honte, quelle honte, peur de, fait peur, font peur, par terre, envie de pleurer
-2.5: recommande pas, ne recommande pas, déconseille fortement, je déconseille, plus jamais, jamais plus, à éviter, à fuir
-2.5: se moque, se moquent, foutage de gueule, fout de la gueule, perte de temps, perte d argent, pas la peine, quel dommage
-2.5: va te faire, me saoule, me soûle, mauvaise qualité, mauvaise foi, de la daube, casse toi, ta gueule, vos gueules, la gueule
-3: fils de pute, de merde, la merde, bordel de merde, nique ta, une honte, une arnaque, le pire, la pire, les pires, du vol
-3: zéro étoile, une étoile, envie de vomir, envie de mourir, à vomir, mise à mort, en danger, va crever
`,
	negators:
		'pas, jamais, aucun, aucune, rien, ni, sans, non, guère, personne ne, point de, pas de, pas du, pas très, pas trop, pas vraiment, pas si, pas le, pas la, pas un, pas une, n est plus, n a plus, n ai plus, manque de',
	boosters: `
0.4: extrêmement, vraiment, super, hyper, ultra, incroyablement, totalement, absolument, parfaitement, trop, tellement
0.3: très, si, bien trop, fort, énormément, beaucoup, particulièrement, carrément, tres, complètement, grave, tout, toute
0.2: plus, assez, plutôt, toujours, entièrement, grand, grande, gros, grosse, sacré, putain de
-0.3: peu, un peu, presque, légèrement, moins, quelque peu, à peine, peut-être, relativement, un petit peu, semi
`,
	contrasts:
		'mais, cependant, toutefois, néanmoins, pourtant, par contre, en revanche, sauf que, malgré tout, hélas',
	rules: { reachBack: 0, boostsBack: true },
};
