import { LibraryError } from '../../../errors';
import type { JobContext } from '../../../ports';
import {
	booleanColumn,
	float64,
	isFileSource,
	readTable,
	sharedCopy,
	stringColumn,
	Table,
	type Column,
	type FileSource,
} from '../../../table';
import { inChunks, type Chunk } from '../../sentimentJob/chunks';
import { openTextClassifier } from '../openTextClassifier';
import { textsOf } from '../train/textColumns';
import { keyOf, type ClassifiedRows, type ClassifyRequest } from './classifyRows';

/** Options of job `text.classify`. */
export interface ClassifyTextsOptions {
	/** A saved `text.classifier`. */
	readonly artefact: Uint8Array;
	readonly textColumn: string;
	/** Read behind the first, as in training. */
	readonly furtherTextColumns?: readonly string[] | undefined;
	/** Below this confidence a text counts as unsure, 0..1; default 0.5. */
	readonly threshold?: number | undefined;
	/** So many of the likeliest labels are listed, 1..20; default 3. */
	readonly topK?: number | undefined;
	/** So many words are given as reasons, 0..20; default 3. */
	readonly reasons?: number | undefined;
	/** Whether `rows` also holds the columns of the input, before ours: for files. Default false. */
	readonly keepColumns?: boolean | undefined;
	/** Names of our columns begin with this; default `predicted`. */
	readonly prefix?: string | undefined;
}

export interface ClassifyReport {
	readonly rows: number;
	readonly sure: number;
	readonly unsure: number;
	readonly withoutText: number;
	readonly threshold: number;
	/** Sure texts by label, most first. */
	readonly labels: readonly { readonly label: string; readonly texts: number }[];
	readonly meanConfidence: number | null;
}

export interface ClassifyResult {
	/** Aligned with the input: label, confidence, unsure, top (JSON), reasons (JSON), note. */
	readonly rows: Table;
	readonly report: ClassifyReport;
}

const MOST_LISTED = 20;

/**
 * Job `text.classify`: the likeliest label of each text, with its probability, and whether it is sure enough. A row without text has no
 * label and is unsure. Throws CORRUPT_FILE, UNSUPPORTED, INVALID_PARAMETER, MISSING_COLUMN, CANCELLED.
 */
export async function classifyTexts(
	source: Table | FileSource,
	options: ClassifyTextsOptions,
	context: JobContext,
): Promise<ClassifyResult> {
	const { textColumn, furtherTextColumns = [], threshold = 0.5, topK = 3, reasons = 3 } = options;
	checkOptions(threshold, topK, reasons);
	const { classes } = await openTextClassifier(options.artefact);
	const columns = [textColumn, ...furtherTextColumns];
	const table = isFileSource(source)
		? await readTable(source, { context, ...(!options.keepColumns && { columns }) })
		: source;
	for (const name of columns) table.column(name);
	const listed = Math.min(topK, classes.length);
	const found = new Found(table.numRows, classes, listed, threshold);
	const artefact = sharedCopy(options.artefact);
	const key = keyOf(artefact);
	const request = ({ from, to }: Chunk): ClassifyRequest => {
		const texts = textsOf(table, columns, from, to);
		found.markEmpty(texts, from);
		return { texts, artefact, key, topK: listed, reasons };
	};
	const job = { task: 'text.classifyRows', rows: table.numRows, request };
	const done = (share: number) => context.progress(0.98 * share, 'Classifying the texts');
	for await (const part of inChunks<ClassifyRequest, ClassifiedRows>(job, context, done))
		found.take(part);
	const entries = found.columns(options.prefix ?? 'predicted', reasons > 0);
	const rows = options.keepColumns ? table.with(entries) : new Table(entries);
	return { rows, report: found.report() };
}

function checkOptions(threshold: number, topK: number, reasons: number): void {
	const invalid = (what: string, hint: string) =>
		new LibraryError('INVALID_PARAMETER', `${what}.`, hint);
	if (!(threshold >= 0 && threshold <= 1))
		throw invalid(
			`threshold must be 0..1, got ${threshold}`,
			'Use the one that training suggested.',
		);
	if (!Number.isInteger(topK) || topK < 1 || topK > MOST_LISTED)
		throw invalid(`topK must be a whole number 1..${MOST_LISTED}, got ${topK}`, 'Usual is 3.');
	if (!Number.isInteger(reasons) || reasons < 0 || reasons > MOST_LISTED)
		throw invalid(
			`reasons must be a whole number 0..${MOST_LISTED}, got ${reasons}`,
			'Usual is 3.',
		);
}

const NO_TEXT = 'No text';
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** The answers of all rows as they come in, in order. */
class Found {
	private readonly labels: (string | null)[] = [];
	private readonly confidence: Float64Array;
	private readonly unsure: boolean[] = [];
	private readonly top: string[] = [];
	private readonly why: string[] = [];
	private readonly empty: Uint8Array;
	private readonly counts: Map<string, number>;

	constructor(
		private readonly nRows: number,
		private readonly classes: readonly string[],
		private readonly topK: number,
		private readonly threshold: number,
	) {
		this.confidence = float64(nRows);
		this.empty = new Uint8Array(nRows);
		this.counts = new Map(classes.map((label) => [label, 0]));
	}

	markEmpty(texts: readonly string[], from: number): void {
		texts.forEach((text, i) => text === '' && (this.empty[from + i] = 1));
	}

	take({ top, probabilities, reasons }: ClassifiedRows): void {
		for (let i = 0; i < top.length; i += this.topK) {
			const row = this.labels.length;
			const empty = this.empty[row] === 1;
			const listed = Array.from(top.subarray(i, i + this.topK), (label, k) => ({
				label: this.classes[label] ?? '',
				probability: rounded(probabilities[i + k] ?? 0),
			}));
			const [best] = listed;
			const confidence = empty ? 0 : (best?.probability ?? 0);
			const unsure = empty || confidence < this.threshold;
			this.labels.push(empty ? null : (best?.label ?? ''));
			this.confidence[row] = confidence;
			this.unsure.push(unsure);
			this.top.push(empty ? '[]' : JSON.stringify(listed));
			const why = reasons[i / this.topK]?.map(({ text, weight }) => {
				return { text, weight: rounded(weight) };
			});
			this.why.push(empty || !why ? '[]' : JSON.stringify(why));
			if (!unsure && best) this.counts.set(best.label, (this.counts.get(best.label) ?? 0) + 1);
		}
	}

	columns(prefix: string, withReasons: boolean): (readonly [string, Column])[] {
		const { nRows: length } = this;
		const confidence: Column = { type: 'number', length, values: this.confidence, validity: null };
		const notes = Array.from(this.empty, (empty) => (empty ? NO_TEXT : null));
		return [
			[`${prefix}_label`, stringColumn(this.labels)],
			[`${prefix}_confidence`, confidence],
			[`${prefix}_unsure`, booleanColumn(this.unsure)],
			[`${prefix}_top`, stringColumn(this.top, true)],
			...(withReasons ? [[`${prefix}_reasons`, stringColumn(this.why, true)] as const] : []),
			...(this.empty.includes(1) ? [[`${prefix}_note`, stringColumn(notes)] as const] : []),
		];
	}

	report(): ClassifyReport {
		const withoutText = this.empty.reduce((sum, empty) => sum + empty, 0);
		const unsure = this.unsure.filter(Boolean).length;
		const read = this.nRows - withoutText;
		const sum = this.confidence.reduce((total, value) => total + value, 0);
		return {
			rows: this.nRows,
			sure: this.nRows - unsure,
			unsure,
			withoutText,
			threshold: this.threshold,
			labels: Array.from(this.counts, ([label, texts]) => ({ label, texts }))
				.filter(({ texts }) => texts > 0)
				.sort((a, b) => b.texts - a.texts || (a.label < b.label ? -1 : 1)),
			meanConfidence: read > 0 ? sum / read : null,
		};
	}
}
