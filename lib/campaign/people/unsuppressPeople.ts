import type { Clock, JobContext, Store, Suppression } from '../../ports';
import { cellAt, type Table } from '../../table';
import { isOwnNo } from './origins';
import { peopleBatches, type PersonRow } from './peopleRows';
import { RowOutcomes } from './rowOutcomes';
import type { PeopleResult } from './suppressPeople';
import { checkTopic } from './topic';

export interface UnsuppressPeopleOptions {
	readonly columns: {
		readonly recipient: string;
		/** Where and when the person agreed anew; an empty cell is no proof. */
		readonly proof?: string;
	};
	/** Default `*`: the entry for everything. */
	readonly topic?: string;
	/** ISO code or name of the country of phone numbers without "+". */
	readonly country?: string;
}

interface Ports {
	readonly store: Pick<Store, 'suppression' | 'consents'>;
	readonly clock: Clock;
}

const BATCH = 2_000;

/**
 * Takes people off the suppression list. A person's own no (and what may be one: an unsubscription, a complaint, an erasure) stays,
 * unless there is a proof that the person agreed anew; it is kept with the consent (GDPR article 7). A confirmation by the person's own
 * click after the no counts as one. Throws INVALID_PARAMETER, MISSING_COLUMN, STORE_FAILED, CANCELLED.
 */
export async function unsuppressPeople(
	table: Table,
	options: UnsuppressPeopleOptions,
	ports: Ports,
	context: JobContext,
): Promise<PeopleResult> {
	const outcomes = new RowOutcomes();
	const topic = checkTopic(options.topic);
	const proofs = options.columns.proof ? table.column(options.columns.proof) : null;
	const proofOf = (row: number) => String((proofs && cellAt(proofs, row)) ?? '').trim();
	const rows = { column: options.columns.recipient, country: options.country ?? '', batch: BATCH };
	for await (const batch of peopleBatches(table, rows, outcomes, context)) {
		const removal = new Removal(topic, proofOf, ports, outcomes);
		await removal.of(batch);
	}
	return {
		outcomes: outcomes.toTable(),
		summary: { rows: table.numRows, topic, counts: outcomes.counts() },
	};
}

interface Listed extends PersonRow {
	readonly rule: Suppression;
}

/** One batch: who may go off the list, and what is noted for it. */
class Removal {
	constructor(
		private readonly topic: string,
		private readonly proofOf: (row: number) => string,
		private readonly ports: Ports,
		private readonly outcomes: RowOutcomes,
	) {}

	async of(batch: readonly PersonRow[]): Promise<void> {
		const { suppression, consents } = this.ports.store;
		const keys = batch.map(({ key }) => key);
		const rules = await suppression.match(keys, this.topic);
		const known = await consents.get(keys, this.topic);
		const going: Listed[] = [];
		for (const person of batch) {
			const { row, key } = person;
			const rule = rules.get(key);
			const answer = known.get(key);
			const agreed = answer?.state === 'confirmed' ? answer.decidedAt : 0;
			const obstacle = this.obstacle(rule, row, agreed);
			if (rule && obstacle === null) going.push({ ...person, rule });
			else this.outcomes.notDone(row, rule ? 'kept' : 'notListed', obstacle ?? '', key);
		}
		await suppression.removeAll(
			going.map(({ rule }) => ({ recipient: rule.recipient, topic: rule.topic })),
		);
		await Promise.all(going.map(async (person) => await this.note(person)));
		for (const { row, key, rule } of going) {
			this.outcomes.done(
				row,
				'removed',
				key,
				`was there since ${dayOf(rule.addedAt)}: ${rule.reason}`,
			);
		}
	}

	/** Why the entry stays; null = it may go. */
	private obstacle(rule: Suppression | undefined, row: number, agreedAt: number): string | null {
		const about = this.topic === '*' ? 'everything' : `the topic "${this.topic}"`;
		if (!rule) return `is not on the suppression list for ${about}`;
		if (rule.topic !== this.topic) {
			return `is suppressed for everything (${rule.reason}): only removing that entry, with an empty topic, would help`;
		}
		if (!isOwnNo(rule) || agreedAt > rule.addedAt || this.proofOf(row) !== '') return null;
		return `the person's own no (${rule.reason}, ${dayOf(rule.addedAt)}) stays: give a proof that the person agreed anew`;
	}

	/** The proof becomes a consent of its own, without a click of the person. */
	private async note({ row, key, rule }: Listed): Promise<void> {
		const proof = this.proofOf(row);
		if (proof === '' || !isOwnNo(rule)) return;
		await this.ports.store.consents.decide({
			...{ recipient: key, topic: this.topic, state: 'confirmed', at: this.ports.clock.now() },
			...{ source: 'proof', evidence: `entered by the sender: ${proof}` },
		});
	}
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
