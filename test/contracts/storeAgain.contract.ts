import type { Store } from '../../lib/ports';
import { claims, HOUR, key, T } from './storeSamples';

const MARK = `~${'a'.repeat(16)}`;
const OTHER = `~${'b'.repeat(16)}`;
const ADA = 'a@x.com';

/** Uncertain rows that may be claimed again because the service knows the key. `store` gives the open store of the current test. */
export function againContract(store: () => Store): void {
	describe('claiming again under the same key', () => {
		const again = (run: string, now: number, since = T) => ({
			...key(run, now),
			safeAgain: { mark: MARK, since },
		});
		const row = async () => (await store().ledger.list('spring'))[0];
		const uncertain = async (run: string) => {
			await store().ledger.claim(key(run), claims(ADA));
			await store().ledger.settle(key(run), [{ recipient: ADA, state: 'uncertain', reason: 'x' }]);
		};

		test('takes an uncertain row of the same account, says so, and keeps the time of the first claim', async () => {
			await uncertain(`run1${MARK}`);
			const [answer] = await store().ledger.claim(again(`run2${MARK}`, T + HOUR), claims(ADA));
			expect(answer).toEqual({ recipient: ADA, claimed: true, existing: null, again: true });
			expect(await row()).toMatchObject({
				...{ state: 'claimed', run: `run2${MARK}`, claimedAt: T, updatedAt: T + HOUR },
			});
		});

		test('refuses rows of another account, of no account, without the permission, and too old ones', async () => {
			for (const run of [`run1${OTHER}`, 'run1']) {
				await uncertain(run);
				const [answer] = await store().ledger.claim(again(`run2${MARK}`, T + 1), claims(ADA));
				expect(answer).toMatchObject({ claimed: false, existing: { state: 'uncertain' } });
				await store().ledger.allowAgain({ campaign: 'spring', step: 'offer' });
			}
			await uncertain(`run1${MARK}`);
			for (const asked of [key(`run2${MARK}`, T + 1), again(`run2${MARK}`, T + 1, T + 1)]) {
				expect((await store().ledger.claim(asked, claims(ADA)))[0]?.claimed).toBe(false);
			}
		});

		test('refuses a message with another id: its key is another one', async () => {
			await uncertain(`run1${MARK}`);
			const other = [{ recipient: ADA, messageId: '<another>' }];
			const [answer] = await store().ledger.claim(again(`run2${MARK}`, T + 1), other);
			expect(answer?.claimed).toBe(false);
		});

		test('a released claim is uncertain again, a fresh one beside it is gone', async () => {
			await uncertain(`run1${MARK}`);
			const run = again(`run2${MARK}`, T + HOUR);
			await store().ledger.claim(run, claims(ADA, 'b@x.com'));
			await store().ledger.release(run, [ADA, 'b@x.com']);
			expect(await store().ledger.list('spring')).toMatchObject([
				{ recipient: ADA, state: 'uncertain', claimedAt: T },
			]);
		});

		test('of two runs that claim it at once one gets it', async () => {
			await uncertain(`run1${MARK}`);
			const answers = await Promise.all(
				['run2', 'run3'].map(
					async (run) => await store().ledger.claim(again(run + MARK, T + 1), claims(ADA)),
				),
			);
			expect(answers.flat().filter(({ claimed }) => claimed)).toHaveLength(1);
		});
	});
}
