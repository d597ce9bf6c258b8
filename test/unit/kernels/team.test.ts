import { execFileSync } from 'node:child_process';
import { LibraryError } from '../../../lib/errors';
import { loadKernels, Team } from '../../../lib/kernels';
import type { CancelSignal } from '../../../lib/ports';
import { distFile } from '../../support/distFile';

/** A signal that is raised after it was asked `asks` times. */
function cancelAfter(asks: number): CancelSignal {
	let left = asks;
	const raised = () => left-- <= 0;
	return {
		get cancelled() {
			return raised();
		},
		throwIfCancelled() {
			if (left <= 0) throw new LibraryError('CANCELLED', 'The job was cancelled.', 'Run it again.');
		},
		abortSignal: new AbortController().signal,
	};
}

function sumOfSquares(team: Team, n: number, perChunk: number): number {
	const values = team.arena.float32(n);
	values.view.fill(2);
	const chunks = Math.ceil(n / perChunk);
	const out = team.arena.float64(chunks);
	team.run('dot', chunks, [values.address, values.address, n, perChunk, out.address]);
	return out.view.reduce((total, part) => total + part, 0);
}

describe('Team', () => {
	it('does every chunk exactly once on any number of threads', () => {
		for (const threads of [1, 2, 3, 5]) {
			const team = new Team({ threads });
			for (let run = 0; run < 20; run++) expect(sumOfSquares(team, 10_001, 50)).toBe(40_004);
			team.close();
		}
	});

	// V8 may not tell a thread that is just receiving the memory that it grew: about one team in 400 failed.
	it('works in memory that grew while its helpers joined', () => {
		for (let round = 0; round < 400; round++) {
			const team = new Team({ threads: 3 });
			const ones = team.arena.float32(4096);
			ones.view.fill(1);
			for (let run = 0; run < 6; run++) {
				team.arena.bytes(200_000);
				const sums = team.arena.float64(4 * 1024);
				team.run('columnSums', 1024, [ones.address, 1024, 4, 1, sums.address]);
				expect(sums.view.every((sum) => sum === 1)).toBe(true);
			}
			team.close();
		}
	});

	it('says which code runs', () => {
		expect(new Team({ threads: 1 }).backend).toBe('wasm-simd');
		expect(new Team({ threads: 1, allowRelaxed: true }).backend).toBe('wasm-relaxed-simd');
		expect(new Team({ threads: 1, backend: 'typescript' }).backend).toBe('typescript');
	});

	it('falls back to the plain twins and says so where shared memory is missing', () => {
		const script = `
			delete globalThis.SharedArrayBuffer;
			const { Team, innerProduct } = require(${JSON.stringify(distFile('lib/kernels/index.js'))});
			const team = new Team({ threads: 3 });
			const value = innerProduct(team, Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6));
			console.log(JSON.stringify([team.backend, team.threads, value]));
		`;
		const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
		expect(JSON.parse(output)).toEqual(['typescript', 1, 32]);
	});

	it('lets the process end though it was not closed', () => {
		const script = `
			const { Team, innerProduct } = require(${JSON.stringify(distFile('lib/kernels/index.js'))});
			const values = new Float32Array(100000).fill(1);
			console.log(innerProduct(new Team({ threads: 3 }), values, values));
		`;
		const output = execFileSync(process.execPath, ['-e', script], {
			encoding: 'utf8',
			timeout: 20_000,
		});
		expect(output.trim()).toBe('100000');
	});

	it('computes nothing for a caller who has given up, on helper threads too', () => {
		const team = new Team({ threads: 2 });
		const progress: number[] = [];
		const run = () =>
			team.run('dot', 1000, [64, 64, 0, 1, 64], {
				signal: cancelAfter(0),
				onProgress: (fraction) => progress.push(fraction),
			});
		expect(run).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
		expect(progress).toEqual([]);
		expect(sumOfSquares(team, 1000, 10)).toBe(4000);
		team.close();
	});

	// One thread: with two, the other may have done the rest before this one asks for the sixth time.
	it('stops within a chunk when the caller gives up, and can be used again', () => {
		const team = new Team({ threads: 1 });
		const progress: number[] = [];
		const run = () =>
			team.run('dot', 1000, [64, 64, 0, 1, 64], {
				signal: cancelAfter(5),
				onProgress: (fraction) => progress.push(fraction),
			});
		expect(run).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
		expect(progress.length).toBeLessThanOrEqual(5);
		expect(sumOfSquares(team, 1000, 10)).toBe(4000);
		team.close();
	});

	it('reports progress up to 1', () => {
		const team = new Team({ threads: 1 });
		const progress: number[] = [];
		team.run('dot', 4, [64, 64, 0, 1, 64], { onProgress: (fraction) => progress.push(fraction) });
		expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
	});

	it('throws for memory above the limit', () => {
		const team = new Team({ threads: 1, memoryLimit: 2 ** 20 });
		expect(() => team.arena.float32(2 ** 20)).toThrow(
			expect.objectContaining({ code: 'MEMORY_LIMIT' }),
		);
	});

	it('refuses a wrong number of threads', () => {
		expect(() => new Team({ threads: 0 })).toThrow('threads must be a whole number 1..64, got 0.');
	});

	it('refuses to run when closed', () => {
		const team = new Team({ threads: 1 });
		team.close();
		expect(() => team.run('dot', 1, [])).toThrow('This team is closed.');
	});
});

describe('loadKernels', () => {
	it('compiles each build once', () => {
		expect(loadKernels()).toBe(loadKernels());
		expect(loadKernels(true)).not.toBe(loadKernels());
	});
});
