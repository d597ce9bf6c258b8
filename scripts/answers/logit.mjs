// The conditional logit with an outside option that AnswerIndex uses, fitted by Newton's method.
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
const STEPS = 30;

/** Gradient and curvature of the mean log-likelihood, the pull included. */
function slopesOf(examples, weights) {
	const n = weights.length;
	const gradient = weights.map((value, i) => (i === 0 ? 0 : -PULL * value));
	const curvature = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? PULL : 0)));
	const total = examples.reduce((sum, { weight }) => sum + weight, 0);
	for (const { rows, label, weight } of examples) {
		const share = weight / total;
		const found = probabilities(rows, weights);
		const mean = new Float64Array(n);
		rows.forEach((row, at) => row.forEach((x, i) => (mean[i] += found[at] * x)));
		for (let i = 0; i < n; i++) {
			gradient[i] += share * ((label < 0 ? 0 : rows[label][i]) - mean[i]);
			for (let j = 0; j < n; j++) curvature[i][j] -= share * mean[i] * mean[j];
		}
		rows.forEach((row, at) => {
			const p = share * found[at];
			for (let i = 0; i < n; i++)
				for (let j = 0; j < n; j++) curvature[i][j] += p * row[i] * row[j];
		});
	}
	return { gradient, curvature };
}

/** Solves a positive definite system by elimination. */
function solve(matrix, right) {
	const rows = matrix.map((row, i) => [...row, right[i]]);
	const n = rows.length;
	for (let k = 0; k < n; k++) {
		for (let i = k + 1; i < n; i++) {
			const factor = rows[i][k] / rows[k][k];
			for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
		}
	}
	const found = new Array(n).fill(0);
	for (let k = n - 1; k >= 0; k--) {
		const rest = found.reduce((sum, value, j) => sum + (j > k ? rows[k][j] * value : 0), 0);
		found[k] = (rows[k][n] - rest) / rows[k][k];
	}
	return found;
}

/** Longest step of one weight: Newton's full step may overshoot far from the optimum. */
const LONGEST = 2;

/** The weights of greatest likelihood, slightly pulled towards 0 (not the bias), by Newton's method. */
export function fitLogit(examples, nFeatures) {
	let weights = new Array(nFeatures).fill(0);
	for (let step = 0; step < STEPS; step++) {
		const { gradient, curvature } = slopesOf(examples, weights);
		const move = solve(curvature, gradient);
		const most = Math.max(...move.map(Math.abs));
		const scale = Math.min(1, LONGEST / most);
		weights = weights.map((value, i) => value + scale * move[i]);
		if (most < 1e-6) break;
	}
	return weights;
}
