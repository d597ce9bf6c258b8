import { columnFrom, Table, type Cell, type ColumnType } from '../../../lib/table';
import { applyRfm, rfm, type ApplyRfmOptions, type RfmOptions } from '../../../lib/features';
import { addUpTask, collectTask, emitTask, scanCsvTask, scanTable } from '../../../lib/features';
import type { CsvPiece } from '../../../lib/features/rfm/scanCsv';
import { testContext } from '../../support/context';

/** UTC ms of an ISO text. */
export const utc = (text: string) => new Date(text).getTime();

/** A table from rows; columns by name and type. */
export function tableOf(types: Record<string, ColumnType>, rows: readonly (readonly Cell[])[]) {
	return new Table(
		Object.entries(types).map(([name, type], i) => [
			name,
			columnFrom(
				type,
				rows.map((row) => row[i] ?? null),
			),
		]),
		rows.length,
	);
}

/** Result rows as plain objects by the id column's value. */
export function byId(table: Table, id = 'customer'): Record<string, Record<string, Cell>> {
	const entries = Array.from({ length: table.numRows }, (_, row) => {
		const cells = table.names.map((name) => [name, table.cell(name, row)] as const);
		return [String(table.cell(id, row)), Object.fromEntries(cells)] as const;
	});
	return Object.fromEntries(entries);
}

const TASKS = {
	'features.rfmAddUp': addUpTask,
	'features.rfmCollect': collectTask,
	'features.rfmEmit': emitTask,
	'features.rfmScanCsv': async (piece: CsvPiece) => await scanCsvTask(piece, testContext()),
	'features.rfmScanTable': scanTable,
};

export const context = (threads = 1) => testContext({ threads, tasks: TASKS });

export const COLUMNS = { customer: 'customer', date: 'date', amount: 'amount' } as const;

/** Runs the job in this process. */
export const runRfm = async (
	orders: Table,
	options: Partial<RfmOptions> & Pick<RfmOptions, 'asOf'>,
	threads = 1,
) => await rfm(orders, { ...COLUMNS, ...options }, context(threads));

export const runApply = async (orders: Table, options: ApplyRfmOptions) =>
	await applyRfm(orders, options, context());
