import { FITTED } from './fitted';

/** What is measured between a message and an entry, in this order: see AnswerIndex. */
export const FEATURES = [
	'bias',
	'question',
	'cosine',
	'covered',
	'known',
	'answer',
	'concept',
	'conceptShare',
	'concepts',
	'evidence',
	'vote',
	'explained',
	'conceptExplained',
] as const;

/** One number a FEATURE. */
export type Weights = readonly number[];

/** Fitted on labelled messages that were written for this package (scripts/answers). */
export const WEIGHTS: Weights = FEATURES.map((name) => FITTED[name]);

/**
 * A message is answered from this confidence on: the lowest at which nine of ten answers were right on messages of FAQs that the
 * weights were not fitted on.
 */
export const ANSWER_THRESHOLD = 0.7;
