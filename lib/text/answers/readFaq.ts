import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import type { LanguageDetector } from '../language/detector';
import { languageOfCode, type Language } from '../language/languages';
import { TextCells } from '../sentimentJob/textCells';
import type { FaqEntry } from './entry';

/** Which columns of an FAQ hold what; names that are absent or '' are not there. */
export interface FaqColumns {
	readonly questionColumn: string;
	readonly answerColumn: string;
	/** What corrections and results call an entry; default: its row's number, from 1. */
	readonly idColumn?: string | undefined;
	readonly topicColumn?: string | undefined;
	/** Other ways to ask the same: a list, or text with "|" or line breaks between them. */
	readonly phrasingsColumn?: string | undefined;
	readonly languageColumn?: string | undefined;
}

/** Messages of which a person said which entry answers them. */
export interface Corrections {
	readonly table: Table;
	readonly textColumn: string;
	/** Column with the ids of the entries. */
	readonly idColumn: string;
}

/** An FAQ ready to be searched, and what was left out. */
export interface ReadFaq {
	readonly entries: readonly FaqEntry[];
	/** Rows without a question or an answer. */
	readonly skipped: number;
	/** Corrections that were learnt, and those whose id no entry has or that hold no text. */
	readonly corrections: { readonly used: number; readonly unknown: number };
}

const MOST_ENTRIES = 20_000;
/** Of one entry; more say nothing new. */
const MOST_PHRASINGS = 500;
const LONGEST_PHRASING = 2_000;

/**
 * The entries of an FAQ with the corrections added to their phrasings; of rows with the same id the first counts. Throws
 * MISSING_COLUMN, EMPTY_INPUT without a single usable entry, UNSUPPORTED for more than MOST_ENTRIES.
 */
export function readFaq(
	table: Table,
	columns: FaqColumns,
	detector: LanguageDetector,
	corrections?: Corrections,
): ReadFaq {
	if (table.numRows > MOST_ENTRIES) throw tooMany(table.numRows);
	const entries = new Map<string, FaqEntry & { readonly phrasings: string[] }>();
	const read = rowReader(table, columns, detector);
	for (let row = 0; row < table.numRows; row++) {
		const entry = read(row);
		if (entry && !entries.has(entry.id)) entries.set(entry.id, entry);
	}
	if (entries.size === 0) throw noEntries(table.numRows);
	const learnt = learn(entries, corrections);
	const all = [...entries.values()];
	return { entries: all, skipped: table.numRows - all.length, corrections: learnt };
}

type OpenEntry = FaqEntry & { readonly phrasings: string[] };

function rowReader(table: Table, columns: FaqColumns, detector: LanguageDetector) {
	const cells = (name: string | undefined) => {
		if (name === undefined || name === '') return () => '';
		const texts = new TextCells(table.column(name), false);
		return (row: number) => texts.read(row).trim();
	};
	const [question, answer] = [cells(columns.questionColumn), cells(columns.answerColumn)];
	const [id, topic] = [cells(columns.idColumn), cells(columns.topicColumn)];
	const [phrasings, language] = [cells(columns.phrasingsColumn), cells(columns.languageColumn)];
	return (row: number): OpenEntry | null => {
		const [asked, said] = [question(row), answer(row)];
		if (asked === '' || said === '') return null;
		return {
			id: id(row) || String(row + 1),
			question: asked,
			answer: said,
			topic: topic(row) || null,
			language: languageOf(language(row), `${asked}\n${said}`, detector),
			phrasings: phrasingsOf(phrasings(row)),
		};
	};
}

function languageOf(code: string, text: string, detector: LanguageDetector): Language {
	const named = code === '' ? 'other' : languageOfCode(code);
	return named === 'other' ? detector.detect(text).language : named;
}

/** A JSON list, or text with "|" or line breaks between the phrasings. */
function phrasingsOf(text: string): string[] {
	const list = text.startsWith('[') ? jsonList(text) : null;
	const parts = list ?? text.split(/[|\r\n]/u);
	return parts
		.map((part) => part.trim().slice(0, LONGEST_PHRASING))
		.filter((part) => part !== '')
		.slice(0, MOST_PHRASINGS);
}

function jsonList(text: string): string[] | null {
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list.filter((part) => typeof part === 'string') : null;
	} catch {
		return null; // "[urgent] Where is it?" is text
	}
}

/** Adds the corrected messages to the phrasings of their entries. */
function learn(
	entries: ReadonlyMap<string, OpenEntry>,
	corrections: Corrections | undefined,
): ReadFaq['corrections'] {
	if (!corrections) return { used: 0, unknown: 0 };
	const { table, textColumn, idColumn } = corrections;
	const texts = new TextCells(table.column(textColumn), false);
	const ids = new TextCells(table.column(idColumn), false);
	let used = 0;
	for (let row = 0; row < table.numRows; row++) {
		const [text, entry] = [texts.read(row).trim(), entries.get(ids.read(row).trim())];
		if (!entry || text === '') continue;
		used++;
		const phrasing = text.slice(0, LONGEST_PHRASING);
		const isNew = !entry.phrasings.includes(phrasing) && entry.phrasings.length < MOST_PHRASINGS;
		if (isNew) entry.phrasings.push(phrasing);
	}
	return { used, unknown: table.numRows - used };
}

const noEntries = (rows: number) =>
	new LibraryError(
		'EMPTY_INPUT',
		`None of the ${rows} rows of the FAQ has both a question and an answer.`,
		'Pick the columns of the FAQ that hold the questions and the answers.',
	);

const tooMany = (rows: number) =>
	new LibraryError(
		'UNSUPPORTED',
		`The FAQ has ${rows} rows; at most ${MOST_ENTRIES} are read.`,
		'Put several wordings of one question into one row.',
	);
