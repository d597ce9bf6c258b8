import type { Frame } from '../../features';
import { corruptModel, featuresToJson, type SavedReader } from '../dense/savedChecks';
import { Design } from '../dense/design';
import type { Json, TypedArray } from '../../table';

/** Values further out than this many deviations are taken as this far: scores stay finite. */
const FAR = 1e150;

export interface Coefficient {
	readonly feature: string;
	/** The category that it belongs to; null for numbers. */
	readonly category: string | null;
	/** Whether it counts when the value of the feature is missing. */
	readonly missing: boolean;
	/** Class number that it speaks for; 1 for two classes, 0 for regression. */
	readonly output: number;
	/** Change of the score for one unit of a number, or for being in the category. */
	readonly value: number;
	/** The same for one standard deviation of a number. */
	readonly standardised: number;
}

/** A fitted linear score: design, coefficients (nOutputs × design columns) and intercepts. Immutable. */
export class LinearTerms {
	readonly nOutputs: number;

	constructor(
		readonly design: Design,
		/** Of the centred and scaled columns. */
		readonly coef: Float64Array,
		readonly intercept: Float64Array,
	) {
		this.nOutputs = intercept.length;
	}

	/** nRows × nOutputs scores, straight from the frame's columns. */
	scores({ columns, nRows }: Frame): Float64Array {
		const { design, nOutputs } = this;
		const scores = new Float64Array(nRows * nOutputs);
		for (let at = 0; at < scores.length; at++) scores[at] = this.intercept[at % nOutputs] ?? 0;
		design.features.forEach((feature, f) => {
			const column = columns[f];
			if (!column) return;
			for (let k = 0; k < nOutputs; k++) {
				if (feature.kind === 'number') this.addNumber(scores, column, f, k);
				else this.addCategory(scores, column, f, k);
			}
		});
		return scores;
	}

	/** nRows × nFeatures × nOutputs: what each feature adds to the scores; with the intercepts they add up to them. */
	parts({ columns, nRows }: Frame): Float64Array {
		const { design, nOutputs } = this;
		const { length } = design.features;
		const parts = new Float64Array(nRows * length * nOutputs);
		design.features.forEach((feature, f) => {
			const column = columns[f];
			if (!column) return;
			const own = new Float64Array(nRows * nOutputs);
			for (let k = 0; k < nOutputs; k++) {
				if (feature.kind === 'number') this.addNumber(own, column, f, k);
				else this.addCategory(own, column, f, k);
			}
			for (let row = 0; row < nRows; row++) {
				const from = row * nOutputs;
				parts.set(own.subarray(from, from + nOutputs), (row * length + f) * nOutputs);
			}
		});
		return parts;
	}

	coefficients(): Coefficient[] {
		const { design, nOutputs } = this;
		return Array.from({ length: nOutputs }, (_, k) =>
			design.columns.map(({ scale, ...column }, j) => {
				const standardised = this.coef[k * design.nCols + j] ?? 0;
				const output = nOutputs === 1 ? 0 : k;
				return { ...column, output, value: standardised / scale, standardised };
			}),
		).flat();
	}

	private of(output: number, column: number): number {
		return column < 0 ? 0 : (this.coef[output * this.design.nCols + column] ?? 0);
	}

	private addNumber(scores: Float64Array, column: ArrayLike<number>, f: number, k: number): void {
		const { from, mean, scale, fill, indicator } = this.design.part(f);
		const coef = this.of(k, from);
		const middle = mean / scale;
		const absent = coef * (fill / scale - middle) + this.of(k, indicator);
		const { nOutputs } = this;
		for (let row = 0, at = k; row < column.length; row++, at += nOutputs) {
			const value = column[row] ?? NaN;
			const z = Math.max(-FAR, Math.min(FAR, value / scale - middle));
			scores[at] = (scores[at] ?? 0) + (value !== value ? absent : coef * z);
		}
	}

	private addCategory(scores: Float64Array, column: ArrayLike<number>, f: number, k: number): void {
		const { from, indicator } = this.design.part(f);
		const feature = this.design.features[f];
		const size = feature?.kind === 'category' ? feature.categories.length : 0;
		const own = Float64Array.from({ length: size }, (_, code) => this.of(k, from + code));
		const absent = this.of(k, indicator);
		const { nOutputs } = this;
		for (let row = 0, at = k; row < column.length; row++, at += nOutputs) {
			scores[at] = (scores[at] ?? 0) + (own[column[row] ?? -1] ?? absent);
		}
	}

	save(): {
		meta: { readonly features: Json; readonly nOutputs: number };
		tensors: Record<string, TypedArray>;
	} {
		const { design, coef, intercept, nOutputs } = this;
		return {
			meta: { features: featuresToJson(design.features), nOutputs },
			tensors: { ...design.toTensors(), coef, intercept },
		};
	}

	/** Throws CORRUPT_FILE. */
	static load(reader: SavedReader): LinearTerms {
		const features = reader.features();
		const nOutputs = reader.whole('nOutputs', 1, 100_000);
		const design = Design.fromTensors(features, (name) => reader.numbers(name, features.length));
		if (!design) throw corruptModel(reader.kind, 'its design is damaged');
		const coef = reader.numbers('coef', nOutputs * design.nCols);
		return new LinearTerms(design, coef, reader.numbers('intercept', nOutputs));
	}
}
