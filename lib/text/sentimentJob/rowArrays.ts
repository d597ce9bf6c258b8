import { bytes, codedColumn, float64, Table, type Column, type NumberColumn } from '../../table';
import { EMOTIONS } from '../emotions/openEmotions';
import { MOST_CHARACTERS } from '../normalise';
import { SENTIMENT_CLASSES } from '../sentiment/sentiment';
import { COLUMNS } from './columns';
import type { Asked, JudgedRows } from './judgeRows';
import { LANGUAGE_LIST } from './languageCodes';
import { NO_TEXT, noteTexts } from './rowNotes';
import { URGENT } from './setTally';
import type { OtherCell } from './textCells';
import { jsonColumn, type TextPart } from './textParts';

type Parted = 'sentences' | 'aspects' | 'keywords';

/** What was found of all rows, put together from the chunks. */
export class RowArrays {
	readonly scores: Float64Array;
	readonly confidences: Float64Array;
	readonly classes: Uint8Array;
	readonly languages: Uint8Array;
	readonly mixed: Uint8Array;
	readonly notes: Uint8Array;
	private readonly emotions: Uint8Array | null;
	private readonly urgencies: Float64Array | null;
	private readonly parts: Readonly<Record<Parted, TextPart[]>> = {
		...{ sentences: [], aspects: [], keywords: [] },
	};

	/** `bits`: notes that are known before a text is read. */
	constructor(
		readonly rows: number,
		private readonly asked: Asked,
		private readonly bits: (row: number) => number,
	) {
		this.scores = float64(rows);
		this.confidences = float64(rows);
		this.classes = bytes(rows);
		this.languages = bytes(rows);
		this.mixed = bytes(rows);
		this.notes = bytes(rows);
		this.emotions = asked.emotions ? bytes(rows) : null;
		this.urgencies = asked.urgency ? float64(rows) : null;
	}

	/** Takes in the next chunk. */
	take(part: JudgedRows): void {
		const { from, to } = part;
		this.scores.set(part.scores, from);
		this.confidences.set(part.confidences, from);
		this.classes.set(part.classes, from);
		this.languages.set(part.languages, from);
		this.mixed.set(part.mixed, from);
		for (let row = from; row < to; row++)
			this.notes[row] = (part.notes[row - from] ?? 0) | this.bits(row);
		if (part.emotions) this.emotions?.set(part.emotions, from);
		if (part.urgencies) this.urgencies?.set(part.urgencies, from);
		for (const name of ['sentences', 'aspects', 'keywords'] as const) {
			const texts = part[name];
			if (texts) this.parts[name].push(texts);
		}
	}

	hasText(row: number): boolean {
		return ((this.notes[row] ?? 0) & NO_TEXT) === 0;
	}

	/** Rows with one of these bits of rowNotes.ts. */
	countNotes(bit: number): number {
		let count = 0;
		for (const note of this.notes) if ((note & bit) !== 0) count++;
		return count;
	}

	/** The columns of columns.ts that were asked for. */
	toTable(other: OtherCell | null): Table {
		const { rows, asked, urgencies, emotions, parts } = this;
		const notes = noteTexts(other, MOST_CHARACTERS);
		const columns: [string, Column][] = [
			[COLUMNS.sentiment, codedColumn(this.classes, SENTIMENT_CLASSES)],
			[COLUMNS.score, numbers(this.scores)],
			[COLUMNS.confidence, numbers(this.confidences)],
			[COLUMNS.mixed, flags(this.mixed)],
			[COLUMNS.language, codedColumn(this.languages, LANGUAGE_LIST)],
			[COLUMNS.note, codedColumn(this.notes, notes)],
		];
		if (asked.sentences) columns.push([COLUMNS.sentences, jsonColumn(parts.sentences)]);
		if (asked.aspects) columns.push([COLUMNS.aspects, jsonColumn(parts.aspects)]);
		if (emotions) columns.push([COLUMNS.emotion, codedColumn(emotions, ['', ...EMOTIONS])]);
		if (urgencies) {
			columns.push([COLUMNS.urgency, numbers(urgencies)]);
			columns.push([COLUMNS.urgent, flags(urgencies.map((value) => (value >= URGENT ? 1 : 0)))]);
		}
		if (asked.keywords > 0) columns.push([COLUMNS.keywords, jsonColumn(parts.keywords)]);
		return new Table(columns, rows);
	}
}

function numbers(values: Float64Array): NumberColumn {
	return { type: 'number', length: values.length, values, validity: null };
}

function flags(values: ArrayLike<number>): Column {
	const all = bytes(values.length);
	all.set(values);
	return { type: 'boolean', length: values.length, values: all, validity: null };
}
