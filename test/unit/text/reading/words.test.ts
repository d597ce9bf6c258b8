import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { LANGUAGES, openWords } from '../../../../lib/text';
import { requireJieba } from '../../../../lib/text/reading/jieba.vendor';
import { anyUnits } from '../../../support/anyUnits';
import { milliseconds } from '../../../support/milliseconds';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const textsOf = async (language: Parameters<typeof openWords>[0], text: string) =>
	(await openWords(language)).words(text).map((word) => word.text);

afterAll(removeTemporaryFolders);

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

	it('cuts Japanese and Thai by their own dictionaries', async () => {
		expect(await textsOf('other', 'とても良い商品です。')).toContain('商品');
		expect(await textsOf('other', 'สินค้าดีมาก')).toContain('สินค้า');
	});

	it('gives words where they stand, whatever the text', async () => {
		const readers = await Promise.all(LANGUAGES.map((language) => openWords(language)));
		const text = fc.oneof(
			anyUnits(40),
			fc.string({
				unit: fc.constantFrom(
					'性',
					'价',
					'比',
					'，',
					'a',
					"'",
					'’',
					'-',
					' ',
					'é',
					'ส',
					'\ud83d',
					'ة',
				),
				maxLength: 40,
			}),
		);
		fc.assert(
			fc.property(text, (written) =>
				readers.every((reader) => {
					let last = 0;
					return reader.words(written).every((word) => {
						const right = word.from >= last && written.slice(word.from, word.to) === word.text;
						last = word.to;
						return right && word.text !== '' && typeof reader.stem(word.text) === 'string';
					});
				}),
			),
		);
	});

	it('takes 1 MB of anything in less than 200 ms', async () => {
		const [chinese, french] = [await openWords('zh'), await openWords('fr')];
		for (const piece of ['性价比', '很', 'あ', 'a', "l'", '-', 'a-', "a'", 'ส', '的a', '\ud83d']) {
			const text = piece.repeat(1_000_000 / piece.length);
			chinese.words(piece.repeat(10));
			for (const reader of [chinese, french])
				expect([piece, milliseconds(() => reader.words(text)) < 200]).toEqual([piece, true]);
		}
	});

	it("uses the user's own jieba where it is installed, and says so where it does not load", () => {
		const folder = temporaryFolder();
		const from = join(folder, 'index.js');
		expect(requireJieba(join(temporaryFolder(), 'index.js'))).toBeNull();
		const home = join(folder, 'node_modules/@node-rs/jieba');
		mkdirSync(home, { recursive: true });
		writeFileSync(join(home, 'dict.js'), 'exports.dict = [2];');
		const cut = 'cut: (text, hmm) => [text.slice(0, dict[0]), text.slice(dict[0]), String(hmm)]';
		writeFileSync(join(home, 'index.js'), `exports.Jieba = { withDict: (dict) => ({ ${cut} }) };`);
		expect(requireJieba(from)?.('物流很快')).toEqual(['物流', '很快', 'true']);
		const broken = join(temporaryFolder(), 'index.js');
		mkdirSync(join(broken, '../node_modules/@node-rs/jieba'), { recursive: true });
		writeFileSync(
			join(broken, '../node_modules/@node-rs/jieba/index.js'),
			'exports.load = () => {};',
		);
		writeFileSync(join(broken, '../node_modules/@node-rs/jieba/dict.js'), '');
		expect(() => requireJieba(broken)).toThrow('version 2 is needed');
	});

	it('says what cut Chinese text', async () => {
		expect((await openWords('zh')).cutter).toMatch(/^(intl|jieba)$/u);
	});
});
