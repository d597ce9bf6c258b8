import type { ClassTarget } from '../estimator';
import { checkedClasses, checkedWeights, checkLengths } from '../metrics/checks';

/**
 * Sample weights under which group and class are independent: weight(group, class) = share(group) × share(class) / share(both)
 * (Kamiran and Calders 2012). They add up to the sum of the given weights. Inside cross-validation give them as
 * `foldWeights`, so that they come from the training rows alone.
 */
export function reweigh(
	target: ClassTarget,
	groups: ArrayLike<number>,
	nGroups: number,
	weights?: ArrayLike<number>,
): Float64Array {
	const { values, nClasses } = target;
	checkLengths(values.length, groups.length);
	const group = checkedClasses(groups, nGroups);
	const given = checkedWeights(values.length, weights);
	const ofGroup = new Float64Array(nGroups);
	const ofClass = new Float64Array(nClasses);
	const ofBoth = new Float64Array(nGroups * nClasses);
	let total = 0;
	for (let row = 0; row < values.length; row++) {
		const [g, c, w] = [group[row] ?? 0, values[row] ?? 0, given[row] ?? 0];
		ofGroup[g] = (ofGroup[g] ?? 0) + w;
		ofClass[c] = (ofClass[c] ?? 0) + w;
		ofBoth[g * nClasses + c] = (ofBoth[g * nClasses + c] ?? 0) + w;
		total += w;
	}
	return given.map((w, row) => {
		const [g, c] = [group[row] ?? 0, values[row] ?? 0];
		const both = ofBoth[g * nClasses + c] ?? 0;
		return both > 0 ? (w * (ofGroup[g] ?? 0) * (ofClass[c] ?? 0)) / (total * both) : 0;
	});
}
