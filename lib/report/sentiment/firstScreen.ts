import type { SentimentReport } from '../../text';
import { signed } from '../chart/divergingChart';
import { percentText, wholeText } from '../format';
import { markup, nameOf, type Markup } from '../markup';

/** A topic with fewer mentions is no verdict. */
const LEAST_MENTIONS = 5;

export const scoreText = (value: number): string => signed(Math.round(value * 100) / 100);

/** How do they feel, what about, and what cannot wait. */
export function firstScreen(report: SentimentReport): Markup {
	return markup`<div class="answers">${[feel(report), about(report), wait(report)]}</div>`;
}

const card = (title: string, big: string, text: Markup): Markup =>
	markup`<div class="answer"><h3>${title}</h3><p class="big">${big}</p><p>${text}</p></div>`;

function feel({ all, trend }: SentimentReport): Markup {
	const { texts, positive, negative } = all;
	const share = (count: number) => percentText(texts === 0 ? null : count / texts, 0);
	const change =
		trend === null
			? ''
			: trend.direction === 'steady'
				? ' It did not clearly change over time.'
				: ` It gets ${trend.direction} over time.`;
	return card(
		'How do people feel?',
		scoreText(all.score.value),
		markup`Mean score from −1 to +1. ${share(positive)} of the texts are positive, ${share(negative)} negative.${change}`,
	);
}

function about({ aspects }: SentimentReport): Markup {
	if (!aspects || aspects.length === 0)
		return card('What about?', '–', markup`Aspects were not looked for, or none were found.`);
	const byScore = [...aspects]
		.filter(({ mentions }) => mentions >= LEAST_MENTIONS)
		.sort((a, b) => b.score.value - a.score.value);
	const [best, worst] = [byScore[0], byScore.at(-1)];
	if (!best || !worst)
		return card('What about?', String(aspects.length), markup`No topic is mentioned five times.`);
	return card(
		'What about?',
		`${aspects.length} topics`,
		markup`Best: ${nameOf(best.topic)} (${scoreText(best.score.value)}). Worst: ${nameOf(worst.topic)} (${scoreText(worst.score.value)}).`,
	);
}

function wait({ urgency }: SentimentReport): Markup {
	if (!urgency) return card('What cannot wait?', '–', markup`Urgency was not looked for.`);
	const { texts, share } = urgency;
	return card(
		'What cannot wait?',
		wholeText(texts),
		markup`${texts === 1 ? 'text is' : 'texts are'} urgent, ${percentText(share)} of all.`,
	);
}
