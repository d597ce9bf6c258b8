import type { Frame } from '../../features';
import { DesignRows, type Block, type Team } from '../../kernels';
import type { Design, DesignColumn } from '../dense/design';
import type { ClassTarget, FitOptions } from '../estimator';
import { penaltiesOf, type Penalty } from './penalty';

export interface LogisticSettings {
	readonly penalty: Penalty;
	readonly tol: number;
	readonly maxIter: number;
}

/** Rows of a sample that the fit starts from: at least so many, and so many a column; and of each class as many a column. */
const SAMPLE_ROWS = 32_768;
const SAMPLE_ROWS_A_COLUMN = 40;
const SAMPLE_CLASS_ROWS_A_COLUMN = 10;
/** Fewer times as many rows as the sample has are not worth it. */
const WORTH_A_SAMPLE = 8;

/**
 * The problem in kernel memory: coefficients are nOutputs lists of design columns with the intercept last. `target` of the block:
 * one class number a row.
 */
export class Problem {
	readonly size: number;
	readonly l1: Float64Array;
	readonly l2: Float64Array;
	readonly total: number;
	evaluations = 0;

	private constructor(
		readonly rows: DesignRows,
		readonly target: Block<Float64Array>,
		readonly nOutputs: number,
		private readonly columns: readonly DesignColumn[],
		readonly settings: LogisticSettings,
		readonly options: FitOptions,
	) {
		this.size = rows.nCols;
		this.total = totalOf(rows.weight.view);
		const { l1, l2 } = penaltiesOf(settings.penalty, columns);
		this.l1 = l1;
		this.l2 = l2;
	}

	static of(
		team: Team,
		frame: Frame,
		design: Design,
		target: ClassTarget,
		weights: Float64Array,
		settings: LogisticSettings,
		options: FitOptions,
	): Problem {
		const rows = new DesignRows(team, frame.nRows, design.nCols + 1, { signal: options.signal });
		design.fill(rows, frame);
		rows.weight.view.set(weights);
		const nOutputs = target.nClasses === 2 ? 1 : target.nClasses;
		const values = rows.perRow(target.values);
		return new Problem(rows, values, nOutputs, design.columns, settings, options);
	}

	/**
	 * The same problem for every so-manieth row only; undefined when there are too few rows, or too few of a class, for its
	 * answer to come near that of all rows.
	 */
	sample(): Problem | undefined {
		const { rows, size, nOutputs, settings, options, columns } = this;
		const wanted = Math.max(SAMPLE_ROWS, SAMPLE_ROWS_A_COLUMN * size);
		const step = Math.floor(rows.nRows / wanted);
		if (step < WORTH_A_SAMPLE) return undefined;
		const part = new DesignRows(rows.team, Math.ceil(rows.nRows / step), size, rows.runOptions);
		const target = part.perRow([]);
		every(step, rows.width, rows.x.view, part.x.view);
		every(step, 1, rows.weight.view, part.weight.view);
		every(step, 1, this.target.view, target.view);
		const made = new Problem(part, target, nOutputs, columns, settings, options);
		const fewest = SAMPLE_CLASS_ROWS_A_COLUMN * size;
		if (made.total > 0 && made.rowsOfClasses().every((count) => count >= fewest)) return made;
		made.free();
		return undefined;
	}

	free(): void {
		const { rows, target } = this;
		rows.team.arena.free(rows.x, rows.weight, target);
	}

	/** Rows with weight, by class. */
	private rowsOfClasses(): Float64Array {
		const { rows, nOutputs } = this;
		const [target, weight] = [this.target.view, rows.weight.view];
		const counts = new Float64Array(Math.max(2, nOutputs));
		for (let row = 0; row < rows.nRows; row++) {
			const label = target[row] ?? 0;
			counts[label] = (counts[label] ?? 0) + Number((weight[row] ?? 0) > 0);
		}
		return counts;
	}

	/** Mean loss with the L2 penalty, and its gradient. */
	smooth(coef: Float64Array): { value: number; gradient: Float64Array } {
		const { size, total } = this;
		this.evaluations++;
		const { loss, gradient } = this.rows.logLoss(this.target, coef, this.nOutputs);
		let value = loss / total;
		for (let i = 0; i < coef.length; i++) {
			const held = (this.l2[i % size] ?? 0) * (coef[i] ?? 0);
			value += 0.5 * held * (coef[i] ?? 0);
			gradient[i] = (gradient[i] ?? 0) / total + held;
		}
		return { value, gradient };
	}

	/** Tells how far the passes over all rows have come. */
	tell(): void {
		const { evaluations, options } = this;
		options.progress?.(
			Math.min(0.95, evaluations / (evaluations + 20)),
			`Fitting, pass ${evaluations + 1} over the rows`,
		);
	}
}

/** Takes rows 0, step, 2 · step, … of `width` numbers each. */
function every(step: number, width: number, from: Float64Array, to: Float64Array): void {
	for (let row = 0, at = 0; at < to.length; row += step) {
		for (let i = 0; i < width; i++) to[at++] = from[row * width + i] ?? 0;
	}
}

/** The sum, in a loop because calling a function for each of many rows takes several times as long. */
export function totalOf(weights: Float64Array): number {
	let total = 0;
	for (let row = 0; row < weights.length; row++) total += weights[row] ?? 0;
	return total;
}

/** Class shares by weight, never 0; `one`: only one class has weight. */
export function shares(
	{ values, nClasses }: ClassTarget,
	weights: Float64Array,
): { share: Float64Array; one: boolean } {
	const sums = new Float64Array(nClasses);
	for (let row = 0; row < values.length; row++) {
		const label = values[row] ?? 0;
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
	}
	const total = totalOf(sums);
	const some = sums.some((value) => value === 0) ? 0.5 : 0;
	const share = sums.map((value) => (value + some) / (total + some * nClasses));
	return { share, one: sums.filter((sum) => sum > 0).length === 1 };
}
