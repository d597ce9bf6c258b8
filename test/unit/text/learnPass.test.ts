/** The job text.sentiment learns from a set of texts what no word list knows. */
import { stringColumn, Table, tableToRecords } from '../../../lib/table';
import { analyseTexts, findLanguages, judgeRows, learnWords } from '../../../lib/text';
import type { SentimentJobOptions } from '../../../lib/text';
import { testContext } from '../../support/context';

const TASKS = {
	'text.learnAspects': learnWords,
	'text.sentimentLanguages': findLanguages,
	'text.sentimentRows': judgeRows,
};
const ASKED = 'I find that flugelhorn truly awful';

/** So many texts of which each is another one; every eighth praises a thing that no list knows. */
const setOf = (count: number) => [
	ASKED,
	...Array.from({ length: count - 1 }, (_, i) =>
		i % 8 === 0
			? `The flugelhorn is great, order ${i}.`
			: `I went to Leeds with Walter on day ${i}.`,
	),
];

async function aspectsOf(
	texts: readonly string[],
	aspects: SentimentJobOptions['aspects'] = {},
	threads = 1,
) {
	const table = new Table([['text', stringColumn(texts)]]);
	const options = { textColumn: 'text', language: 'en' as const, aspects };
	const { rows } = await analyseTexts(table, options, testContext({ tasks: TASKS, threads }));
	return tableToRecords(rows).map((record) => record['sentiment_aspects']);
}

test('words that a large set tells opinions of are things in its texts', async () => {
	const [asked] = await aspectsOf(setOf(240));
	expect(asked).toEqual([
		expect.objectContaining({ target: 'flugelhorn', topic: 'product', score: expect.any(Number) }),
	]);
});

test.each([
	['too few texts', setOf(199), {}],
	['copies of too few texts', [...setOf(100), ...setOf(100), ...setOf(100)], {}],
	[
		'only topics of the user’s own',
		setOf(240),
		{ topics: [{ name: 'app', words: ['app'] }], onlyOwn: true },
	],
])('%s teach nothing', async (_, texts, aspects) => {
	const [asked] = await aspectsOf(texts, aspects);
	expect(asked).toEqual([]);
});

test.each([240, 9000])(
	'%i texts teach the same in any order, on any number of threads',
	async (count) => {
		const texts = setOf(count);
		const forth = await aspectsOf(texts);
		expect(forth[0]).toHaveLength(1);
		expect((await aspectsOf([...texts].reverse(), {}, 3)).reverse()).toEqual(forth);
	},
);
