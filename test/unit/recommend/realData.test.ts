/** Public data of ../shared/data, used where they are present. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildCsr, Random, shuffle } from '../../../lib/math';
import {
	ImplicitALS,
	recommendTopK,
	trainAndRecommend,
	trainRecommender,
} from '../../../lib/recommend';
import { scoreList } from '../../../lib/recommend/metrics';
import { readTable, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { listOf } from './runPlanted';

// Minutes of head room for a machine that does other work at the same time.
jest.setTimeout(180_000);

const DATA = resolve(__dirname, '../../../../shared/data');

function withData(file: string, body: (path: string) => void): void {
	const path = resolve(DATA, file);
	const there = existsSync(path);
	const suite = there ? describe : describe.skip;
	suite(there ? file : `${file} (skipped: ../shared/data/${file} is not here)`, () => body(path));
}

withData('ml-100k/u.data.gz', (path) => {
	const ratings = () =>
		gunzipSync(readFileSync(path))
			.toString()
			.trim()
			.split('\n')
			.map((line) => line.split(/\s+/).map(Number));

	/** Of each film 75 % of its ratings, at random, are for training. */
	function split(seed: number) {
		const byFilm = new Map<number, number[][]>();
		for (const rating of ratings()) {
			const film = rating[1] ?? 0;
			byFilm.set(film, [...(byFilm.get(film) ?? []), rating]);
		}
		const random = new Random(seed);
		const parts = [...byFilm.values()].map((list) => {
			shuffle(list, random);
			const cut = Math.round(list.length * 0.75);
			return { train: list.slice(0, cut), test: list.slice(cut) };
		});
		return { train: parts.flatMap(({ train }) => train), test: parts.flatMap(({ test }) => test) };
	}

	it('reaches nDCG@10 of .48 with iALS (75/25 per film, seen removed, seed 42)', () => {
		const { train, test } = split(42);
		const [rows, columns] = [
			train.map(([user = 0]) => user - 1),
			train.map(([, film = 0]) => film - 1),
		];
		const csr = buildCsr(943, 1682, { rows, columns });
		const factors = 32;
		const options = {
			factors,
			alpha: 1,
			regularization: 20,
			frequencyScaling: 1,
			seed: 1,
			threads: 1,
		};
		const model = new ImplicitALS(options).fit(csr);
		const users = { data: model.userFactors, nRows: 943, nCols: factors };
		const films = { data: model.itemFactors, nRows: 1682, nCols: factors };
		const top = recommendTopK(users, films, { k: 10, exclude: csr, threads: 1 });
		const hidden = new Map<number, Set<number>>();
		for (const [user = 0, film = 0] of test) {
			hidden.set(user - 1, (hidden.get(user - 1) ?? new Set()).add(film - 1));
		}
		const scores = [...hidden].map(([user, films_]) => {
			const list = Array.from(top.items.subarray(user * 10, user * 10 + 10));
			return scoreList(list, films_, 10).ndcg;
		});
		expect(scores.reduce((a, b) => a + b) / scores.length).toBeGreaterThan(0.48);
	});
});

withData('groceries/groceries.csv', (path) => {
	it('says that popularity beats the model on single baskets, where it does', async () => {
		const baskets = readFileSync(path, 'utf8').trim().split('\n').slice(0, 4000);
		const rows = baskets.flatMap((line, i) =>
			line.split(',').map((product) => [`basket ${i}`, product] as const),
		);
		const events = new Table([
			['basket', stringColumn(rows.map(([basket]) => basket))],
			['product', stringColumn(rows.map(([, product]) => product))],
		]);
		const options = { customerColumn: 'basket', productColumn: 'product', regularization: 10 };
		const { report } = await trainRecommender(events, options, testContext());
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		expect(report.evaluation.split).toBe('leaveOneOut');
		expect(report.evaluation.ndcgGain.high).toBeLessThan(0);
		expect(report.evaluation.verdict).toMatch(/^The popularity baseline beats the model/);
	});
});

withData('completejourney/transactions_sample.csv.gz', (path) => {
	it('gives every household five products it never bought, with a reason, and an honest verdict', async () => {
		const file = { kind: 'file', path, name: 'transactions.csv.gz', format: 'csv' } as const;
		const events = await readTable(file, { context: testContext() });
		const ids = [
			...new Set(
				Array.from({ length: events.numRows }, (_, row) => events.cell('household_id', row)),
			),
		];
		const customers = new Table([['household_id', stringColumn(ids.map(String))]]);
		const bought = new Set(
			Array.from(
				{ length: events.numRows },
				(_, row) => `${events.cell('household_id', row)} ${events.cell('product_id', row)}`,
			),
		);
		const options = {
			events,
			customerColumn: 'household_id',
			productColumn: 'product_id',
			dateColumn: 'transaction_timestamp',
			quantityColumn: 'quantity',
			factors: 16,
			regularization: 60,
		};
		const { table, report } = await trainAndRecommend(customers, options, testContext());
		ids.forEach((id, row) => {
			const list = listOf(table, row);
			expect(list).toHaveLength(5);
			expect(list.filter(({ productId }) => bought.has(`${id} ${productId}`))).toEqual([]);
			expect(list.every(({ reason }) => reason !== '')).toBe(true);
		});
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		const { low, high } = report.evaluation.ndcgGain;
		const expected =
			low > 0 ? 'The model beats' : high < 0 ? 'The popularity baseline beats' : 'No difference';
		expect(report.evaluation.verdict.startsWith(expected)).toBe(true);
		expect(report.evaluation.split).toBe('time');
	});
});
