import {
	backward,
	forward,
	layer,
	logistic32,
	rowLoss,
	softmax,
	word,
	type Dropout,
} from './networkLayers';
import type { Twin, Views } from './views';

const { fround } = Math;

interface Data {
	readonly x: number;
	readonly targets: number;
	readonly weights: number;
	readonly order: number;
}

interface Network {
	readonly spec: number;
	readonly params: number;
	readonly transposed: number;
}

/** Loss and gradient of `count` rows order[from ..]; gathers them into the scratch first. */
function pass(
	m: Views,
	{ spec, params, transposed }: Network,
	{ x, targets, weights, order }: Data,
	[from, count]: readonly [number, number],
	drop: Dropout,
	scratch: number,
	gradient: number,
): number {
	const rows = Math.ceil(count / 4) * 4;
	const inputs = layer(m, spec, 0, 0);
	for (let at = 0; at < rows * inputs; at++) {
		const r = Math.floor(at / inputs);
		const row = r < count ? m.word(order, from + r) : -1;
		m.setFloat(scratch, at, row < 0 ? 0 : m.float(x, row * inputs + (at % inputs)));
	}
	const z = forward(m, spec, params, scratch, scratch, rows, drop);
	const last = word(m, spec, 0) - 1;
	const width = layer(m, spec, last, 2);
	const slopes = scratch + layer(m, spec, last, 7);
	for (let at = 0; at < rows * width; at++) m.setFloat(slopes, at, 0);
	let loss = 0;
	const [kind, units] = [word(m, spec, 2), layer(m, spec, last, 1)];
	for (let r = 0; r < count; r++) {
		const row = m.word(order, from + r);
		const at = r * width * 4;
		const [target, weight] = [m.float(targets, row), m.float(weights, row)];
		loss += rowLoss(m, kind, units, z + at, slopes + at, target, weight);
	}
	backward(m, spec, transposed, scratch, rows, gradient);
	return loss;
}

/** One parameter's step of Adam; see assembly/networkAdam.ts. */
function stepOne(
	m: Views,
	at: number,
	places: { params: number; moments: number; squares: number; settings: number },
	gradient: number,
	rate: number,
): void {
	const setting = (index: number) => m.float(places.settings, index);
	const old = fround(setting(0) * m.float(places.moments, at));
	const moment = fround(old + fround(setting(1) * gradient));
	const oldSquare = fround(setting(2) * m.float(places.squares, at));
	const square = fround(oldSquare + fround(setting(3) * fround(gradient * gradient)));
	m.setFloat(places.moments, at, moment);
	m.setFloat(places.squares, at, square);
	const below = fround(fround(Math.sqrt(square)) + setting(4));
	m.setFloat(places.params, at, m.float(places.params, at) - fround(fround(rate * moment) / below));
}

/** One step of Adam for the whole network; see assembly/networkAdam.ts. */
function adam(
	m: Views,
	{ spec, params, transposed }: Network,
	rest: { moments: number; squares: number; settings: number; gradients: number },
	[chunks, rows, rate]: readonly [number, number, number],
): void {
	const size = word(m, spec, 5);
	const inverse = fround(1 / rows);
	for (let l = 0; l < word(m, spec, 0); l++) {
		const [depth, width] = [layer(m, spec, l, 0), layer(m, spec, l, 2)];
		const from = layer(m, spec, l, 3) / 4;
		for (let i = 0; i < depth * width + width; i++) {
			let g = m.float(rest.gradients, from + i);
			for (let c = 1; c < chunks; c++) g = fround(g + m.float(rest.gradients, c * size + from + i));
			const decay = i < depth * width ? m.float(rest.settings, 5) : 0;
			g = fround(fround(g + fround(decay * m.float(params, from + i))) * inverse);
			stepOne(m, from + i, { params, ...rest }, g, rate);
			if (l === 0 || i >= depth * width) continue;
			const turned = (i % width) * depth + Math.floor(i / width);
			m.setFloat(transposed + layer(m, spec, l, 5), turned, m.float(params, from + i));
		}
	}
}

/** See assembly/network.ts; alone in its memory, so nothing is waited for. */
const networkTrain: Twin = (
	m,
	_chunk,
	_worker,
	spec,
	params,
	transposed,
	moments,
	squares,
	gradients,
	settings,
	x,
	targets,
	weights,
	order,
	nRows,
	batchSize,
	firstBatch,
	lastBatch,
	rates,
	losses,
	control,
	seed,
	scratch,
) => {
	const passRows = word(m, spec, 4);
	const passes = Math.ceil(batchSize / passRows);
	const network = { spec, params, transposed };
	const scale = m.float(settings, 6);
	if (m.int(control, 0) > 0) return;
	m.setInt(control, 0, 1);
	for (let batch = firstBatch; batch < lastBatch; batch++) {
		const rows = Math.min(batchSize, nRows - batch * batchSize);
		for (let part = 0; part < passes; part++) {
			const count = Math.min(passRows, rows - part * passRows);
			const number = batch * passes + part;
			const drop = { scale, key: (seed + number * 64) | 0 };
			const gradient = gradients + part * word(m, spec, 5) * 4;
			const range = [batch * batchSize + part * passRows, count] as const;
			const data = { x, targets, weights, order };
			const loss = count <= 0 ? 0 : pass(m, network, data, range, drop, scratch, gradient);
			m.setDouble(losses, number, loss);
		}
		const sizes = [Math.ceil(rows / passRows), rows, m.float(rates, batch)] as const;
		adam(m, network, { moments, squares, settings, gradients }, sizes);
	}
};

/** See assembly/network.ts. */
const networkPredict: Twin = (m, chunk, _worker, spec, params, x, nRows, out, scratch) => {
	const begin = chunk * word(m, spec, 4);
	const count = Math.min(word(m, spec, 4), nRows - begin);
	const from = x + begin * layer(m, spec, 0, 0) * 4;
	const rows = Math.ceil(count / 4) * 4;
	const z = forward(m, spec, params, from, scratch, rows, { scale: 0, key: 0 });
	const last = word(m, spec, 0) - 1;
	const [units, width, kind] = [layer(m, spec, last, 1), layer(m, spec, last, 2), word(m, spec, 2)];
	for (let r = 0; r < count; r++) {
		const to = out + (begin + r) * units * 4;
		const row = z + r * width * 4;
		if (kind === 2) softmax(m, row, units, to);
		else
			for (let c = 0; c < units; c++) {
				m.setFloat(to, c, kind === 1 ? logistic32(m.float(row, c)) : m.float(row, c));
			}
	}
};

export const networkTwins = { networkTrain, networkPredict };
