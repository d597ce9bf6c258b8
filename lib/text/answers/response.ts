import type { Candidate } from './entry';

/** Why a message goes to a person; a code a reason, for counts. */
export const HAND_OVER = {
	empty: 'There is no text to answer',
	spam: 'It looks like spam',
	legal: 'It speaks of legal steps',
	safety: 'It is about safety or health',
	security: 'It is about a security problem',
	urgent: 'It is urgent',
	angry: 'It is very negative',
	person: 'The writer asks for a person or a call',
	language: 'The FAQ has nothing in its language',
	several: 'Not all of its questions have a sure answer',
	tie: 'Two answers fit about equally well',
	unsure: 'No answer is sure enough',
} as const;

export type HandOverCode = keyof typeof HAND_OVER;

export interface HandOverReason {
	readonly code: HandOverCode;
	/** Plain English, with what was seen in this message. */
	readonly text: string;
}

/** What was found for one question of a message. */
export interface FoundAnswer {
	readonly asked: string;
	/** Best first, at most three. */
	readonly candidates: readonly Candidate[];
}

/** How the FAQ answers a text. */
export interface Response {
	readonly found: readonly FoundAnswer[];
	/** The candidates of all questions, each entry once, best first. */
	readonly candidates: readonly Candidate[];
	/** That of the least sure question, 0..1. */
	readonly confidence: number;
}
