import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadPacks } from '../../../../lib/text';
import {
	decodeWeights,
	encodeWeights,
	readLabelled,
	SENTIMENT_LANGUAGES,
	trainSentiment,
	weightsPath,
} from '../../../../lib/text/sentiment/train';

const DATA = resolve(__dirname, '../../../../../shared/data/xlmt-trainval');
const withData = existsSync(DATA) ? it : it.skip;

describe('the shipped weights', () => {
	it.each(SENTIMENT_LANGUAGES)(
		'of %s are of this version, unharmed, and made by the same code',
		(language) => {
			const bytes = readFileSync(weightsPath(language));
			const weights = decodeWeights(bytes);
			expect(weights.language).toBe(language);
			expect(Object.keys(weights.sources).length).toBeGreaterThan(0);
			const again = encodeWeights(weights);
			expect(createHash('sha256').update(again).digest('hex')).toBe(
				createHash('sha256').update(bytes).digest('hex'),
			);
		},
	);

	it('learned only from data that allow it', () => {
		const names = SENTIMENT_LANGUAGES.flatMap((language) =>
			Object.keys(decodeWeights(readFileSync(weightsPath(language))).sources),
		);
		const allowed =
			/^(?:xlmt-train-(?:ar|de|en|es|fr|hi|it|pt)|uci-sentences-(?:amazon_cells|imdb|yelp))$/u;
		expect(names.filter((name) => !allowed.test(name))).toEqual([]);
	});

	it('take less than 4 MB together', () => {
		const sizes = SENTIMENT_LANGUAGES.map((language) => statSync(weightsPath(language)).size);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4e6);
	});

	it('are refused where a byte is wrong', () => {
		const bytes = Uint8Array.from(readFileSync(weightsPath('fr')));
		bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
		expect(() => decodeWeights(bytes)).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
	});

	withData(
		'of Hindi come out again byte by byte (skipped without ../shared/data)',
		async () => {
			const read = (name: string) =>
				readFileSync(`${DATA}/hindi/train_${name}.txt`, 'utf8').trimEnd().split('\n');
			const texts = read('text');
			const labelled = read('labels').map((label, i) => ({
				text: texts[i] ?? '',
				label: Number(label),
				threeClasses: true,
			}));
			const pack = (await loadPacks()).get('hi');
			if (!pack) throw new Error('no pack for hi');
			const found = trainSentiment(readLabelled(pack, labelled), { seed: 1 });
			const sources = { 'xlmt-train-hi': labelled.length };
			const bytes = encodeWeights({ language: 'hi', sources, ...found });
			expect(Buffer.from(bytes).equals(readFileSync(weightsPath('hi')))).toBe(true);
		},
		120_000,
	);
});
