import {
	buildCsr,
	multiply,
	Random,
	solvePositive,
	transpose,
	type CsrMatrix,
} from '../../../lib/math';
import { foldInUsers, ImplicitALS } from '../../../lib/recommend/ials';
import { recommendTopK } from '../../../lib/recommend/topk';

/** Users and items in two camps; each user bought most items of its camp, and never the last one it is tested on. */
function camps(users: number, items: number, seed: number) {
	const random = new Random(seed);
	const [rows, columns, held]: [number[], number[], number[]] = [[], [], []];
	for (let user = 0; user < users; user++) {
		const own = Array.from({ length: items / 2 }, (_, i) => i * 2 + (user % 2));
		const withheld = own[random.integer(own.length)]!;
		held.push(withheld);
		for (const item of own) {
			if (item === withheld || random.uniform() < 0.2) continue;
			rows.push(user);
			columns.push(item);
		}
	}
	return { csr: buildCsr(users, items, { rows, columns }), held };
}

function randomCsr(nRows: number, nCols: number, entries: number, seed: number): CsrMatrix {
	const random = new Random(seed);
	return buildCsr(nRows, nCols, {
		rows: Array.from({ length: entries }, () => random.integer(nRows)),
		columns: Array.from({ length: entries }, () => random.integer(nCols)),
	});
}

/** The exact factors of one item, in float64, from its definition: (XᵀX + λI + Σ w x xᵀ) y = Σ (1 + w) x. */
function exactItem(
	csr: CsrMatrix,
	item: number,
	x: Float32Array,
	f: number,
	lambda: number,
	alpha: number,
) {
	const a = multiply(transpose(x, csr.nRows, f), x, [f, csr.nRows, f]);
	const b = new Float64Array(f);
	for (let i = 0; i < f; i++) a[i * f + i]! += lambda;
	for (let user = 0; user < csr.nRows; user++) {
		for (let at = csr.indptr[user]!; at < csr.indptr[user + 1]!; at++) {
			if (csr.indices[at] !== item) continue;
			const w = alpha * csr.values[at]!;
			const row = x.subarray(user * f, (user + 1) * f);
			for (let i = 0; i < f; i++) {
				b[i]! += (1 + w) * row[i]!;
				for (let j = 0; j < f; j++) a[i * f + j]! += w * row[i]! * row[j]!;
			}
		}
	}
	return solvePositive(a, b, f);
}

describe('ImplicitALS', () => {
	it('recommends an item of the own camp first, and the withheld one to nearly all', () => {
		const { csr, held } = camps(200, 20, 1);
		const options = { factors: 2, iterations: 10, alpha: 10, regularization: 1, seed: 3 };
		const model = new ImplicitALS(options).fit(csr).model;
		const users = { data: model.userFactors, nRows: 200, nCols: 2 };
		const items = { data: model.itemFactors, nRows: 20, nCols: 2 };
		const { items: found } = recommendTopK(users, items, { k: 4, exclude: csr });
		const lists = held.map((_, user) => Array.from(found.subarray(user * 4, user * 4 + 4)));
		expect(lists.filter(([first], user) => first! % 2 === user % 2)).toHaveLength(200);
		const hits = lists.filter((list, user) => list.includes(held[user]!));
		expect(hits.length).toBeGreaterThan(180);
	});

	it.each(['cholesky', 'cg'] as const)('solves the equations of an item (%s)', (solver) => {
		const [factors, alpha, regularization] = [5, 3, 0.2];
		const csr = randomCsr(60, 25, 300, 2);
		const options = { factors, alpha, regularization, solver, cgSteps: 12, iterations: 4, seed: 1 };
		const { userFactors, itemFactors } = new ImplicitALS(options).fit(csr);
		for (const item of [0, 7, 24]) {
			const exact = exactItem(csr, item, userFactors, factors, regularization, alpha);
			exact.forEach((value, f) => expect(itemFactors[item * factors + f]).toBeCloseTo(value, 3));
		}
	});

	it('gives the same bytes on one thread and on three', () => {
		const csr = randomCsr(3000, 500, 60_000, 4);
		const fit = (threads: number) =>
			new ImplicitALS({ factors: 16, iterations: 3, seed: 5, threads }).fit(csr);
		const [one, three] = [fit(1), fit(3)];
		expect(three.userFactors).toEqual(one.userFactors);
		expect(three.itemFactors).toEqual(one.itemFactors);
	});

	it('folds a known user in to nearly its own factors', () => {
		const csr = randomCsr(80, 30, 600, 6);
		const options = { factors: 6, iterations: 30, alpha: 4, regularization: 1, seed: 2 };
		const model = new ImplicitALS({ ...options, solver: 'cholesky' }).fit(csr);
		const folded = foldInUsers(csr, model.model, { ...options, solver: 'cholesky' });
		folded.forEach((value, at) =>
			expect(Math.abs(value - model.userFactors[at]!)).toBeLessThan(0.05),
		);
	});

	it('gives users and items without interactions zeros', () => {
		const csr = buildCsr(3, 4, { rows: [0, 0, 2], columns: [1, 2, 1] });
		const { userFactors, itemFactors } = new ImplicitALS({ factors: 3, iterations: 2 }).fit(csr);
		expect([...userFactors.subarray(3, 6)]).toEqual([0, 0, 0]);
		expect([...itemFactors.subarray(9, 12)]).toEqual([0, 0, 0]);
		expect(userFactors.every(Number.isFinite)).toBe(true);
	});

	it('shrinks frequent rows more when regularisation grows with frequency', () => {
		const { csr } = camps(100, 20, 7);
		const busy = buildCsr(101, 20, {
			rows: [...Array.from({ length: 20 }, () => 100), ...rowsOf(csr)],
			columns: [...Array.from({ length: 20 }, (_, item) => item), ...csr.indices],
		});
		const length = (frequencyScaling: number) => {
			const options = { factors: 4, regularization: 20, alpha: 5, frequencyScaling, seed: 1 };
			const { userFactors } = new ImplicitALS(options).fit(busy);
			return Math.hypot(...userFactors.subarray(400, 404));
		};
		expect(length(1)).toBeLessThan(length(0));
	});

	it.each([
		[{ factors: 0 }, 'factors must be a whole number 1..1024, got 0.'],
		[{ regularization: -1 }, 'regularization must be ≥ 0, got -1.'],
		[{ alpha: Number.NaN }, 'alpha must be above 0, got NaN.'],
		[{ frequencyScaling: 2 }, 'frequencyScaling must be 0..1, got 2.'],
	])('refuses %j', (options, message) => {
		expect(() => new ImplicitALS(options)).toThrow(message);
	});

	it('refuses interactions it cannot learn from', () => {
		const fit = (values: number[]) =>
			new ImplicitALS().fit(
				buildCsr(2, 2, { rows: values.map(() => 0), columns: values.map(() => 0), values }),
			);
		expect(() => fit([])).toThrow(expect.objectContaining({ code: 'EMPTY_INPUT' }));
		expect(() => fit([-1])).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }));
		expect(() => fit([Infinity])).toThrow(expect.objectContaining({ code: 'WRONG_TYPE' }));
		expect(() => new ImplicitALS().userFactors).toThrow(
			expect.objectContaining({ code: 'NOT_FITTED' }),
		);
	});
});

function rowsOf({ nRows, indptr }: CsrMatrix): number[] {
	return Array.from({ length: nRows }, (_, row) =>
		new Array<number>(indptr[row + 1]! - indptr[row]!).fill(row),
	).flat();
}
