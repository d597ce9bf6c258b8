/** The job text.sentiment on real worker threads of the built package. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closePool, runJob } from '../../../lib/compute';
import { stringColumn, Table, tableToRecords, type FileSource } from '../../../lib/table';
import type { SentimentResult } from '../../../lib/text';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

const folder = temporaryFolder();

afterAll(async () => {
	await closePool();
	removeTemporaryFolders();
});

const SAID = ['I love it', 'It broke at once: terrible', 'It is blue', 'Muy malo', 'gut', 'ok'];

const review = (row: number) => `${SAID[(row * 7) % SAID.length]} ${row}`;

function csvOf(rows: number): FileSource {
	const path = join(folder, `reviews-${rows}.csv`);
	const lines = Array.from({ length: rows }, (_, row) => `${row % 9},${review(row)}`);
	writeFileSync(path, ['product,text', ...lines].join('\n'));
	return { kind: 'file', path, name: 'reviews.csv', format: 'csv' };
}

const OPTIONS = { textColumn: 'text', groupColumn: 'product' };

test('a file gives the same rows and report on one thread and on two, and as its table', async () => {
	const source = csvOf(9_000);
	const table = new Table([
		['text', stringColumn(Array.from({ length: 9_000 }, (_, row) => review(row)))],
		['product', stringColumn(Array.from({ length: 9_000 }, (_, row) => String(row % 9)))],
	]);
	const judged = async (input: FileSource | Table, threads: number) => {
		const result = await runJob<SentimentResult>('text.sentiment', input, OPTIONS, { threads });
		return { ...result, rows: tableToRecords(result.rows) };
	};
	const [one, two] = [await judged(source, 1), await judged(source, 2)];
	expect(two).toEqual(one);
	expect((await judged(table, 2)).rows).toEqual(one.rows);
	expect(one.report?.all.texts).toBe(9_000);
}, 60_000);

test('cancelling frees the caller within a second', async () => {
	const abort = new AbortController();
	let aborted = 0;
	const run = runJob('text.sentiment', csvOf(60_000), OPTIONS, {
		signal: abort.signal,
		threads: 2,
		onProgress: (fraction) => {
			if (fraction < 0.05 || aborted > 0) return;
			aborted = performance.now();
			abort.abort();
		},
	});
	await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
	expect(aborted).toBeGreaterThan(0);
	expect(performance.now() - aborted).toBeLessThan(1000);
}, 60_000);

test('a request in the quick lane is answered from lists that stay open', async () => {
	const request = async (row: number) => {
		const table = new Table([['text', stringColumn([review(row)])]]);
		const begin = performance.now();
		const { rows } = await runJob<SentimentResult>('text.sentiment', table, OPTIONS_OF_REQUEST, {
			lane: 'quick',
		});
		return { class: tableToRecords(rows)[0]?.['sentiment'], ms: performance.now() - begin };
	};
	const first = await request(0);
	const next = [];
	for (let row = 1; row <= 20; row++) next.push((await request(row * 6)).ms);
	const median = [...next].sort((a, b) => a - b)[10] ?? Infinity;
	expect(first.class).toBe('positive');
	// The first opens the lists, which takes hundreds of milliseconds.
	expect(median).toBeLessThan(first.ms / 5);
}, 60_000);

const OPTIONS_OF_REQUEST = { textColumn: 'text' };
