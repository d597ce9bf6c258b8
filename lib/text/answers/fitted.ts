/** Written by scripts/answers/fit.mjs. */
export const FITTED = {
	bias: -3.7349,
	question: 0.3716,
	cosine: 1.2802,
	covered: 0.2313,
	known: 2.1169,
	answer: 1.8921,
	concept: 1.302,
	conceptShare: 0.4422,
	concepts: 1.8694,
	evidence: -0.9478,
} as const;
