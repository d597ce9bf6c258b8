/** What Portuguese words of shops, restaurants, devices, service and everyday talk are worth. */
export const PORTUGUESE_GOOD = `
3: ótim/o excelent/e perfeit/o perfeitamente maravilhos/o maravilha/s fantástic/o espetacular espetaculares incríve/l
3: sensaciona/l magnífic/o extraordinári/o esplêndid/o excepciona/l impecáve/l fabulos/o lindíssim/o belíssim/o ador/ar
3: adorei amei amo amamos ama amam amor amores amad/o ameii apaixonad/o apaixonante apaixonei apaixon/ar deliciosíssim/o
3: delicios/o delícia divin/o sublime espetáculo show showw incríveis fenomena/l genia/l genial mara diva deusa rainha
3: arras/ar arrasou arrasa arrasando foda fodástico sensacional surpreendente inesquecíve/l imperdíve/l parabéns melhor melhores
2.5: bom boa bons boas feliz felizes felicidade alegr/e alegria alegrias content/e satisfeit/o satisfação recomend/ar
2.5: recomendo recomendadíssimo bonit/o bonitinho lind/o lindinh/o fof/o fofinh/o fofura gat/o gatinh/o gostos/o gostosinho
2.5: obrigad/o obg obgd brigad/o agradeç/o agradec/er agradecid/o grat/o gratidão curti curt/ir curtindo legal legais
2.5: maneir/o bacana bacanas massa daora dahora show topzera toppp sucesso vitória/s venc/er vencedor vencedora campeão campeã campeões
2.5: ganh/ar conquist/ar conquista orgulho orgulhos/o admir/ar admiráve/l sorriso/s sorrindo sorr/ir ri rindo risos
2.5: risada/s engraçad/o hilári/o divertid/o diversão divert/ir abraç/o abraço abraços beijo beijos beijinho/s bjs bj bjo bjos carinho
2.5: carinhos/o querid/o paz esperança abençoad/o bênção bençãos benção abençoe milagre encantad/o encantador encantadora
2.5: encant/ar emocionante emocionad/o emocion/ar emoção princesa príncipe anjo sonho sonhos saudáve/l
2: estáve/l estável estáveis confortabilíssim/o protegid/o intact/o consert/ar fluid/o
2: bem gost/ar gosto gostei gostamos goste rápid/o rapidez rapidinho pontua/l pontualidade ágil eficiente/s
2: eficaz eficazes prátic/o úti/l úteis fáci/l fácil fáceis facilmente simples intuitiv/o potente/s confortáve/l conforto
2: confortáveis maci/o leve leves resistente/s duráve/l durável robust/o sólid/o qualidade nítid/o silencios/o elegante/s
2: chique/s modern/o original originais fresc/o fresquinh/o crocante/s suculent/o saboros/o saborosíssimo quentinho limp/o
2: limpinho limpeza cheiros/o aconchegante/s agradáve/l agradáveis atencios/o atenciosos simpátic/o educad/o gentil gentis
2: gentileza prestativ/o profissiona/l profissional competente/s honest/o honestidade confiáve/l confiança
2: confiáveis segur/o segurança barat/o baratinho econômic/o promoção promoções desconto/s oferta/s grátis gratuit/o
2: presentes prêmio/s premiad/o vantagem vantagens vantajos/o benefício/s garantia ajud/ar ajuda ajudou resolv/er resolvid/o
2: solução resolveu melhor/ar melhorou melhoria/s acert/ar acertou interessante/s relax/ar relaxante tranquil/o calma
2: descans/ar férias festa/s comemor/ar sol praia viagem sorte sortud/o amig/o amizade parceiro família talento/s talentos/o
2: inteligente/s sábi/o esperto corajos/o coragem forte fortes guerreiro merec/er merecid/o mereço inspir/ar inspirador
2: inspiração doce favorit/o preferid/o prefir/o prazer vontade ansiosa ansioso aniversário uhul uhuu eba aee aeee oba
2: kkkkkk kkkkkkk kkkkkkkk hahahaha hahahahaha ahahahah huehue rs rsrsrs rsrsrsrs salve valeu vlw aprovad/o aprovei passei
2: vibe axé mágic/o magia épic/o brilh/ar brilhante/s brilhou liberdade honra especia/l especial especiais top tops
1.5: corret/o adequad/o certinh/o direitinho organizad/o variad/o variedade ampl/o espaços/o complet/o autêntic/o novinh/o
1.5: caprichad/o caprich/ar atendeu cumpr/ir concordo concord/ar apoi/ar apoio importante
1.5: livre livres justo justa justiça saúde bonitão crush
0.5: saudades saudade acredit/ar
`;

export const PORTUGUESE_BAD = `
-3: péssim/o horríve/l horríveis horroros/o horror terríve/l terríveis nojent/o nojo nojeira lixo lixos lixão porcaria/s merda/s
-3: bosta/s droga drogas fraude/s golpe golpes golpista/s enganação estelionato ladrão ladrões ladra roub/ar roubo/s
-3: roubad/o furto pior piores odei/o odeio odiei odi/ar odeia odeiam ódio detest/ar detesto desastre desastros/o vergonha
-3: vergonhos/o ridícul/o ridicul/o lamentáve/l lamentáveis deploráve/l inaceitáve/l inadmissíve/l indignante absurd/o
-3: patétic/o inútil inúteis incompetente/s incompetência idiota/s imbecil imbecis estúpid/o burr/o otári/o
-3: babaca/s canalha/s vagabund/o safad/o desgraçad/o desgraça desgraças puta putas puto putaria porra caralho cacete fdp pqp
-3: krl cu cuzão fod/er foder fodid/o fudid/o fudeu arrombad/o escrot/o cretin/o corno viado assassin/o assassinato
-3: mat/ar matou mataram mort/o morte/s morr/er morreu morri morrer violência violent/o estupro estuprador terrorista/s
-3: terrorismo tragédia corrupt/o corrupção bandid/o criminos/o crime crimes fascista/s racista/s racismo tortur/ar cruel cruéis
-2.5: ruim ruins má mau maus mal trist/e tristeza tristonh/o chor/ar chorando choro chorei decepcion/ar decepção
-2.5: decepcionad/o decepcionante raiva irritad/o irrit/ar irritante/s revoltad/o revoltante indignad/o
-2.5: indignação furios/o frustrad/o frustração frustrante estress/ar estressad/o estresse stress engan/ar enganad/o enganos/o
-2.5: mentira/s mentiros/o ment/ir fals/o falsidade hipócrita/s hipocrisia traíd/o traição traidor dor dores doloros/o
-2.5: doendo dói doente/s doença/s sofr/er sofrimento depressão deprimente deprimid/o medo pavor pânico
-2.5: susto angústia ansiedade solidão quebr/ar quebrad/o quebrou defeito/s defeituos/o danificad/o estrag/ar estragad/o
-2.5: estragou rasg/ar rasgou rasgad/o queimad/o mofad/o mofo podre podres vencid/o cru crua azed/o insoss/o
-2.5: gross/o grosseir/o grosseria desrespeit/ar desrespeito desagradáve/l arrogante/s arrogância
-2.5: fracass/ar fracasso fracassad/o falh/ar falha/s falhou injust/o injustiça/s culpad/o ameaças amaldiçoad/o
-2.5: inferno pesadelo vsf aff affs affe chatead/o magoad/o mago/ar humilh/ar humilhação humilhante trouxa/s
-2: desbot/ar machuc/ar esgotad/o encrenca recus/ar recusa fedorent/o encolheu trocad/o
-2: problema/s reclam/ar reclamação reclamações queixa/s devolv/er devolução reembols/o reembolso atras/ar atraso/s
-2: atrasad/o atrasou demor/ar demora demorou demorad/o lent/o lentidão caro caros caríssim/o suj/o sujeira imund/o barulhent/o barulho
-2: frági/l frágil fraco fraca fracos fracas fraquinho feio feia feios feias duro duros difíci/l difícil difíceis complicad/o
-2: confus/o impossíve/l impossível desconfortáve/l incômod/o incomod/ar pesad/o chat/o chatice chatinho entediante tédio entediad/o
-2: cansad/o cansaç/o cansativ/o cansei cans/ar perd/er perdi perdeu perdid/o perda derrota derrotad/o erro erros errad/o
-2: errou err/ar equivocad/o incomplet/o faltou faltando falta faltam cancel/ar cancelad/o abandonad/o abandon/ar ignor/ar
-2: ignorad/o negligência descaso desorganizad/o bagunça caos perigo perigos/o preocup/ar preocupad/o preocupante preocupação
-2: pena infelizmente lament/ar lamento lástima azar crise desemprego greve guerra/s ataque/s atentado/s
-2: vítima/s acidente/s acidentad/o pobre pobreza miséria fome inveja invejos/o ciúme/s ciument/o egoísta/s sozinh/o
-2: vazi/o carente maldit/o maldade malvad/o mals desculpa desculpe carência medíocre/s engord/ar gripe
-2: insônia febre ressaca enjoad/o enjoo enjo/ar vômito vomit/ar vomitar preguiça aff xing/ar treta/s briga/s brig/ar
-2: bloque/ar trav/ar travando travou bug bugou bugad/o lerd/o arrepend/er arrependid/o arrependi culpa ruindade
-1.5: estranh/o riscad/o arranhad/o gast/o velh/o gorduros/o oleos/o salgad/o fri/o sec/o apertad/o pequeníssimo
-1.5: dúvida/s duvidos/o exager/ar nervos/o nervosa tens/o prova provas trânsito calor dieta saco
`;
