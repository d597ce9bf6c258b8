/** Written by scripts/answers/fit.mjs. */
export const FITTED = {
	bias: -3.8828,
	question: 0.5785,
	cosine: 1.1591,
	covered: 1.0288,
	known: 2.1294,
	answer: 2.1281,
	concept: 1.4068,
	conceptShare: 0.7093,
	concepts: 1.352,
	evidence: -1.3903,
	vote: 0.1419,
} as const;
