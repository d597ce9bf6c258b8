/** The last events in one cell: product ids separated by commas, or a JSON array of ids or of objects. */

/** An event as it was written, nothing checked but its form. */
export interface WrittenEvent {
	/** Null: it names no product. */
	readonly product: string | null;
	readonly type: string;
	readonly quantity: unknown;
	readonly time: unknown;
}

export interface EventFields {
	/** Names of the fields of an event's object. */
	readonly productField: string;
	readonly typeField: string;
	readonly timeField: string;
	readonly quantityField: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function ownField(value: object, name: string): unknown {
	return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Ids as training reads them: text as it is, numbers as their shortest text. */
function idOf(value: unknown): string | null {
	if (typeof value === 'string') return value === '' ? null : value;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

function written(value: unknown, fields: EventFields): WrittenEvent {
	if (!isObject(value)) {
		return { product: idOf(value), type: '', quantity: undefined, time: undefined };
	}
	const type = ownField(value, fields.typeField);
	return {
		product: idOf(ownField(value, fields.productField)),
		type: typeof type === 'string' ? type : '',
		quantity: ownField(value, fields.quantityField),
		time: ownField(value, fields.timeField),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // not JSON: a list of ids that begins with a bracket
	}
}

/** The events of a cell, in the order in which they stand there; none for an empty one. */
export function readCell(cell: unknown, fields: EventFields): WrittenEvent[] {
	if (typeof cell !== 'string') return cell === null ? [] : [written(cell, fields)];
	const text = cell.trim();
	const json = /^[[{]/.test(text) ? parsed(text) : undefined;
	if (json !== undefined) {
		return (Array.isArray(json) ? json : [json]).map((one: unknown) => written(one, fields));
	}
	return text
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '')
		.map((id) => written(id, fields));
}
