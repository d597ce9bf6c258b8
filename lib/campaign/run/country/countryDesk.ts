import { cellAt, type Column, type Table } from '../../../table';
import { readConsent } from '../../recipients/consent';
import type { Campaign } from '../campaign';
import { EqualPrices } from './equalPrices';
import { factsOf } from './facts';
import { campaignLacks, countryReason } from './lacks';
import { profileOf, type CountryProfile } from './profiles';

/** What of a person's country and choice shapes the message. */
export interface Shape {
	/** Null = the rules of countries are not looked at. */
	readonly country: CountryProfile | null;
	/** Whether the person gets the message that is not made for him. */
	readonly impersonal: boolean;
}

/** Says of each row which rules hold, before anything is rendered. */
export class CountryDesk {
	private readonly country: Column | null;
	private readonly consent: Column | null;
	private readonly personal: Column | null;
	/** By the text of the cell: there are few countries and many people. */
	private readonly profiles = new Map<string, CountryProfile | null>();

	/** Null = nobody's prices are compared; undefined = nobody has asked yet. */
	private prices: EqualPrices | null | undefined;

	constructor(
		private readonly campaign: Campaign,
		private readonly table: Table,
	) {
		const column = (name: string | null | undefined) => (name ? table.column(name) : null);
		this.country = column(campaign.countries?.column);
		this.personal = column(campaign.personal?.column);
		this.consent = column(campaign.columns.consent);
	}

	/** Why the person of this row may get nothing, as far as that is known before rendering; null = nothing speaks against it. `refused`: another row of the address says no. */
	refusal(row: number, refused: boolean): string | null {
		if (!this.campaign.countries) return null;
		const written = this.written(row);
		const profile = this.profile(written);
		if (profile === null) {
			if (written !== '') return `the country "${written.slice(0, 60)}" is not known`;
			return 'the country is empty, and there is no default country';
		}
		const lacks = this.lacks(profile, row, refused);
		if (lacks.length === 0 && profile.samePrices) lacks.push(...this.pricesOf(row));
		return countryReason(profile, lacks);
	}

	private lacks(profile: CountryProfile, row: number, refused: boolean): string[] {
		const facts = factsOf(this.campaign);
		const lacks = campaignLacks(profile, facts);
		if (profile.consent && facts.knowsConsent && !this.agreed(row, refused)) {
			lacks.unshift('consent must be a yes');
		}
		return lacks;
	}

	private pricesOf(row: number): string[] {
		if (this.prices === undefined) {
			const mailable = (other: number) => {
				const shape = this.shapeOf(other);
				const { country } = shape;
				return country && this.lacks(country, other, false).length === 0 ? shape : null;
			};
			this.prices = EqualPrices.open(this.campaign, this.table, mailable);
		}
		const lack = this.prices?.lack(row, this.shapeOf(row)) ?? null;
		return lack === null ? [] : [lack];
	}

	/** Of a row without a refusal. */
	shapeOf(row: number): Shape {
		const { personal, campaign } = this;
		return {
			country: campaign.countries ? this.profile(this.written(row)) : null,
			impersonal: personal !== null && readConsent(cellAt(personal, row)) !== 'yes',
		};
	}

	private written(row: number): string {
		return this.country ? String(cellAt(this.country, row) ?? '').trim() : '';
	}

	private profile(written: string): CountryProfile | null {
		if (written === '') return this.campaign.countries?.otherwise ?? null;
		let profile = this.profiles.get(written);
		if (profile === undefined) {
			profile = profileOf(written);
			this.profiles.set(written, profile);
		}
		return profile;
	}

	/** A yes in the field; or in the store, where a gate lets nobody through who has not confirmed. */
	private agreed(row: number, refused: boolean): boolean {
		const answer = this.consent ? readConsent(cellAt(this.consent, row)) : 'unknown';
		if (refused || answer === 'no') return false;
		return answer === 'yes' || this.campaign.confirmedOnly;
	}
}
