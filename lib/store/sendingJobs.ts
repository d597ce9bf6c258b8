import type { Clock, LedgerRow, LedgerState, Suppression } from '../ports';
import { Table, dateColumn, stringColumn, type Column } from '../table';
import type { StoreOptions, WithStore } from './withStore';

export interface LedgerOptions extends StoreOptions {
	readonly campaign: string;
	readonly step?: string;
	readonly state?: LedgerState;
	/** Rows in one page, default 10,000. */
	readonly limit?: number;
	/** The last recipient of the page before. */
	readonly after?: string;
}

export interface SuppressOptions extends StoreOptions {
	readonly rows: readonly Omit<Suppression, 'addedAt'>[];
}

export interface EntryOptions extends StoreOptions {
	readonly recipient: string;
	readonly topic: string;
}

export function sendingJobs(job: WithStore, clock: Clock) {
	return {
		/** One page of a campaign's ledger as a table, and the counts of all its rows by state. */
		ledger: job(async ({ ledger }, { campaign, step, ...options }: LedgerOptions) => {
			const { state, limit, after } = options;
			const rows = await ledger.list(campaign, {
				...(step !== undefined && { step }),
				...(state !== undefined && { state }),
				...(limit !== undefined && { limit }),
				...(after !== undefined && { after }),
			});
			return { table: tableOf(rows), counts: await ledger.count(campaign, step) };
		}),
		/** Adds people who may not receive a topic; `added` counts the new entries. */
		suppress: job(async ({ suppression }, { rows }: SuppressOptions) => {
			const addedAt = clock.now();
			return { added: await suppression.add(rows.map((row) => ({ ...row, addedAt }))) };
		}),
		/** Takes one entry off the suppression list; `removed` says whether it was there. */
		unsuppress: job(async ({ suppression }, options: EntryOptions) => ({
			removed: await suppression.remove(options.recipient, options.topic),
		})),
	};
}

function tableOf(rows: readonly LedgerRow[]): Table {
	const text = (pick: (row: LedgerRow) => string): Column => stringColumn(rows.map(pick));
	return new Table([
		['campaign', text((row) => row.campaign)],
		['recipient', text((row) => row.recipient)],
		['step', text((row) => row.step)],
		['state', text((row) => row.state)],
		['reason', text((row) => row.reason)],
		['run', text((row) => row.run)],
		['messageId', text((row) => row.messageId)],
		['claimedAt', dateColumn(rows.map((row) => row.claimedAt))],
		['updatedAt', dateColumn(rows.map((row) => row.updatedAt))],
	]);
}
