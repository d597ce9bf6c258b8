import type { CampaignResults } from '../../campaign';
import { rowChart } from '../chart/rowChart';
import { numberText, percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { figure, section, table } from '../page/parts';
import { DEEDS } from './variantSection';

type Comparison = CampaignResults['comparisons'][number];

const MOST_ROWS = 20;

export const pointsText = (difference: number | null): string =>
	percentText(difference, 2)
		.replace(/ %$/, '')
		.replace(/^−(0\.00)$/, '$1');

const neededText = (people: number | null): string => {
	if (people === null) return '–';
	return people > 1e7 ? 'over 10 million' : wholeText(people);
};

/** The variants against each other, by the metric that decides and by the others. */
export function comparisonSection({ comparisons, metric, verdict }: CampaignResults): Markup {
	if (comparisons.length === 0) return EMPTY;
	const own = comparisons.filter((one) => one.metric === metric).slice(0, MOST_ROWS);
	const chart =
		own.length === 0 ? EMPTY : markup`<div class="charts">${differences(metric, own)}</div>`;
	return section(
		'Are they really different?',
		markup`<p>${verdict.text}</p>`,
		chart,
		numbers(comparisons),
	);
}

const pairText = ({ first, second }: Comparison) => `${first} less ${second}`;

function differences(metric: CampaignResults['metric'], own: readonly Comparison[]): Markup {
	return figure({
		title: `${DEEDS[metric]}: differences`,
		text: 'In points, with 95 % intervals. An interval across zero means that it may be chance.',
		chart: rowChart({
			...{ id: 'differences', title: 'Differences', kind: 'dots', series: ['Difference'] },
			description: `Differences between variants: ${DEEDS[metric].toLowerCase()}.`,
			axis: { title: 'Difference of shares', percent: true },
			rows: own.map((one) => ({ label: pairText(one), marks: [one.difference] })),
			reference: { name: 'No difference', value: 0 },
		}),
		numbers: numbers(own),
	});
}

function numbers(comparisons: readonly Comparison[]): Markup {
	return table(
		[
			{ title: 'Compared' },
			{ title: 'By' },
			...['Points', '95 % interval', 'p', 'p, corrected'].map((title) => ({ title, number: true })),
			{ title: 'Clear?' },
			{ title: 'People needed in each', number: true },
		],
		comparisons.map((one) => ({
			cells: [
				nameOf(pairText(one)),
				DEEDS[one.metric],
				pointsText(one.difference.value),
				rangeText(one.difference.low, one.difference.high, pointsText),
				numberText(Number(one.pValue.toPrecision(3))),
				numberText(Number(one.adjustedP.toPrecision(3))),
				one.clear ? 'yes' : 'no',
				neededText(one.peopleNeeded),
			],
		})),
	);
}
