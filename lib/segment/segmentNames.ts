/** Suggested names and plain-English descriptions of segments, from what sets their average customer apart. */
import type { FeatureProfile } from './profiles';

interface Role {
	/** All words of one of the lists must occur in the column's name. */
	readonly words: readonly (readonly string[])[];
	readonly high: string;
	readonly low: string;
}

/** In the order in which they stand in a name. */
const ROLES: readonly Role[] = [
	{
		words: [
			['monetary'],
			['revenue'],
			['spend'],
			['spent'],
			['sales'],
			['turnover'],
			['clv'],
			['ltv'],
			['total'],
		],
		high: 'big spenders',
		low: 'small spenders',
	},
	{
		words: [['frequency'], ['orders'], ['purchases'], ['visits'], ['order', 'count']],
		high: 'frequent buyers',
		low: 'rare buyers',
	},
	{
		words: [
			['recency', 'score'],
			['r', 'score'],
		],
		high: 'bought recently',
		low: 'not seen for long',
	},
	{
		words: [['recency'], ['days', 'since', 'last'], ['inactive', 'days']],
		high: 'not seen for long',
		low: 'bought recently',
	},
	{
		words: [['average', 'order'], ['aov'], ['basket']],
		high: 'large baskets',
		low: 'small baskets',
	},
	{ words: [['discount'], ['coupon']], high: 'love discounts', low: 'seldom use discounts' },
	{
		words: [['tenure'], ['days', 'since', 'first']],
		high: 'long-time customers',
		low: 'new customers',
	},
];

/** "avgOrderValue" and "avg_order_value" → "avg order value". */
const wordsOf = (column: string) =>
	column
		.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

function roleOf(column: string): number {
	const words = new Set(wordsOf(column));
	return ROLES.findIndex((role) =>
		role.words.some((list) => list.every((word) => words.has(word))),
	);
}

/** Standard deviations from which a feature is worth a word. */
const NOTABLE = 0.35;

interface Trait {
	readonly strength: number;
	readonly place: number;
	readonly text: string;
}

function traits(features: readonly FeatureProfile[]): Trait[] {
	const found = features.flatMap(({ column, difference }): Trait[] => {
		if (difference === null || Math.abs(difference) < NOTABLE) return [];
		const place = roleOf(column);
		const role = ROLES[place];
		const generic = `${difference > 0 ? 'high' : 'low'} ${wordsOf(column).join(' ')}`;
		const text = role ? (difference > 0 ? role.high : role.low) : generic;
		return [{ strength: Math.abs(difference), place: place < 0 ? ROLES.length : place, text }];
	});
	const strongest = found.sort((a, b) => b.strength - a.strength || a.place - b.place);
	return strongest.filter(
		({ text }, i) => strongest.findIndex((other) => other.text === text) === i,
	);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function nameFrom(all: readonly Trait[], count: number): string {
	const chosen = all.slice(0, count).sort((a, b) => a.place - b.place);
	return chosen.length === 0
		? 'Average customers'
		: capital(chosen.map(({ text }) => text).join(', '));
}

/** One name a segment, all different: two traits; more, a contrast or a number where two segments would be called the same. */
export function suggestNames(segments: readonly (readonly FeatureProfile[])[]): string[] {
	const all = segments.map(traits);
	let names = all.map((list) => nameFrom(list, 2));
	for (let count = 3; count <= 5; count++) {
		const taken = names;
		const clash = (name: string) => taken.filter((other) => other === name).length > 1;
		names = taken.map((name, i) => (clash(name) ? nameFrom(all[i] ?? [], count) : name));
	}
	return tellApart(names, segments);
}

/** Two segments of one name: by the column in which they differ most. More than two: by a number. */
function tellApart(
	names: readonly string[],
	segments: readonly (readonly FeatureProfile[])[],
): string[] {
	return names.map((name, i) => {
		const same = [...names.keys()].filter((other) => names[other] === name);
		if (same.length === 1) return name;
		const other = segments[same.find((place) => place !== i) ?? i];
		const contrast = strongestContrast(segments[i] ?? [], other ?? []);
		if (same.length === 2 && contrast) return `${name} (${contrast})`;
		return `${name} (${same.indexOf(i) + 1})`;
	});
}

function strongestContrast(
	own: readonly FeatureProfile[],
	other: readonly FeatureProfile[],
): string | null {
	let strongest = 0;
	let text: string | null = null;
	own.forEach(({ column, difference }, i) => {
		const gap = (difference ?? 0) - (other[i]?.difference ?? 0);
		if (Math.abs(gap) <= Math.abs(strongest)) return;
		strongest = gap;
		text = `${gap > 0 ? 'higher' : 'lower'} ${wordsOf(column).join(' ')}`;
	});
	return text;
}

const number = (value: number | null) =>
	value === null ? 'unknown' : Number(value.toPrecision(4)).toLocaleString('en-US');

function comparison(difference: number | null): string {
	if (difference === null) return '';
	const size = Math.abs(difference);
	if (size < NOTABLE) return ' (about the same)';
	return ` (${size < 1 ? '' : 'much '}${difference > 0 ? 'higher' : 'lower'})`;
}

/** For example: "124 customers (20.7 % of all). Typical monetary 812.3 against 260.1 overall (much higher)." */
export function describeSegment(
	customers: number,
	share: number,
	features: readonly FeatureProfile[],
): string {
	const who = customers === 1 ? '1 customer' : `${customers.toLocaleString('en-US')} customers`;
	const parts = [...features]
		.sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
		.slice(0, 5)
		.map(
			(feature) =>
				`${wordsOf(feature.column).join(' ')} ${number(feature.median)} against ${number(feature.overallMedian)} overall${comparison(feature.difference)}`,
		);
	const head = `${who} (${(share * 100).toFixed(1)} % of all).`;
	return parts.length === 0 ? head : `${head} Typical ${parts.join('; ')}.`;
}
