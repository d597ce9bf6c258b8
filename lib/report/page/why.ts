/** What counts for the predictions, and where yes begins. */
import type { ModelCard } from '../../learn';
import { rowChart } from '../chart/rowChart';
import { numberText, percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { metricWords } from './metricWords';
import { facts, figure, paragraph, section, table } from './parts';

const MOST_BARS = 15;

export function importanceSection({ importance, moreImportance, metric }: ModelCard): Markup {
	if (importance.length === 0) return EMPTY;
	const { label } = metricWords(metric);
	const shown = importance.slice(0, MOST_BARS);
	const more = importance.length - shown.length + moreImportance;
	const chart = rowChart({
		...{ id: 'importance', title: 'What counts', kind: 'bars', series: ['Importance'] },
		description: `The three that count most: ${shown
			.slice(0, 3)
			.map(({ feature }) => feature)
			.join(', ')}.`,
		axis: { title: `Worse by (${label})` },
		rows: shown.map(({ feature, importance: value, low, high }) => ({
			...{ label: feature, marks: [{ value, low, high }] },
		})),
	});
	return section(
		'What counts?',
		markup`<div class="charts">${figure({
			title: 'Importance',
			text: `How much worse the model gets (${label}) when a column is shuffled, on rows it had not seen; lines show the spread of repeats. Columns that say the same share their importance.${more > 0 ? ` ${more} more are not drawn.` : ''}`,
			chart,
			numbers: table(
				[
					{ title: 'Feature' },
					{ title: 'Worse by', number: true },
					{ title: 'Spread', number: true },
				],
				importance.map(({ feature, importance: value, low, high }) => ({
					cells: [nameOf(feature), numberText(value), rangeText(low, high)],
				})),
			),
		})}</div>`,
	);
}

export function decisionSection(card: ModelCard): Markup {
	if (card.task === 'regression') return intervalSection(card);
	const { decision, classes } = card;
	if (!decision) return EMPTY;
	const name = nameOf(classes.at(-1)?.name ?? '');
	const { threshold, goal, share, recall, precision } = decision;
	if (threshold > 1)
		return section('When does it say yes?', paragraph(`Never: it was to reach ${goal}.`));
	return section(
		'When does it say yes?',
		markup`<p>From a probability of <b>${percentText(threshold)}</b> on a row counts as ${name}. It was chosen for ${goal}.</p>`,
		facts([
			['Of 100 rows', markup`${percentText(share).replace(' %', '')} get a yes`],
			['Found', markup`${percentText(recall)} of all rows that are ${name} get a yes (recall)`],
			['Right', markup`${percentText(precision)} of those that get a yes are ${name} (precision)`],
		]),
		card.fairness?.mitigation?.method === 'thresholds'
			? paragraph('Against unequal treatment, groups have thresholds of their own: see below.')
			: EMPTY,
		markup`<p class="soft">The threshold was chosen on these rows, which flatters it a little. Predict can use another one.</p>`,
	);
}

function intervalSection({ interval }: ModelCard): Markup {
	if (!interval) return EMPTY;
	const { coverage, lower, upper, rows } = interval;
	return section(
		'How wide is the range?',
		paragraph(
			`Around a prediction, the range reaches from ${numberText(lower)} below to ${numberText(upper)} above. It is to hold ${percentText(coverage, 0)} of new values when their rows are like those it learnt from (from the errors of ${wholeText(rows)} rows).`,
		),
	);
}
