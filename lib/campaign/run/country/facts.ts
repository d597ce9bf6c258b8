import { found, type Finding } from '../../message/lint/finding';
import type { Campaign } from '../campaign';
import { campaignLacks, countryReason, type CampaignFacts } from './lacks';
import { differenceOf } from './prices';
import { EVERY_PROFILE } from './profiles';

/** What the campaign has for everybody. */
export const factsOf = (campaign: Campaign): CampaignFacts => ({
	knowsConsent: campaign.columns.consent !== undefined || campaign.confirmedOnly,
	postalAddress: campaign.postalAddress,
	hasUnsubscribe: campaign.templates.unsubscribeUrl !== null || campaign.linkUrl !== null,
	hasReplyTo: campaign.replyTo !== null,
});

/** At most so many products are named. */
const MOST_NAMED = 5;

/** What people in one country would see at different prices: who is left out for it, and which products. */
function pricesIn(reasons: ReadonlyMap<string, number>): { people: number; products: string[] } {
	const found = { people: 0, products: new Array<string>() };
	for (const [reason, count] of reasons) {
		const product = differenceOf(reason);
		if (product === null) continue;
		found.people += count;
		found.products.push(product);
	}
	return found;
}

/** The finding about prices, as the check of messages tells what it finds; nothing where prices are the same. */
export function priceFindings(reasons: ReadonlyMap<string, number>): Finding[] {
	const { people, products } = pricesIn(reasons);
	const more = products.length > MOST_NAMED ? ` and ${products.length - MOST_NAMED} more` : '';
	return found(
		people,
		'serious',
		'equal-prices',
		`${people} people in China would see the same product at different prices, and are left out: ${products.slice(0, MOST_NAMED).join('; ')}${more}.`,
		'Show everybody in China one price of each product, or give the lawful reason for the difference in "Country Rules".',
	);
}

/** One warning for each rule that the campaign itself breaks for people whom it would mail. `reasons`: refusals by country rules, with their number. */
export function countryWarnings(
	campaign: Campaign,
	reasons: ReadonlyMap<string, number>,
): string[] {
	if (!campaign.countries) return [];
	const { priceReason } = campaign.countries;
	const facts = factsOf(campaign);
	const allowed = `Prices are not compared between people in China; the reason that you gave: ${priceReason}`;
	const prices = [
		...priceFindings(reasons).map(({ message, advice }) => `${message} ${advice}`),
		...(priceReason === '' ? [] : [allowed]),
	];
	const lacking = EVERY_PROFILE.flatMap((profile) => {
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
	return [...prices, ...lacking];
}
