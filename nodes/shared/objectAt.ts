import type { IDataObject } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A report of the library, which is plain JSON, as an item's json. Throws WRONG_TYPE for anything but an object. */
export function plainJson(report: unknown): IDataObject {
	if (isObject(report)) return report;
	throw new LibraryError(
		'WRONG_TYPE',
		`A job gave a report that is no object but ${typeof report}.`,
		'This is a fault of the package, not of your data. Please report it.',
	);
}

/** The object at a dotted path of an item's json, e.g. the `body` of a webhook's item. Throws WRONG_TYPE when there is none. */
export function objectAt(json: IDataObject, path: string, item: number): IDataObject {
	let value: unknown = json;
	for (const key of path.split('.'))
		value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
	if (isObject(value)) return value;
	throw new LibraryError(
		'WRONG_TYPE',
		`Item ${item + 1} has no object with fields in "${path}".`,
		`Its fields are: ${Object.keys(json).slice(0, 20).join(', ')}. Correct the option "Row Is In Field".`,
	);
}
