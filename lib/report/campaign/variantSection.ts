import type { CampaignResults, VariantResult } from '../../campaign';
import { rowChart } from '../chart/rowChart';
import { percentText, rangeText, wholeText } from '../format';
import { markup, nameOf, type Markup } from '../markup';
import { figure, section, table } from '../page/parts';

export const DEEDS = {
	clicked: 'Clicked',
	opened: 'Opened',
	converted: 'Bought',
	unsubscribed: 'Unsubscribed',
} as const;
export type Deed = keyof typeof DEEDS;
const ORDER: readonly Deed[] = ['clicked', 'opened', 'converted', 'unsubscribed'];

export const variantName = (variant: string): string => variant || 'The message';
const twoDigits = (share: number | null) => percentText(share, 2);

/** What people did with each variant. */
export function variantSection({ variants }: CampaignResults): Markup {
	const known = ORDER.filter((deed) => variants.some((one) => (one[deed]?.count ?? 0) > 0));
	return section(
		'What did people do?',
		countsTable(variants),
		markup`<div class="charts">${known.map((deed) => shareFigure(deed, variants))}</div>`,
	);
}

/** People and what became of their messages. */
export function countsTable(variants: readonly VariantResult[]): Markup {
	const number = (title: string) => ({ title, number: true });
	return table(
		[
			{ title: 'Variant' },
			...['People', 'Sent', 'Delivered', 'Bounced', 'Opened', 'Clicked'].map(number),
			...['Unsubscribed', 'Complained', 'Bought', 'Revenue'].map(number),
		],
		variants.map((one) => ({
			cells: [
				nameOf(variantName(one.variant)),
				...[one.people, one.sent, one.delivered.count, one.bounced.count].map(wholeText),
				...[one.opened, one.clicked, one.unsubscribed, one.complained].map(({ count }) =>
					wholeText(count),
				),
				one.converted ? wholeText(one.converted.count) : '–',
				one.revenue === null ? '–' : wholeText(one.revenue),
			],
		})),
	);
}

function shareFigure(deed: Deed, variants: readonly VariantResult[]): Markup {
	const title = DEEDS[deed];
	const base =
		deed === 'converted' ? 'people who were to be mailed' : 'messages that did not bounce';
	return figure({
		title,
		text: `Share of the ${base}, with 95 % intervals.`,
		chart: rowChart({
			...{ id: `share-${deed}`, title, kind: 'dots', series: [title] },
			description: `${title} by variant.`,
			axis: { title: 'Share', percent: true },
			rows: variants.map((one) => ({ label: variantName(one.variant), marks: [one[deed]] })),
		}),
		numbers: table(
			[
				{ title: 'Variant' },
				...['Share', '95 % interval', 'People', 'Of'].map((name) => ({
					title: name,
					number: true,
				})),
			],
			variants.map((one) => ({
				cells: [
					nameOf(variantName(one.variant)),
					twoDigits(one[deed]?.value ?? null),
					rangeText(one[deed]?.low ?? null, one[deed]?.high ?? null, twoDigits),
					wholeText(one[deed]?.count ?? 0),
					wholeText(one[deed]?.of ?? 0),
				],
			})),
		),
	});
}
