// How well themes match what people sorted by hand: normalised mutual information with the 9 categories of zh-online-shopping and the
// 77 intents of banking77, at their own number of themes, beside scikit-learn's TF-IDF + KMeans and TF-IDF + NMF on the same words
// (our reader's stems without stop words). The way was chosen on other rows: the even ones of banking77, every fourth of the reviews.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../shared/data', import.meta.url));
const SETS = [
	{
		metric: 'themes.banking77.nmi',
		file: 'banking77-train/train.csv',
		columns: { text: 'text', label: 'category' },
		language: 'en',
		keep: (row) => row % 2 === 1,
	},
	{
		metric: 'themes.shopping.nmi',
		file: 'zh-online-shopping-9cats/online_shopping_9cats.csv.gz',
		columns: { text: 'review', label: 'cat' },
		language: 'zh',
		keep: (row) => row % 4 === 2,
	},
];

export const metrics = SETS.map(({ metric }) => ({ metric }));

/** Normalised mutual information, arithmetic mean of the entropies. */
function nmi(a, b) {
	const count = (list) =>
		list.reduce((map, key) => map.set(key, (map.get(key) ?? 0) + 1), new Map());
	const entropy = (map) =>
		[...map.values()].reduce((sum, n) => sum - (n / a.length) * Math.log(n / a.length), 0);
	const [left, right] = [entropy(count(a)), entropy(count(b))];
	const joint = entropy(count(a.map((own, i) => `${own}\n${b[i]}`)));
	return (2 * (left + right - joint)) / (left + right);
}

const context = {
	threads: 1,
	memoryLimit: 2 ** 31,
	progress: () => undefined,
	signal: { cancelled: false, throwIfCancelled: () => undefined },
};

async function readRows(tables, { file, columns, keep }) {
	const source = { kind: 'file', path: `${DATA}/${file}`, name: file, format: 'csv' };
	const table = await tables.readTable({ ...source, header: 'yes' });
	const rows = [...Array(table.numRows).keys()].filter(keep);
	const of = (name) => rows.map((row) => String(table.cell(name, row) ?? ''));
	return { texts: of(columns.text), labels: of(columns.label) };
}

export async function run(bench) {
	if (!existsSync(DATA)) throw new Error('../shared/data is not there.');
	const text = bench.dist('lib/text/index.js');
	const tables = bench.dist('lib/table/index.js');
	const peer = await bench.peer('themes.py');
	for (const own of SETS) {
		const { texts, labels } = await readRows(tables, own);
		const clusters = new Set(labels).size;
		const reader = await text.openWords(own.language);
		const words = texts.map((one) =>
			reader
				.words(one)
				.map(({ text: word }) => word.toLowerCase())
				.filter((word) => word.length > 1 && !reader.isStopWord(word))
				.map((word) => reader.stem(word))
				.join(' '),
		);
		const table = new tables.Table([['text', tables.stringColumn(texts)]]);
		const options = {
			textColumn: 'text',
			themes: clusters,
			language: own.language,
			sentiment: false,
		};
		const { rows } = await text.findThemes(table, options, context);
		const found = texts.map((_, row) => String(rows.cell('theme_number', row)));
		const { kmeans, nmf } = await peer.call('cluster', { texts: words, labels, clusters });
		bench.emit({
			metric: own.metric,
			value: nmi(labels, found),
			unit: 'NMI',
			data: `${own.metric.split('.')[1]}, rows kept aside, ${clusters} themes`,
			rows: texts.length,
			note: `scikit-learn on the same words: TF-IDF + KMeans ${kmeans.toFixed(3)}, TF-IDF + NMF ${nmf.toFixed(3)}.`,
		});
	}
	peer.close();
}
