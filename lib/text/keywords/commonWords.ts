/**
 * Everyday words of each language that say little about a text, most common first, beside its stop words: a small background for
 * TF-IDF where there are no other texts to compare with. Written for this package. The word of rank r counts as being in
 * 1,000 / (r + 2) of 1,000 texts (Zipf's law), any other word in none.
 */
import type { Language } from '../language/languages';
import type { Background } from './background';
import type { WordSource } from './runs';

const WORDS: Readonly<Record<Language, string>> = {
	en: 'get one like just good time would go know people make great think really see well want say use way year take thing come need work love look buy day give new find first even much try back still long right good nice happy product order best bad better price quality service recommend lot little big small every keep last next place home life man world week month part point fact case number hand side end kind sort start help call ask tell feel seem leave put let show hear play run move live believe bring happen write sit stand pay meet include continue set learn change lead understand watch follow stop create speak read spend grow open walk win offer remember consider appear wait serve die send expect build stay fall cut reach remain thank please today money star review item purchase arrive return email company customer store shop',
	zh: '没有 一个 可以 非常 感觉 不错 东西 喜欢 比较 觉得 知道 时候 现在 真的 就是 这个 那个 还是 还有 什么 怎么 自己 我们 他们 你们 大家 因为 所以 但是 如果 已经 应该 需要 希望 一点 一些 一下 一样 一直 这样 那样 特别 有点 起来 出来 下来 看到 收到 买了 购买 朋友 问题 质量 价格 产品 商品 客服 卖家 店家 服务 推荐 满意 好评 差评 不好 很好 还好 以后 以前 后来 今天 昨天 明天 时间 地方 事情 方面 开始 结果 发现 使用 用了 不过 只是 其实 可能 不会 不能 不要 不是 而且 还要 第一 第二 两个 几个 每次 这次 下次 东东 宝贝 物品 物流 快递 包装 速度 效果 味道 颜色 大小',
	es: 'hacer bueno tiempo bien ver decir poder ir saber querer llegar pasar deber poner parecer quedar creer hablar llevar dejar seguir encontrar llamar venir pensar salir volver tomar conocer vivir sentir tratar mirar contar empezar esperar buscar existir entrar trabajar escribir perder producir ocurrir entender pedir recibir recordar terminar permitir comprar gustar usar año día vez cosa hombre parte vida momento forma casa mundo mujer caso país lugar persona hora trabajo punto mano manera fin tipo gente ejemplo lado problema cuenta grande nuevo mejor mayor mismo primero último largo malo pequeño solo siempre nunca ahora después antes aquí producto precio calidad servicio compra pedido tienda empresa cliente gracias recomendar perfecto contento',
	fr: 'faire bon temps bien voir dire pouvoir aller savoir vouloir venir devoir croire trouver donner prendre parler aimer passer mettre demander tenir sembler laisser rester penser entendre regarder répondre rendre connaître paraître arriver sentir attendre vivre chercher sortir comprendre porter devenir entrer écrire appeler tomber commencer suivre montrer partir acheter utiliser an jour fois chose homme femme part vie moment cas monde maison lieu personne heure travail point main façon fin type gens exemple côté problème compte grand nouveau meilleur même premier dernier long mauvais petit seul toujours jamais maintenant après avant ici produit prix qualité service achat commande magasin entreprise client merci recommander parfait content très vraiment',
	de: 'machen gut zeit sehen sagen können gehen wissen wollen kommen müssen glauben finden geben nehmen sprechen mögen lassen stehen heißen liegen bleiben denken halten bringen leben fahren meinen fragen kennen gelten stellen spielen arbeiten brauchen folgen lernen bestehen verstehen setzen bekommen beginnen erzählen versuchen schreiben laufen erklären kaufen nutzen jahr tag mal ding mann frau teil leben fall welt haus ort mensch stunde arbeit punkt hand weise ende art leute beispiel seite problem groß neu besser gleich erst letzt lang schlecht klein allein immer nie jetzt nach vor hier produkt preis qualität service kauf bestellung laden firma kunde danke bitte empfehlen perfekt zufrieden sehr wirklich schön leider wieder einfach',
	it: 'fare buono tempo bene vedere dire potere andare sapere volere venire dovere credere trovare dare prendere parlare piacere passare mettere chiedere tenere sembrare lasciare restare pensare sentire guardare rispondere rendere conoscere arrivare aspettare vivere cercare uscire capire portare diventare entrare scrivere chiamare iniziare seguire mostrare partire comprare usare anno giorno volta cosa uomo donna parte vita momento caso mondo casa posto persona ora lavoro punto mano modo fine tipo gente esempio lato problema conto grande nuovo migliore stesso primo ultimo lungo cattivo piccolo solo sempre mai adesso dopo prima qui prodotto prezzo qualità servizio acquisto ordine negozio azienda cliente grazie consigliare perfetto contento molto davvero',
	pt: 'fazer bom tempo bem ver dizer poder ir saber querer vir dever acreditar encontrar dar tomar falar gostar passar pôr pedir ter parecer deixar ficar pensar ouvir olhar responder conhecer chegar sentir esperar viver procurar sair entender levar tornar entrar escrever chamar começar seguir mostrar partir comprar usar ano dia vez coisa homem mulher parte vida momento caso mundo casa lugar pessoa hora trabalho ponto mão forma fim tipo gente exemplo lado problema conta grande novo melhor mesmo primeiro último longo mau pequeno só sempre nunca agora depois antes aqui produto preço qualidade serviço compra pedido loja empresa cliente obrigado recomendar perfeito contente muito realmente',
	ar: 'قال كان عمل وقت يوم سنة شيء رجل امرأة جزء حياة حال عالم بيت مكان شخص ساعة نقطة يد طريقة نهاية نوع ناس مثال جانب مشكلة حساب كبير جديد أفضل نفس أول آخر طويل سيئ صغير فقط دائما أبدا الآن بعد قبل هنا منتج سعر جودة خدمة شراء طلب متجر شركة عميل شكرا أنصح ممتاز راضي جدا حقا جيد رائع جميل يمكن يجب أريد أعرف أعتقد وجد أعطى أخذ تكلم أحب مر وضع سأل بقي فكر سمع نظر وصل انتظر بحث خرج فهم حمل أصبح دخل كتب بدأ تبع اشترى استخدم كثير قليل مرة',
	hi: 'अच्छा समय दिन साल बात काम लोग चीज़ आदमी औरत हिस्सा जीवन दुनिया घर जगह व्यक्ति घंटा हाथ तरीका अंत प्रकार उदाहरण ओर समस्या बड़ा नया बेहतर पहला आखिरी लंबा बुरा छोटा केवल हमेशा कभी अब बाद पहले यहाँ उत्पाद कीमत गुणवत्ता सेवा खरीद ऑर्डर दुकान कंपनी ग्राहक धन्यवाद सिफारिश बढ़िया खुश बहुत सच करना देखना कहना जाना जानना चाहना आना मिलना देना लेना बोलना रखना पूछना सोचना सुनना पहुँचना रहना खोजना समझना लाना बनना लिखना बुलाना शुरू दिखाना खरीदना इस्तेमाल',
	other: '',
};

const TEXTS = 1000;
const known = new Map<Language, Background>();

/** Everyday language as a background; made once for each language. */
export function commonBackground(language: Language, source: WordSource): Background {
	const before = known.get(language);
	if (before) return before;
	const counts = new Map<string, number>();
	const words = WORDS[language].split(' ').filter((word) => word !== '');
	for (const [at, word] of words.entries()) {
		const key = source.stem(word);
		if (!counts.has(key)) counts.set(key, TEXTS / (at + 3));
	}
	const background = { texts: TEXTS, textsWith: (key: string) => counts.get(key) ?? 0 };
	known.set(language, background);
	return background;
}
