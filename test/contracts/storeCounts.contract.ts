import type { Store } from '../../lib/ports';
import { T, HOUR, key, claims } from './storeSamples';

const MINUTE = 60_000;
const START = Math.floor(T / MINUTE) * MINUTE;

/** What every ledger must do to hold limits of a sender. */
export function countsContract(store: () => Store): void {
	const by = (run: string, now = T, sender = 'shop.example') => ({ ...key(run, now), sender });
	const names = (from: number, count: number) =>
		claims(...Array.from({ length: count }, (_, i) => `p${from + i}@x.com`));

	describe('counts of a sender', () => {
		test('hold the messages of all campaigns and runs in the minutes of their claims', async () => {
			const { ledger } = store();
			await ledger.claim(by('run1'), names(0, 3));
			await ledger.claim({ ...by('run2'), campaign: 'other' }, names(0, 2));
			await ledger.claim(by('run2', T + HOUR), names(3, 1));
			await ledger.claim(by('run3', T, 'rival.example'), names(10, 4));
			await ledger.claim(key('run4'), names(20, 4));
			expect(await ledger.sentBy('shop.example', T)).toEqual([
				{ minute: START, total: 5 },
				{ minute: Math.floor((T + HOUR) / MINUTE) * MINUTE, total: 1 },
			]);
			expect(await ledger.sentBy('shop.example', T + HOUR)).toHaveLength(1);
			expect(await ledger.firstSent('shop.example')).toBe(START);
			expect(await ledger.firstSent('nobody.example')).toBeNull();
		});

		test('do not hold claims that were refused or given back, and hold every further attempt', async () => {
			const { ledger } = store();
			await ledger.claim(by('run1'), names(0, 4));
			await ledger.claim(by('run2'), names(2, 4));
			await ledger.release(by('run1', T + HOUR), ['p0@x.com', 'p1@x.com', 'nobody@x.com']);
			expect(await ledger.sentBy('shop.example', 0)).toEqual([{ minute: START, total: 4 }]);
			const failed = { recipient: 'p2@x.com', state: 'failed' as const, reason: 'later' };
			await ledger.settle(by('run1'), [failed]);
			await ledger.claim(by('run2', T + 1), claims('p2@x.com'));
			expect(await ledger.sentBy('shop.example', 0)).toEqual([{ minute: START, total: 5 }]);
		});

		test('let claims through up to the narrowest limit, and say of the others that there was no room', async () => {
			const { ledger } = store();
			await ledger.claim(by('run1', T - 2 * HOUR), names(0, 5));
			const limits = [
				{ since: T - HOUR, most: 4 },
				{ since: T - 3 * HOUR, most: 8 },
			];
			const answers = await ledger.claim({ ...by('run1'), limits }, names(10, 5));
			expect(answers.map(({ claimed }) => claimed)).toEqual([true, true, true, false, false]);
			expect(answers.map(({ noRoom = false }) => noRoom)).toEqual([
				...[false, false, false],
				...[true, true],
			]);
			const full = await ledger.claim({ ...by('run1'), limits }, names(20, 1));
			expect(full).toMatchObject([{ claimed: false, noRoom: true, existing: null }]);
		});

		test('hold a limit over many runs that claim at the same time', async () => {
			const { ledger } = store();
			const limits = [{ since: T - HOUR, most: 50 }];
			const asked = Array.from({ length: 36 }, async (_, i) => {
				const answers = await ledger.claim({ ...by(`run${i % 4}`), limits }, names(10 * i, 3));
				return answers.filter(({ claimed }) => claimed).length;
			});
			const won = await Promise.all(asked);
			expect(won.reduce((sum, count) => sum + count, 0)).toBe(50);
		});
	});
}
