import { LibraryError } from '../../errors';
import { classifyBytes } from '../text/classify';
import { KIND, type Kind } from '../text/kind';
import { SCRATCH, toScratch } from '../text/textCell';

/** True for an object that is walked into: made by JSON or a literal, not an array and without a text form of its own. */
export function isNested(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Dates, luxon's DateTime and the like become what JSON would make of them. */
export function plain(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !('toJSON' in value)) return value;
	return typeof value.toJSON === 'function' ? value.toJSON() : value;
}

/** What a value of a record looks like. Text is judged by the same rules as a cell of a file. */
export function kindOf(value: unknown): Kind {
	switch (typeof value) {
		case 'string':
			return kindOfText(value);
		case 'number':
			if (!Number.isFinite(value)) return KIND.marker;
			return Number.isSafeInteger(value) ? KIND.integer : KIND.number;
		case 'boolean':
			return KIND.boolean;
		case 'bigint':
			return Number.isSafeInteger(Number(value)) ? KIND.integer : KIND.text;
		case 'object':
			return value === null ? KIND.empty : KIND.json;
		default:
			return KIND.empty;
	}
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
			return value === null ? null : jsonText(value);
		default:
			return null;
	}
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
