import type { Consent, ConsentStore, Suppression, SuppressionList } from '../../../ports';

/** Where suppressions come from that a person made by a link, and may take back by confirming. */
const OWN_CHOICE = 'link';

/** When a person signed up last, UTC ms; 0 = not known. */
export type SignedUp = (recipient: string) => number;

/** The consents as the gates of a question see them: an open question is no obstacle to a reminder, an old no none to a new sign-up. */
export function consentsForAsking(consents: ConsentStore, signedUp: SignedUp): ConsentStore {
	const stands = ({ state, recipient, decidedAt }: Consent) =>
		state === 'withdrawn' && signedUp(recipient) <= decidedAt;
	return {
		ask: async (rows) => await consents.ask(rows),
		decide: async (answer) => await consents.decide(answer),
		get: async (recipients, topic) =>
			new Map([...(await consents.get(recipients, topic))].filter(([, one]) => stands(one))),
	};
}

/** The suppression list as the gates of a question see it: what the person left by a link before signing up anew is left out. */
export function suppressionForAsking(
	list: SuppressionList,
	topic: string,
	signedUp: SignedUp,
): SuppressionList {
	const stands = (recipient: string, rule: Suppression) =>
		rule.source !== OWN_CHOICE || rule.topic !== topic || signedUp(recipient) <= rule.addedAt;
	return {
		add: async (rows) => await list.add(rows),
		remove: async (recipient, about) => await list.remove(recipient, about),
		removeAll: async (entries) => await list.removeAll(entries),
		list: async (options) => await list.list(options),
		match: async (recipients, about) =>
			new Map(
				[...(await list.match(recipients, about))].filter(([key, rule]) => stands(key, rule)),
			),
	};
}
