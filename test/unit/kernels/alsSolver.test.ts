import { AlsSolver, Team, type AlsSettings } from '../../../lib/kernels';
import { buildCsr, Random, type CsrMatrix } from '../../../lib/math';

const FACTORS = 5;
const SETTINGS: AlsSettings = {
	factors: FACTORS,
	regularization: 0.3,
	alpha: 2,
	frequencyScaling: 1,
	cgSteps: 12,
	tolerance: 1e-12,
};

/** Enough users for the eigenbasis, too few items. */
function entries(users = 700, items = 60): CsrMatrix {
	const random = new Random(4);
	return buildCsr(users, items, {
		rows: Array.from({ length: users * 6 }, () => random.integer(users)),
		columns: Array.from({ length: users * 6 }, () => Math.floor(items * random.uniform() ** 2)),
	});
}

function fit(settings: AlsSettings, { threads = 1, passes = 1, look = false } = {}) {
	const team = new Team({ threads });
	try {
		const csr = entries();
		const solver = new AlsSolver(team, settings);
		const random = new Random(9);
		const start = Float32Array.from({ length: csr.nCols * FACTORS }, () => random.normal());
		const [users, items] = [solver.factorBlock(csr.nRows), solver.factorBlock(csr.nCols, start)];
		const [byUser, byItem] = [solver.upload(csr), solver.uploadTransposed(csr)];
		for (let pass = 0; pass < passes; pass++) {
			solver.halfStep(byUser, users, items);
			if (look) solver.read(items);
			solver.halfStep(byItem, items, users);
		}
		return { users: solver.read(users), items: solver.read(items) };
	} finally {
		team.close();
	}
}

const largestGap = (a: Float32Array, b: Float32Array) =>
	a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

describe('AlsSolver with many rows', () => {
	it('solves in the eigenbasis what Cholesky solves, each row with its own regularisation', () => {
		const [spectral, exact] = [fit(SETTINGS), fit({ ...SETTINGS, cgSteps: 0 })];
		expect(largestGap(spectral.users, exact.users)).toBeLessThan(1e-4);
		expect(largestGap(spectral.items, exact.items)).toBeLessThan(1e-4);
	});

	it('needs two steps at most for customers with one purchase: the system is the identity and one rank', () => {
		const random = new Random(2);
		const users = Array.from({ length: 700 }, (_, user) => user);
		const csr = buildCsr(700, 60, { rows: users, columns: users.map(() => random.integer(60)) });
		const start = Float32Array.from({ length: 60 * FACTORS }, () => random.normal());
		const solve = (cgSteps: number) => {
			const team = new Team({ threads: 1 });
			const solver = new AlsSolver(team, { ...SETTINGS, cgSteps });
			const own = solver.factorBlock(700);
			solver.halfStep(solver.upload(csr), own, solver.factorBlock(60, start));
			const tastes = solver.read(own);
			team.close();
			return tastes;
		};
		expect(largestGap(solve(2), solve(0))).toBeLessThan(1e-5);
	});

	it('gives the same bytes on one thread and on three', () => {
		expect(fit(SETTINGS, { threads: 3, passes: 3 })).toEqual(fit(SETTINGS, { passes: 3 }));
	});

	it('may be looked at on the way', () => {
		const [seen, unseen] = [fit(SETTINGS, { passes: 2, look: true }), fit(SETTINGS, { passes: 2 })];
		expect(largestGap(seen.items, unseen.items)).toBeLessThan(1e-4);
	});

	it('stays finite without regularisation when items are alike', () => {
		const team = new Team({ threads: 1 });
		const csr = entries();
		const solver = new AlsSolver(team, { ...SETTINGS, regularization: 0, cgSteps: 3 });
		const alike = new Float32Array(csr.nCols * FACTORS).fill(0.25);
		const users = solver.factorBlock(csr.nRows);
		solver.halfStep(solver.upload(csr), users, solver.factorBlock(csr.nCols, alike));
		const tastes = solver.read(users);
		team.close();
		expect(tastes.every(Number.isFinite)).toBe(true);
		expect(tastes.some((value) => value !== 0)).toBe(true);
	});
});
