import type { Consent, ConsentStore } from '../../../ports';
import type { Candidate } from '../candidate';
import type { Gate, Refusal } from './gate';

/** Whoever withdrew consent in the store, or was asked and has not answered, gets nothing; with `confirmedOnly`, only those who confirmed get anything. */
export class OptInGate implements Gate {
	constructor(
		private readonly consents: ConsentStore,
		private readonly topic: string,
		private readonly confirmedOnly: boolean,
	) {}

	async check(batch: readonly Candidate[]): Promise<(Refusal | null)[]> {
		const keys = batch.map(({ address }) => address.key);
		const known = await this.consents.get(keys, this.topic);
		return keys.map((key) => {
			const reason = this.reason(known.get(key));
			return reason === null ? null : { status: 'noConsent', reason };
		});
	}

	private reason(consent: Consent | undefined): string | null {
		if (consent?.state === 'withdrawn') {
			return `consent was withdrawn at ${new Date(consent.decidedAt).toISOString()}`;
		}
		if (consent?.state === 'asked') return 'asked to confirm, and has not yet';
		return this.confirmedOnly && !consent ? 'was never asked to confirm' : null;
	}
}
