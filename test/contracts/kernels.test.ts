import fc from 'fast-check';
import { Team, type TeamOptions } from '../../lib/kernels';
import { OPERATIONS, type Operation, type Shape } from './kernelOperations';

type Result = Record<string, ArrayLike<number>>;

function runOn(options: TeamOptions, operation: Operation, shape: Shape): Result {
	const team = new Team(options);
	try {
		const result = operation.run(team, shape);
		// Copies: views of kernel memory do not outlive the team.
		return Object.fromEntries(
			Object.entries(result).map(([name, list]) => [name, Array.from(list)]),
		);
	} finally {
		team.close();
	}
}

function largestDifference(left: Result, right: Result): number {
	let largest = 0;
	for (const [name, list] of Object.entries(left)) {
		const other = right[name] ?? [];
		if (list.length !== other.length) return Infinity;
		for (let i = 0; i < list.length; i++) {
			const [a, b] = [list[i] ?? 0, other[i] ?? 0];
			if (Object.is(a, b) || a === b) continue;
			const off = Math.abs(a - b) / (1 + Math.abs(b));
			largest = Math.max(largest, Number.isNaN(off) ? Infinity : off);
		}
	}
	return largest;
}

const anyShape = fc.record({
	rows: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 300 })),
	cols: fc.integer({ min: 1, max: 21 }),
	k: fc.integer({ min: 1, max: 20 }),
	seed: fc.nat(1e6),
	holes: fc.constantFrom(0, 0, 0.05, 0.5),
});

/** Sizes where something ends: nothing, one, a vector, a tile, a block, a chunk and one more. */
const EDGES: Shape[] = [
	{ rows: 0, cols: 3, k: 2, seed: 1, holes: 0 },
	{ rows: 1, cols: 1, k: 1, seed: 1, holes: 0 },
	{ rows: 4, cols: 4, k: 4, seed: 2, holes: 0 },
	{ rows: 5, cols: 5, k: 5, seed: 2, holes: 0 },
	// Two rows that are each other's nearest: equally good seeds.
	{ rows: 10, cols: 4, k: 8, seed: 0, holes: 0 },
	{ rows: 513, cols: 8, k: 8, seed: 3, holes: 0 },
	{ rows: 1025, cols: 9, k: 13, seed: 4, holes: 0.01 },
];

describe.each(Object.entries(OPERATIONS))('kernels: %s', (_name, operation) => {
	const usable = (shape: Shape): Shape => (operation.holes ? shape : { ...shape, holes: 0 });
	const twin = (shape: Shape) => runOn({ backend: 'typescript' }, operation, shape);

	it.each(EDGES)('gives what the plain twin gives at $rows × $cols, k $k', (edge) => {
		const shape = usable(edge);
		const off = largestDifference(runOn({ threads: 1 }, operation, shape), twin(shape));
		expect(off).toBeLessThanOrEqual(operation.tolerance);
	});

	it('gives what the plain twin gives for any size', () => {
		fc.assert(
			fc.property(anyShape, (any) => {
				const shape = usable(any);
				const off = largestDifference(runOn({ threads: 1 }, operation, shape), twin(shape));
				expect(off).toBeLessThanOrEqual(operation.tolerance);
			}),
			{ numRuns: 15 },
		);
	});

	it('gives the same bytes on 1, 2 and 3 threads', () => {
		for (const rows of [0, 1025, 5000]) {
			const shape = { rows, cols: 11, k: 7, seed: 9, holes: 0 };
			const one = runOn({ threads: 1 }, operation, shape);
			expect(runOn({ threads: 2 }, operation, shape)).toEqual(one);
			expect(runOn({ threads: 3 }, operation, shape)).toEqual(one);
		}
	});

	it('gives the same up to rounding in the relaxed build', () => {
		const shape = { rows: 700, cols: 6, k: 5, seed: 12, holes: 0 };
		const relaxed = runOn({ threads: 1, allowRelaxed: true }, operation, shape);
		const off = largestDifference(relaxed, runOn({ threads: 1 }, operation, shape));
		expect(off).toBeLessThanOrEqual(Math.max(operation.tolerance, 1e-4));
	});
});
