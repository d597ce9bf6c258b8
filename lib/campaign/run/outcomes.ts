import { dateColumn, integerColumn, stringColumn, Table, type Column } from '../../table';

/** What became of one row. */
export type Status =
	/** The server took the message in this run (or in an earlier attempt of the same execution). */
	| 'sent'
	/** An earlier run has sent it. */
	| 'alreadySent'
	/** Refused by the server; `reason` begins with `permanent:` or `temporary:`. */
	| 'failed'
	/** Maybe sent: the connection or the process was lost in the middle. Never sent again by itself. */
	| 'uncertain'
	/** Another run holds it at this moment. */
	| 'claimed'
	/** Not tried: the run ended before (limit, server away, quota). A later run sends it. */
	| 'pending'
	/** On the suppression list. */
	| 'suppressed'
	/** Consent is missing or refused. */
	| 'noConsent'
	/** The same address stood in an earlier row. */
	| 'duplicate'
	/** No usable address. */
	| 'invalid'
	/** Something is missing that the rules of the person's country ask for. */
	| 'countryRule'
	/** An address that the node's rules leave out: an office, a throw-away inbox, a domain. */
	| 'filtered'
	/** Has had as many messages as the frequency cap allows. */
	| 'capped'
	/** Its time is later than a run waits; `sendAfter` says when. A later run sends it. */
	| 'postponed'
	/** Its time is over: the deadline, or nothing ran when it was planned. Never sent. */
	| 'expired'
	/** In the hold-out group: gets nothing on purpose. */
	| 'heldOut'
	/** Does not test the variants, and no variant has won yet. A later run sends it. */
	| 'awaitingWinner'
	/** The template cannot be filled for this person. */
	| 'incomplete'
	/** A question (double opt-in) that this person has answered with yes before. */
	| 'confirmed'
	/** Dry run: would be sent. */
	| 'wouldSend';

export interface Outcome {
	readonly row: number;
	readonly status: Status;
	readonly reason: string;
	readonly recipient: string;
	readonly messageId: string;
	/** UTC ms before which a later run need not try; missing = not known. */
	readonly sendAfter?: number | null;
}

/** Rows of one variant by what became of them. */
export interface VariantCounts {
	readonly variant: string;
	readonly counts: Readonly<Partial<Record<Status, number>>>;
}

/** One outcome a row, kept as small as 100,000 recipients need. The last one given for a row counts. */
export class Outcomes {
	/** How many rows have an outcome. */
	concluded = 0;
	private readonly byRow: (Outcome | undefined)[];
	private readonly variants = new Map<number, string>();

	constructor(readonly rows: number) {
		this.byRow = new Array<Outcome | undefined>(rows);
	}

	set(outcome: Outcome): void {
		if (!this.byRow[outcome.row]) this.concluded++;
		this.byRow[outcome.row] = outcome;
	}

	/** Which variant of the message a row gets or would get; '' = there is only one. */
	noteVariant(row: number, variant: string): void {
		if (variant !== '') this.variants.set(row, variant);
	}

	/** Gives every row that has no outcome yet this status. */
	fillRest(
		status: Status,
		reason: string,
		recipientOf: (row: number) => string,
		sendAfter: number | null = null,
	): void {
		for (let row = 0; row < this.rows; row++) {
			if (this.byRow[row]) continue;
			this.set({ row, status, reason, recipient: recipientOf(row), messageId: '', sendAfter });
		}
	}

	counts(): Partial<Record<Status, number>> {
		const counts: Partial<Record<Status, number>> = {};
		for (const outcome of this.byRow) {
			if (outcome) counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
		}
		return counts;
	}

	/** Reasons of one status, with the number of rows. */
	reasons(status: Status): Map<string, number> {
		const found = new Map<string, number>();
		for (const outcome of this.byRow) {
			if (outcome?.status !== status) continue;
			found.set(outcome.reason, (found.get(outcome.reason) ?? 0) + 1);
		}
		return found;
	}

	/** The counts of each variant, by name; empty where there is only one message. */
	variantCounts(): VariantCounts[] {
		const found = new Map<string, Partial<Record<Status, number>>>();
		for (const [row, variant] of this.variants) {
			const status = this.byRow[row]?.status;
			const counts = found.get(variant) ?? {};
			if (status) counts[status] = (counts[status] ?? 0) + 1;
			found.set(variant, counts);
		}
		const names = [...found.keys()].sort();
		return names.map((variant) => ({ variant, counts: found.get(variant) ?? {} }));
	}

	/** Columns `row`, `status`, `reason`, `recipient`, `messageId`, `variant` and `sendAfter` (a date) where there are any, in row order. */
	toTable(): Table {
		const all = this.byRow.filter((outcome) => outcome !== undefined);
		return new Table([
			['row', integerColumn(all.map(({ row }) => row))],
			['status', stringColumn(all.map(({ status }) => status))],
			['reason', stringColumn(all.map(({ reason }) => reason))],
			['recipient', stringColumn(all.map(({ recipient }) => recipient))],
			['messageId', stringColumn(all.map(({ messageId }) => messageId))],
			...this.variantColumn(all),
			...sendAfterColumn(all),
		]);
	}

	private variantColumn(all: readonly Outcome[]): [string, Column][] {
		if (this.variants.size === 0) return [];
		return [['variant', stringColumn(all.map(({ row }) => this.variants.get(row) ?? null))]];
	}
}

function sendAfterColumn(all: readonly Outcome[]): [string, Column][] {
	if (!all.some(({ sendAfter }) => typeof sendAfter === 'number')) return [];
	return [['sendAfter', dateColumn(all.map(({ sendAfter }) => sendAfter ?? null))]];
}
