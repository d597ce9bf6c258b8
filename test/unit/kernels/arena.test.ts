import fc from 'fast-check';
import { Arena } from '../../../lib/kernels';
import { plainMemory, sharedMemory } from '../../../lib/kernels/linearMemory';

const arena = (limit = 2 ** 24) => new Arena(plainMemory(), limit);

describe('Arena', () => {
	it('keeps what blocks hold while memory grows', () => {
		for (const memory of [plainMemory(), sharedMemory(4096)!]) {
			const room = new Arena(memory, 2 ** 24);
			const first = room.copyOf(Float32Array.of(1, 2, 3));
			room.float64(500_000);
			expect([...first.view]).toEqual([1, 2, 3]);
		}
	});

	it('never gives the same bytes to two blocks', () => {
		const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(-1)), {
			maxLength: 60,
		});
		fc.assert(
			fc.property(steps, (sizes) => {
				const room = arena();
				const blocks: { address: number; length: number; view: Uint8Array; mark: number }[] = [];
				sizes.forEach((size, step) => {
					if (size < 0) {
						const freed = blocks.splice(step % Math.max(1, blocks.length), 1);
						room.free(...freed);
					} else {
						const block = room.bytes(size);
						block.view.fill(step);
						blocks.push({ ...block, view: block.view, mark: step });
					}
				});
				const fresh = (address: number, length: number) =>
					new Uint8Array(room.memory.buffer, address, length);
				for (const { address, length, mark } of blocks) {
					expect(fresh(address, length).every((byte) => byte === mark % 256)).toBe(true);
				}
			}),
		);
	});

	it('uses freed room again', () => {
		const room = arena(2 ** 20);
		for (let i = 0; i < 100; i++) room.free(room.float32(100_000), room.bytes(7));
		expect(room.used).toBe(0);
		expect(room.memory.buffer.byteLength).toBeLessThan(2 ** 20);
	});

	it('starts every block on a line of its own', () => {
		const room = arena();
		for (const length of [1, 3, 17, 100]) expect(room.float32(length).address % 64).toBe(0);
	});

	it('says how much is too much', () => {
		const room = arena(10 * 2 ** 20);
		room.bytes(8 * 2 ** 20);
		expect(() => room.bytes(4 * 2 ** 20)).toThrow(
			expect.objectContaining({
				code: 'MEMORY_LIMIT',
				message: 'The calculation needs 12 MB of kernel memory; its limit is 10 MB.',
			}),
		);
	});

	it('refuses to free what it did not give', () => {
		expect(() => arena().free({ address: 128 })).toThrow('No block starts at address 128.');
	});
});
