import { foldLatin } from '../rules/fold';
import { PORTUGUESE_BAD, PORTUGUESE_GOOD } from './portugueseWords';
import type { Lexicon } from './spacedPack';

/** Portuguese, of Brazil and of Portugal; words and values are our own judgement. */
export const PORTUGUESE: Lexicon = {
	language: 'pt',
	fold: foldLatin,
	endings: {
		o: 'o a os as amente íssimo íssima íssimos íssimas',
		e: 'e es emente íssimo íssima',
		s: '- s',
		l: 'l is lmente',
		el: 'el eis',
		r: 'r ra res ras',
		do: 'do da dos das',
		ao: 'ão ões',
		ar: 'ar o a as amos am ou aram ei ado ada ados adas ando ava avam aria ará e em',
		er: 'er o e es emos em eu eram i ido ida idos idas endo ia iam eria a',
		ir: 'ir o e es imos em iu iram i ido ida idos idas indo ia iam a',
	},
	words: PORTUGUESE_GOOD + PORTUGUESE_BAD,
	phrases: `
2: bem protegido, bem protegida, fácil de, simples de, consertou tudo, consertaram rápido, bem fluido, vai muito bem
-1.5: não apareceu, não apareceram, não veio ninguém, ninguém avisou, não avisaram, não aceitam, não aceitaram, não deixam, parou no
-1.5: parou na, parou depois, parou após, parou em, não abre, fecha sozinho, apaga meus, encolheu, encolheram, outra cor, cor errada
-1.5: cheiro ruim, mau cheiro, veio faltando, faltando peça, veio sem, veio outro, veio outra, soltou, descosturou
2.5: bem atendida, bem atendido, muito bem atendida, muito bem atendido, bem recebido, bem recebida, bem embalada, bem embalados, dura muito, dura o dia todo, dura bastante, respondeu na hora, responderam na hora, conforme a
2.5: conforme a descrição, conforme descrição, igual a foto, igual à foto, serviu perfeitamente, vestiu bem, ficou perfeito
2.5: ficou lindo, ficou linda, ficou ótimo, voltaremos, voltarei, comprarei novamente, compraria de novo, comprarei de novo
2: superou minhas expectativas, dentro do esperado, acima do esperado, entrega antes, entregue antes, bem feito, bem atendido
-1.5: sem internet, sem sinal, sem luz, sem forças, sem solução, nada de solução, de novo sem, cobraram duas vezes, cobrado duas vezes, cobrança indevida, não dura, dura pouco, tamanho errado, semanas esperando
-1.5: dias esperando, meses esperando, estou esperando, tô esperando, até agora nada, ainda não chegou, ainda não, descarrega rápido
-2: não recebi, nunca recebi, nunca chegou, não entregaram, não entregue, ninguém responde, ninguém atende, ninguém resolve
-2: fede, fedendo, cheira mal, cheiro ruim, fedorento, descolou, rasgou, não é original, diferente da foto, diferente do anúncio
-2: não corresponde, mal embalado, mal acabado, mal costurado, não confere, dinheiro de volta, quero meu dinheiro
-2.5: não volto, não volto mais, não voltaremos, não compro mais, não comprarei, jogado no lixo
3: vale a pena, valeu a pena, vale cada centavo, nota 10, nota dez, cinco estrelas, 5 estrelas, o melhor, a melhor, os melhores
3: as melhores, muito bom, muito boa, bom demais, boa demais, top demais, lindo demais, linda demais, eu amo, te amo, amo muito
3: amei muito, amo você, amo vc, amo tu, arrasou demais, super recomendo, recomendo muito, recomendo a todos, sem palavras
3: coisa linda, coisa mais linda, que lindo, que linda, que delícia, melhor do mundo, mt bom, mto bom, mt bem
2.5: muito obrigado, muito obrigada, de boa qualidade, boa qualidade, ótima qualidade, ótimo preço, bom preço, preço bom
2.5: eu gosto, gosto muito, gostei muito, gostei bastante, adorei, estou feliz, tô feliz, to feliz, que bom, que legal, que fofo
2.5: que fofa, que maravilha, mandou bem, manda bem, mandaram bem, parabéns pelo, deu certo, dar certo, tudo certo, tudo perfeito
2.5: nada a reclamar, não tenho do que reclamar, sem defeitos, sem problemas, sem problema, quero mais, quero muito, não vejo a hora
2: bom dia, boa noite, boa sorte, feliz aniversário, feliz natal, feliz ano, bom trabalho, boa viagem, bom fim de semana
2: antes do prazo, dentro do prazo, no prazo, conforme anunciado, conforme descrito, como esperado, chegou rápido, chegou antes
2: chegou bem, atendeu minhas expectativas, superou as expectativas, cumpre o que promete, funciona bem, funciona perfeitamente
2: bem embalado, custo benefício, bom custo, mal posso esperar, até que enfim, finalmente, graças a deus, glória a deus, se deus quiser
2: nada mal, nada mau, não é ruim, deus abençoe, muito amor, morrendo de rir, morri de rir, to rindo, tô rindo, dei risada, saudades de você
2: meu deus que lindo, de boas, na paz, fica bem, melhor amiga, melhor amigo
1.5: boa tarde, tudo bem, tudo bom, beleza, com certeza, boa ideia, um abraço, quero ver, por nada
0: mata, matas, sábia, sabia, amor de deus, pelo amor de deus, meu amor próprio, fica com vontade, bem que, nem bem, bem como, se bem que, ou bem, o bem, os bens, mais ou menos bem, bom mesmo, tá bom, bom então, mas bom
0: por favor, melhor não, gostaria de, gostaria, meu bem, de bem com, para o bem, bem mais, bem menos, muito bem que, pena de
0: pelo menos, ao menos, nem sei, quem ama, feliz ou, a não ser, não só, sei lá, vale lembrar, vale do, vale a
-1: mais ou menos, podia ser melhor, poderia ser melhor, pode melhorar, precisa melhorar, nada demais, nada de mais, meia boca
-1: deixa pra lá, tanto faz, que estranho, sono demais
-1.5: não gosto, não gostei, não gostamos, não funciona, não funcionou, não chegou, não veio, não presta, não serve, não serviu
-1.5: não carrega, não liga, não atende, não atenderam, não responde, não respondem, não consigo, não consegui, não aguento
-1.5: não aguento mais, cansei de, com fome, com sono, com frio, que preguiça, que calor, que frio, que fome, tô sem, to sem
-1.5: sem resposta, sem vontade, ninguém merece, ainda não recebi, não quero, que sono, meio triste, deu errado
-2: deixa a desejar, deixou a desejar, deixam a desejar, má qualidade, baixa qualidade, péssima qualidade, qualidade ruim
-2: mau atendimento, veio errado, veio errada, veio quebrado, veio com defeito, parou de funcionar, passando mal, passei mal
-2: muito caro, muito ruim, que pena, que triste, que ódio, que raiva, que droga, que merda, que saco, saco cheio, de saco cheio
-2: sinto falta, me irrita, me deixa triste, dá medo, com medo, tenho medo, dor de cabeça, dor de, com dor, dá raiva, mal educado
-2: pior que, mal feito, mal feita, fora do ar, fora temer, fora dilma, tomar no cu, vai se foder, se foder, me fode, se fode, tnc, vtnc
-2: quero chorar, vontade de chorar, chorando muito, vou chorar, só que não, puta que pariu, cala a boca
-2.5: não recomendo, não compre, não comprem, não vale, não vale a pena, nunca mais, não volto, não voltarei, não caiam
-2.5: dinheiro jogado fora, joguei dinheiro fora, jogar dinheiro fora, que vergonha, que nojo, dá nojo, tenho nojo, que lixo
-2.5: propaganda enganosa, falta de respeito, falta de educação, me sinto mal, quero morrer, vontade de morrer, passar raiva
-3: perda de tempo, perda de dinheiro, o pior, a pior, os piores, as piores, um lixo, uma merda, uma vergonha, um roubo, um absurdo
-3: filho da puta, filha da puta, filhos da puta, vai tomar no cu, vai à merda, nota zero, zero estrelas, uma bosta
`,
	negators:
		'não, nao, n, nunca, jamais, nem, nenhum, nenhuma, ninguém, nada, sem, tampouco, falta de, deixar de, deixou de',
	boosters: `
0.4: extremamente, super, hiper, mega, incrivelmente, totalmente, absolutamente, demais, ultra, mó, pra caramba, pra caralho
0.3: muito, muita, mt, mto, mta, muitos, muitas, tão, tanto, tanta, realmente, bem, mais, que, bastante, verdadeiramente
0.2: completamente, sempre, especialmente, todo, toda, mesmo, grande, puta, porra
-0.3: pouco, um pouco, meio, quase, levemente, relativamente, menos, um pouquinho, talvez, pouca
`,
	contrasts:
		'mas, porém, contudo, entretanto, todavia, no entanto, só que, embora, apesar de, infelizmente, pena que, mais infelizmente',
	rules: { boostsBack: true },
};
