import type { AspectWords } from '../aspectWords';

/** French; our own judgement. */
export const FRENCH: AspectWords = {
	language: 'fr',
	topics: `
delivery: livraison, colis, livreur, livreuse, expédition, envoi, transporteur, délai, délais, délai de livraison, délais de livraison, facteur, suivi, frais de port, commande
packaging: emballage, carton, boîte, couvercle, sachet, paquet cadeau, coffret, pot, bouchon, film plastique
price: prix, tarif, rapport qualité prix, rapport qualité-prix, coût, promo, promotion, réduction, remise, offre
payment: paiement, facture, carte bancaire, prélèvement, caisse, code promo, règlement
quality: qualité, matière, matériau, tissu, finition, finitions, couture, coutures, solidité, poignée, cuir, fermeture, lame, mèche, papier
fit: taille, coupe, longueur, largeur, pointure, manches
design: design, couleur, motif, style, forme, aspect, look, apparence
comfort: confort, douceur, poids
smell: odeur, parfum, senteur, fragrance
taste: goût, saveur, arôme, plat, nourriture, repas, cuisine, assaisonnement, portion, café, thé, petit déjeuner, arrière-goût
performance: performance, performances, batterie, autonomie, son, moteur, puissance, écran, efficacité, effet, luminosité, bruit
ease of use: utilisation, notice, mode d'emploi, montage, installation, nettoyage, instructions, prise en main
service: service, service client, service clients, service après-vente, sav, support, assistance, accueil, réponse, conseil, conseils, hotline
staff: personnel, serveur, serveuse, caissier, caissière, vendeur, vendeuse, équipe, employé, employée
returns: retour, remboursement, échange, garantie, étiquette de retour
website: site, site internet, site web, application, appli, navigation, page, moteur de recherche, panier
range: choix, gamme, assortiment, variété, disponibilité, stock, rayons
cleanliness: propreté, hygiène, toilettes, sol
place: ambiance, emplacement, parking, magasin, boutique, musique, file, décor
product: produit, article, achat, cadeau, bougie, tasse, poêle, couteau, planche, cafetière, carnet, stylo, calendrier, tapis, bouteille, gourde, corde
product: arrosoir, sécateur, croquettes, crème, baume, gel, savon, huile, chemise, robe, chaussures, veste, chocolat, yaourt, pain, fromage, lait, pizza
product: biscuits, soupe, céréales, vin, bière, fruits, légumes, viande, jambon, shampoing, jouet, livre, lampe, chaise, téléphone, glace, jus
`,
	implied: `
delivery 2: arrivé en avance, arrivée en avance, arrivé rapidement, reçu rapidement, livré rapidement, livré en avance, dans les temps, dans les délais, arrivé à temps
delivery -2: en retard, jamais reçu, jamais arrivé, attends toujours, pas arrivé, pas reçu, semaines de retard, mauvaise adresse, trois semaines pour, pas livré
packaging 2: bien emballé, bien protégé, soigneusement emballé, bien emballée
packaging -2: mal emballé, mal emballée, trop de plastique, écrasé, écrasée, difficile à ouvrir, mal protégé
price 2: pas cher, bon marché, abordable, vaut son prix, vaut le prix, bonne affaire, raisonnable, pas chère
price -2: trop cher, cher, chère, trop chère, hors de prix, ne vaut pas son prix, argent jeté, arnaque, du vol, argent gaspillé
payment -2: débité deux fois, débitée deux fois
quality 2: bien fini, solide, robuste, bien fait, bonne facture, durable, résistant, comme neuf
quality -2: cassé, cassée, fragile, déchiré, abîmé, mal fini, défectueux, s'est cassé, fuit, de mauvaise qualité, bas de gamme, rouillé, rayé, en miettes
fit 2: taille parfaite, me va à merveille, me va parfaitement, taille bien
fit -2: trop petit, trop grand, trop serré, trop large, trop court, trop long, taille petit, taille trop petit, trop petite, trop grande
design 2: superbe, élégant, élégante, joli, jolie, ravissant
design -2: moche, laid, laide, rien à voir avec la photo, pas comme sur la photo
comfort 2: confortable, doux, douce, léger, moelleux
comfort -2: inconfortable, gratte, lourd, irrite la peau
smell 2: sent bon, sent très bon, sentent bon
smell -2: sent mauvais, pue, entêtante, écœurante
taste 2: chien adore, chat adore, en raffole, délicieux, délicieuse, savoureux, savoureuse, un régal, exquis, croustillant, fondant, juteux, a du goût, frais, fraîche
taste -2: fade, amer, amère, immangeable, aucun goût, trop sucré, trop sucrée, trop salé, rassis, périmé, moisi, insipide
performance 2: fonctionne, fonctionne bien, fonctionne parfaitement, marche bien, marche très bien, efficace, puissant, fait bien son travail, fait le travail
performance -2: ne fonctionne pas, ne marche pas, en panne, trop bruyant, trop lent, ne fonctionne plus, ne marche plus, aucun effet, inefficace
ease of use 2: facile à utiliser, facile à nettoyer, simple à utiliser, facile à monter, pratique
ease of use -2: difficile à utiliser, difficile à nettoyer, compliqué, incompréhensible, pas pratique
service 2: à l'écoute, réactif, répondu tout de suite, répondu rapidement, problème résolu, répondu aussitôt
service -2: ne répond pas, aucune réponse, personne ne répond, pas de réponse, sans réponse, injoignable
staff 2: aimable, gentil, gentille, souriant, souriante, sympathique, poli
staff -2: désagréable, impoli, malpoli, malpolie, antipathique
returns 2: remboursé, remboursée, remboursée en, remboursé en
returns -2: refuse de me rembourser, pas remboursé, pas remboursée, refusent de rembourser, aucun remboursement
website -2: plante, plante sans arrêt, bug, bugs, pleine de bugs
range 2: large choix, de nouveau disponible
range -2: rupture de stock, en rupture, épuisé, indisponible, introuvable
cleanliness 2: propre, impeccable
cleanliness -2: sale, dégoûtant
`,
	depending: `
price -1.5: élevé, élevés, haut, augmenté, doublé
price 1.5: bas, baissé, petit
place -1.5: longue, interminable
range -1.5: petit, limité, pauvre
range 1.5: large, grand, vaste
delivery -1.5: long, longue, longs, lente, lent
taste -1.5: sec, sèche, froid, froide
returns 1.5: simple, facile
website 1.5: simple, clair
`,
	contrasts: 'mais cependant toutefois pourtant par contre bien que',
	functions: `le la les l un une des du de d au aux mon ma mes notre nos votre son sa ses ce cette cet ces avec pour sur dans en à par je il elle nous vous on j c qu
que qui très vraiment trop si tout tous toute bien plus aussi encore toujours ne n pas jamais plus rien a ai été ont avait fait y m me se s`,
	copulas: 'est sont était étaient semble paraît reste sont devenu devenue étais arrive arrivé',
	determiners: 'le la les l un une des mon ma mes notre ce cette cet ces son sa',
	joins: 'et ou ainsi',
	endings: 'es s x',
};
