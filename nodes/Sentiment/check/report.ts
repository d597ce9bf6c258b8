import type { IDataObject } from 'n8n-workflow';
import { CLASSES, cohensKappa, type SentimentClass } from './agreement';
import type { Checked } from './checkUnsure';

/** How often each reason stands in the list, most often first. */
function countReasons(reasons: readonly string[]): IDataObject[] {
	const counts = new Map<string, number>();
	for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	return [...counts]
		.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
		.map(([reason, texts]) => ({ reason, texts }));
}

/** What the check did: distinct texts asked, agreement with the engine (`codes`: its classes), what got no usable answer. */
export function checkReport(
	{ model, texts, outcome }: Checked,
	codes: Uint8Array,
	useAnswer: boolean,
): IDataObject {
	const pairs = texts.questions.flatMap(({ rows }, i): [SentimentClass, SentimentClass][] => {
		const answer = outcome[i];
		const own = CLASSES[codes[rows[0] ?? 0] ?? 0];
		return answer?.kind === 'answered' && own ? [[own, answer.answer]] : [];
	});
	const agreed = pairs.filter(([own, other]) => own === other).length;
	const failed = outcome.flatMap((answer) => (answer?.kind === 'failed' ? [answer.reason] : []));
	const unusable = outcome.filter((answer) => answer?.kind === 'unusable').length;
	const asked = outcome.filter((answer) => answer !== undefined).length;
	return {
		model,
		unsureRows: texts.unsure,
		asked,
		answered: pairs.length,
		agreed,
		differed: pairs.length - agreed,
		changed: useAnswer ? pairs.length - agreed : 0,
		noUsableReply: unusable,
		failed: failed.length,
		failures: countReasons(failed),
		overBudget: texts.leftOver,
		givenUp: outcome.length - asked,
		agreement: pairs.length > 0 ? agreed / pairs.length : null,
		kappa: cohensKappa(pairs),
	};
}
