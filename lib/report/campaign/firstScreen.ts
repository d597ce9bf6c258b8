import type { CampaignResults } from '../../campaign';
import { wholeText } from '../format';
import { markup, nameOf, type Markup } from '../markup';

/** Which message is better, did the campaign change anything, who got it. */
export function firstScreen(results: CampaignResults): Markup {
	return markup`<div class="answers">${[better(results), changed(results), reach(results)]}</div>`;
}

const card = (title: string, big: Markup | string, text: Markup | string): Markup =>
	markup`<div class="answer"><h3>${title}</h3><p class="big">${big}</p><p>${text}</p></div>`;

function better({ verdict, variants }: CampaignResults): Markup {
	const big =
		verdict.winner === null
			? variants.length < 2
				? '–'
				: 'Not known yet'
			: nameOf(verdict.winner);
	return card('Which variant is better?', big, verdict.text);
}

function changed({ lift, heldOut }: CampaignResults): Markup {
	const title = 'What did the campaign change?';
	const [all] = lift?.groups ?? [];
	if (!all) {
		const why =
			heldOut === 0
				? 'Nobody was held out, so there is nothing to compare with.'
				: 'Orders were not compared.';
		return card(title, '–', why);
	}
	const clear = all.adjustedP < 0.05;
	const { value } = all.additionalBuyers;
	const more = value > 0 ? 'more buyers' : 'fewer buyers';
	const big = clear ? `${wholeText(Math.abs(value))} ${more}` : 'Not known yet';
	return card(title, big, all.text);
}

function reach({ variants, heldOut }: CampaignResults): Markup {
	const total = (pick: (one: CampaignResults['variants'][number]) => number) =>
		variants.reduce((sum, one) => sum + pick(one), 0);
	const sent = total(({ sent: count }) => count);
	const bounced = total((one) => one.bounced.count + one.softBounced.count);
	return card(
		'Who got it?',
		wholeText(sent),
		`messages were handed over. ${wholeText(bounced)} bounced, ${wholeText(total((one) => one.unsubscribed.count))} people unsubscribed, ${wholeText(total((one) => one.complained.count))} complained. ${wholeText(heldOut)} were held out on purpose.`,
	);
}
