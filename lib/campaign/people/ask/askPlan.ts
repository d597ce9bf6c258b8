import type { Consent, Ledger, Store } from '../../../ports';
import { cellAt, type Column, type Table } from '../../../table';
import { parseAddress } from '../../recipients/address';
import type { AskRules } from './askOptions';

const BATCH = 2_000;

/** Who is asked for the how manieth time. */
export interface AskPlan {
	/** Rows by the step of the ledger that they belong to: "1" is the first question, "2" the first reminder … */
	readonly steps: ReadonlyMap<string, readonly number[]>;
	/** Rows of people who have confirmed already, with the address and when. */
	readonly confirmed: readonly { row: number; key: string; at: number }[];
	/** First row of each address. */
	readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Sorts the rows: whoever may be asked (again) goes to the next step, everybody else to the step of the last question, where the ledger
 * says that it was sent. So a repeated run, a retry or two runs at once ask nobody twice.
 */
export async function planAsking(
	table: Table,
	rules: AskRules,
	{ ledger, consents }: Pick<Store, 'ledger' | 'consents'>,
	now: number,
): Promise<AskPlan> {
	const keys = keysOf(table.column(rules.columns.email));
	const rowOf = new Map<string, number>();
	keys.forEach((key, row) => {
		if (key !== null && !rowOf.has(key)) rowOf.set(key, row);
	});
	const people = [...rowOf.keys()];
	const signedUp = timesOf(table, rules.columns.signedUpAt);
	const steps = new Map<string, number>();
	const agreed = new Map<string, Consent>();
	for (let from = 0; from < people.length; from += BATCH) {
		const batch = people.slice(from, from + BATCH);
		const known = await consents.get(batch, rules.topic);
		for (const consent of known.values()) {
			if (consent.state === 'confirmed') agreed.set(consent.recipient, consent);
		}
		const asked = await questionsTo(batch, rules.campaign, ledger);
		for (const key of batch) {
			steps.set(key, stepOf(asked.get(key), signedUp(rowOf.get(key) ?? 0), rules, now));
		}
	}
	return { ...sorted(keys, steps, agreed), rowOf };
}

interface Asked {
	readonly step: number;
	readonly at: number;
}

/** The last question to each of these people. */
async function questionsTo(
	people: readonly string[],
	campaign: string,
	ledger: Ledger,
): Promise<Map<string, Asked>> {
	const last = new Map<string, Asked>();
	for (const [key, sends] of await ledger.recent(people, 0)) {
		for (const send of sends) {
			const step = Number(send.step);
			if (send.campaign !== campaign || step < (last.get(key)?.step ?? 0)) continue;
			last.set(key, { step, at: send.at });
		}
	}
	return last;
}

function stepOf(last: Asked | undefined, signedUp: number, rules: AskRules, now: number): number {
	if (!last) return 1;
	const isAgain = signedUp > last.at && signedUp <= now;
	const mayAgain = isAgain || last.step <= rules.reminders;
	return mayAgain && now - last.at >= rules.between ? last.step + 1 : last.step;
}

function sorted(
	keys: readonly (string | null)[],
	stepOfKey: ReadonlyMap<string, number>,
	agreed: ReadonlyMap<string, Consent>,
) {
	const steps = new Map<string, number[]>();
	const confirmed: { row: number; key: string; at: number }[] = [];
	keys.forEach((key, row) => {
		const consent = key === null ? undefined : agreed.get(key);
		if (consent) {
			confirmed.push({ row, key: consent.recipient, at: consent.decidedAt });
			return;
		}
		const step = String(key === null ? 1 : (stepOfKey.get(key) ?? 1));
		const rows = steps.get(step);
		if (rows) rows.push(row);
		else steps.set(step, [row]);
	});
	return { steps, confirmed };
}

function keysOf(column: Column): (string | null)[] {
	return Array.from({ length: column.length }, (_, row) => {
		const address = parseAddress(cellAt(column, row));
		return address.ok ? address.key : null;
	});
}

/** Reads a column of times as UTC ms; 0 where there is none. */
export function timesOf(table: Table, name: string | undefined): (row: number) => number {
	const column = name ? table.column(name) : null;
	return (row) => {
		const cell = column ? cellAt(column, row) : null;
		const time = typeof cell === 'string' ? Date.parse(cell) : Number(cell ?? 0);
		return Number.isFinite(time) ? time : 0;
	};
}
