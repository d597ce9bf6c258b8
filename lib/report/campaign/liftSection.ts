import type { CampaignResults } from '../../campaign';
import { rowChart } from '../chart/rowChart';
import { numberText, percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { bullets, figure, section, table } from '../page/parts';
import { pointsText } from './comparisonSection';

type Lift = NonNullable<CampaignResults['lift']>;

const nameOfGroup = (variant: string) => variant || 'All mailed';
const twoDigits = (share: number | null) => percentText(share, 2);

/** Mailed people against those who got nothing. */
export function liftSection({ lift }: CampaignResults): Markup {
	if (!lift) return EMPTY;
	const hasRevenue = lift.groups.some(({ revenue }) => revenue !== null);
	return section(
		'What did the campaign change?',
		markup`<p>Orders within ${numberText(lift.windowDays)} days after each person’s message, against people who got nothing on purpose. ${wholeText(lift.orders)} orders counted.</p>`,
		bullets(lift.groups.map(({ text }) => text)),
		markup`<div class="charts">${[buyers(lift), ...(hasRevenue ? [revenue(lift)] : [])]}</div>`,
	);
}

function buyers({ groups }: Lift): Markup {
	const [all] = groups;
	const rows = [
		...groups.map(({ variant, mailed }) => ({ label: nameOfGroup(variant), marks: [mailed] })),
		...(all ? [{ label: 'Held out', marks: [all.heldOut] }] : []),
	];
	return figure({
		title: 'Buyers',
		text: 'Share of people who bought, with 95 % intervals. The dashed line is the hold-out group.',
		chart: rowChart({
			...{ id: 'buyers', title: 'Buyers', kind: 'dots', series: ['Bought'], rows },
			description: 'Share of buyers of each group and of the hold-out group.',
			axis: { title: 'Share who bought', percent: true },
			...(all && { reference: { name: 'Held out', value: all.heldOut.value } }),
		}),
		numbers: table(
			[
				{ title: 'Group' },
				...[
					'Bought',
					'Of',
					'Points over held out',
					'95 % interval',
					'p, corrected',
					'Buyers more',
				].map((title) => ({ title, number: true })),
			],
			groups.map((one) => ({
				cells: [
					nameOf(nameOfGroup(one.variant)),
					twoDigits(one.mailed.value),
					wholeText(one.mailed.of),
					pointsText(one.difference.value),
					rangeText(one.difference.low, one.difference.high, pointsText),
					numberText(Number(one.adjustedP.toPrecision(3))),
					rangeText(one.additionalBuyers.low, one.additionalBuyers.high, (value) =>
						wholeText(value ?? 0),
					),
				],
			})),
		),
	});
}

function revenue({ groups }: Lift): Markup {
	const own = groups.flatMap((one) => (one.revenue ? [{ ...one, revenue: one.revenue }] : []));
	return figure({
		title: 'Revenue a person',
		text: 'Mailed less held out, with 95 % intervals (Welch). An interval across zero means that it may be chance.',
		chart: rowChart({
			...{ id: 'revenue', title: 'Revenue a person', kind: 'dots', series: ['Difference'] },
			description: 'Difference of revenue a person between each group and the hold-out group.',
			axis: { title: 'More revenue a person' },
			rows: own.map((one) => ({
				label: nameOfGroup(one.variant),
				marks: [one.revenue.difference],
			})),
			reference: { name: 'No difference', value: 0 },
		}),
		numbers: table(
			[
				{ title: 'Group' },
				...[
					'Mailed',
					'Held out',
					'Difference',
					'95 % interval',
					'95 % interval (bootstrap)',
					'p',
					'Together',
					'95 % interval',
				].map((title) => ({ title, number: true })),
			],
			own.map(({ variant, revenue: { difference, additional, bootstrap, ...one } }) => ({
				cells: [
					nameOf(nameOfGroup(variant)),
					...[one.mailedPerPerson, one.heldOutPerPerson, difference.value].map(numberText),
					rangeText(difference.low, difference.high),
					rangeText(bootstrap?.low ?? null, bootstrap?.high ?? null),
					numberText(Number(one.pValue.toPrecision(3))),
					wholeText(additional.value),
					rangeText(additional.low, additional.high, (value) => wholeText(value ?? 0)),
				],
			})),
		),
	});
}
