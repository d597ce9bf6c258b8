import type { AspectWords } from '../aspectWords';

/** Portuguese, of Brazil and of Portugal; our own judgement. */
export const PORTUGUESE: AspectWords = {
	language: 'pt',
	topics: `
delivery: entrega, envio, encomenda, pedido, frete, transportadora, entregador, correio, correios, prazo, prazo de entrega, rastreamento, carteiro, pacote
packaging: embalagem, caixa, tampa, saco, pacote de presente, embrulho, frasco, pote, lacre, invólucro
price: preço, preços, custo, custo benefício, custo-benefício, valor, desconto, promoção, oferta
payment: pagamento, fatura, boleto, cartão, cobrança, cupom, código de desconto, caixa eletrônico
quality: qualidade, material, materiais, tecido, costura, acabamento, resistência, alça, cabo, zíper, couro, lâmina, pavio
fit: tamanho, caimento, comprimento, largura, mangas, numeração, medida, medidas
design: design, cor, cores, estampa, estilo, forma, aparência, visual
comfort: conforto, maciez, peso, pele
smell: cheiro, perfume, aroma de, fragrância, odor
taste: sabor, sabores, gosto, comida, prato, café, chá, tempero, porção, aroma, café da manhã, sobremesa
performance: desempenho, bateria, som, motor, potência, tela, câmera, eficácia, efeito, velocidade, barulho
ease of use: uso, manuseio, instruções, montagem, instalação, limpeza, manual
service: serviço, atendimento, suporte, assistência, sac, apoio ao cliente, resposta
staff: funcionário, funcionária, garçom, garçonete, vendedor, vendedora, equipe, equipa, atendente, pessoal
returns: devolução, reembolso, troca, garantia, estorno
website: site, página, aplicativo, app, aplicação, loja online, busca, carrinho
range: variedade, opções, seleção, gama, estoque, disponibilidade, prateleiras, catálogo
cleanliness: higiene, banheiro, banheiros, chão
place: ambiente, localização, loja, estacionamento, música, fila, decoração
product: produto, artigo, item, compra, presente, vela, caneca, panela, frigideira, faca, tábua, cafeteira, caderno, caneta, calendário, tapete, garrafa, corda
product: regador, tesoura, ração, creme, bálsamo, gel, sabonete, óleo, camisa, vestido, sapatos, jaqueta, chocolate, iogurte, pão, queijo, leite, pizza
product: biscoitos, bolachas, sopa, cereais, vinho, cerveja, frutas, legumes, carne, presunto, xampu, brinquedo, livro, lâmpada, cadeira, telefone, sorvete, suco
`,
	implied: `
delivery 2: chegou antes, chegou rápido, chegou no prazo, chegou a tempo, antes do prazo, chegou no dia seguinte, pontual
delivery -2: chegou atrasada, chegou atrasado, nunca chegou, não chegou, ainda estou esperando, semanas de atraso, com atraso, atrasada, atrasado, endereço errado, demorou semanas, três semanas para
packaging 2: bem embalado, bem embalada, bem protegido
packaging -2: mal embalado, mal embalada, amassada, amassado, rasgada, muito plástico
price 2: barato, barata, vale a pena o preço, bom preço, vale cada centavo, em conta, acessível, custa pouco
price -2: caro, cara, caro demais, muito caro, dinheiro jogado fora, não vale o preço, um roubo, caríssimo
payment -2: cobrado duas vezes, cobraram duas vezes
quality 2: bem feito, bem feita, resistente, durável, robusto, sólido, bem acabado
quality -2: quebrou, quebrado, quebrada, frágil, com defeito, mal feito, soltou, rasgou, descolou, enferrujado, vencido, vencida, estragado, estragada
fit 2: serviu perfeitamente, serviu bem, coube perfeitamente, ficou perfeito
fit -2: ficou muito pequeno, muito pequeno, grande demais, pequeno demais, apertado, não serviu, ficou grande, ficou pequeno
design 2: lindo, linda, elegante, bonito, bonita
design -2: feio, feia, não é como na foto, diferente da foto
comfort 2: confortável, macio, macia, leve
comfort -2: desconfortável, irrita a pele, coça, pesado
smell 2: cheira bem, cheira muito bem, cheiroso, cheirosa
smell -2: cheira mal, fede, cheira a mofo
taste 2: cachorro adora, gata adora, gato adora, come com gosto, delicioso, deliciosa, gostoso, gostosa, saboroso, saborosa, uma delícia, crocante, fresquinho, fresco, fresca, suculento
taste -2: amargo, amarga, sem gosto, não tem gosto, doce demais, salgado demais, sem sabor, intragável, azedo
performance 2: funciona, funciona bem, funciona muito bem, funciona perfeitamente, cumpre o que promete, potente, eficaz
performance -2: não funciona, parou de funcionar, muito lento, muito barulho, não faz nada, sem efeito
ease of use 2: fácil de usar, fácil de limpar, fácil de montar, simples de usar, prático
ease of use -2: difícil de usar, difícil de limpar, complicado, confusas, confuso
service 2: respondeu na hora, respondeu rápido, atencioso, atenciosa, prestativo, resolveram
service -2: não responde, não respondem, ninguém responde, sem resposta, ninguém atende
staff 2: simpático, simpática, gentil, educado, educada
staff -2: grosseiro, grosseira, mal educado, mal educada, antipático
returns 2: recebi o reembolso, devolveram o dinheiro, reembolsado
returns -2: não devolvem, não reembolsam, sem reembolso
website -2: trava, trava o tempo todo, cheio de erros, não carrega
range 2: muitas opções, de volta ao estoque
range -2: esgotado, esgotada, indisponível, em falta, pouca variedade
cleanliness 2: limpo, limpa
cleanliness -2: sujo, suja
`,
	depending: `
price -1.5: alto, altos, elevado, subiu, aumentou
price 1.5: baixo, baixos
place -1.5: longa, enorme
range -1.5: pouca, limitada
range 1.5: grande, ampla, muita
delivery -1.5: lenta, lento, demorada, demorado
taste -1.5: seco, seca, frio, fria, duro
returns 1.5: simples, fácil
website 1.5: simples, fácil
`,
	contrasts: 'mas porém contudo embora',
	functions: `o a os as um uma uns umas de do da dos das no na nos nas em com por para sem meu minha meus minhas seu sua nosso nossa este esta esse essa que e muito mais
tão demais bastante tudo já também sempre nunca não foi me se lhe nos eu ele ela ainda estou tem têm como até só`,
	copulas: 'é são era eram foi foram está estão estava veio parece fica ficou chegou',
	determiners: 'o a os as um uma meu minha seu sua este esta esse essa nosso nossa',
	joins: 'e ou nem',
	endings: 's es',
};
