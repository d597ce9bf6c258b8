import { LANGUAGE_NAMES } from '../language/languages';
import type { JudgedMessage } from './answerTask';
import { missingEntries, type MissingEntry } from './gaps';
import type { ReadFaq } from './readFaq';
import { HAND_OVER, type HandOverCode } from './response';

export interface AnswerReport {
	readonly kind: 'text.answer';
	readonly version: 1;
	readonly messages: number;
	readonly answered: number;
	/** Answered messages ÷ messages; null without messages. */
	readonly answeredShare: number | null;
	/** Mean confidence of what was answered: about the share of right answers to expect; null where nothing was. */
	readonly expectedRight: number | null;
	readonly threshold: number;
	/** Why messages went to a person, most frequent first; a message may have several reasons. */
	readonly handedOver: readonly { code: HandOverCode; reason: string; messages: number }[];
	readonly languages: readonly { language: string; messages: number }[];
	/** Entries by how often they answered; the first 20. */
	readonly mostUsed: readonly { id: string; question: string; messages: number }[];
	/** Entries that answered nothing. */
	readonly unused: number;
	/** Unanswered messages that ask about the same. */
	readonly missing: readonly MissingEntry[];
	readonly faq: { entries: number; skipped: number; corrections: ReadFaq['corrections'] };
	/** Plain English, the most important first. */
	readonly notes: readonly string[];
}

const MOST_USED = 20;

function counted<K>(keys: Iterable<K>): [K, number][] {
	const counts = new Map<K, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1]);
}

/** What a set of messages shows about an FAQ. */
export function answerReport(
	judged: readonly JudgedMessage[],
	faq: ReadFaq,
	threshold: number,
): AnswerReport {
	const answered = judged.filter(({ reasons }) => reasons.length === 0);
	const used = counted(
		answered.flatMap(({ response }) => [
			...new Set(response.found.flatMap(({ candidates }) => candidates[0]?.entry ?? [])),
		]),
	);
	const reasons = counted(
		judged.flatMap((one) => [...new Set(one.reasons.map(({ code }) => code))]),
	);
	const sure = answered.reduce((sum, { response }) => sum + response.confidence, 0);
	const report = {
		kind: 'text.answer' as const,
		version: 1 as const,
		messages: judged.length,
		answered: answered.length,
		answeredShare: judged.length > 0 ? answered.length / judged.length : null,
		expectedRight: answered.length > 0 ? sure / answered.length : null,
		threshold,
		handedOver: reasons.map(([code, messages]) => ({ code, reason: HAND_OVER[code], messages })),
		languages: counted(judged.flatMap(({ language }) => language ?? [])).map(
			([language, messages]) => ({ language: LANGUAGE_NAMES[language], messages }),
		),
		mostUsed: used.slice(0, MOST_USED).map(([entry, messages]) => {
			const { id = '', question = '' } = faq.entries[entry] ?? {};
			return { id, question, messages };
		}),
		unused: faq.entries.length - used.length,
		missing: missingEntries(judged),
		faq: { entries: faq.entries.length, skipped: faq.skipped, corrections: faq.corrections },
	};
	return { ...report, notes: notesOf(report) };
}

function notesOf({
	messages,
	answered,
	missing: [first],
	faq,
}: Omit<AnswerReport, 'notes'>): string[] {
	const notes = [`${answered} of ${messages} messages can be answered from the FAQ.`];
	if (first && first.messages > 1)
		notes.push(
			`${first.messages} messages ask something like “${first.example.slice(0, 120)}”, which the FAQ does not answer surely.`,
		);
	if (faq.skipped > 0)
		notes.push(
			`${faq.skipped} rows of the FAQ have no question, no answer, or an id that came before.`,
		);
	if (faq.corrections.unknown > 0)
		notes.push(`${faq.corrections.unknown} corrections name no entry of the FAQ, or have no text.`);
	return notes;
}
