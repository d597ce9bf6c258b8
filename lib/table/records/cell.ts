import { LibraryError } from '../../errors';
import { classifyBytes } from '../text/classify';
import { KIND, type Kind } from '../text/kind';
import { SCRATCH, toScratch } from '../text/textCell';

/** True for an object that is walked into: made by JSON or a literal, not an array and without a text form of its own. */
export function isNested(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	return !Array.isArray(value) && !ArrayBuffer.isView(value) && !(value instanceof Date);
}

/** luxon's DateTime and the like become what JSON would make of them; a Date stays one. */
export function plain(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	if (!('toJSON' in value)) return value;
	return typeof value.toJSON === 'function' ? value.toJSON() : value;
}

/** What a value of a record looks like. Text is judged by the same rules as a cell of a file. */
export function kindOf(value: unknown, textStaysText = false): Kind {
	switch (typeof value) {
		case 'string':
			return textStaysText && value !== '' ? KIND.text : kindOfText(value);
		case 'number':
			if (!Number.isFinite(value)) return KIND.marker;
			return Number.isSafeInteger(value) ? KIND.integer : KIND.number;
		case 'boolean':
			return KIND.boolean;
		case 'bigint':
			return Number.isSafeInteger(Number(value)) ? KIND.integer : KIND.text;
		case 'object':
			return kindOfObject(value);
		default:
			return KIND.empty;
	}
}

function kindOfObject(value: object | null): Kind {
	if (value === null) return KIND.empty;
	if (!(value instanceof Date)) return KIND.json;
	return Number.isNaN(value.getTime()) ? KIND.empty : KIND.date;
}

function kindOfText(text: string): Kind {
	if (text === '') return KIND.empty;
	const length = toScratch(text);
	return length < 0 ? KIND.text : classifyBytes(SCRATCH, 0, length);
}

/** The text that stands for a value in a text column; null when there is no value. */
export function textOf(value: unknown): string | null {
	switch (typeof value) {
		case 'string':
			return value === '' ? null : value;
		case 'number':
			return Number.isFinite(value) ? String(value) : null;
		case 'boolean':
		case 'bigint':
			return String(value);
		case 'object':
			return value === null ? null : objectText(value);
		default:
			return null;
	}
}

function objectText(value: object): string | null {
	if (!(value instanceof Date)) return jsonText(value);
	return Number.isNaN(value.getTime()) ? null : value.toISOString();
}

function jsonText(value: object): string {
	try {
		return JSON.stringify(value);
	} catch (error) {
		throw new LibraryError(
			'WRONG_TYPE',
			`A nested value cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}.`,
			'Remove the circular reference, or leave the column out.',
		);
	}
}
