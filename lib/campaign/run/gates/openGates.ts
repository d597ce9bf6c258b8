import type { Store } from '../../../ports';
import type { Campaign } from '../campaign';
import { AddressKindGate } from './addressKinds';
import { FrequencyCapGate } from './frequencyCap';
import type { Gate } from './gate';
import { OptInGate } from './optIn';
import { SuppressionGate } from './suppression';
import { WinnerGate } from './winner';

/** What the gates ask. */
export type GateStore = Pick<Store, 'ledger' | 'suppression' | 'consents'>;

export interface Gates {
	/** In the order in which they are asked. */
	readonly all: readonly Gate[];
	/** Asked again after the claim; null = there is no cap. */
	readonly cap: FrequencyCapGate | null;
	/** Stops those who wait for the winner; null = nobody does. */
	readonly winner: WinnerGate | null;
}

/** The gates of a campaign: the kind of address, consent in the store, the suppression list, the frequency cap, the winner of a test. */
export function openGates(campaign: Campaign, { ledger, suppression, consents }: GateStore): Gates {
	const { topic, addressRules, confirmedOnly, frequencyCaps, ignoreTags } = campaign;
	const cap =
		frequencyCaps.length > 0 ? new FrequencyCapGate(ledger, frequencyCaps, campaign) : null;
	const waiting = campaign.test.contest?.facts.waiting;
	const winner = waiting ? new WinnerGate(waiting) : null;
	const all: Gate[] = [
		...(addressRules ? [new AddressKindGate(addressRules)] : []),
		new OptInGate(consents, topic, confirmedOnly),
		new SuppressionGate(suppression, topic, ignoreTags),
		...(cap ? [cap] : []),
		...(winner ? [winner] : []),
	];
	return { all, cap, winner };
}
