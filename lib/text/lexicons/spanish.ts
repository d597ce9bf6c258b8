import { foldLatin } from '../rules/fold';
import type { Lexicon } from './spacedPack';
import { SPANISH_BAD, SPANISH_GOOD } from './spanishWords';

/** Spanish, of Spain and of the Americas; words and values are our own judgement. */
export const SPANISH: Lexicon = {
	language: 'es',
	fold: foldLatin,
	endings: {
		o: 'o a os as amente ísimo ísima ísimos ísimas',
		e: 'e es emente ísimo ísima ísimos ísimas',
		l: '- es mente ísimo ísima',
		r: '- a es as',
		simo: 'simo sima simos simas',
		ar: 'ar o a as an amos é ó aron ado ada ados adas ando aba aban aría e en arte arlo',
		er: 'er o e es en emos í ió ieron ido ida idos idas iendo ía ían ería a an',
		ir: 'ir o e es en imos í ió ieron ido ida idos idas iendo ía ían iría a an',
	},
	words: SPANISH_GOOD + SPANISH_BAD,
	phrases: `
2: va fluida, va muy fluida, va fluido, va muy bien, va genial, bien protegido, sin un rasguño, en perfecto estado, lo arregló
-1.5: se cierra, se cierra sola, se bloquea, se cuelga, se congela, borra mis, se paró, se apagó, no vino, no apareció, no avisó
-1.5: nadie avisó, no avisaron, no se presentó, no aceptan, no admiten, no me dejan, no permite, se niegan, no funcionaba, no abre
-1.5: mal olor, huele a, huelen mal, no trae, no incluye, faltan piezas, viene sin, me enviaron otro, otro color, otro modelo
2.5: todas mis expectativas, mis expectativas, superó las expectativas, superó mis expectativas, bien embalado, bien empaquetado
2.5: buena atención, excelente atención, buen trato, dura mucho, dura todo el día, aguanta todo el día, relación calidad precio
2: llegó antes, llegaron antes, llegó rápido, llega rápido, llegó bien, llegó perfecto, igual que en la foto, tal y como se ve
2: contestan enseguida, responden enseguida, respondieron enseguida, talla perfecta, queda perfecto, queda genial, sienta genial
-1.5: sin resolver, siguen sin, sigue sin, hacen daño, hace daño, sin internet, sin servicio, sin conexión, vaya tela, menuda compañía, otra vez sin, sin fuerzas, me cobraron, cobraron dos veces, no corresponde, talla equivocada, talla mal, muy fina, no dura, duró poco, dura poco
-1.5: semanas esperando, días esperando, meses esperando, sigo esperando, llevo esperando, todavía no, aún no, sin recibir
-2: no he recibido, no recibí, nunca llegó, no ha llegado, no me ha llegado, no devuelven, no me devuelven, no es como en la foto
-2: nadie contesta, nadie responde, nadie me responde, nadie atiende, no atienden, huele mal, no coincide, no es original
-2: se rompió, se rompe, se apaga, se despegó, se descosió, se calienta, no cargan, a la semana, mal hecho, mal cosido, mal pegado
-2.5: publicidad engañosa, no era lo que esperaba, no volver, no volvería, no vuelvo, no repetiré, no comprar, no compraré
3: vale la pena, valió la pena, vale cada euro, merece la pena, de lujo, de primera, una maravilla, una pasada, de diez
3: lo mejor, la mejor, el mejor, las mejores, los mejores, me encanta, me encantó, te amo, te quiero, os quiero, los amo
3: diez de diez, cinco estrellas, cumple con creces, me muero de risa, te adoro, la amo, lo amo
2.5: muchas gracias, mil gracias, gracias por, buena calidad, la rompe, la rompió, me alegro, me alegra, muy bien, da gusto
2.5: un placer, un gusto, tan bien, todo perfecto, qué bueno, que bueno, qué lindo, que lindo, que guay, qué bien, que bien
2.5: se agradece, volveré a comprar, volveremos, repetiré, no puede ser mejor, sin problemas, sin problema, todo bien
2: qué padre, eres grande, sois grandes, buenos días, buen día, buenas noches, buen trabajo, buen precio, bien hecho, a tiempo, en hora, antes de tiempo, a gusto
2: tal como esperaba, como esperaba, me gusta, me gustó, me gustaron, me gustan, con ganas, muchas ganas, qué risa
2: tengo ganas, muero por, me apetece, feliz cumpleaños, buen viaje, de maravilla, a la perfección, no falla, de puta madre
2: puta madre de bueno, ganas de verte, buena suerte, así se hace, ole tú, con cariño, sin dudarlo, no está mal, nada mal
1.5: buenas tardes, lo recomiendo, la recomiendo, cumple su función, por fin, al fin, no pasa nada, gran abrazo, un abrazo
0: tarde, esta tarde, por la tarde, de la tarde, mañana por la tarde, cara a cara, la cara, mi cara, tu cara, su cara, cara de, seguro que, más o menos, ni bien ni mal, el bien, los bienes, de mal en peor, mejor dicho, o sea, a lo mejor, más bien, si bien
0: o bien, tal vez, bien sea, gran parte, en gran medida, por favor, el mayor, me gustaría, te gustaría, claro que
0: bueno pues, pues bueno, bueno y, y bueno, mejor que nunca, mal que bien
-1: podría ser mejor, puede mejorar, podría mejorar, en fin, pues nada, mejor no, sin más, qué raro, me da igual
-1.5: no es lo que esperaba, no me gusta, no me gustó, no funciona, no funcionó, no llega, no llegó, no llegaba, no sirve
-1.5: no me gustan, no carga, no enciende, no vale, ni fu ni fa, no cumple, no responden, no contestan, no puedo, no hay
-1.5: sin respuesta, sin ganas, no quiero, qué sueño, tengo sueño, qué frío, qué calor, qué pereza, que pereza, tengo hambre
-2: llegó tarde, llega tarde, muy tarde, llegan tarde, llegaron tarde, de menos, echo de menos, te extraño, me duele, te echo, de mala, mala calidad, mal servicio, mal estado, más caro
-2: hasta las narices, hasta los huevos, hasta el coño, estoy harta, estoy harto, me da pena, da pena, qué pena, que pena
-2: dejó de funcionar, deja mucho que desear, dejan mucho que desear, deja que desear, mal rollo, da igual todo, da miedo
-2: me cago, me da rabia, qué rabia, me aburro, qué mal, que mal, muy mal, tan mal, fatal, peor que, lo siento, ya vale
-2.5: no lo recomiendo, no la recomiendo, no recomiendo, no vale la pena, no merece la pena, nunca más, no volveré, no compren
-2.5: no volveremos, no comprar, qué asco, que asco, da asco, dan asco, qué vergüenza, que vergüenza, me toca los, tomadura de pelo
-2.5: no sirve para nada, para nada, no lo compréis, no gastes, tirar el dinero, dinero tirado, a la basura, no perdáis
-3: pérdida de tiempo, pérdida de dinero, hijo de puta, hijos de puta, hija de puta, vete a la mierda, a la mierda, una mierda
-3: la peor, el peor, lo peor, los peores, las peores, puta mierda, me quiero morir, quiero morirme, una estafa, un robo
`,
	negators:
		'no, ni, nunca, jamás, tampoco, nada, nadie, ningún, ninguna, ninguno, sin, apenas, casi nada, falta de, dejar de, dejó de',
	boosters: `
0.4: súper, extremadamente, increíblemente, totalmente, absolutamente, sumamente, demasiado, hiper, recontra, tremendamente
0.3: muy, mucho, mucha, muchos, muchas, tan, tanto, tanta, qué, bien de, realmente, verdaderamente, más, re, todo
0.25: completamente, bastante, especialmente, sobre todo, siempre, demasiada, de verdad, puto, puta, puñetero, gran
-0.3: poco, un poco, algo, un poquito, casi, medio, relativamente, ligeramente, menos, quizás, tal vez
`,
	contrasts: 'pero, aunque, sin embargo, no obstante, sino, en cambio',
	rules: { boostsBack: true },
};
