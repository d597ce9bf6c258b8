import { compareShares, holm, type Share, type ShareComparison } from '../../math';

export interface NamedShare {
	readonly name: string;
	readonly share: Share;
}

/** Two shares against each other. */
export interface ComparedPair {
	readonly first: NamedShare;
	readonly second: NamedShare;
	readonly compared: ShareComparison;
	/** p corrected for the number of pairs (Holm). */
	readonly adjustedP: number;
}

/** Two-sided, over all comparisons of one kind. */
export const ALPHA = 0.05;

/** Each two of these shares; those of nobody are left out. */
export function comparePairs(shares: readonly NamedShare[]): ComparedPair[] {
	const pairs = shares.flatMap((first, i) =>
		shares.slice(i + 1).flatMap((second) => {
			const compared = compareShares(first.share, second.share);
			return compared ? [{ first, second, compared }] : [];
		}),
	);
	const adjusted = holm(pairs.map(({ compared }) => compared.pValue));
	return pairs.map((pair, i) => ({ ...pair, adjustedP: adjusted[i] ?? 1 }));
}
