import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LibraryError } from '../../../../lib/errors';
import { Random } from '../../../../lib/math';
import {
	predictRatings,
	RatingFactorization,
	trainRatings,
	type TrainRatingsOptions,
} from '../../../../lib/recommend/ratings';
import { readRatings } from '../../../../lib/recommend/ratings/readRatings';
import {
	decodeArtefact,
	encodeArtefact,
	dateColumn,
	numberColumn,
	stringColumn,
	Table,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;
type Line = readonly [string | null, string | null, number | null, number?];

function tableOf(lines: readonly Line[]): Table {
	return new Table([
		['who', stringColumn(lines.map(([who]) => who))],
		['what', stringColumn(lines.map(([, what]) => what))],
		['stars', numberColumn(lines.map(([, , stars]) => stars))],
		['day', dateColumn(lines.map(([, , , day]) => (day === undefined ? null : day * DAY)))],
	]);
}

const COLUMNS = { customerColumn: 'who', productColumn: 'what', ratingColumn: 'stars' };

/** Two tastes: even customers love even products, odd ones odd products; 60 % are rated. */
function planted(): { lines: Line[]; hidden: Line[] } {
	const random = new Random(3);
	const all = Array.from({ length: 60 * 40 }, (_, i): Line => {
		const [who, what] = [i % 60, Math.floor(i / 60)];
		return [`0${who}`, `p${what}`, (who + what) % 2 === 0 ? 5 : 2, i % 100];
	});
	const rated = all.map(() => random.uniform() < 0.6);
	return { lines: all.filter((_, i) => rated[i]), hidden: all.filter((_, i) => !rated[i]) };
}
const { lines: LINES, hidden: HIDDEN } = planted();
const train = (options: Partial<TrainRatingsOptions> = {}, lines: readonly Line[] = LINES) =>
	trainRatings(tableOf(lines), { ...COLUMNS, factors: 4, ...options }, testContext());

const codeOf = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		return error instanceof LibraryError ? error.code : String(error);
	}
	return 'nothing thrown';
};

describe('reading ratings', () => {
	it('leaves out rows without id, rating or in the future, and counts them', () => {
		const table = tableOf([
			['a', 'x', 4, 1],
			[null, 'x', 4, 1],
			['a', '', 4, 1],
			['a', 'y', null, 1],
			['a', 'y', NaN, 1],
			['b', 'x', 1, 90],
		]);
		const { ratings, report } = readRatings(table, {
			...COLUMNS,
			dateColumn: 'day',
			asOf: 50 * DAY,
		});
		expect(report).toEqual({
			...{ rows: 6, used: 1, withoutId: 2, withoutRating: 2, future: 1, repeated: 0 },
			...{ low: 4, high: 4 },
		});
		expect([ratings.customers, ratings.products]).toEqual([['a'], ['x']]);
	});

	it('takes the latest of repeated ratings, a dated one before one without a date; without dates their mean', () => {
		const table = tableOf([
			['a', 'x', 5, 3],
			['a', 'x', 2, 9],
			['a', 'x', 1],
			['a', 'x', 4, 1],
		]);
		const latest = readRatings(table, { ...COLUMNS, dateColumn: 'day' });
		expect([...latest.ratings.rating]).toEqual([2]);
		expect(latest.report.repeated).toBe(3);
		expect([...readRatings(table, COLUMNS).ratings.rating]).toEqual([3]);
	});

	it('does not depend on the order of rows', () => {
		const line = fc.tuple(
			fc.constantFrom('a', 'b', '007', '7', null),
			fc.constantFrom('x', 'y'),
			fc.option(fc.integer({ min: -2, max: 5 })),
			fc.option(fc.nat(3), { nil: undefined }),
		);
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.boolean(), (rows, dated) => {
				const given = rows as unknown as Line[];
				const options = { ...COLUMNS, ...(dated && { dateColumn: 'day' }) };
				const read = (some: readonly Line[]) => {
					try {
						return readRatings(tableOf(some), options);
					} catch (error) {
						return error instanceof LibraryError ? error.code : error;
					}
				};
				expect(read([...given].reverse())).toEqual(read(given));
			}),
		);
	});
});

describe('job recommend.trainRatings', () => {
	it('chooses a method that finds tastes, beats the averages on hidden ratings, and says so', () => {
		const { report, kind, info } = train();
		expect(kind).toBe('recommend.ratings');
		expect(report.method).not.toBe('baseline');
		expect(report.tried.map(({ method }) => method).sort()).toEqual(['als', 'baseline', 'svdpp']);
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		const [ours, base] = report.evaluation.scores;
		expect(ours!.rmse.mean).toBeLessThan(0.5);
		expect(base!.rmse.mean).toBeGreaterThan(1.3);
		expect(report.evaluation.rmseGain.low).toBeGreaterThan(0.5);
		expect(report.evaluation.testRatings).toBe(Math.round(0.2 * LINES.length));
		expect(report.notes[0]).toBe('The model beats the averages of customers and products.');
		expect(info).toMatchObject({ ratings: LINES.length, customers: 60, products: 40 });
	});

	it('does not claim to be better where ratings are noise', () => {
		const random = new Random(9);
		const noise = LINES.map(([who, what]): Line => [who, what, 1 + random.integer(5)]);
		const { report } = train({ method: 'svdpp' }, noise);
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		expect(report.evaluation.rmseGain.low).toBeLessThanOrEqual(0);
		expect(report.notes[0]).not.toMatch(/^The model beats/);
	});

	it('hides the newest ratings when asked to, and needs dates for that', () => {
		const { report } = train({ evaluation: 'time', dateColumn: 'day', method: 'als' });
		expect(report.evaluation).toMatchObject({ split: 'time' });
		expect(codeOf(() => train({ evaluation: 'time' }))).toBe('INVALID_PARAMETER');
	});

	it('gives the same bytes for any order of rows, and others for another seed', () => {
		const { artefact } = train({ method: 'als' });
		expect(train({ method: 'als' }, [...LINES].reverse()).artefact).toEqual(artefact);
		expect(train({ method: 'als', seed: 2 }).artefact).not.toEqual(artefact);
	});

	it('learns from a single rating, without a check, and says why', () => {
		const { report, artefact } = train({}, [['a', 'x', 4]]);
		expect(report.method).toBe('baseline');
		expect(report.evaluation).toEqual({ skipped: 'There are fewer than 20 ratings.' });
		const { table } = predictRatings(
			tableOf([['a', 'x', null]]),
			{ ...COLUMNS, artefact },
			testContext(),
		);
		expect(table.cell('predictedRating', 0)).toBe(4);
	});

	it('refuses empty tables and settings out of range', () => {
		expect(codeOf(() => train({}, []))).toBe('EMPTY_INPUT');
		expect(codeOf(() => train({}, [['a', 'x', null]]))).toBe('EMPTY_INPUT');
		expect(codeOf(() => train({ testShare: 1 }))).toBe('INVALID_PARAMETER');
		expect(codeOf(() => train({ factors: 0 }))).toBe('INVALID_PARAMETER');
		expect(codeOf(() => train({ lowest: 5, highest: 1 }))).toBe('INVALID_PARAMETER');
	});
});

describe('job recommend.predictRatings', () => {
	const { artefact } = train({ method: 'svdpp', lowest: 1, highest: 5 });
	const predict = (rows: readonly Line[], more = {}) =>
		predictRatings(tableOf(rows), { ...COLUMNS, artefact, ...more }, testContext());

	it('predicts ratings that were never given', () => {
		const { table, report } = predict(HIDDEN);
		const far = HIDDEN.filter(
			([, , stars], row) => Math.abs(Number(table.cell('predictedRating', row)) - (stars ?? 0)) > 1,
		);
		expect(far.length).toBeLessThan(0.05 * HIDDEN.length);
		expect(report.sources.personal).toBe(HIDDEN.length);
		expect(report.notes).toEqual([]);
	});

	it('predicts averages for strangers and new products, and counts them; "07" is not "7"', () => {
		const { table, report } = predict([
			['07', 'p1', null],
			['7', 'p1', null],
			['07', 'new', null],
			[null, null, null],
		]);
		expect([0, 1, 2, 3].map((row) => table.cell('ratingSource', row))).toEqual([
			...['personal', 'productAverage', 'customerAverage', 'overallAverage'],
		]);
		expect(report).toMatchObject({ rows: 4, unknownCustomers: 2, unknownProducts: 2 });
		expect(report.notes).toEqual([
			'Rows of unknown customers or products, predicted by averages: 3 of 4.',
		]);
		const { report: training } = train({ method: 'svdpp' });
		expect(table.cell('predictedRating', 3)).toBeCloseTo(training.meanRating, 5);
	});

	it('keeps the rows when asked to, and predicts nothing for no rows', () => {
		expect(predict(HIDDEN, { keepColumns: true }).table.names).toEqual([
			...['who', 'what', 'stars', 'day', 'predictedRating', 'ratingSource'],
		]);
		expect(predict([]).report).toMatchObject({ rows: 0, meanPrediction: null });
	});

	it('refuses models of another kind, a model without ids, and damaged ones', () => {
		const refused = (bytes: Uint8Array) => codeOf(() => predict([], { artefact: bytes }));
		const other = encodeArtefact({ kind: 'recommend.ials', version: 1, meta: {}, tensors: {} });
		expect(refused(other)).toBe('UNSUPPORTED');
		const model = RatingFactorization.load(
			decodeArtefact(artefact, 'recommend.ratings').tensors.get('model') as Uint8Array,
		);
		expect(refused(model.save())).toBe('CORRUPT_FILE');
		const { tensors } = decodeArtefact(artefact, 'recommend.ratings');
		for (const name of tensors.keys()) {
			const rest = Object.fromEntries([...tensors].filter(([key]) => key !== name));
			const broken = { kind: 'recommend.ratings', version: 2, meta: {}, tensors: rest };
			expect(refused(encodeArtefact(broken))).toBe('CORRUPT_FILE');
		}
		const fewer = train({ method: 'als' }, LINES.slice(0, 200));
		const mixed = {
			...Object.fromEntries(tensors),
			model: decodeArtefact(fewer.artefact, 'recommend.ratings').tensors.get('model')!,
		};
		expect(
			refused(encodeArtefact({ kind: 'recommend.ratings', version: 2, meta: {}, tensors: mixed })),
		).toBe('CORRUPT_FILE');
	});
});

const file = resolve(__dirname, '../../../../../shared/data/ml-100k/u.data.gz');
const suite = existsSync(file) ? describe : describe.skip;

suite('MovieLens 100K (skipped when ../shared/data/ml-100k is not here)', () => {
	it('beats the averages by an interval without zero on a hidden fifth', () => {
		const rows = gunzipSync(readFileSync(file))
			.toString()
			.trim()
			.split('\n')
			.map((row) => row.split('\t'));
		const table = tableOf(
			rows.map(([who, what, stars]): Line => [who ?? null, what ?? null, Number(stars)]),
		);
		const { report } = trainRatings(table, { ...COLUMNS, method: 'als' }, testContext());
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		expect(report.evaluation.scores[0]!.rmse.mean).toBeLessThan(0.93);
		expect(report.evaluation.rmseGain.low).toBeGreaterThan(0.015);
	});
});
