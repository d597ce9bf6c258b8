import type { LedgerState, Store } from '../../lib/ports';
import { T, claims, key } from './storeSamples';

const place = { campaign: 'spring', step: 'offer' };
const trace = (recipient: string, messageId = '', providerId = '') => ({
	...{ recipient, messageId, providerId },
});

/** How people outside find a message of the ledger again, and make sure that it was sent. */
export function messagesContract(store: () => Store): void {
	async function settled(state: Exclude<LedgerState, 'claimed'>, ...recipients: string[]) {
		await store().ledger.claim(key('run1'), claims(...recipients));
		const outcomes = recipients.map((recipient) => ({
			...{ recipient, state, reason: 'why', providerId: `p-${recipient}` },
		}));
		await store().ledger.settle(key('run1'), outcomes);
	}
	const stateOf = async () =>
		Object.fromEntries(
			(await store().ledger.list('spring')).map(({ recipient, state }) => [recipient, state]),
		);

	describe('messages', () => {
		test('are traced by recipient and Message-ID, else by the name that the provider gave', async () => {
			await settled('sent', 'a@x.com', 'b@x.com');
			const found = await store().messages.trace([
				trace('a@x.com', '<a@x.com.m>'),
				trace('a@x.com', 'a'),
				trace('a@x.com', 'a@elsewhere'),
				trace('a@x.com', '<b@x.com.m>'),
				trace('', '', 'p-b@x.com'),
				trace('b@x.com', '<unknown>', 'p-b@x.com'),
				trace('c@x.com', '', 'p-b@x.com'),
				trace('c@x.com', "<' OR 1=1 --\0\ud800>"),
				trace('', '', ''),
			]);
			const recipients = found.map((one) => one?.recipient ?? null);
			expect(recipients).toEqual([
				...['a@x.com', 'a@x.com', 'a@x.com', null, 'b@x.com', 'b@x.com', null, null, null],
			]);
			expect(found[0]).toEqual({ ...place, recipient: 'a@x.com', open: false });
		});

		test('that share the name of the provider are told apart by the recipient only', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com', 'b@x.com'));
			const outcomes = ['a@x.com', 'b@x.com'].map((recipient) => ({
				...{ recipient, state: 'sent' as const, reason: '', providerId: 'batch' },
			}));
			await store().ledger.settle(key('run1'), outcomes);
			const found = await store().messages.trace([
				...[trace('b@x.com', '', 'batch'), trace('', '', 'batch')],
			]);
			expect(found.map((one) => one?.recipient)).toEqual(['b@x.com', undefined]);
		});

		test('become sent when they were uncertain, and change in no other state', async () => {
			await settled('uncertain', 'u@x.com', 'other@x.com');
			await settled('failed', 'f@x.com');
			await settled('suppressed', 's@x.com');
			await store().ledger.claim(key('run1'), claims('c@x.com', 'd@x.com'));
			const told = ['u', 'f', 's', 'c', 'd', 'nobody'].map((name) => ({
				...{ ...place, recipient: `${name}@x.com`, providerId: 'late', arrived: name !== 'd' },
			}));
			const traced = await store().messages.trace(
				told.map((one) => trace(one.recipient, one.recipient)),
			);
			const open = traced.flatMap((one) => (one?.open ? [one.recipient] : []));
			expect(open).toEqual(['u@x.com', 'c@x.com', 'd@x.com']);
			expect(await store().messages.confirm(told, T + 5)).toBe(2);
			expect(await store().messages.confirm(told, T + 6)).toBe(0);
			expect(await stateOf()).toEqual({
				...{ 'u@x.com': 'sent', 'other@x.com': 'uncertain', 'f@x.com': 'failed' },
				...{ 's@x.com': 'suppressed', 'c@x.com': 'sent', 'd@x.com': 'claimed' },
			});
			const rows = await store().ledger.list('spring', { state: 'sent' });
			expect(rows.map(({ providerId, updatedAt }) => [providerId, updatedAt])).toEqual([
				['late', T + 5],
				['p-u@x.com', T + 5],
			]);
		});

		test('stay sent when the run that sent them records it later', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com'));
			const told = { ...place, recipient: 'a@x.com', providerId: '', arrived: true };
			await store().messages.confirm([told], T);
			await store().ledger.settle(key('run1'), [
				{ recipient: 'a@x.com', state: 'uncertain', reason: '' },
			]);
			expect(await stateOf()).toEqual({ 'a@x.com': 'sent' });
			const [again] = await store().ledger.claim(key('run2'), claims('a@x.com'));
			expect(again).toMatchObject({ claimed: false });
		});

		test('are not asked for where nothing is known', async () => {
			expect(await store().messages.trace([])).toEqual([]);
			expect(await store().messages.confirm([], T)).toBe(0);
			expect(await store().events.known([])).toEqual(new Set());
		});
	});
}
