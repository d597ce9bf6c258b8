import type { Feature } from '../../features';

export interface ReasonOptions {
	/** How many at most, default 3. */
	readonly top?: number | undefined;
	/** Only features that push this way; default both. */
	readonly direction?: 'up' | 'down' | undefined;
	/** Digits of the contribution, default 2. */
	readonly digits?: number | undefined;
	/** Sentences of your own: `{value}` stands for the value; by feature name. */
	readonly wording?: Readonly<Record<string, string>> | undefined;
}

export interface Reason {
	readonly feature: string;
	readonly value: number | string | null;
	readonly contribution: number;
	/** e.g. "No order for 94 days (+0.21)". */
	readonly text: string;
}

type Phrase = (value: number) => string;

const days = (value: number) => `${round(value)} ${round(value) === '1' ? 'day' : 'days'}`;
const count = (value: number, one: string, many: string) =>
	`${round(value)} ${value === 1 ? one : many}`;

/** What the features of Extract Features mean. */
const PHRASES: Readonly<Record<string, Phrase>> = {
	recency: (v) => (v === 0 ? 'Ordered today' : `No order for ${days(v)}`),
	frequency: (v) => (v === 0 ? 'Never ordered' : count(v, 'order so far', 'orders so far')),
	monetary: (v) => `Spent ${money(v)} so far`,
	tenureDays: (v) => `Customer for ${days(v)}`,
	daysBetweenOrders: (v) => `Orders every ${days(v)}`,
	averageOrderValue: (v) => `Spends ${money(v)} an order`,
};

/** Names with a number or a category in them. */
const PATTERNS: readonly (readonly [RegExp, (match: string, value: number) => string])[] = [
	[
		/^orders(\d+)d$/,
		(d, v) => (v === 0 ? `No order in ${d} days` : `${count(v, 'order', 'orders')} in ${d} days`),
	],
	[
		/^amount(\d+)d$/,
		(d, v) => (v === 0 ? `Spent nothing in ${d} days` : `Spent ${money(v)} in ${d} days`),
	],
	[
		/^trend(\d+)d$/,
		(d, v) =>
			`Spends ${v > 0 ? 'more' : v < 0 ? 'less' : 'as much'} ${v === 0 ? 'as' : 'than'} in the ${d} days before`,
	],
	[/^share_(.+)$/, (name, v) => `${round(100 * v)} % of spending on ${name}`],
];

/**
 * The strongest contributions of one row as sentences, strongest first. `values`: the row's feature values (category codes, NaN:
 * missing); `contributions`: one a feature. Features that contribute nothing give no reason.
 */
export function reasonsOf(
	features: readonly Feature[],
	values: ArrayLike<number>,
	contributions: ArrayLike<number>,
	options: ReasonOptions = {},
): Reason[] {
	const { top = 3, direction, digits = 2 } = options;
	return features
		.map((feature, f) => ({ feature, raw: values[f] ?? Number.NaN, by: contributions[f] ?? 0 }))
		.filter(({ by }) => (direction === 'up' ? by > 0 : direction === 'down' ? by < 0 : by !== 0))
		.sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
		.slice(0, top)
		.map(({ feature, raw, by }) => {
			const value = shown(feature, raw);
			const text = `${sentence(feature, raw, value, options)} (${signed(by, digits)})`;
			return { feature: feature.name, value, contribution: by, text };
		});
}

function shown(feature: Feature, raw: number): number | string | null {
	if (Number.isNaN(raw)) return null;
	return feature.kind === 'category' ? (feature.categories[raw] ?? null) : raw;
}

function sentence(
	{ name }: Feature,
	raw: number,
	value: number | string | null,
	{ wording }: ReasonOptions,
): string {
	const own = wording && Object.hasOwn(wording, name) ? wording[name] : undefined;
	const words = typeof value === 'number' ? round(value) : String(value);
	if (own !== undefined)
		return own.replaceAll('{value}', () => (value === null ? 'unknown' : words));
	if (value === null) return `${readable(name)} is unknown`;
	if (typeof value === 'number') {
		if (Object.hasOwn(PHRASES, name)) return PHRASES[name]?.(raw) ?? words;
		for (const [pattern, phrase] of PATTERNS) {
			const match = pattern.exec(name)?.[1];
			if (match !== undefined) return phrase(match, raw);
		}
	}
	return `${readable(name)} is ${words}`;
}

/** `monthly_charges`, `monthlyCharges` → "Monthly charges". */
function readable(name: string): string {
	const words = name
		.replaceAll(/[_.]+/g, ' ')
		.replaceAll(/(\p{Ll})(\p{Lu})/gu, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

const round = (value: number) =>
	String(Number(Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(4)));
const money = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
const signed = (value: number, digits: number) =>
	`${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
