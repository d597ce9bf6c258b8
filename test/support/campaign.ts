import { systemClock } from '../../lib/adapters';
import {
	runOf,
	sendCampaign,
	smtpTransport,
	type CampaignOptions,
	type CampaignPorts,
	type CampaignResult,
	type SmtpOptions,
} from '../../lib/campaign';
import type { JobContext, Store } from '../../lib/ports';
import { openStore } from '../../lib/store';
import { recordsToTable, tableToRecords, type Table } from '../../lib/table';
import { testContext } from './context';
import { join } from 'node:path';

export const HTML = '<html><body><p>Hello {{ first_name | there }}</p></body></html>';

/** Options that work, for tests to change one thing of. */
export function campaignOptions(change: Partial<CampaignOptions> = {}): CampaignOptions {
	return {
		campaign: 'spring',
		from: { name: 'Shop', address: 'news@shop.example' },
		columns: { email: 'email' },
		subject: 'Hello {{ first_name | there }}',
		html: HTML,
		retryDelay: 5,
		...change,
	};
}

export const sinkSmtp = (port: number): SmtpOptions => ({
	host: '127.0.0.1',
	port,
	security: 'none',
	user: '',
	password: '',
	ignoreCertificate: false,
});

export function people(count: number): Table {
	return tableOf(
		Array.from({ length: count }, (_, i) => ({
			email: `person${i}@mail.example`,
			first_name: `Name${i}`,
		})),
	);
}

export function tableOf(records: Record<string, unknown>[]): Table {
	return recordsToTable(records).table;
}

/** The rows as records. */
export const rowsOf = (table: Table) => tableToRecords(table, 0, table.numRows);

/** What became of each row, and why. */
export const statuses = (table: Table) =>
	rowsOf(table).map(({ status, reason }) => [status, reason]);

export async function sqliteStore(folder: string): Promise<Store> {
	return await openStore(
		{ driver: 'sqlite', file: join(folder, 'store.sqlite') },
		{ clock: systemClock },
	);
}

let runs = 0;

export interface SendSettings {
	readonly context?: JobContext;
	readonly ports?: Partial<CampaignPorts>;
}

/** Sends through real SMTP sessions to the sink on `port`. */
export async function send(
	store: Store,
	port: number,
	table: Table,
	change: Partial<CampaignOptions> = {},
	{ context = testContext(), ports = {} }: SendSettings = {},
): Promise<CampaignResult> {
	const options = campaignOptions(change);
	const transport = await smtpTransport(sinkSmtp(port), options.connections ?? 5);
	const run = runOf(options.execution ?? '', `test-${++runs}`);
	return await sendCampaign(
		table,
		options,
		{ store, clock: systemClock, transport, run, ...ports },
		context,
	);
}

export interface OutcomeRecord {
	readonly row: number;
	readonly status: string;
	readonly reason: string;
	readonly recipient: string;
	readonly messageId: string;
}

export function outcomesOf(result: CampaignResult): OutcomeRecord[] {
	return tableToRecords(result.outcomes, 0, result.outcomes.numRows) as unknown as OutcomeRecord[];
}
