import { LibraryError } from '../../errors';
import type { ColumnType } from '../column';
import type { FieldReport, ValueExample } from '../report';
import { createKindCounts, decideType, KIND, type Kind } from '../text/kind';
import { kindOf, textOf } from './cell';

const MAX_EXAMPLES = 3;
const EXAMPLE_LENGTH = 80;

export const shorten = (text: string) =>
	text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH)}…` : text;

/** What is known about one column of a set of records: its path, and what its values look like. */
export class Field {
	readonly counts = createKindCounts();
	readonly unfitExamples: ValueExample[] = [];
	private readonly textExamples: ValueExample[] = [];
	notFinite = 0;
	unfit = 0;

	constructor(readonly path: readonly string[]) {}

	/** The dotted path; two fields may share it when a literal key holds a dot. */
	get wishedName(): string {
		return this.path.join('.');
	}

	observe(value: unknown, row: number, textStaysText: boolean): void {
		const kind = kindOf(value, textStaysText);
		this.counts[kind] = (this.counts[kind] ?? 0) + 1;
		if (kind === KIND.marker && typeof value === 'number') this.notFinite++;
		if (kind === KIND.text && this.textExamples.length < MAX_EXAMPLES) {
			this.textExamples.push({ row, text: shorten(textOf(value) ?? '') });
		}
	}

	noteUnfit(value: unknown, row: number): void {
		this.unfit++;
		if (this.unfitExamples.length >= MAX_EXAMPLES) return;
		this.unfitExamples.push({ row, text: shorten(textOf(value) ?? '') });
	}

	get inferredType(): ColumnType {
		return decideType(this.counts);
	}

	/** True when no cell of this path held anything. */
	get isEmpty(): boolean {
		return this.counts.every((n, kind) => kind === KIND.empty || n === 0);
	}

	private count(kind: Kind): number {
		return this.counts[kind] ?? 0;
	}

	report(name: string, type: ColumnType, given: boolean, rows: number): FieldReport {
		const held = this.counts.reduce((sum, n) => sum + n, 0) - this.count(KIND.empty);
		const markers = type === 'string' ? this.notFinite : this.count(KIND.marker);
		const values = held - markers - this.unfit;
		const looksLike = Object.entries(KIND)
			.filter(([, kind]) => kind > KIND.marker && this.count(kind) > 0)
			.map(([kind, n]) => [kind, this.count(n)] as const);
		return {
			name,
			type,
			given,
			values,
			missing: rows - values,
			notFinite: this.notFinite,
			unfit: this.unfit,
			looksLike: Object.fromEntries(looksLike),
			examples: this.unfit > 0 ? this.unfitExamples : looksLike.length > 1 ? this.textExamples : [],
		};
	}
}

/** One key of the nesting: its own values (field) and the keys below it. */
export class FieldNode {
	field: Field | null = null;
	readonly children = new Map<string, FieldNode>();

	constructor(
		readonly path: readonly string[],
		/** False where `columns` leaves this key and all below it out. */
		readonly wanted: boolean,
	) {}
}

export function tooManyColumns(limit: number): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The records hold more than ${limit} different columns.`,
		'Name the columns you need, or turn objects whose keys are ids into rows first.',
	);
}
