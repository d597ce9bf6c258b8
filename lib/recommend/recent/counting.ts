/** How a model counted its events, so that fresh ones can be counted in the same way later. */
import { DAY_MS, type EventOptions, type Events } from '../events';
import { SHAPES } from '../interactions';

export interface EventCounting {
	readonly weighting: NonNullable<EventOptions['weighting']>;
	/** Null: events do not age. */
	readonly halfLifeDays: number | null;
	/** Of the newest event of the training, UTC ms; null without dates. Ages count from here. */
	readonly latest: number | null;
}

/** What training assumes when nothing else is said; also of models that do not say how they counted. */
export const USUAL_COUNTING: EventCounting = {
	weighting: 'log',
	halfLifeDays: null,
	latest: null,
};

export const isUsual = (counting: EventCounting): boolean =>
	JSON.stringify(counting) === JSON.stringify(USUAL_COUNTING);

/** How `buildInteractions` counts these events with these options. */
export function countingOf(
	{ date }: Events,
	{ weighting = 'log', halfLifeDays }: Pick<EventOptions, 'weighting' | 'halfLifeDays'>,
): EventCounting {
	const latest = date?.reduce((a, b) => Math.max(a, b), -Infinity);
	return { weighting, halfLifeDays: halfLifeDays ?? null, latest: latest ?? null };
}

const isWeighting = (value: unknown): value is EventCounting['weighting'] =>
	typeof value === 'string' && Object.hasOwn(SHAPES, value);

/** Reads what a model file says. Null when it says nothing, undefined when that is damaged. */
export function readCounting(value: unknown): EventCounting | null | undefined {
	if (value === undefined || value === null) return null;
	if (typeof value !== 'object') return undefined;
	const { weighting, halfLifeDays, latest } = { ...USUAL_COUNTING, ...value };
	const ages: unknown = halfLifeDays;
	const newest: unknown = latest;
	if (!isWeighting(weighting)) return undefined;
	if (ages !== null && !(typeof ages === 'number' && ages > 0 && ages < Infinity)) return undefined;
	if (newest !== null && !(typeof newest === 'number' && Number.isFinite(newest))) return undefined;
	return { weighting, halfLifeDays: ages, latest: newest };
}

/** Of a strength in a model's history the sum of (aged) quantities that it came from; pieces that came back are off. */
export function unshaped(weighting: EventCounting['weighting'], weight: number): number {
	return weighting === 'log' ? 2 ** weight - 1 : weight;
}

/** What is left of an event's weight after so many milliseconds. */
export function aged({ halfLifeDays }: EventCounting, ms: number): number {
	return halfLifeDays === null ? 1 : 0.5 ** (ms / (halfLifeDays * DAY_MS));
}
