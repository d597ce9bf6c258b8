import { adam } from './networkAdam';
import { backward, forward, layer, rowLoss, softmax, word } from './networkLayers';
import { logistic4 } from './networkMath';

/** Turns before a waiting thread goes to sleep: some twenty microseconds. */
const PATIENCE = 4096;
/** Sleeps of a millisecond after which the other thread must have died: a pass takes far less. */
const MOST_SLEEPS = 120_000;

/** Loss and gradient of `count` rows order[from ..]; gathers them into the scratch first. */
function pass(
	spec: usize, params: usize, transposed: usize, x: usize, targets: usize, weights: usize, order: usize,
	from: i32, count: i32, scale: f32, key: i32, scratch: usize, gradient: usize,
): f64 {
	const rows = (count + 3) & ~3;
	const rowBytes = <usize>layer(spec, 0, 0) << 2;
	const places = order + (<usize>from << 2);
	for (let r = 0; r < count; r++) {
		memory.copy(scratch + <usize>r * rowBytes, x + <usize>load<u32>(places + (<usize>r << 2)) * rowBytes, rowBytes);
	}
	memory.fill(scratch + <usize>count * rowBytes, 0, <usize>(rows - count) * rowBytes);
	const z = forward(spec, params, scratch, scratch, rows, scale, key);
	const last = word(spec, 0) - 1;
	const stride = <usize>layer(spec, last, 2) << 2;
	const slopes = scratch + <usize>layer(spec, last, 7);
	memory.fill(slopes, 0, <usize>rows * stride);
	let loss: f64 = 0;
	for (let r = 0; r < count; r++) {
		const row = <usize>load<u32>(places + (<usize>r << 2)) << 2;
		const at = <usize>r * stride;
		loss += rowLoss(word(spec, 2), layer(spec, last, 1), z + at, slopes + at, load<f32>(targets + row), load<f32>(weights + row));
	}
	backward(spec, transposed, scratch, rows, gradient);
	return loss;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function waitFor(place: usize, least: i32): void {
	let turns = 0;
	for (;;) {
		const now = atomic.load<i32>(place);
		if (now >= least) return;
		if (++turns <= PATIENCE) continue;
		if (turns > PATIENCE + MOST_SLEEPS) unreachable();
		atomic.wait<i32>(place, now, 1000000);
	}
}

/**
 * Trains on batches firstBatch .. lastBatch − 1 of `order`. All threads of the run stay inside and share the passes: a ticket is a
 * pass of some rows of a batch; who ends a batch's last pass does its step of Adam; tickets of the next batch wait for that.
 * Whoever holds an earlier ticket is working, so any number of threads, also one, gets through; passes and the order of their
 * sums depend on the sizes alone. `control` (three words, 0 before): next ticket, passes done, steps done. losses: one a
 * batch and pass. rates: Adam's, one a batch. `settings`: see networkAdam, and sixth the scale of dropout (0: none).
 */
export function networkTrain(
	chunk: i32, worker: i32,
	spec: usize, params: usize, transposed: usize, moments: usize, squares: usize, gradients: usize, settings: usize,
	x: usize, targets: usize, weights: usize, order: usize, nRows: i32, batchSize: i32, firstBatch: i32, lastBatch: i32,
	rates: usize, losses: usize, control: usize, seed: i32, scratch: usize, scratchBytes: i32,
): void {
	const passRows = word(spec, 4);
	const passes = (batchSize + passRows - 1) / passRows;
	const tickets = (lastBatch - firstBatch) * passes;
	const own = scratch + <usize>worker * <usize>scratchBytes;
	const size = <usize>word(spec, 5) << 2;
	const scale = load<f32>(settings + 24);
	for (;;) {
		const ticket = atomic.add<i32>(control, 1);
		if (ticket >= tickets) return;
		const step = ticket / passes;
		const part = ticket - step * passes;
		const batch = firstBatch + step;
		const rows = min(batchSize, nRows - batch * batchSize);
		const count = min(passRows, rows - part * passRows);
		waitFor(control + 8, step);
		const loss = losses + (<usize>(batch * passes + part) << 3);
		if (count <= 0) store<f64>(loss, 0);
		else {
			const from = batch * batchSize + part * passRows;
			const key = seed + (batch * passes + part) * 64;
			store<f64>(loss, pass(spec, params, transposed, x, targets, weights, order, from, count, scale, key, own, gradients + <usize>part * size));
		}
		if (atomic.add<i32>(control + 4, 1) + 1 < (step + 1) * passes) continue;
		const parts = (rows + passRows - 1) / passRows;
		adam(spec, params, transposed, moments, squares, gradients, parts, rows, load<f32>(rates + (<usize>batch << 2)), settings);
		atomic.store<i32>(control + 8, step + 1);
		atomic.notify(control + 8, -1);
	}
}

/** What the network says of each row: out is nRows × units. x has rows up to a multiple of 4. Chunk: one pass. */
export function networkPredict(
	chunk: i32, worker: i32,
	spec: usize, params: usize, x: usize, nRows: i32, out: usize, scratch: usize, scratchBytes: i32,
): void {
	const passRows = word(spec, 4);
	const begin = chunk * passRows;
	const count = min(passRows, nRows - begin);
	const own = scratch + <usize>worker * <usize>scratchBytes;
	const rowBytes = <usize>layer(spec, 0, 0) << 2;
	const z = forward(spec, params, x + <usize>begin * rowBytes, own, (count + 3) & ~3, 0, 0);
	const last = word(spec, 0) - 1;
	const units = layer(spec, last, 1);
	const stride = <usize>layer(spec, last, 2) << 2;
	const kind = word(spec, 2);
	for (let r = 0; r < count; r++) {
		const to = out + ((<usize>(begin + r) * <usize>units) << 2);
		const from = z + <usize>r * stride;
		if (kind == 2) softmax(from, units, to);
		else if (kind == 1) store<f32>(to, f32x4.extract_lane(logistic4(f32x4.splat(load<f32>(from))), 0));
		else memory.copy(to, from, <usize>units << 2);
	}
}
