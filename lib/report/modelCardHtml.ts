import type { ModelCard } from '../learn';
import { momentText } from './format';
import { EMPTY, markup, nameOf, type Markup } from './markup';
import { dataSection } from './page/dataSection';
import { fairnessSection } from './page/fairnessSection';
import { pageText } from './page/frame';
import { bullets, section } from './page/parts';
import { qualitySection } from './page/quality';
import { trainingSection } from './page/trainingSection';
import { decisionSection, importanceSection } from './page/why';

export interface SavedAs {
	/** Null: the model was not saved. */
	readonly name: string | null;
	readonly version: number | null;
	/** UTC ms; null: not known. */
	readonly trainedAt: number | null;
}

/**
 * A model card as one HTML file: no script, nothing loaded from elsewhere, charts as SVG with their numbers as tables, light and
 * dark. Everything from the data is escaped. Same card and same `SavedAs`: same text.
 */
export function modelCardHtml(card: ModelCard, saved: SavedAs): string {
	return pageText({
		kind: 'Model card',
		title: titleOf(card, saved),
		about: about(card, saved),
		body: [
			firstScreen(card),
			qualitySection(card),
			importanceSection(card),
			decisionSection(card),
			fairnessSection(card.fairness),
			section(
				'What is it for, and what not?',
				markup`<h3>For</h3>${bullets(card.intendedUse)}<h3>Not for</h3>${bullets(card.notFor)}`,
			),
			dataSection(card),
			trainingSection(card),
		],
		footer: markup`Written by n8n-nodes-marketing-ai ${card.libraryVersion}. This page holds counts, averages and names of columns and frequent categories, and no row of the data.`,
	});
}

const titleOf = ({ target }: ModelCard, { name, version }: SavedAs): string => {
	if (name === null) return `Prediction of ${target} (not saved)`;
	return version === null ? name : `${name}, version ${version}`;
};

function about({ algorithm, target }: ModelCard, { trainedAt }: SavedAs): Markup {
	const when = trainedAt === null ? EMPTY : markup`, trained ${momentText(trainedAt)}`;
	return markup`<p class="about">Predicts ${nameOf(target)} · ${algorithm}${when}</p>`;
}

const VERDICTS = {
	yes: '✓ Yes',
	careful: '! With care',
	no: '✗ No',
} as const;

/** What does it predict, can I trust it, what is it for; and what speaks against it. */
function firstScreen({ inShort, limits }: ModelCard): Markup {
	const { predicts, trust, because, use } = inShort;
	const told =
		limits.length > 0
			? bullets(limits)
			: markup`<p>The numbers show none. What it is not for stands further below.</p>`;
	const kind = limits.length > 0 ? 'limits' : 'limits none';
	return markup`<div class="answers">
<div class="answer"><h3>What does it predict?</h3><p>${predicts}</p></div>
<div class="answer trust ${trust}"><h3>Can I trust it?</h3><p class="verdict">${VERDICTS[trust]}</p><p>${because}</p></div>
<div class="answer"><h3>What do I use it for?</h3><p>${use}</p></div>
</div><div class="${kind}"><h3>Limits</h3>${told}</div>`;
}
