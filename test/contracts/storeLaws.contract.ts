import fc from 'fast-check';
import type { LedgerState, Store } from '../../lib/ports';
import { key } from './storeSamples';

type Settled = Exclude<LedgerState, 'claimed'>;
type Step =
	| { readonly kind: 'claim' | 'release'; readonly run: string; readonly who: readonly string[] }
	| {
			readonly kind: 'settle';
			readonly run: string;
			readonly who: readonly string[];
			readonly state: Settled;
	  };

const run = fc.constantFrom('run1', 'run2', 'run3');
const who = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
const state = fc.constantFrom<Settled>('sent', 'failed', 'uncertain', 'suppressed', 'held');
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constantFrom('claim', 'release'), run, who }),
	fc.record({ kind: fc.constant('settle'), run, who, state }),
);

/** The ledger's rules in their shortest form: who owns which recipient, in which state. */
class Rules {
	readonly rows = new Map<string, { run: string; state: LedgerState }>();

	/** Gives the recipients that a claim wins. */
	apply(next: Step): string[] {
		const mine = (name: string) => this.rows.get(name)?.run === next.run;
		const is = (name: string, ...states: LedgerState[]) =>
			states.some((one) => this.rows.get(name)?.state === one);
		if (next.kind === 'claim') {
			const won = next.who.filter((name) => !this.rows.has(name) || is(name, 'failed'));
			for (const name of won) this.rows.set(name, { run: next.run, state: 'claimed' });
			return won;
		}
		for (const name of next.who.filter(mine)) {
			if (next.kind === 'release' && is(name, 'claimed')) this.rows.delete(name);
			if (next.kind === 'settle' && is(name, 'claimed', 'uncertain')) {
				this.rows.set(name, { run: next.run, state: next.state });
			}
		}
		return [];
	}
}

/** Does the step in the store and gives the recipients that a claim won. */
async function perform({ ledger }: Store, campaign: string, next: Step): Promise<string[]> {
	const place = { ...key(next.run), campaign };
	if (next.kind === 'release') await ledger.release(place, next.who);
	if (next.kind === 'settle') {
		const outcome = { state: next.state, reason: '' };
		await ledger.settle(
			place,
			next.who.map((recipient) => ({ recipient, ...outcome })),
		);
	}
	if (next.kind !== 'claim') return [];
	const claims = next.who.map((recipient) => ({ recipient, messageId: next.run }));
	const answers = await ledger.claim(place, claims);
	return answers.filter((answer) => answer.claimed).map((answer) => answer.recipient);
}

/** Laws that hold for any sequence of calls. */
export function lawsContract(store: () => Store): void {
	test('any sequence of claims, settlements and releases ends as the rules say', async () => {
		let campaigns = 0;
		const steps = fc.array(step, { minLength: 1, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const campaign = `law ${++campaigns}`;
				const rules = new Rules();
				for (const next of sequence) {
					expect(await perform(store(), campaign, next)).toEqual(rules.apply(next));
				}
				const rows = await store().ledger.list(campaign);
				expect(
					new Map(rows.map((row) => [row.recipient, { run: row.run, state: row.state }])),
				).toEqual(rules.rows);
			}),
			{ numRuns: 60 },
		);
	}, 60_000);

	test('any artefact comes back byte for byte', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (artefact) => {
				await store().models.save({ name: 'law', kind: 'test', info: {}, artefact, createdAt: 1 });
				const loaded = await store().models.load('law');
				expect(Buffer.from(loaded.artefact).equals(Buffer.from(artefact))).toBe(true);
			}),
			{ numRuns: 30 },
		);
	}, 60_000);
}
