/** What a saved model keeps of how it was made, so that it can be made again and judged fairly later. No customer data. */
import { LibraryError } from '../../errors';
import type { Frame, FrameRecipe } from '../../features';
import type { Json } from '../../table';
import { readSketch, sketchJson, sketchRows, type RowSketch } from './rowSketch';

export interface ModelOrigin {
	/** Settings of its algorithm that differ from the default. */
	readonly settings: Readonly<Record<string, number>>;
	/** Which rows it learnt from; null after an export: files that are handed over do not hold it. */
	readonly sketch: RowSketch | null;
}

/** Salt of a model's sketch: its own outcome and columns. */
export const saltOf = (target: string, { columns }: FrameRecipe): string =>
	JSON.stringify(['row sketch 1', target, ...columns.map(({ column }) => column)]);

/** `frame`: all rows that the model learns from. */
export function originOf(
	target: string,
	recipe: FrameRecipe,
	frame: Frame,
	settings: Readonly<Record<string, number>>,
): ModelOrigin {
	return { settings, sketch: sketchRows(frame, saltOf(target, recipe)) };
}

export const originJson = ({ settings, sketch }: ModelOrigin): Json => ({
	settings,
	sketch: sketch && sketchJson(sketch),
});

/** Reads what `originJson` gave; models of older packages have none. Throws CORRUPT_FILE. */
export function readOrigin(value: unknown): ModelOrigin | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'object' && 'settings' in value && 'sketch' in value) {
		const { settings, sketch } = value;
		if (areNumbers(settings)) return { settings, sketch: readSketch(sketch) };
	}
	throw new LibraryError(
		'CORRUPT_FILE',
		'The saved model cannot be used: its settings are damaged.',
		'Train the model again, or pick another saved version.',
	);
}

const areNumbers = (value: unknown): value is Record<string, number> =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	Object.values(value).every((one) => Number.isFinite(one));
