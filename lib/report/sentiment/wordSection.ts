import type { SentimentReport } from '../../text';
import { divergingChart } from '../chart/divergingChart';
import { wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { figure, section, table } from '../page/parts';

const MOST = 12;

/** Words that tell positive texts from negative ones. */
export function wordSection({ words }: SentimentReport): Markup {
	const listed = [...words.positive.slice(0, MOST), ...words.negative.slice(0, MOST)];
	if (listed.length === 0) return EMPTY;
	const rows = listed.sort((a, b) => b.weight - a.weight);
	const chart = figure({
		title: 'Words that drive it',
		text: 'Words that stand more often in positive texts (to the right) or in negative ones (to the left) than chance has it, in standard errors.',
		chart: divergingChart({
			...{
				id: 'words',
				title: 'Words that drive it',
				axisTitle: 'Strength, in standard errors',
				noteTitle: 'For : against',
			},
			description: `Most for: ${rows[0]?.word ?? ''}. Most against: ${rows.at(-1)?.word ?? ''}.`,
			rows: rows.map(({ word, weight, inPositive, inNegative }) => ({
				label: word,
				value: weight,
				note: `${inPositive}:${inNegative}`,
			})),
		}),
		numbers: table(
			[
				{ title: 'Word' },
				{ title: 'Positive texts', number: true },
				{ title: 'Negative texts', number: true },
				{ title: 'Strength', number: true },
				{ title: 'Example' },
			],
			rows.map(({ word, weight, inPositive, inNegative, example }) => ({
				cells: [
					nameOf(word),
					wholeText(inPositive),
					wholeText(inNegative),
					weight.toFixed(1),
					nameOf(example),
				],
			})),
		),
	});
	return section('Which words drive it?', markup`<div class="charts">${chart}</div>`);
}
