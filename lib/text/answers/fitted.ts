/** Written by scripts/answers/fit.mjs. */
export const FITTED = {
	bias: -4.0202,
	question: 0.0909,
	cosine: 1.4673,
	covered: 1.1333,
	known: 0.9622,
	answer: 1.8396,
	concept: 0.8567,
	conceptShare: 0.4766,
	concepts: 1.1812,
	evidence: -1.1031,
	vote: 0.3447,
	explained: 2.6429,
	conceptExplained: 0.8619,
} as const;
