import type { SentimentReport } from '../../text';
import { divergingChart } from '../chart/divergingChart';
import { percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { figure, paragraph, section, table } from '../page/parts';
import { scoreText } from './firstScreen';
import { quoteList } from './quoteList';

type Topic = NonNullable<SentimentReport['aspects']>[number];

/** More than our own topics, so that the best and the worst of the first screen are among them. */
const MOST_ROWS = 24;
const MOST_CARDS = 8;

/** What people talk about, best first, and what they say. */
export function aspectSection({ aspects }: SentimentReport): Markup {
	if (!aspects) return EMPTY;
	if (aspects.length === 0)
		return section('What is it about?', paragraph('No aspects were found.'));
	const byMentions = [...aspects].sort((a, b) => b.mentions - a.mentions);
	return section(
		'What is it about?',
		markup`<div class="charts">${topicFigure(byMentions.slice(0, MOST_ROWS), aspects.length)}</div>`,
		markup`<div class="cards">${byMentions.slice(0, MOST_CARDS).map(topicCard)}</div>`,
	);
}

function topicFigure(topics: readonly Topic[], all: number): Markup {
	const rows = [...topics].sort((a, b) => b.score.value - a.score.value);
	return figure({
		title: 'Topics by score',
		text: `Mean score of what is said about each topic, with its 95 % interval: to the right praise, to the left complaints.${all > topics.length ? ` The ${topics.length} most mentioned of ${all} are drawn.` : ''}`,
		chart: divergingChart({
			...{
				id: 'topics',
				title: 'Topics by score',
				axisTitle: 'Mean score',
				reach: 1,
				noteTitle: 'Mentions',
			},
			description: `Best: ${rows[0]?.topic ?? ''}. Worst: ${rows.at(-1)?.topic ?? ''}.`,
			rows: rows.map(({ topic, mentions, score: { value, low, high } }) => ({
				label: topic,
				value,
				low,
				high,
				note: wholeText(mentions),
			})),
		}),
		numbers: table(
			[
				{ title: 'Topic' },
				...['Mentions', 'Texts', 'Mean score', '95 % interval', 'Positive', 'Negative'].map(
					(title) => ({ title, number: true }),
				),
			],
			rows.map(({ topic, mentions, texts, score, positiveShare, negativeShare }) => ({
				cells: [
					nameOf(topic),
					wholeText(mentions),
					wholeText(texts),
					scoreText(score.value),
					rangeText(score.low, score.high, (value) => (value === null ? '–' : scoreText(value))),
					percentText(positiveShare),
					percentText(negativeShare),
				],
			})),
		),
	});
}

function topicCard({ topic, mentions, score, targets, praise, complaints }: Topic): Markup {
	const words = targets
		.slice(0, 6)
		.map(
			({ target, mentions: count }) => markup`<span class="tag">${nameOf(target)} ${count}</span>`,
		);
	const quotes = [...praise.slice(0, 1), ...complaints.slice(0, 2)];
	return markup`<div class="card"><h3>${nameOf(topic)} ${scoreText(score.value)}</h3><p>${wholeText(mentions)} mentions</p><p>${words}</p>${quoteList(quotes)}</div>`;
}
