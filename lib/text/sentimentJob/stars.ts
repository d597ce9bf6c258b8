import { float64, isMissing, type Column } from '../../table';
import { isRating } from '../sentiment/stars';
import { Best, type Ranked } from './best';
import type { Blocks } from './blocks';
import { meanInterval } from './intervals';
import type { Interval, StarReport } from './report';

/** Ratings of the rows on the column's own scale. */
export interface Stars {
	/** NaN = none. */
	readonly ofRow: Float64Array;
	readonly scale: readonly [number, number];
	/** Rows without a rating, or with one outside of the scale. */
	readonly without: number;
}

/** Scales that are used, lowest first. */
const SCALES: readonly (readonly [number, number])[] = [
	[1, 5],
	[1, 10],
	[0, 100],
];
const STAR = /^[★⭐]{1,10}/u;
const NUMBER = /^\s{0,9}(\d{1,3}(?:[.,]\d{1,4})?)/u;

/** Reads a column of ratings: numbers, "4.5 stars" or "★★★★☆". The scale is given, or the narrowest that holds the largest value. */
export function starsOf(
	blocks: Blocks,
	starColumn: string,
	given: readonly [number, number] | undefined,
): Stars {
	const ofRow = float64(blocks.numRows);
	let largest = 0;
	blocks.each(starColumn, (column, start) => {
		for (let row = 0; row < column.length; row++) {
			const rating = ratingAt(column, row);
			ofRow[start + row] = rating;
			if (rating > largest) largest = rating;
		}
	});
	const scale = given ?? scaleFor(largest, ofRow);
	let without = 0;
	for (let row = 0; row < ofRow.length; row++) {
		if (isRating(ofRow[row] ?? NaN, scale)) continue;
		ofRow[row] = NaN;
		without++;
	}
	return { ofRow, scale, without };
}

/** 0 is a rating on scales from 0. */
function scaleFor(largest: number, ratings: Float64Array): readonly [number, number] {
	const [low, high] = SCALES.find(([, highest]) => largest <= highest) ?? [0, 100];
	return ratings.includes(0) ? [0, high] : [low, high];
}

function ratingAt(column: Column, row: number): number {
	if (isMissing(column, row)) return NaN;
	const value = column.values[row] ?? NaN;
	if (column.type === 'string') return ratingOf(column.dictionary.get(value));
	return column.type === 'integer' || column.type === 'number' ? value : NaN;
}

/** The rating at the beginning of a text, NaN = none. */
export function ratingOf(text: string): number {
	const stars = STAR.exec(text)?.[0];
	if (stars !== undefined) return [...stars].length;
	const number = NUMBER.exec(text)?.[1];
	return number === undefined ? NaN : Number(number.replace(',', '.'));
}

interface Disagreement extends Ranked {
	readonly stars: number;
	readonly score: number;
}

/** Sums over rows that have both stars and text. */
export interface CountedStars {
	readonly texts: number;
	readonly sums: readonly number[];
	readonly disagree: number;
	readonly examples: readonly Disagreement[];
}

const EXAMPLES = 5;
const [FEW, MANY] = [2, 4];

/** Compares stars with what the texts alone say. */
export class StarTally {
	private texts = 0;
	/** Of stars, their squares, scores, their squares, and products. */
	private sums = [0, 0, 0, 0, 0];
	private disagree = 0;
	private readonly examples = new Best<Disagreement>(EXAMPLES);

	/** `stars` on 1 … 5; `alone`: what the text says without them. */
	add(
		row: number,
		stars: number,
		alone: { readonly score: number; readonly class: string; readonly confidence: number },
	): void {
		const { score } = alone;
		this.texts++;
		[stars, stars * stars, score, score * score, stars * score].forEach(
			(part, i) => (this.sums[i] = (this.sums[i] ?? 0) + part),
		);
		const praise = stars <= FEW && alone.class === 'positive';
		const complaint = stars >= MANY && alone.class === 'negative';
		if (!praise && !complaint) return;
		this.disagree++;
		this.examples.offer({ row, rank: alone.confidence, stars, score });
	}

	merge({ texts, sums, disagree, examples }: CountedStars): void {
		this.texts += texts;
		this.sums = this.sums.map((sum, i) => sum + (sums[i] ?? 0));
		this.disagree += disagree;
		this.examples.offerAll(examples);
	}

	finish(): CountedStars {
		const { texts, sums, disagree } = this;
		return { texts, sums, disagree, examples: this.examples.items };
	}
}

/** On 1 … 5, whatever the scale. */
export const onFive = (stars: number, [low, high]: readonly [number, number]) =>
	1 + (4 * (stars - low)) / (high - low);

/** `quote`: the text of a row, shortened. */
export function starReport(
	{ texts, sums, disagree, examples }: CountedStars,
	[, high]: readonly [number, number],
	quote: (row: number) => string,
): StarReport {
	return {
		scale: high,
		texts,
		mean: meanStars(texts, sums),
		correlation: correlation(texts, sums),
		disagree: {
			texts: disagree,
			share: texts === 0 ? 0 : disagree / texts,
			examples: examples.map(({ row, stars, score }) => ({ row, text: quote(row), score, stars })),
		},
	};
}

/** As the mean of values within −1 … 1, which 1 … 5 are moved to and back. */
function meanStars(texts: number, [sum = 0, squares = 0]: readonly number[]): Interval {
	const moved = meanInterval(texts, (sum - 3 * texts) / 2, (squares - 6 * sum + 9 * texts) / 4);
	const back = (value: number | null) => (value === null ? null : 3 + 2 * value);
	return { value: 3 + 2 * moved.value, low: back(moved.low), high: back(moved.high), texts };
}

function correlation(n: number, [x = 0, xx = 0, y = 0, yy = 0, xy = 0]: readonly number[]) {
	if (n < 3) return null;
	const spread = Math.sqrt(Math.max(0, xx - (x * x) / n) * Math.max(0, yy - (y * y) / n));
	return spread < 1e-9 * n ? null : (xy - (x * y) / n) / spread;
}
