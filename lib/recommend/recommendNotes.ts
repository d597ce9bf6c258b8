import type { Catalogue } from './catalogue';
import type { EligibleReport } from './eligible';
import type { ListSource } from './output';
import { leftOutNote } from './rerank/report';

/** What the report of recommendations says in words. */
export function recommendNotes(
	products: EligibleReport,
	sources: Readonly<Record<ListSource, number>>,
	catalogue: Catalogue | null,
): string[] {
	const notes: string[] = [];
	const say = (what: string, count: number) => count > 0 && notes.push(`${what}: ${count}.`);
	say(
		'Customers without known purchases, who get popular products',
		sources.segment + sources.popular,
	);
	say('Customers without known purchases, who get what similar customers buy', sources.profile);
	say(
		'Customers who bought every allowed product and see earlier purchases again',
		sources.boughtBefore,
	);
	say('Customers without any recommendation, because no allowed product is left', sources.none);
	const leftOut = leftOutNote(products);
	if (products.leftOut.length > 0 && leftOut !== null) notes.push(leftOut);
	else {
		say('Products bought but not in the catalogue, never recommended', products.notInCatalogue);
		say('Products out of stock, not recommended', products.outOfStock);
		say('Products blocked, not recommended', products.blocked);
	}
	say(
		'Products of the catalogue that nobody bought yet, unknown to the model',
		products.neverBought,
	);
	say('Catalogue rows that repeat a product id (the first row counts)', catalogue?.repeated ?? 0);
	return notes;
}
