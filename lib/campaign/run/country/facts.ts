import type { Campaign } from '../campaign';
import { campaignLacks, countryReason, type CampaignFacts } from './lacks';
import { EVERY_PROFILE } from './profiles';

/** What the campaign has for everybody. */
export const factsOf = (campaign: Campaign): CampaignFacts => ({
	knowsConsent: campaign.columns.consent !== undefined || campaign.confirmedOnly,
	postalAddress: campaign.postalAddress,
	hasUnsubscribe: campaign.templates.unsubscribeUrl !== null || campaign.linkUrl !== null,
	hasReplyTo: campaign.replyTo !== null,
});

/** One warning for each rule that the campaign itself breaks for people whom it would mail. `reasons`: refusals by country rules, with their number. */
export function countryWarnings(
	campaign: Campaign,
	reasons: ReadonlyMap<string, number>,
): string[] {
	if (!campaign.countries) return [];
	const facts = factsOf(campaign);
	return EVERY_PROFILE.flatMap((profile) => {
		const reason = countryReason(profile, campaignLacks(profile, facts));
		if (reason === null) return [];
		let people = 0;
		for (const [given, count] of reasons) {
			if (given.startsWith(`${profile.rule}: `)) people += count;
		}
		return people === 0
			? []
			: [`Nobody under one rule can be mailed (${people} left out). ${reason}.`];
	});
}
