import type { Finding } from '../message/lint/finding';
import type { LedgerState } from '../../ports';
import type { Table } from '../../table';
import type { SmsSummary } from '../sms/smsLengths';
import type { Status, VariantCounts } from './outcomes';
import type { SeedDelivery } from './variants/seeds';
import type { ContestReport } from './variants/winner/contestReport';

/** One message as it would arrive. */
export interface Sample {
	readonly row: number;
	/** '' = there is only one. */
	readonly variant: string;
	readonly recipient: string;
	readonly subject: string;
	readonly html: string;
	readonly text: string;
}

export interface CampaignSummary {
	readonly campaign: string;
	readonly step: string;
	/** `dryRun`: nothing was sent. `test`: only the test recipients were mailed. */
	readonly mode: 'send' | 'dryRun' | 'test';
	readonly rows: number;
	/** Rows by what became of them; statuses that did not occur are left out. */
	readonly counts: Readonly<Partial<Record<Status, number>>>;
	/** The same for each variant of the message; empty where there is only one. */
	readonly variants: readonly VariantCounts[];
	/** How far the test is, where the rest of the people gets the variant that won. */
	readonly winner?: ContestReport;
	/** What became of the messages to the seed list in this run. */
	readonly seeds: readonly SeedDelivery[];
	/** Why the run ended before everybody was tried; null = it did not. */
	readonly stopped: string | null;
	readonly seconds: number;
	readonly messagesPerSecond: number;
	/** Template fields without a value and without a default: in how many rows. */
	readonly missingFields: readonly { readonly field: string; readonly rows: number }[];
	/** The whole campaign step in the ledger, earlier runs included; null in a dry run of a new campaign. */
	readonly ledger: Readonly<Record<LedgerState, number>>;
	/** Addresses that may or may not have got the message, at most 1,000. */
	readonly uncertain: readonly string[];
	/** What a careful sender would change. */
	readonly warnings: readonly string[];
	/** What the first messages showed: broken links, missing descriptions …, the serious first. */
	readonly findings: readonly Finding[];
	/** SMS: how long the messages are. */
	readonly sms?: SmsSummary;
}

export interface CampaignResult {
	/** One row an input row: `row`, `status`, `reason`, `recipient`, `messageId`. */
	readonly outcomes: Table;
	readonly summary: CampaignSummary;
	/** Dry run: the first messages. */
	readonly samples: readonly Sample[];
}
