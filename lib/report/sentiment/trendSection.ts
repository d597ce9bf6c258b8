import type { SentimentReport } from '../../text';
import { timeBars, timeLine } from '../chart/timeChart';
import { numberText, rangeText, wholeText } from '../format';
import { EMPTY, markup, type Markup } from '../markup';
import { figure, paragraph, section, some, table } from '../page/parts';

type Trend = NonNullable<SentimentReport['trend']>;
type Period = Trend['periods'][number];

/** Class, its name and its colour. */
export const CLASSES = [
	['negative', 'Negative', 1],
	['neutral', 'Neutral', 5],
	['positive', 'Positive', 2],
] as const;

const full = (period: Period) => ('score' in period ? period : null);

export function trendSection({ trend }: SentimentReport): Markup {
	if (!trend || trend.periods.length < 2) return EMPTY;
	return section(
		'How does it change?',
		paragraph(verdict(trend)),
		markup`<div class="charts">${[scoreFigure(trend), countFigure(trend)]}</div>`,
	);
}

function verdict({ slope, direction, step }: Trend): string {
	if (!slope) return `Too few ${step}s hold texts to tell a change.`;
	const told = `The mean score changes by ${slope.value.toFixed(3)} a ${step} (95 % interval ${rangeText(slope.low, slope.high, (value) => (value ?? 0).toFixed(3))}).`;
	return direction === 'steady'
		? `${told} That is no clear change.`
		: `${told} It gets ${direction}.`;
}

function scoreFigure({ periods, step }: Trend): Markup {
	const points = periods.map((period) => full(period)?.score ?? null);
	const reach = points.flatMap((point) =>
		point ? [point.value, point.low ?? 0, point.high ?? 0] : [],
	);
	return figure({
		title: 'Mean score',
		text: `Mean score of the texts of each ${step}, with 95 % intervals.`,
		chart: timeLine({
			...{ id: 'trend', title: 'Mean score over time', yTitle: 'Mean score', points },
			description: `Mean score by ${step}, from ${periods[0]?.from ?? ''} to ${periods.at(-1)?.from ?? ''}.`,
			periods: periods.map(({ from }) => from),
			range: [Math.min(0, ...reach), Math.max(0, ...reach)],
		}),
		numbers: table(
			[
				{ title: 'From' },
				{ title: 'Mean score', number: true },
				{ title: '95 % interval', number: true },
				{ title: 'Texts', number: true },
			],
			some(periods, 40).map((period) => {
				const score = full(period)?.score;
				return {
					cells: [
						period.from,
						numberText(score?.value ?? null),
						rangeText(score?.low ?? null, score?.high ?? null),
						wholeText(period.texts),
					],
				};
			}),
		),
	});
}

function countFigure({ periods, step }: Trend): Markup {
	return figure({
		title: 'Texts',
		text: `How many texts of each class came in each ${step}.`,
		chart: timeBars({
			...{ id: 'counts', title: 'Texts over time', yTitle: 'Texts' },
			description: `Number of negative, neutral and positive texts by ${step}.`,
			periods: periods.map(({ from }) => from),
			series: CLASSES.map(([key, name, colour]) => ({
				name,
				colour,
				counts: periods.map((period) => full(period)?.[key] ?? 0),
			})),
		}),
		numbers: table(
			[{ title: 'From' }, ...CLASSES.map(([, title]) => ({ title, number: true }))],
			some(periods, 40).map((period) => ({
				cells: [period.from, ...CLASSES.map(([key]) => wholeText(full(period)?.[key] ?? 0))],
			})),
		),
	});
}
