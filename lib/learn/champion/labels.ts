import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import type { Target } from '../estimator';
import { readTarget } from '../target/readTarget';
import type { TrainedModel } from '../train/model';

export interface LabelledRows {
	/** The rows whose outcome the model can be asked for. */
	readonly table: Table;
	/** Their outcomes, classes numbered as in the model. */
	readonly target: Target;
	/** Rows left out: no outcome, or a class that the model does not know. */
	readonly rejected: number;
}

/** The rows of a table whose outcome is known, as this model sees outcomes. Throws as `readTarget` does. */
export function labelledRows(
	all: Table,
	{ target: name, task, classes }: Pick<TrainedModel, 'target' | 'task' | 'classes'>,
): LabelledRows {
	const read = readTarget(all, name, { task });
	const { target } = read;
	if (target.task === 'regression')
		return { table: all.take(read.rows), target, rejected: read.rejected.length };
	const codes = Int32Array.from(read.classes, (text) => classes.indexOf(text));
	const known = read.rows.filter((_, i) => codeOf(codes, target.values[i]) >= 0);
	if (known.length === 0) throw noneKnown(name, classes);
	const values = target.values.map((value) => codeOf(codes, value)).filter((code) => code >= 0);
	return {
		table: all.take(known),
		target: { task: 'classification', values, nClasses: classes.length },
		rejected: all.numRows - known.length,
	};
}

const codeOf = (codes: Int32Array, value: number | undefined) => codes[value ?? -1] ?? -1;

const noneKnown = (name: string, classes: readonly string[]) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`No row has one of the model's classes (${classes.slice(0, 20).join(', ')}) in column "${name}".`,
		'Give it rows with the outcomes that it was trained on.',
	);
