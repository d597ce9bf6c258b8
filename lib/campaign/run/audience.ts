import type { Clock } from '../../ports';
import { cellAt, type Cell, type Column, type Table } from '../../table';
import { readConsent, refusedByConsent } from '../recipients/consent';
import type { Campaign } from './campaign';
import type { Candidate } from './candidate';
import { CountryDesk } from './country/countryDesk';
import { statusOfExisting } from './existing';
import { passGates, type Gate } from './gates/gate';
import type { LedgerIndex } from './ledgerIndex';
import type { Outcomes, Status } from './outcomes';
import { engagedFirst } from './pace/order';

interface AudienceColumns {
	readonly email: Column;
	readonly name: Column | null;
	readonly consent: Column | null;
	readonly segment: Column | null;
	readonly tracking: Column | null;
}

/** Goes through the rows in their order or with the most engaged first, batch by batch, and says of each who may get the message and why not. */
export class Audience {
	private readonly columns: AudienceColumns;
	private readonly seen = new Map<string, number>();
	/** Addresses that said no in any row: that row decides for all rows of the address. */
	private readonly refusers = new Set<string>();
	/** Rows in the order in which they are gone through; null = as they stand. */
	private readonly order: Uint32Array | null;
	private readonly countries: CountryDesk;
	private next = 0;

	constructor(
		private readonly campaign: Campaign,
		private readonly table: Table,
		private readonly gates: readonly Gate[],
		private readonly clock: Clock,
		private readonly known: LedgerIndex,
		private readonly outcomes: Outcomes,
	) {
		const { engagementColumn } = campaign;
		this.order = engagementColumn === null ? null : engagedFirst(table, engagementColumn);
		const { name, consent, segment } = campaign.columns;
		const column = (of: string | undefined) => (of ? table.column(of) : null);
		this.columns = {
			email: table.column(campaign.recipientColumn),
			name: column(name),
			consent: column(consent),
			segment: column(segment),
			tracking: column(campaign.tracking?.column ?? undefined),
		};
		this.countries = new CountryDesk(campaign, table);
		if (campaign.consentRule !== 'off' || campaign.countries) this.findRefusers();
	}

	get done(): boolean {
		return this.next >= this.table.numRows;
	}

	/** The next candidates, at least one unless no row is left: whole batches, each passed through the gates at once. */
	async take(): Promise<Candidate[]> {
		let found: Candidate[] = [];
		while (found.length === 0 && !this.done) {
			const to = Math.min(this.next + this.campaign.batchSize, this.table.numRows);
			const batch: Candidate[] = [];
			for (; this.next < to; this.next++) {
				const candidate = this.check(this.order?.[this.next] ?? this.next);
				if (candidate) batch.push(candidate);
			}
			found = await this.passing(batch);
		}
		return found;
	}

	/** Those of `batch` that every gate lets through now; the others get their outcome. */
	async passing(batch: readonly Candidate[]): Promise<Candidate[]> {
		if (batch.length === 0) return [];
		return await passGates(this.gates, batch, this.clock.now(), ({ row, address }, refusal) =>
			this.outcomes.set({ row, ...refusal, recipient: address.key, messageId: '' }),
		);
	}

	/** The address in a row as far as it can be read, for reports. */
	recipientOf(row: number): string {
		const check = this.campaign.addressOf(cellAt(this.columns.email, row));
		return check.ok ? check.key : '';
	}

	private check(row: number): Candidate | null {
		const { email, name, consent, segment } = this.columns;
		const address = this.campaign.addressOf(cellAt(email, row));
		if (!address.ok) return this.refuse(row, 'invalid', address.reason, '');
		if (this.campaign.test.isSeed(address.key)) {
			const reason = 'on the seed list: gets every variant, and is not counted';
			return this.refuse(row, 'filtered', reason, address.key);
		}
		const first = this.seen.get(address.key);
		if (first !== undefined) {
			return this.refuse(row, 'duplicate', `same ${this.what} as row ${first + 1}`, address.key);
		}
		this.seen.set(address.key, row);
		const refusal = this.refusal(consent ? cellAt(consent, row) : null, address.key);
		if (refusal !== null) return this.refuse(row, 'noConsent', refusal, address.key);
		const missing = this.countries.refusal(row, this.refusers.has(address.key));
		if (missing !== null) return this.refuse(row, 'countryRule', missing, address.key);
		const existing = this.known.get(address.key);
		const variant = this.campaign.test.variantOf(address.key, existing?.variant);
		this.outcomes.noteVariant(row, variant);
		if (existing && existing.state !== 'claimed') {
			const settled = statusOfExisting(existing, this.campaign.execution);
			if (settled) {
				const { status, reason } = settled;
				return this.refuse(row, status, reason, address.key, existing.messageId);
			}
		}
		return {
			row,
			address,
			name: String((name && cellAt(name, row)) ?? ''),
			segment: segment ? cellAt(segment, row) : null,
			variant,
			tracked: this.tracks(row),
			shape: this.countries.shapeOf(row),
			attempt: 1,
		};
	}

	/** Without a column everybody; with one only who says yes. */
	private tracks(row: number): boolean {
		const { tracking } = this.columns;
		return tracking === null || readConsent(cellAt(tracking, row)) === 'yes';
	}

	private get what(): string {
		return this.campaign.channel === 'sms' ? 'number' : 'address';
	}

	private refusal(consent: Cell, key: string): string | null {
		const own = refusedByConsent(consent, this.campaign.consentRule);
		if (this.campaign.consentRule === 'off' || own !== null || !this.refusers.has(key)) return own;
		return `another row of this ${this.what} says no to the consent field`;
	}

	private findRefusers(): void {
		const { consent, email } = this.columns;
		if (!consent) return;
		for (let row = 0; row < this.table.numRows; row++) {
			if (readConsent(cellAt(consent, row)) !== 'no') continue;
			const address = this.campaign.addressOf(cellAt(email, row));
			if (address.ok) this.refusers.add(address.key);
		}
	}

	private refuse(
		row: number,
		status: Status,
		reason: string,
		recipient: string,
		messageId = '',
	): null {
		this.outcomes.set({ row, status, reason, recipient, messageId });
		return null;
	}
}
