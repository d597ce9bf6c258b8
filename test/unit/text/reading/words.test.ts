import { openWords } from '../../../../lib/text';

const textsOf = async (language: Parameters<typeof openWords>[0], text: string) =>
	(await openWords(language)).words(text).map((word) => word.text);

describe('words', () => {
	it('keeps "don\'t" whole in English and parts "l\'hôtel" in French', async () => {
		expect(await textsOf('en', "I don't like it, well-made or not!")).toEqual([
			'I',
			"don't",
			'like',
			'it',
			'well-made',
			'or',
			'not',
		]);
		expect(await textsOf('fr', "L'hôtel n'est pas aujourd’hui ouvert")).toEqual([
			"L'",
			'hôtel',
			"n'",
			'est',
			'pas',
			'aujourd’hui',
			'ouvert',
		]);
	});

	it('takes words of Chinese shops whole', async () => {
		expect(await textsOf('zh', '性价比很高，物流很快，客服态度差')).toEqual(
			expect.arrayContaining(['性价比很高', '物流', '客服']),
		);
	});

	it('gives words of one stem that stem in six languages, Arabic and Hindi', async () => {
		const pairs = [
			['en', 'deliveries', 'delivery'],
			['de', 'lieferungen', 'lieferung'],
			['fr', 'livraisons', 'livraison'],
			['es', 'entregas', 'entrega'],
			['it', 'consegne', 'consegna'],
			['pt', 'entregas', 'entrega'],
			['ar', 'المنتجات', 'منتج'],
			['hi', 'किताबें', 'किताब'],
		] as const;
		for (const [language, one, other] of pairs) {
			const words = await openWords(language);
			expect([language, words.stem(one)]).toEqual([language, words.stem(other)]);
		}
	});

	it('knows stop words whatever their case', async () => {
		const words = await openWords('de');
		expect([words.isStopWord('Und'), words.isStopWord('Lieferung')]).toEqual([true, false]);
	});
});
