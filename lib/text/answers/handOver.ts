import { LANGUAGE_NAMES, type Language } from '../language/languages';
import type { UrgencyReading, UrgencyReasonKind } from '../urgency/openUrgency';
import type { Sentiment } from '../sentiment/sentiment';
import type { FaqEntry } from './entry';
import { HAND_OVER, type HandOverCode, type HandOverReason, type Response } from './response';

/** When a message goes to a person although an answer was found. */
export interface HandOverRules {
	/** Lowest confidence of an answer, 0..1. */
	readonly threshold: number;
	/** Urgency from which on a person answers, 0..1; null = never for that. */
	readonly urgentFrom: number | null;
	/** Sentiment score up to which a person answers, −1..0; null = never for that. */
	readonly angryTo: number | null;
	/** Words of law, safety and security. */
	readonly risky: boolean;
	/** Requests for a person or a call. */
	readonly person: boolean;
	/** Messages in a language that the FAQ does not have. */
	readonly otherLanguage: boolean;
}

/** What is known of a message. */
export interface MessageFacts {
	readonly language: Language;
	readonly sentiment: Sentiment;
	readonly urgency: UrgencyReading;
	readonly asksPerson: boolean;
	/** Why it is spam; empty = it is not. */
	readonly spam: readonly string[];
}

const RISKS = ['legal', 'safety', 'security'] as const satisfies readonly UrgencyReasonKind[];
/** A second answer with more than this share of the first's confidence is as good. */
const TIE = 0.5;
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Why a person should answer; empty = the answer can go out. */
export function handOverReasons(
	response: Response,
	facts: MessageFacts,
	rules: HandOverRules,
	{ entries, languages }: { entries: readonly FaqEntry[]; languages: ReadonlySet<Language> },
): HandOverReason[] {
	if (facts.spam.length > 0) return [reason('spam', facts.spam.join('; '))];
	const reasons = ruleReasons(facts, rules);
	if (rules.otherLanguage && !languages.has(facts.language))
		reasons.push(reason('language', LANGUAGE_NAMES[facts.language]));
	return [...reasons, ...confidenceReasons(response, rules.threshold, entries)];
}

/** A reason with what was seen. */
export const reason = (code: HandOverCode, seen = ''): HandOverReason => ({
	code,
	text: seen === '' ? HAND_OVER[code] : `${HAND_OVER[code]}: ${seen}`,
});

function ruleReasons(facts: MessageFacts, rules: HandOverRules): HandOverReason[] {
	const { urgency, sentiment } = facts;
	const reasons: HandOverReason[] = [];
	for (const risk of rules.risky ? RISKS : []) {
		const seen = urgency.reasons.find(({ kind }) => kind === risk);
		if (seen) reasons.push(reason(risk, `“${seen.words}”`));
	}
	if (rules.urgentFrom !== null && urgency.score >= rules.urgentFrom) {
		const words = urgency.reasons.map((one) => one.words).filter((text) => text !== '');
		reasons.push(reason('urgent', words.slice(0, 3).join(', ')));
	}
	if (rules.angryTo !== null && sentiment.score <= rules.angryTo)
		reasons.push(reason('angry', `${sentiment.score.toFixed(2)} on a scale from −1 to 1`));
	if (rules.person && facts.asksPerson) reasons.push(reason('person'));
	return reasons;
}

function confidenceReasons(
	{ found, candidates, confidence }: Response,
	threshold: number,
	entries: readonly FaqEntry[],
): HandOverReason[] {
	if (confidence >= threshold) return [];
	const sure = found.filter((one) => (one.candidates[0]?.confidence ?? 0) >= threshold).length;
	if (found.length > 1) return [reason('several', `${sure} of ${found.length} have one`)];
	const [first, second] = candidates;
	const title = (entry: number) => `“${entries[entry]?.question ?? ''}”`;
	if (first && second && isTie(first.confidence, second.confidence, threshold))
		return [reason('tie', `${title(first.entry)} and ${title(second.entry)}`)];
	const seen = first
		? `the nearest, ${title(first.entry)}, has ${percent(first.confidence)}; ${percent(threshold)} is needed`
		: '';
	return [reason('unsure', seen)];
}

const isTie = (first: number, second: number, threshold: number) =>
	second > TIE * first && first + second >= threshold;
