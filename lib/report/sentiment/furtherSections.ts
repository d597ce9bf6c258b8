/** What cannot wait, stars beside words, emotions, and how sure all of it is. */
import type { SentimentReport } from '../../text';
import { rowChart } from '../chart/rowChart';
import { numberText, percentText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { bullets, facts, figure, paragraph, section, table } from '../page/parts';
import { quoteList } from './quoteList';

const MOST_MESSAGES = 15;

export function urgencySection({ urgency }: SentimentReport): Markup {
	if (!urgency || urgency.texts === 0) return EMPTY;
	const { messages, texts, share } = urgency;
	const shown = messages.slice(0, MOST_MESSAGES);
	return section(
		'What cannot wait?',
		paragraph(
			`${wholeText(texts)} texts are urgent (${percentText(share)}); the most urgent ${shown.length}:`,
		),
		quoteList(
			shown.map(({ row, text, score, urgency: value, reasons }) => ({
				row,
				text,
				score,
				note: [`urgency ${value.toFixed(2)}`, ...reasons].join(', '),
			})),
		),
	);
}

export function starSection({ stars }: SentimentReport): Markup {
	if (!stars) return EMPTY;
	const { mean, correlation, disagree, texts } = stars;
	const told =
		correlation === null
			? ''
			: ` Stars and words agree with a correlation of ${correlation.toFixed(2)}.`;
	return section(
		'Do stars and words agree?',
		paragraph(
			`${wholeText(texts)} texts have stars, ${numberText(Math.round(mean.value * 100) / 100)} of 5 on average.${told} ${wholeText(disagree.texts)} texts (${percentText(disagree.share)}) say the opposite of their stars.`,
		),
		quoteList(
			disagree.examples.map(({ row, text, score, stars: given }) => ({
				row,
				text,
				score,
				note: `${numberText(given)} stars`,
			})),
		),
	);
}

export function emotionSection({ emotions }: SentimentReport): Markup {
	const shown = (emotions ?? []).filter(({ texts }) => texts > 0);
	if (shown.length === 0) return EMPTY;
	const chart = figure({
		title: 'Emotions',
		text: 'Share of the texts that show each emotion.',
		chart: rowChart({
			...{ id: 'emotions', title: 'Emotions', kind: 'bars', series: ['Share'] },
			description: shown
				.map(({ emotion, share }) => `${emotion}: ${percentText(share)}.`)
				.join(' '),
			axis: { title: 'Share of the texts', percent: true },
			rows: shown.map(({ emotion, share }) => ({ label: emotion, marks: [{ value: share }] })),
		}),
		numbers: table(
			[
				{ title: 'Emotion' },
				{ title: 'Texts', number: true },
				{ title: 'Share', number: true },
				{ title: 'Example' },
			],
			shown.map(({ emotion, texts, share, example }) => ({
				cells: [
					nameOf(emotion),
					wholeText(texts),
					percentText(share),
					example ? nameOf(example.text) : '–',
				],
			})),
		),
	});
	return section('Which emotions show?', markup`<div class="charts">${chart}</div>`);
}

export function certaintySection({ confidence, leftOut, rows }: SentimentReport): Markup {
	const { mean, below, texts, share } = confidence;
	const { noText, notText, cut, noDate, noStars, unknownLanguage } = leftOut;
	const reasons = [
		[noText, 'rows have no text'],
		[notText, 'cells hold no text and were read as text'],
		[cut, 'texts are very long: only their beginning was read'],
		[noDate, 'texts have no date'],
		[noStars, 'texts have no stars'],
		[unknownLanguage, 'values of the language column name no language'],
	] as const;
	const lines = reasons
		.filter(([count]) => count > 0)
		.map(([count, why]) => `${wholeText(count)} ${why}.`);
	return section(
		'How sure is it?',
		facts([
			['Rows', wholeText(rows)],
			['Mean confidence', percentText(mean)],
			[
				`Unsure (below ${percentText(below, 0)})`,
				`${wholeText(texts)} texts, ${percentText(share)}`,
			],
		]),
		lines.length > 0 ? bullets(lines) : EMPTY,
	);
}
