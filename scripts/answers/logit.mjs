// The conditional logit with an outside option that AnswerIndex uses, fitted by gradient ascent with a backtracking step.
// An example: { rows: features of each candidate, label: place of the right one or −1, weight }.

const scoreOf = (row, weights) => row.reduce((sum, value, i) => sum + value * weights[i], 0);

/** Probabilities of the candidates; what is missing to 1 is "none of them". */
export function probabilities(rows, weights) {
	const scores = rows.map((row) => scoreOf(row, weights));
	const top = Math.max(0, ...scores);
	const sum = scores.reduce((total, score) => total + Math.exp(score - top), Math.exp(-top));
	return scores.map((score) => Math.exp(score - top) / sum);
}

const PULL = 0.002;

function gradientOf(examples, weights) {
	const gradient = weights.map((value, i) => (i === 0 ? 0 : -PULL * value));
	let value = -0.5 * PULL * weights.slice(1).reduce((sum, w) => sum + w * w, 0);
	const total = examples.reduce((sum, { weight }) => sum + weight, 0);
	for (const { rows, label, weight } of examples) {
		const found = probabilities(rows, weights);
		const none = 1 - found.reduce((sum, p) => sum + p, 0);
		value += (weight / total) * Math.log(Math.max(1e-12, label < 0 ? none : found[label]));
		rows.forEach((row, i) => {
			const error = (i === label ? 1 : 0) - found[i];
			row.forEach((x, j) => (gradient[j] += (weight / total) * error * x));
		});
	}
	return { gradient, value };
}

/** The weights of greatest likelihood, slightly pulled towards 0 (not the bias). */
export function fitLogit(examples, nFeatures, passes = 4000) {
	let weights = new Array(nFeatures).fill(0);
	let here = gradientOf(examples, weights);
	let step = 1;
	for (let pass = 0; pass < passes; pass++) {
		step *= 1.5;
		const length = here.gradient.reduce((sum, g) => sum + g * g, 0);
		if (length < 1e-12) break;
		for (;;) {
			const next = weights.map((w, i) => w + step * here.gradient[i]);
			const there = gradientOf(examples, next);
			if (there.value >= here.value + 0.3 * step * length || step < 1e-9) {
				[weights, here] = [next, there];
				break;
			}
			step /= 2;
		}
	}
	return weights;
}
