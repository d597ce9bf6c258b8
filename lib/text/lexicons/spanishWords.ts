/** What Spanish words of shops, restaurants, devices, service and everyday talk are worth. */
export const SPANISH_GOOD = `
3: excelent/e maravillos/o perfect/o espectacular espectaculares magnífic/o fantástic/o extraordinari/o impecable impecables insuperable increíble
3: increíbles buenísim/o riquísim/o preciosísim/o inmejorable inmejorables impresionante impresionantes alucinante
3: brutal brutales sublime espléndid/o delicios/o exquisit/o encantad/o encant/ar ador/ar fenomenal/l genial/l
3: estupend/o divin/o guapísim/o lindísim/o precios/o hermos/o amor amores amo maravilla maravillas perfección joya joyita
3: felicidades enhorabuena felicitaciones felicitar felicito bendición bendiciones bendecid/o recomendadísim/o facilísim/o
3: rapidísim/o fabulos/o ideal/l óptim/o enamorad/o enamora enamoran flipante flipantes cojonud/o
2.5: buen/o buen feliz felices alegre alegres alegría alegrías content/o satisfech/o recomendable recomendables recomend/ar
2.5: recomiendo recomiendan recomienda guap/o bonit/o lind/o ric/o sabros/o gracias agradecid/o agradezco agradecemos
2.5: agradecer agradece disfrut/ar triunf/ar triunfo éxito éxitos exitos/o gan/ar ganador ganadora campeón campeona campeones
2.5: victoria crack cracks chulo chula chulos chulas guay bacán chévere padrísimo mola molan
2.5: molaría belleza bell/o precioso abrazo abrazos besos beso besazos besitos cariño querid/o sueños
2.5: ilusión ilusionad/o orgullo orgullos/o orgullosísimo admir/ar admirable honor esperanza esperanzas milagro paz libertad
2: bien gust/ar gusto amable amables simpátic/o atent/o profesional profesionales eficaz eficaces eficiente eficientes rápid/o
2: rapidez puntual puntuales puntualidad calidad cómod/o comodidad práctic/o útil útiles resistente resistentes duradero
2: duradera sólid/o robust/o elegante elegantes suave suaves fácil fáciles fácilmente sencill/o intuitiv/o potente potentes
2: nítid/o silencios/o liger/o fresc/o jugos/o tiern/o crujiente crujientes limpi/o limpieza acogedor acogedora agradable
2: agradables tranquil/o cálid/o encantador encantadora divertid/o diversión divierte divierten interesante interesantes gracia
2: gracios/o risa risas sonrisa sonrisas sonreír sonríe sonriendo reír ríe ríes reímos reí mejor/ar mejora mejoras mejoría acert/ar acierto
2: acertad/o garantía confianza confiable confiables fiable fiables segur/o barat/o económic/o ganga oferta ofertas rebaja
2: regalo regalos gratis premio premios premiad/o alucin/ar flip/ar sorprend/er sorpresa mim/ar cumplen cumple ayud/ar ayuda
2: ayudó solucion/ar solución resuelt/o resolvieron resolvió logr/ar logro vale apoy/ar apoyo suerte ánimo ánimos fiesta
2: fiestas celebr/ar vacaciones brill/ar brillante brillantes talento talentos/o inteligente inteligentes list/o guapa guapo
2: excelencia favorit/o preferid/o placer deseando ganas ansiosa jajaja jajajaja jajajajaja jaja ja jeje olé yuju
2: merec/er merecido inspir/ar inspiración dulce dulces valiente valientes generos/o honest/o sincero sincera
2: adorable adorables mon/o monada cuqui cuquis mágic/o magia épic/o épica bárbar/o emocion/ar emoción emocionante
1.5: correct/o adecuad/o buenas saludos saludo bienvenid/o original originales modern/o complet/o variad/o variedad
1.5: amplio amplia amplios amplias estable estables compact/o nuevecito auténtic/o tradicional casero casera caseros caseras
1.5: especial/l importante amistad novio novia familia justo justa acuerdo acorde gustos/o cumplidor cumplidora
1.5: prefier/o interes/ar conviene ventaja ventajas oportunidad libre libres san/o saludable saludables vivan viva
1.5: tierno descans/ar aprobad/o aprobé relajante relajad/o reina bonus
1: quiero mejor mejores amig/o calm/o
`;

export const SPANISH_BAD = `
-3: pésim/o horrible horribles horroros/o terrible terribles asqueros/o repugnante repugnantes vomitiv/o estafa estafas
-3: estafador estafadora estafadores estaf/ar timo timos tim/ar fraude fraudes fraudulento ladrón ladrones ladrona robo robos
-3: rob/ar malísim/o peor peores fatal fatales lamentable lamentables vergonzos/o nefast/o desastre desastres desastros/o
-3: basura basuras porquería mierda mierdas caca odio odi/ar odios/o detest/ar asco ascos hijoputa hijueputa gilipollas
-3: gilipollez cabrón cabrones cabrona imbécil imbéciles idiota idiotas estúpid/o estupidez subnormal subnormales puta putas
-3: inútil inútiles incompetente incompetentes inaceptable inaceptables indignante indignantes deplorable patétic/o infame
-3: intragable incomible asesin/o asesinato matar mat/ar muert/o muerte morir murió muero muera violencia violador
-3: terrorismo terrorista terroristas tragedia corrupt/o corrupción fascista fascistas criminal criminales
-3: malnacid/o desgraciad/o bochorno bochornos/o abus/ar abusivo abuso abusos tortura crueldad cruel crueles
-2.5: mal/o mal trist/e tristeza tristezas llor/ar llorando lloro lloré decepcion/ar decepción decepcionante decepcionantes
-2.5: decepcionad/o enfad/ar enfado enoj/ar enojo rabia ira furios/o cabre/ar cabread/o cabreo indign/ar indignad/o
-2.5: frustr/ar frustrante frustración frustrad/o engañ/ar engaño engaños engaños/o mentira mentiras mentiros/o miente
-2.5: mienten mentir dolor dolores doloros/o dol/er duele duelen sufr/ir sufrimiento deprim/ir depresión deprimente
-2.5: roto rota rotos rotas defectuos/o defecto defectos avería averiad/o averías romp/er rompió rompieron estrope/ar
-2.5: estropead/o dañad/o daño daños fall/ar fallo fallos falla fallas caducad/o podrid/o moho mohos/o crud/o quemad/o
-2.5: insípid/o soso sosa incomod/o maleducad/o grosero grosera groseros antipátic/o borde bordes desagradable desagradables
-2.5: irrespetuos/o fracas/ar fracaso vergüenza vergüenzas ridícul/o absurdo absurda tont/o tonterías tontería payas/o
-2.5: miedo miedos pánico terror horror susto angustia ansiedad agobi/ar agobio estrés estresad/o estresante soledad hart/o
-2.5: coñazo joder jodid/o jod/er jode coño hostia hostias cojones carajo chingada verga pendej/o boludo boluda pelotud/o
-2.5: injust/o injusticia injusticias culpable culpables denunci/ar denuncia amenaz/ar amenaza amenazas
-2: destiñe destiñen desteñid/o rozaduras cruj/ir agotad/o rechaz/ar rechazo negaron niegan apest/ar apestoso maloliente encog/er encogieron
-2: problema problemas queja quejas quej/ar reclam/ar reclamación reclamaciones reclamo devolución devoluciones devolver
-2: devolví devuelto reembolso retraso retrasos retrasad/o tardan tardó tardaron tard/ar lent/o lentitud demora demoras
-2: caro caros carísim/o sucio sucia sucios sucias suciedad incómod/o ruidos/o ruido frágil frágiles endeble endebles flojo floja
-2: flojos flojas débil débiles feo fea feos feas feísimo duro dura difícil difíciles complicad/o confus/o imposible
-2: imposibles aburrid/o aburrimiento aburr/ir pesad/o molest/ar molesto molesta molestia molestias perd/er perdí perdió
-2: perdimos perdid/o pérdida derrota derrotas error errores equivocad/o equivocación equivocó equivocaron incorrect/o
-2: incomplet/o falso falsa falsos falsas falta faltan faltaba faltaban carencia escas/o cancel/ar cancelad/o cancelación
-2: abandon/ar abandonad/o ignor/ar negligencia negligente desastros desorganizad/o caótic/o caos guarrada guarro guarra
-2: cutre cutres chapuza chapuzas peligro peligros/o preocup/ar preocupante preocupación preocupad/o pena penas
-2: lástima lamento lament/ar lamentablemente desgracia desgraciadamente cans/ar cansad/o cansancio enferm/o enfermedad
-2: crisis paro desempleo huelga guerra guerras ataque ataques atentado víctima víctimas accidente accidentes
-2: odiosa hipócrita hipócritas cínic/o mediocre mediocres penos/o ridículos culpa polémica escándalo escándalos vago vaga
-2: cobarde cobardes traidor traidores traición celos envidia envidios/o egoísta egoístas creíd/o pobre pobres pobreza hambre
-2: asqueo sobrevalorad/o timad/o extrañ/ar extraño nostalgia resaca insomnio fastidi/ar fastidio puñetas jodía
-1: cara caras
-1.5: desafortunadamente desgaste raro rara rayad/o rayones arañazos gastad/o pegajos/o grasient/o aceitos/o salad/o fríos
-1.5: reseco seco seca secos secas pequeñísim/o escaso excesiv/o cuesta apretad/o viejo vieja ansios/o nervios nervios/o
-1.5: dud/ar dudas duda dudos/o lunes examen exámenes esperando madrug/ar sueño cuidado ojalá extrañando
-1.5: exager/ar exagerad/o inseguro insegura atasco tráfico virus bloque/ar bloqueado cuelga colgad/o lag
`;
