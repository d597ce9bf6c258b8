/** What French words of shops, restaurants, devices, service and everyday talk are worth. */
export const FRENCH_GOOD = `
3: excellent/e parfait/e parfaitement magnifique/s magnifiquement merveille/s merveilleu/x splendide/s superbe/s sublime/s
3: fantastique/s formidable/s extraordinaire/s exceptionnel exceptionnelle exceptionnels exceptionnelles génial géniale
3: géniaux géniales impeccable/s impec nickel incroyable/s époustouflant/e bluffant/e bluffé/e délicieu/x succulent/e exquis/e
3: savoureu/x adore adorons adoré adorer adores adorent adorait adorais kiffe kiffer kiffé kiffent divin/e canon topissime
3: magistral/e hilarant/e régal/s régale régalé régalés ravi/e enchanté/e émerveillé/e épatant/e inégalable/s
3: irréprochable/s incontournable/s félicitations bravo/s bonheur/s heureu/x amour amours éblouissant/e fabuleu/x
2.5: bon/s bonne/s bien beau belle beaux belles aim/er content/e satisfait/e satisfaite satisfaisant/e satisfaction
2.5: recommand/er recommandable/s conseill/er merci/s mercii remerci/er remerciements fier fière fiers fières joie/s joyeu/x
2.5: joli/e mignon/s mignonne/s adorable/s charmant/e chaleureu/x accueillant/e sympa/s sympathique/s gentil/s gentille/s
2.5: gentillesse aimable/s réussi/e réussite/s réuss/ir succès victoire/s gagn/er gagnant/e champion/s championne/s
2.5: magique/s magie drôle/s marrant/e rigol/er rigolo rire/s rires sourire/s souri/e ador plaisir/s plaisant/e agréable/s
2.5: bisou/s bises chérie chéri espoir/s espér/er courageu/x courage admir/er admirable/s hommage/s génie passionnant/e
2.5: passionné/e captivant/e émouvant/e touchant/e impressionnant/e impressionné/e remarquable/s brillant/e brillamment
2.5: meilleur/e mieux vive vivement parfumé/e fondant/e croustillant/e goûteu/x gourmand/e
2: rapide/s rapidement rapidité ponctuel ponctuelle efficace/s efficacement efficacité soigné/e solide/s robuste/s résistant/e
2: pratique/s utile/s facile/s facilement simple/s intuit/if confortable/s confort léger légère légers légères
2: doux douce douces doucement moelleu/x tendre/s frais fraîche fraîches copieu/x copieuse propre/s propreté élégant/e
2: élégance moderne/s original/e originaux qualité/s professionnel professionnelle professionnels pro/s sérieu/x
2: compétent/e disponible/s attent/if attentionné/e réact/if réactivité souriant/e serviable/s honnête/s honnêteté fiable/s
2: fiabilité sûre sûres sécurisé/e abordable/s raisonnable/s économique/s avantageu/x gratuit/e gratuitement cadeau cadeaux promo/s
2: conforme/s performant/e performance/s puissant/e silencieu/x lumineu/x net/s nette/s fluide/s précis/e innovant/e
2: appréci/er appréciable/s apprécie intéressant/e passion amusant/e amus/er divertissant/e détente reposant/e calme/s
2: tranquille/s paisible/s spacieu/x cosy chic style stylé/e ouf dingue frère solidaire/s solidarité soutien/s soutenir
2: protég/er sauv/er progrès améliorer amélior/er amélioration/s avantage/s bénéfique/s bénéfice/s posit/if
2: utilement juste justice paix libre/s liberté généreu/x générosité sain/e écologique/s naturel naturelle vertueu/x
2: mérit/er motivé/e motivant/e inspirant/e optimiste/s optimisme rassur/er rassurant/e rassuré/e soulagé/e serein/e
2: copain/s copine/s ami/e potes famille bienvenu/e vacances fête/s fêter soleil chance/s chanceu/x talent/s talentueu/x
2: intelligent/e sage/s tendresse câlin/s bisous beauté/s ptdr mdrr mdrrr haha trésor/s pépite/s top/s inoubliable/s
1.5: stable/s costaud costauds correct/e convenable/s honorable/s bienveillant/e bienveillance accueil convivial/e conviviale conviviaux varié/e authentique/s
1.5: maison authentiques moderne accessible/s complet complète pertinent/e réel progresse solution/s résoudre résolu/e aide aider
1.5: aidé encourag/er encourageant/e féliciter félicite félicitons célébr/er hâte envie rêve/s rêver curieu/x
1.5: précieu/x prometteur prometteuse dynamique/s dynamisme ok salut bonjour coucou
`;

export const FRENCH_BAD = `
-3: horrible/s horreur/s affreu/x atroce/s catastrophe/s catastrophique/s désastre/s désastreu/x lamentable/s lamentablement
-3: minable/s pitoyable/s pathétique/s honteu/x honte scandaleu/x scandale/s inadmissible/s inacceptable/s intolérable/s
-3: arnaque/s arnaqu/er arnaqueur/s escroc/s escroquerie/s voleur/s voleuse voleurs vol volé/e fraude/s infect/e immonde/s
-3: dégueulasse/s dégueu dégoûtant/e dégoût dégoûté/e dégouté répugnant/e ignoble/s infâme/s immangeable/s merde/s merdique/s
-3: daube/s nul nulle nuls nulles nullissime nullité poubelle/s ordure/s pire/s déteste détest/er détestable/s hais haine/s
-3: haineu/x abject/e abruti/e connard/s connasse/s con cons conne connerie/s débile/s idiot/e imbécile/s crétin/e salope/s
-3: salaud/s pute/s putain enculé/s enfoiré/s bouffon/s tocard/s gueule insupportable/s exécrable/s criminel criminelle
-3: criminels crime/s meurtre/s meurtrier assassin/s assassinat terrorisme terroriste/s attentat/s mort/e morts mourir meurt
-3: tue tué tués tuer massacre/s barbare/s barbarie cruel cruelle cruels cruauté torture/s viol/s violé/e violence/s violent/e
-3: empoisonner empoisonné poison/s mortel mortelle mortels épouvantable/s monstrueu/x fasciste/s raciste/s racisme
-2.5: mauvais/e mal triste/s tristesse tristement pleur/er pleurs larmes déçu/e décevant/e déception/s malheureu/x
-2.5: malheur/s désol/er désolant/e désolé/e colère énerv/er énervé/e énervant/e furieu/x rage/s enragé/e fâché/e révolt/er
-2.5: révoltant/e révolté/e indigne/s indigné/e indignation écœurant/e écœuré/e frustr/er frustrant/e frustration mensonge/s
-2.5: mensonger menteur/s menteuse/s ment mentir trompeur trompeuse tromp/er trahir trahi trahison/s hypocrite/s hypocrisie
-2.5: douleur/s douloureu/x souffr/er souffre souffrent souffrance/s déprim/er déprimant/e dépression peur/s angoisse/s
-2.5: angoissant/e terreur panique stress stressant/e stressé/e cassé/e casse cassée défectueu/x défaut/s défaillant/e panne/s
-2.5: abîmé/e endommagé/e périmé/e pourri/e moisi/e cramé/e brûlé/e raté/e rater ratage fade/s insipide/s froid/e dur/e
-2.5: impoli/e malpoli/e désagréable/s irrespectueu/x arrogant/e arrogance méprisant/e mépris mépriser agress/if agression/s
-2.5: incompétent/e incompétence incapable/s ridicule/s absurde/s grotesque/s stupide/s bête/s bêtise/s inutile/s
-2.5: dangereu/x danger/s menace/s menac/er menacé/e toxique/s pollution pollu/er polluant/e pollué/e polluants contaminé/e contamination
-2.5: échec/s échou/er fiasco échoué ruine/s ruiné/e détruire détruit/e destruction dévasté/e dégât/s dégrader victime/s maladie/s
-2.5: malade/s cancer/s marre saoulé/e soûle relou/s chiant/e chier foutu/e fous merdes bordel putin ptn cauchemar/s enfer
-2.5: infernal/e déconseill/er boycott boycotter fuyez évitez éviter fuir corrompu/e corruption
-2: déteint déteignent déchir/er déchiré/e épuis/er coup/er coupure/s refus/er plantage/s crash puant/e pue puer malodorant/e rétréci/e
-2: problème/s souci/s soucis erreur/s faute/s bug/s bugue plainte/s réclamation/s litige/s remboursement rembours/er
-2: retard/s retardé/e tard attente interminable/s lent/e lenteur long longue longues cher chère chers chères 
-2: coûteu/x sale/s saleté crasseu/x bruyant/e bruit fragile/s inconfortable/s lourd/e compliqué/e difficile/s difficilement
-2: impossible/s ennuyeu/x ennui/s ennuyant ennuie chiante fatigu/er fatigué/e fatigue fatiguant épuisé/e moche/s laid/e vilain/e
-2: perdu/e perdre perd perte/s défaite/s perdant/e manque manqu/er absence incomplet incorrect/e faux fausse/s refus refuse
-2: refusé annulé/e annulation abandonné/e abandon ignor/er négligé/e négligence bâclé/e médiocre/s médiocrité moyen passable
-2: bof dommage hélas regrett/er regrettable/s regret/s inquiet inquiète inquiets inquiét/er inquiétant/e inquiétude/s alarmant/e
-2: grave/s gravement crise/s guerre/s attaque/s attaqu/er chômage grève/s pauvre/s pauvreté misère injuste/s injustice/s
-2: coupable/s accus/er dénonc/er condamn/er illégal/e abus abus/if abuser abusé honteux polémique/s accident/s
-2: incendie/s inondation/s canicule sécheresse catastrophes fléau menaçant hs navrant/e naze/s nase pourrie pourris
-2: surcoté/e jalou/x jalousie seul seule vide/s louche/s gâch/er gaspillage gâchis inadapté/e insuffisant/e inefficace/s
-2: interdit/e insult/er insulte/s moqu/er mytho gênant/e gêné/e gêne plaint plaindre
-1.5: étroit/e gras grasse salé/e sec sèche vieux vieille usé/e rayé/e tâche tache/s bizarre/s étrange/s
-1.5: louches bloqué/e bloqu/er plantage risque/s risqué/e doute/s douteu/x polluer pesticide/s
-1.5: bouchon/s embouteillage  examen dette/s
`;
