/**
 * Mean silhouette (Rousseeuw 1987): for each point (b − a) / max(a, b), a = mean distance to its own cluster, b = to the
 * nearest other one; points alone in their cluster count 0, as in scikit-learn. Exact, O(n²·d), for several clusterings
 * of the same points in one pass over the distances.
 */
import { LibraryError } from '../errors';
import type { CancelSignal } from '../ports';

const { sqrt } = Math;

export interface Labelling {
	readonly labels: ArrayLike<number>;
	/** Labels are 0 … nClusters − 1. */
	readonly nClusters: number;
}

interface Packed {
	/** labels[point · t + l] = first sum of labelling l + label. */
	readonly slots: Int32Array;
	readonly starts: readonly number[];
	readonly sizes: Float64Array;
}

function pack(labellings: readonly Labelling[], points: number): Packed {
	const starts: number[] = [];
	let total = 0;
	for (const { nClusters } of labellings) {
		starts.push(total);
		total += nClusters;
	}
	const slots = new Int32Array(points * labellings.length);
	const sizes = new Float64Array(total);
	labellings.forEach(({ labels }, l) => {
		for (let point = 0; point < points; point++) {
			const slot = (starts[l] ?? 0) + (labels[point] ?? 0);
			slots[point * labellings.length + l] = slot;
			sizes[slot] = (sizes[slot] ?? 0) + 1;
		}
	});
	return { slots, starts, sizes };
}

/** Sums of the distances from `point` to all points, by slot. */
function addDistances(
	points: Float32Array,
	width: number,
	point: number,
	slots: Int32Array,
	sums: Float64Array,
) {
	const count = points.length / width;
	const perPoint = slots.length / count;
	const from = point * width;
	sums.fill(0);
	for (let other = 0; other < count; other++) {
		let squared = 0;
		for (let i = 0; i < width; i++) {
			const difference = (points[from + i] ?? 0) - (points[other * width + i] ?? 0);
			squared += difference * difference;
		}
		const distance = sqrt(squared);
		for (let l = 0; l < perPoint; l++) {
			const slot = slots[other * perPoint + l] ?? 0;
			sums[slot] = (sums[slot] ?? 0) + distance;
		}
	}
}

function silhouetteOf(
	own: number,
	start: number,
	end: number,
	sums: Float64Array,
	sizes: Float64Array,
): number {
	const ownSize = sizes[own] ?? 0;
	if (ownSize <= 1) return 0;
	const a = (sums[own] ?? 0) / (ownSize - 1);
	let b = Infinity;
	for (let slot = start; slot < end; slot++) {
		if (slot !== own && (sizes[slot] ?? 0) > 0)
			b = Math.min(b, (sums[slot] ?? 0) / (sizes[slot] ?? 1));
	}
	const larger = Math.max(a, b);
	return larger === 0 || b === Infinity ? 0 : (b - a) / larger;
}

/**
 * The mean silhouette of each labelling, −1 … 1. `points` is row-major, `width` values a row, without NaN.
 * Throws INVALID_PARAMETER when there are no points.
 */
export function silhouettes(
	points: Float32Array,
	width: number,
	labellings: readonly Labelling[],
	signal?: CancelSignal,
): number[] {
	const count = points.length / width;
	if (count === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'A silhouette needs at least one point.',
			'Give it rows.',
		);
	}
	const { slots, starts, sizes } = pack(labellings, count);
	const sums = new Float64Array(sizes.length);
	const totals = labellings.map(() => 0);
	for (let point = 0; point < count; point++) {
		if (point % 64 === 0) signal?.throwIfCancelled();
		addDistances(points, width, point, slots, sums);
		labellings.forEach(({ nClusters }, l) => {
			const own = slots[point * labellings.length + l] ?? 0;
			const start = starts[l] ?? 0;
			totals[l] = (totals[l] ?? 0) + silhouetteOf(own, start, start + nClusters, sums, sizes);
		});
	}
	return totals.map((total) => total / count);
}
