import type { Twin, Views } from './views';

const { fround } = Math;

interface Batch {
	readonly slopes: number;
	readonly width: number;
	readonly rows: number;
	readonly values: number;
}

/** Σ value · slope over the entries from..to − 1, rounded as the kernel rounds. */
function slopeOf(m: Views, batch: Batch, from: number, to: number, f: number): number {
	let slope = 0;
	for (let at = from; at < to; at++) {
		const row = m.word(batch.rows, at);
		const product = fround(
			m.float(batch.values, at) * m.float(batch.slopes, row * batch.width + f),
		);
		slope = fround(slope + product);
	}
	return slope;
}

const mix = (keep: number, old: number, now: number) =>
	fround(fround(fround(keep) * old) + fround(fround(1 - fround(keep)) * now));

const sparseAdam: Twin = (m, chunk, _worker, ...args) => {
	const [columns = 0, starts = 0, rows = 0, values = 0, count = 0, perChunk = 0, ...others] = args;
	const [slopes = 0, width = 0, weights = 0, moments = 0, squares = 0, rate = 0, ...decays] =
		others;
	const [decay = 0, squareDecay = 0] = decays;
	const batch = { slopes, width, rows, values };
	const end = Math.min(count, (chunk + 1) * perChunk);
	for (let i = chunk * perChunk; i < end; i++) {
		const [from, to] = [m.word(starts, i), m.word(starts, i + 1)];
		for (let f = 0; f < width; f++) {
			const at = m.word(columns, i) * width + f;
			const slope = slopeOf(m, batch, from, to, f);
			const mean = mix(decay, m.float(moments, at), slope);
			const square = mix(squareDecay, m.float(squares, at), fround(slope * slope));
			m.setFloat(moments, at, mean);
			m.setFloat(squares, at, square);
			const root = fround(fround(Math.sqrt(square)) + fround(1e-8));
			const move = fround(fround(fround(rate) * mean) / root);
			m.setFloat(weights, at, fround(m.float(weights, at) - move));
		}
	}
};

export const sparseAdamTwins = { sparseAdam };
