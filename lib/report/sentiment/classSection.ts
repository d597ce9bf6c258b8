import type { SentimentReport } from '../../text';
import { rowChart } from '../chart/rowChart';
import { percentText, rangeText, wholeText } from '../format';
import { LANGUAGE_NAMES } from '../../text';
import { markup, nameOf, type Markup } from '../markup';
import { figure, section, table } from '../page/parts';
import { shareInterval } from '../page/quality';
import { scoreText } from './firstScreen';
import { CLASSES } from './trendSection';

/** Shares of the classes and of the languages. */
export function classSection(report: SentimentReport): Markup {
	return section(
		'How many are for and against?',
		markup`<div class="charts">${[classFigure(report), languageFigure(report)]}</div>`,
	);
}

function classFigure({ all }: SentimentReport): Markup {
	const rows = [...CLASSES].reverse().map(([key, name]) => {
		const share = all.texts === 0 ? 0 : all[key] / all.texts;
		return { name, count: all[key], share, ...shareInterval(share, Math.max(1, all.texts)) };
	});
	return figure({
		title: 'Classes',
		text: `Share of the texts. Positive less negative: ${scoreText(all.net.value * 100)} points (95 % interval ${rangeText(all.net.low, all.net.high, (value) => (value === null ? '–' : scoreText(value * 100)))}).`,
		chart: rowChart({
			...{ id: 'classes', title: 'Classes', kind: 'bars', series: ['Share'] },
			description: rows.map(({ name, share }) => `${name}: ${percentText(share)}.`).join(' '),
			axis: { title: 'Share of the texts', percent: true },
			rows: rows.map(({ name, share, low, high }) => ({
				label: name,
				marks: [{ value: share, low, high }],
			})),
		}),
		numbers: table(
			[{ title: 'Class' }, { title: 'Texts', number: true }, { title: 'Share', number: true }],
			rows.map(({ name, count, share }) => ({
				cells: [name, wholeText(count), percentText(share)],
			})),
		),
	});
}

const languageName = (code: string): string => {
	const names: Readonly<Record<string, string>> = LANGUAGE_NAMES;
	return Object.hasOwn(names, code) ? (names[code] ?? code) : code;
};

function languageFigure({ languages: { found } }: SentimentReport): Markup {
	const shown = found.slice(0, 12);
	return figure({
		title: 'Languages',
		text: `Mean score of the texts in each language, with 95 % intervals.${found.length > shown.length ? ` The ${shown.length} most frequent of ${found.length} are drawn.` : ''}`,
		chart: rowChart({
			...{ id: 'languages', title: 'Languages', kind: 'dots', series: ['Mean score'] },
			description: 'Mean score by language.',
			axis: { title: 'Mean score', range: [-1, 1] },
			rows: shown.map(({ language, texts, score }) => ({
				label: `${languageName(language)} (${wholeText(texts)})`,
				marks: [score],
			})),
			reference: { name: 'Neither for nor against', value: 0 },
		}),
		numbers: table(
			[
				{ title: 'Language' },
				{ title: 'Texts', number: true },
				{ title: 'Mean score', number: true },
				{ title: 'Positive', number: true },
				{ title: 'Negative', number: true },
			],
			found.map(({ language, texts, score, positive, negative }) => ({
				cells: [
					nameOf(languageName(language)),
					wholeText(texts),
					scoreText(score.value),
					wholeText(positive),
					wholeText(negative),
				],
			})),
		),
	});
}
