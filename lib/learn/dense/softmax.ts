/** Turns rows of nClasses log scores into probabilities, in place. */
export function softmax(scores: Float64Array, nClasses: number): Float64Array {
	for (let from = 0; from < scores.length; from += nClasses) {
		const row = scores.subarray(from, from + nClasses);
		const top = row.reduce((most, value) => Math.max(most, value), -Infinity);
		let total = 0;
		for (let k = 0; k < nClasses; k++) {
			const e = Math.exp((row[k] ?? 0) - top);
			row[k] = e;
			total += e;
		}
		for (let k = 0; k < nClasses; k++) row[k] = (row[k] ?? 0) / total;
	}
	return scores;
}
