/** Checks of JSON that was read from a file: each says whether a value has the form, all the way down. */
export type Guard<T> = (value: unknown) => value is T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;

const LONGEST_TEXT = 5_000;
const LONGEST_LIST = 1_000;

export const text = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= LONGEST_TEXT;
export const flag = (value: unknown): value is boolean => typeof value === 'boolean';
export const number = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value);
export const count = (value: unknown): value is number => number(value) && value >= 0;
/** 0..1. */
export const share = (value: unknown): value is number => count(value) && value <= 1;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const nullable =
	<T>(guard: Guard<T>): Guard<T | null> =>
	(value): value is T | null =>
		value === null || guard(value);

export const oneOf =
	<const T extends string>(...texts: readonly T[]): Guard<T> =>
	(value): value is T =>
		texts.some((known) => known === value);

export const list =
	<T>(guard: Guard<T>): Guard<readonly T[]> =>
	(value): value is readonly T[] =>
		Array.isArray(value) && value.length <= LONGEST_LIST && value.every((item) => guard(item));

/** Any names, one kind of value. */
export const record =
	<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> =>
	(value): value is Readonly<Record<string, T>> =>
		isRecord(value) && list(guard)(Object.values(value));

export const object =
	<T extends Readonly<Record<string, Guard<unknown>>>>(
		fields: T,
	): Guard<{ readonly [K in keyof T]: Guarded<T[K]> }> =>
	(value): value is { readonly [K in keyof T]: Guarded<T[K]> } =>
		isRecord(value) &&
		Object.entries(fields).every(([key, guard]) => Object.hasOwn(value, key) && guard(value[key]));
