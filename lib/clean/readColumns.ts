import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import { cellAt, stringColumn, type Cell } from '../table';
import { cleanColumn, keepUnreadable, type Siblings } from './cleanColumn';
import type { Role } from './options';
import { prepareColumn, type Prepared } from './prepareColumn';
import { asText } from './typedColumns';
import type { Settings } from './settings';
import type { Step } from './step';

const isDateRole = ({ role }: Prepared) => role === 'date';

/** The evidence of all columns of the same kind except this one. */
function siblingsOf(all: readonly Prepared[]): (prepared: Prepared) => Siblings {
	const sum = (kind: boolean) => {
		const columns = all.filter((prepared) => prepared.readings && isDateRole(prepared) === kind);
		return columns.reduce(
			({ onlyFirst, onlySecond }, { readings }) => ({
				onlyFirst: onlyFirst + (readings?.evidence.onlyFirst ?? 0),
				onlySecond: onlySecond + (readings?.evidence.onlySecond ?? 0),
			}),
			{ onlyFirst: 0, onlySecond: 0 },
		);
	};
	const sums = { dates: sum(true), numbers: sum(false) };
	return (prepared) => {
		const total = isDateRole(prepared) ? sums.dates : sums.numbers;
		return {
			onlyFirst: total.onlyFirst - (prepared.readings?.evidence.onlyFirst ?? 0),
			onlySecond: total.onlySecond - (prepared.readings?.evidence.onlySecond ?? 0),
		};
	};
}

async function finishColumn(
	prepared: Prepared,
	others: Siblings,
	settings: Settings,
): Promise<Step> {
	const cleaned = await cleanColumn(prepared, others, settings);
	const onInvalid = settings.onInvalid(prepared.rule, prepared.role);
	const onMissing = settings.onMissing(prepared.rule);
	const column = onInvalid === 'keep' ? keepUnreadable(cleaned) : cleaned.column;
	return { ...prepared, cleaned, column, onInvalid, onMissing };
}

/** Reads every column of the table; progress runs from 0 to 0.8. */
export async function readColumns(
	settings: Settings,
	{ progress, signal }: JobContext,
): Promise<Step[]> {
	const entries = settings.table.entries();
	const prepared = entries.map(([name, column], index) => {
		signal.throwIfCancelled();
		progress((0.5 * index) / entries.length, `Looking at column "${name}"`);
		return prepareColumn(name, column, settings);
	});
	const others = siblingsOf(prepared);
	const steps: Step[] = [];
	for (const [index, column] of prepared.entries()) {
		signal.throwIfCancelled();
		progress(0.5 + (0.3 * index) / entries.length, `Cleaning column "${column.name}"`);
		steps.push(await finishColumn(column, others(column), settings));
	}
	return steps;
}

/** Reads the value that fills a column just as its cells are read. Throws INVALID_PARAMETER when it cannot be. */
export async function readConstant(step: Step, settings: Settings): Promise<Cell> {
	const value = step.rule?.fillValue;
	if (value === undefined) return null;
	const role: Role = step.role === 'ignore' ? roleOfType(step) : step.role;
	const rule = { column: step.name, type: role, numberFormat: 'point' as const };
	const original = asText(stringColumn([String(value)]));
	const alone = { ...settings, ruleOf: () => rule };
	const cleaned = await cleanColumn(
		prepareColumn(step.name, original, alone),
		{ onlyFirst: 0, onlySecond: 0 },
		alone,
	);
	const cell = cellAt(step.column.type === 'string' ? asText(cleaned.column) : cleaned.column, 0);
	if (cell !== null) return cell;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Column "${step.name}" holds ${role} values and cannot be filled with "${String(value)}".`,
		'Give a value of the same kind.',
	);
}

function roleOfType({ column }: Step): Role {
	return column.type === 'string' ? 'text' : column.type;
}
