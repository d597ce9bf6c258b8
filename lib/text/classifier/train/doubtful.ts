import { excerpt } from './excerpt';
import type { DoubtfulRow, Evaluation } from './evaluation';
import type { Judged } from './judged';
import type { Labelled } from './labelled';

const SHOWN = 50;

/**
 * Rows whose label is probably wrong (confident learning: Northcutt, Jiang and Chuang, 2021): a model that had not seen the row is as
 * sure of another class as it usually is of rows that carry that label, and less sure of the row's own label than usual.
 */
export function doubtfulRows(
	{ rows, texts, classes }: Labelled,
	{ places, probabilities }: Judged,
	truth: Uint16Array,
): Evaluation['doubtful'] {
	const nClasses = classes.length;
	const usual = usualConfidence(probabilities, truth, nClasses);
	const found: DoubtfulRow[] = [];
	truth.forEach((label, i) => {
		const own = probabilities.subarray(i * nClasses, (i + 1) * nClasses);
		const other = own.indexOf(own.reduce((a, b) => Math.max(a, b), 0));
		const [mine, its] = [own[label] ?? 0, own[other] ?? 0];
		if (other === label || its < (usual[other] ?? 1) || mine >= (usual[label] ?? 0)) return;
		const place = places[i] ?? 0;
		found.push({
			row: rows[place] ?? 0,
			text: excerpt(texts[place] ?? ''),
			label: classes[label] ?? '',
			suggested: classes[other] ?? '',
			labelProbability: mine,
			probability: its,
		});
	});
	found.sort((a, b) => marginOf(b) - marginOf(a) || a.row - b.row);
	const shown = found.slice(0, SHOWN);
	return { rows: shown, more: found.length - shown.length };
}

const marginOf = ({ probability, labelProbability }: DoubtfulRow) => probability - labelProbability;

/** Of each class the mean probability that its own rows got. */
function usualConfidence(probabilities: Float64Array, truth: Uint16Array, nClasses: number) {
	const sums = new Float64Array(nClasses);
	const counts = new Uint32Array(nClasses);
	truth.forEach((label, i) => {
		sums[label] = (sums[label] ?? 0) + (probabilities[i * nClasses + label] ?? 0);
		counts[label] = (counts[label] ?? 0) + 1;
	});
	return sums.map((sum, label) => sum / Math.max(1, counts[label] ?? 0));
}
