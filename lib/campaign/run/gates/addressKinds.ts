import { addressRefusal, type AddressRules } from '../../recipients/kindOfAddress';
import type { Candidate } from '../candidate';
import type { Gate, Refusal } from './gate';

/** Leaves out offices, throw-away inboxes and domains that the user names. */
export class AddressKindGate implements Gate {
	constructor(private readonly rules: AddressRules) {}

	async check(batch: readonly Candidate[]): Promise<(Refusal | null)[]> {
		return batch.map(({ address }) => {
			const reason = addressRefusal(address.key, this.rules);
			return reason === null ? null : { status: 'filtered', reason };
		});
	}
}
