import { readText } from '../normalise';
import { openTagged } from '../phrases/openTagged';
import type { TaggedPhrase } from '../phrases/taggedPhrases';
import { isCapital, isSmall } from '../rules/units';
import { URGENCY_WORDS } from './urgencyWords';

export const URGENCY_REASONS = [
	'urgent',
	'deadline',
	'waiting',
	'repeated',
	'legal',
	'safety',
	'security',
	'leaving',
	'blocked',
	'calm',
	'capitals',
	'exclamation',
] as const;

export type UrgencyReasonKind = (typeof URGENCY_REASONS)[number];

/** What makes a message more urgent, or ("calm") less; places in UTF-16 units. */
export interface UrgencyReason {
	readonly kind: UrgencyReasonKind;
	readonly words: string;
	readonly from: number;
	readonly to: number;
}

export interface UrgencyReading {
	/** 0 = can wait, 1 = now. */
	readonly score: number;
	/** The first of each kind, in order of reading. */
	readonly reasons: readonly UrgencyReason[];
}

/** Tells how urgent messages are, and why. */
export interface Urgency {
	/** `language` = ISO 639-1; languages without lists are judged by capitals and exclamation marks alone. */
	read(text: string, language: string): UrgencyReading;
}

/** One reason of weight 1 gives 1 − e^−STRENGTH = 0.55. */
const STRENGTH = 0.8;
const CAPITALS = 0.5;
const EXCLAMATION = 0.15;
const MOST_EXCLAMATIONS = 3;
const FEWEST_CAPITALS = 8;

const isKind = (tag: string): tag is UrgencyReasonKind =>
	URGENCY_REASONS.some((kind) => kind === tag);

/** Opens the word lists; a language is set up at its first text. Time is linear in the length of a text. */
export async function openUrgency(): Promise<Urgency> {
	const tagged = await openTagged(URGENCY_WORDS);
	return {
		read(text, language) {
			const { read } = readText(text);
			const lower = read.toLowerCase();
			return reading(tagged(lower, language), read, lower);
		},
	};
}

function reading(found: readonly TaggedPhrase[], text: string, lower: string): UrgencyReading {
	const reasons = new Map<UrgencyReasonKind, UrgencyReason & { weight: number }>();
	for (const { tag, weight, from, to, negated } of found) {
		if (!isKind(tag) || (negated && !SAID_WITH_NOT.has(tag)) || reasons.has(tag)) continue;
		reasons.set(tag, { kind: tag, words: lower.slice(from, to), from, to, weight });
	}
	for (const reason of loud(text)) reasons.set(reason.kind, reason);
	const sum = [...reasons.values()].reduce((total, { weight }) => total + weight, 0);
	return {
		score: 1 - Math.exp(-STRENGTH * Math.max(0, sum)),
		reasons: [...reasons.values()]
			.map(({ kind, words, from, to }) => ({ kind, words, from, to }))
			.sort((a, b) => a.from - b.from || a.to - b.to),
	};
}

/** "I have not been waiting" is rare; "still not here today" is not. */
const SAID_WITH_NOT: ReadonlySet<string> = new Set(['waiting', 'deadline', 'repeated', 'blocked']);

/** Mostly capitals, and exclamation marks. */
function loud(text: string): (UrgencyReason & { weight: number })[] {
	let [capitals, small, marks, first] = [0, 0, 0, -1];
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (isCapital(unit)) capitals++;
		else if (isSmall(unit)) small++;
		else if (unit === 33 || unit === 0xff01) {
			marks++;
			if (first < 0) first = i;
		}
	}
	const reasons: (UrgencyReason & { weight: number })[] = [];
	if (capitals >= FEWEST_CAPITALS && capitals > 2 * small)
		reasons.push({ kind: 'capitals', words: '', from: 0, to: text.length, weight: CAPITALS });
	if (marks > 0) {
		const weight = EXCLAMATION * Math.min(marks, MOST_EXCLAMATIONS);
		reasons.push({ kind: 'exclamation', words: '!', from: first, to: first + 1, weight });
	}
	return reasons;
}
