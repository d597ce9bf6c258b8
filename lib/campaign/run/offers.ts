import { LibraryError } from '../../errors';
import type { Cell } from '../../table';
import { isSafeLink } from '../template/escape';

/** What one segment is offered; the template reads it as `offer.headline`, `offer.text`, `offer.code`, `offer.link`. */
export interface Offer {
	readonly headline: string;
	readonly text: string;
	readonly code: string;
	readonly link: string;
}

export interface OfferRules {
	readonly rules: readonly { readonly segment: string; readonly offer: Offer }[];
	/** For everybody else; null = no offer block. */
	readonly otherwise: Offer | null;
}

export type OfferOf = (segment: Cell) => Offer | null;

const keyOf = (segment: Cell) =>
	String(segment ?? '')
		.trim()
		.toLowerCase();

/** Looks up the offer of a segment; case and surrounding spaces do not matter. Throws INVALID_PARAMETER for a segment named twice or an unsafe link. */
export function offerChooser(rules: OfferRules | undefined): OfferOf {
	const known = new Map<string, Offer>();
	for (const { segment, offer } of rules?.rules ?? []) {
		const key = keyOf(segment);
		if (known.has(key)) throw twice(segment);
		known.set(key, checkOffer(offer, segment));
	}
	const otherwise = rules?.otherwise ? checkOffer(rules.otherwise, 'default') : null;
	return (segment) => known.get(keyOf(segment)) ?? otherwise;
}

function twice(segment: string): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`The segment "${segment}" has two offers.`,
		'Keep one offer for each segment.',
	);
}

function checkOffer(offer: Offer, segment: string): Offer {
	if (offer.link === '' || isSafeLink(offer.link)) return offer;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The offer for "${segment}" has the link "${offer.link.slice(0, 80)}".`,
		'Offer links start with https://, http://, mailto: or tel:.',
	);
}
