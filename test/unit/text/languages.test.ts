import { loadPacks, RuleScorer, type LanguagePack } from '../../../lib/text';
import { withForms } from '../../../lib/text/rules/pack';
import { milliseconds } from '../../support/milliseconds';

const LANGUAGES = ['es', 'fr', 'de', 'it', 'pt', 'ar', 'hi'];
let packs: ReadonlyMap<string, LanguagePack>;
const scorers = new Map<string, RuleScorer>();

beforeAll(async () => {
	packs = await loadPacks();
	for (const [language, pack] of packs) scorers.set(language, new RuleScorer(pack));
});

function score(language: string, text: string): number {
	const scorer = scorers.get(language);
	if (!scorer) throw new Error(`no pack for ${language}`);
	return scorer.score(text).score;
}

/** What is said, first the better sentence. */
const PAIRS: readonly (readonly [string, string, string])[] = [
	['es', 'La lámpara es bonita.', 'La lámpara no es bonita.'],
	['es', 'La sopa no está mala', 'La sopa está mala'],
	['es', 'El envío fue muy rápido', 'El envío fue rápido'],
	['es', 'Un teclado malo, pero buen precio', 'Buen precio, pero un teclado malo'],
	['es', 'Vale la pena la espera', 'Da pena la espera'],
	['es', 'No lo recomiendo con dudas: lo recomiendo', 'No lo recomiendo'],
	['es', 'Os quiero', 'Os odio'],
	['es', 'La bateria es magnifica', 'La batería es pésima'],
	['es', '¡Qué lindas zapatillas!', '¡Qué zapatillas más feas!'],
	['es', 'Me gusta mucho el té', 'Me gusta el té'],
	['es', 'Zapatos comodísimos', 'Zapatos sucísimos'],
	['fr', "J'aime beaucoup ce thé", "J'aime ce thé"],
	['fr', 'La lampe est belle', "La lampe n'est pas belle"],
	['fr', 'Je l’adore', 'Je la déteste'],
	['fr', "J'aime ce clavier", "Je n'aime pas ce clavier"],
	['fr', "C'est vraiment bon", "C'est bon"],
	['fr', 'Mauvais emballage, mais bon produit', 'Bon produit, mais mauvais emballage'],
	['fr', 'Cela vaut le coup', "C'est une perte de temps"],
	['fr', 'Montre pas chère', 'Montre trop chère'],
	['fr', "Quelle merveille, l'excellence", "Quelle honte, l'arnaque"],
	['fr', 'Une tuerie ce gâteau', 'Nul ce gâteau'],
	['de', 'Die Lampe ist schön', 'Die Lampe ist nicht schön'],
	['de', 'Ich empfehle das Gerät', 'Ich empfehle das Gerät nicht'],
	['de', 'Das gefällt uns', 'Das gefällt uns nicht'],
	['de', 'Der Kuchen ist sehr lecker', 'Der Kuchen ist lecker'],
	['de', 'Schlechte Verpackung, aber gute Ware', 'Gute Ware, aber schlechte Verpackung'],
	['de', 'Kein Problem', 'Ein Problem'],
	['de', 'Gerne wieder', 'Nie wieder'],
	['de', 'Freundlichere Bedienung', 'Unfreundliche Bedienung'],
	['de', 'Na, das ist toll', 'Na toll'],
	['it', 'La lampada è bella', 'La lampada non è bella'],
	['it', 'La pizza non è cattiva', 'La pizza è cattiva'],
	['it', "Un'ottima idea, l'adoro", "Un'orribile idea, l'odio"],
	['it', 'Camerieri molto gentili', 'Camerieri gentili'],
	['it', 'Brutta scatola, ma bel prodotto', 'Bel prodotto, ma brutta scatola'],
	['it', 'Non vedo l’ora', 'Che noia'],
	['it', 'Ne vale la pena', 'Fa schifo'],
	['it', 'Mi piacciono le scarpe', 'Non mi piacciono le scarpe'],
	['pt', 'A luminária é bonita', 'A luminária não é bonita'],
	['pt', 'O suco não é ruim', 'O suco é ruim'],
	['pt', 'A entrega foi muito rápida', 'A entrega foi rápida'],
	['pt', 'Caixa feia, mas produto bom', 'Produto bom, mas caixa feia'],
	['pt', 'Vale a pena', 'Não vale a pena'],
	['pt', 'Recomendo, superou as expectativas', 'Deixou a desejar, não recomendo'],
	['pt', 'Obrigada, adorei os sapatos', 'Que vergonha, detestei os sapatos'],
	['pt', 'Atendimento otimo', 'Atendimento péssimo'],
	['ar', 'المنتج جميل', 'المنتج ليس جميلا'],
	['ar', 'الخدمة مو سيئة', 'الخدمة سيئة'],
	['ar', 'الطعم لذيذ جدا', 'الطعم لذيذ'],
	['ar', 'التوصيل بطيء لكن الجودة ممتازة', 'الجودة ممتازة لكن التوصيل بطيء'],
	['ar', 'أنصح بشدة', 'لا أنصح'],
	['ar', 'مدرسة صادقة', 'مدرسة فاسدة'],
	['ar', 'والرائعة', 'والفاشلة'],
	['ar', 'يعطيك العافية', 'حسبي الله ونعم الوكيل'],
	['ar', 'رااااائع', 'سيييييئ'],
	['hi', 'खाना अच्छा है', 'खाना अच्छा नहीं है'],
	['hi', 'फोन खराब नहीं है', 'फोन खराब है'],
	['hi', 'डिलीवरी बहुत अच्छी', 'डिलीवरी अच्छी'],
	['hi', 'डिब्बा खराब लेकिन चीज़ अच्छी', 'चीज़ अच्छी लेकिन डिब्बा खराब'],
	['hi', 'पैसा वसूल', 'पैसे की बर्बादी'],
	['hi', 'khana accha hai', 'khana accha nahi hai'],
	['hi', 'phone bekar nahi hai', 'phone bekar hai'],
	['hi', 'Camera mast hai, thanks', 'Camera kharab hai, waste of money'],
	['other', 'gracias, super 😍', 'spam 😡'],
	['other', 'ok :)', 'fail :('],
	['other', 'Heel goed, aanrader', 'Vreselijk, werkt niet'],
	['other', 'Очень хорошо', 'Не хорошо'],
	['other', 'Cok guzel', 'Çok kötü'],
	['other', 'Bardzo dobry, polecam', 'Bardzo zły'],
];

describe('rules of further languages', () => {
	it.each(PAIRS)('%s: %j is better than %j', (language, better, worse) => {
		expect(score(language, better)).toBeGreaterThan(score(language, worse));
	});

	it.each([
		['es', 'La silla tiene cuatro patas'],
		['fr', "L'étagère mesure deux mètres, sur la table"],
		['de', 'Der Stuhl hat vier Beine'],
		['it', "L'armadio ha due ante"],
		['pt', 'A cadeira tem quatro pernas na sala'],
		['ar', 'الكرسي أربع أرجل'],
		['hi', 'कुर्सी के चार पैर हैं'],
	])('%s: %j says nothing', (language, text) => {
		expect(score(language, text)).toBe(0);
	});

	it.each(LANGUAGES)('%s knows at least 1,000 entries, all of them in lower case', (language) => {
		const values = packs.get(language)?.values ?? new Map<string, number>();
		const words = [...values.keys()];
		expect(words.length).toBeGreaterThan(1_000);
		expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
	});

	it.each([...LANGUAGES, 'other'])(
		'%s values no word above 4.5 and none as a negator too',
		(language) => {
			const pack = packs.get(language);
			const words = [...(pack?.values ?? [])];
			expect(words.filter(([, value]) => !(Math.abs(value) <= 4.5))).toEqual([]);
			expect(words.filter(([word]) => pack?.negators.has(word))).toEqual([]);
		},
	);
});

describe('spelling', () => {
	it.each([
		['fr', 'Très déçu', 'Tres decu'],
		['es', 'Qué decepción', 'Que decepcion'],
		['pt', 'Nota péssima', 'Nota pe\u0301ssima'],
		['ar', 'أحبكم', 'احبكم'],
		['ar', 'خدمة رائعة', 'خدمه رائعه'],
		['ar', 'جَمِيل', 'جميل'],
		['hi', 'बढ़िया', 'बढिया'],
		['fr', "j'aime", 'j’aime'],
	])('%s reads %j and %j alike', (language, one, other) => {
		expect(score(language, one)).not.toBe(0);
		expect(score(language, one)).toBe(score(language, other));
	});

	it('tells places of a word with signs and with what is written together with it', () => {
		const text = 'الخدمة والجَميلة هنا';
		const hits = scorers.get('ar')?.explain(text) ?? [];
		expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(['والجَميلة']);
	});

	it('cuts an article off before an apostrophe, and no other word', () => {
		expect(score('fr', "d'excellence, l'horreur")).toBeLessThan(0);
		expect(score('fr', "x'horreur")).toBe(0);
	});

	it.each([
		['ar', 'والال'],
		['fr', "l'"],
		['de', 'gut nicht '],
		['hi', 'अच्छा नहीं '],
	])('%s reads a million characters of %j in less than two seconds', (language, part) => {
		const text = part.repeat(Math.ceil(1e6 / part.length));
		expect(milliseconds(() => score(language, text))).toBeLessThan(2_000);
	});
});

describe('withForms', () => {
	it('gives a stem its endings, "-" being none', () => {
		expect(
			withForms(
				[
					['bell/o', 2],
					['top', 1],
				],
				{ o: 'o - i' },
			),
		).toEqual([
			['bello', 2],
			['bell', 2],
			['belli', 2],
			['top', 1],
		]);
	});

	it('refuses an ending that the language lacks', () => {
		expect(() => withForms([['bell/x', 2]], { o: 'o a' })).toThrow('no endings for "bell/x"');
	});
});
