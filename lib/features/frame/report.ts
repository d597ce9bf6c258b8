import { float64, type Column, type ColumnType } from '../../table';

/** What was remarkable about one column when a recipe was applied. Counts are of rows. */
export interface AppliedColumn {
	readonly column: string;
	/** The type the table has now, where it differs from fitting. */
	readonly readFrom: ColumnType | null;
	/** Whether the type cannot be used at all: every value is missing. */
	readonly wrongType: boolean;
	/** Values of another type that could not be read; they are missing. */
	readonly unreadable: number;
	/** Infinite numbers; they are missing. */
	readonly infinite: number;
	/** Dates after the as-of date; they are missing. */
	readonly afterAsOf: number;
	/** Texts not seen in fitting; they are missing. `examples`: at most five of them. */
	readonly newCategories: number;
	readonly examples: readonly string[];
	/** Texts counted as the rest, because the column has one. */
	readonly other: number;
}

/** What came of applying a recipe to a table. */
export interface FrameReport {
	readonly rows: number;
	/** Columns of the recipe that the table lacks: all missing. */
	readonly missingColumns: readonly string[];
	/** Columns of the table that the recipe does not use. */
	readonly extraColumns: readonly string[];
	/** UTC ms that days were counted back from; null: since 1970-01-01. */
	readonly asOf: number | null;
	/** Only columns with something to say. */
	readonly columns: readonly AppliedColumn[];
}

const EXAMPLES = 5;

/** Collects what is remarkable while a column is read. */
export class ColumnNotes {
	unreadable = 0;
	infinite = 0;
	afterAsOf = 0;
	private newCategories = 0;
	private other = 0;
	private readFrom: ColumnType | null = null;
	private refused = false;
	private readonly examples = new Set<string>();

	constructor(private readonly column: string) {}

	readAs({ type }: Column): void {
		this.readFrom = type;
	}

	/** Gives a column of missing values. */
	wrongType({ type, length }: Column): Float64Array {
		this.readFrom = type;
		this.refused = true;
		return float64(length).fill(NaN);
	}

	unlisted(text: string, hasOther: boolean): void {
		if (hasOther) {
			this.other++;
			return;
		}
		this.newCategories++;
		if (this.examples.size < EXAMPLES) this.examples.add(text);
	}

	/** Null when there is nothing to say. */
	result(): AppliedColumn | null {
		const { column, readFrom, unreadable, infinite, afterAsOf, newCategories, other } = this;
		const counts = unreadable + infinite + afterAsOf + newCategories + other;
		if (counts === 0 && readFrom === null) return null;
		const examples = [...this.examples];
		const wrongType = this.refused;
		return {
			column,
			readFrom,
			wrongType,
			unreadable,
			infinite,
			afterAsOf,
			newCategories,
			examples,
			other,
		};
	}
}
