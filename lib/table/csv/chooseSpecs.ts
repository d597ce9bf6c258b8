import { LibraryError } from '../../errors';
import { guessTypes } from './guessTypes';
import type { CsvPlan } from './plan';
import type { ReadOptions } from './readOptions';
import type { SinkSpec } from './sinks/columnPart';

export interface ChosenSpec extends SinkSpec {
	/** True when nothing in the rest of the file can change the type. */
	readonly certain: boolean;
}

/** Which columns to read, as what. Throws MISSING_COLUMN. */
export async function chooseSpecs(plan: CsvPlan, options: ReadOptions): Promise<ChosenSpec[]> {
	const guesses = await guessTypes(plan);
	const types = new Map(Object.entries(options.types ?? {}));
	const { decimal, quote } = plan.dialect;
	return (options.columns ?? plan.names).map((name) => {
		const column = plan.names.indexOf(name);
		const guess = guesses[column];
		if (!guess) throw missingColumn(plan, name);
		const wished = types.get(name);
		const given = wished !== undefined;
		const certain = given || guess.certain;
		return { column, type: wished ?? guess.type, given, certain, decimal, quote, keep: true };
	});
}

function missingColumn(plan: CsvPlan, name: string): LibraryError {
	const known = plan.names.slice(0, 20).join(', ');
	return new LibraryError(
		'MISSING_COLUMN',
		`The file "${plan.source.name}" has no column "${name}". It has: ${known}.`,
		'Pick one of the columns that exist; names are case-sensitive.',
		{ column: name },
	);
}
