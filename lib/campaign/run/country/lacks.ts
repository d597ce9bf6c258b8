import type { CountryProfile } from './profiles';

/** What a campaign has for everybody. */
export interface CampaignFacts {
	/** Whether each person's consent can be known: by a field or in the store. */
	readonly knowsConsent: boolean;
	readonly postalAddress: string;
	readonly hasUnsubscribe: boolean;
	readonly hasReplyTo: boolean;
}

const needsLink = ({ unsubscribe }: CountryProfile, { hasReplyTo }: CampaignFacts) =>
	unsubscribe === 'link' || !hasReplyTo;

/** What every person under a rule needs and the campaign lacks, in plain English. */
export function campaignLacks(profile: CountryProfile, facts: CampaignFacts): string[] {
	const lacks: string[] = [];
	if (profile.consent && !facts.knowsConsent) {
		lacks.push('consent must be a yes, and the campaign has no consent field');
	}
	if (profile.postalAddress && facts.postalAddress === '') {
		lacks.push('the campaign has no postal address');
	}
	if (needsLink(profile, facts) && !facts.hasUnsubscribe) {
		const reply = profile.unsubscribe === 'linkOrReply' ? ' and no reply address' : '';
		lacks.push(`the campaign has no unsubscribe link${reply}`);
	}
	return lacks;
}

interface Shown {
	/** What a reader sees, as text. */
	readonly read: string;
	/** The person's link; null = there is none. */
	readonly unsubscribe: string | null;
}

/** What a reader of the finished message does not see and the rule asks for; what is hidden or a comment does not count. */
export function messageLacks(
	profile: CountryProfile,
	facts: CampaignFacts,
	{ read, unsubscribe }: Shown,
): string[] {
	const lacks: string[] = [];
	if (profile.postalAddress && !bare(read).includes(bare(facts.postalAddress))) {
		lacks.push('the message does not show the postal address');
	}
	if (needsLink(profile, facts) && !(unsubscribe !== null && showsLink(read, unsubscribe))) {
		lacks.push('the message does not show the unsubscribe link');
	}
	return lacks;
}

const showsLink = (read: string, link: string) => read.includes(link.replace(/^mailto:/i, ''));

/** Without what changes when the lines are broken elsewhere. */
const bare = (text: string) => text.replace(/[\s,]+/g, ' ').trim();

/** One reason for everything that is missing; null when nothing is. */
export function countryReason({ rule }: CountryProfile, lacks: readonly string[]): string | null {
	return lacks.length === 0 ? null : `${rule}: ${lacks.join('; ')}`;
}
