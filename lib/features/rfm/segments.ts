import { LibraryError } from '../../errors';

/** The named groups of the RFM grid, best first, and the group of customers who never ordered. */
export const SEGMENTS = [
	'Champions',
	'Loyal',
	'Potential Loyalists',
	'New Customers',
	'Promising',
	'Needs Attention',
	'About to Sleep',
	'At Risk',
	"Can't Lose Them",
	'Hibernating',
	'Lost',
	'No Orders',
] as const;

export type SegmentName = (typeof SEGMENTS)[number];

/**
 * Every cell has exactly one name. Rows: recency score 5 (bought lately) down to 1; columns: the mean of frequency and
 * monetary score, rounded down, 1 to 5. The names are those in common use in e-mail marketing; the cells are ours.
 */
export const SEGMENT_GRID: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly SegmentName[]>> = {
	5: ['New Customers', 'Potential Loyalists', 'Potential Loyalists', 'Champions', 'Champions'],
	4: ['Promising', 'Potential Loyalists', 'Loyal', 'Loyal', 'Champions'],
	3: ['About to Sleep', 'Needs Attention', 'Needs Attention', 'Loyal', 'Loyal'],
	2: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', 'At Risk'],
	1: ['Lost', 'Lost', 'At Risk', "Can't Lose Them", "Can't Lose Them"],
};

const isScore = (score: number): score is 1 | 2 | 3 | 4 | 5 =>
	Number.isInteger(score) && score >= 1 && score <= 5;

/** The named group of three scores, each 1..5. Throws INVALID_PARAMETER for other scores. */
export function segmentOf(recency: number, frequency: number, monetary: number): SegmentName {
	const value = Math.floor((frequency + monetary) / 2);
	const name = isScore(recency) && isScore(value) && SEGMENT_GRID[recency][value - 1];
	if (name) return name;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`RFM scores must be 1..5, got ${recency}, ${frequency}, ${monetary}.`,
		'Score the customers with features.rfm first.',
	);
}
