import { booleanColumn, integerColumn, stringColumn, Table } from '../../table';

/** What an operation did with one row. */
export interface RowOutcome {
	readonly row: number;
	/** Whether what was asked for holds now. */
	readonly done: boolean;
	readonly status: string;
	/** Empty where the status says it all. */
	readonly reason: string;
	/** Normalised address; '' where there is none. */
	readonly recipient: string;
}

/** One outcome a row, in the order of the rows. */
export class RowOutcomes {
	private readonly all: RowOutcome[] = [];

	add(outcome: RowOutcome): void {
		this.all.push(outcome);
	}

	done(row: number, status: string, recipient: string, reason = ''): void {
		this.add({ row, done: true, status, reason, recipient });
	}

	notDone(row: number, status: string, reason: string, recipient = ''): void {
		this.add({ row, done: false, status, reason, recipient });
	}

	/** Rows by status. */
	counts(): Record<string, number> {
		const counts = new Map<string, number>();
		for (const { status } of this.all) counts.set(status, (counts.get(status) ?? 0) + 1);
		return Object.fromEntries(counts);
	}

	/** Columns `row`, `done`, `status`, `reason`, `recipient`, in the order of the rows. */
	toTable(): Table {
		const all = this.all.toSorted((a, b) => a.row - b.row);
		return new Table([
			['row', integerColumn(all.map(({ row }) => row))],
			['done', booleanColumn(all.map(({ done }) => done))],
			['status', stringColumn(all.map(({ status }) => status))],
			['reason', stringColumn(all.map(({ reason }) => reason))],
			['recipient', stringColumn(all.map(({ recipient }) => recipient))],
		]);
	}
}
