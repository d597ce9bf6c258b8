import type { SentimentReport } from '../../text';
import { rowChart } from '../chart/rowChart';
import { rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { figure, section, table } from '../page/parts';
import { scoreText } from './firstScreen';

const MOST_ROWS = 20;

/** Products, shops or channels side by side. */
export function groupSection({ groups }: SentimentReport): Markup {
	if (!groups || groups.groups.length === 0) return EMPTY;
	const { column, groups: all, further, without } = groups;
	const shown = [...all.slice(0, MOST_ROWS)].sort((a, b) => b.score.value - a.score.value);
	const hidden = all.length - shown.length + further;
	const chart = figure({
		title: `By ${column}`,
		text: `Mean score with its 95 % interval, best first.${hidden > 0 ? ` ${hidden} smaller groups are not drawn.` : ''}${without > 0 ? ` ${wholeText(without)} texts have no ${column}.` : ''}`,
		chart: rowChart({
			...{ id: 'groups', title: `By ${column}`, kind: 'dots', series: ['Mean score'] },
			description: `Mean score by ${column}.`,
			axis: { title: 'Mean score', range: [-1, 1] },
			rows: shown.map(({ group, texts, score }) => ({
				label: `${group} (${wholeText(texts)})`,
				marks: [score],
			})),
			reference: { name: 'Neither for nor against', value: 0 },
		}),
		numbers: table(
			[
				{ title: column },
				...['Texts', 'Mean score', '95 % interval', 'Positive', 'Negative'].map((title) => ({
					title,
					number: true,
				})),
			],
			shown.map(({ group, texts, score, positive, negative }) => ({
				cells: [
					nameOf(group),
					wholeText(texts),
					scoreText(score.value),
					rangeText(score.low, score.high, (value) => (value === null ? '–' : scoreText(value))),
					wholeText(positive),
					wholeText(negative),
				],
			})),
		),
	});
	return section('Who is happier?', markup`<div class="charts">${chart}</div>`);
}
