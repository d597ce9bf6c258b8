// What the owner of the sample shop knows: from its generator, and RFM worked out by hand.
import { makeShop } from '../../../scripts/shop/generate.mjs';
import type { MailFacts } from './mailFacts.mts';
import { rfmByHand } from './rfmByHand.mts';

const shop = makeShop();
const slugOf = (url: string) => url.split('/').at(-1) ?? '';
const products = new Map(shop.products.map((product) => [slugOf(product.url), product]));
const categories = [...new Set(shop.products.map(({ category }) => category.name))];
const customers = new Map(shop.mailable.map((customer) => [customer.email, customer]));
const reachable = new Set(shop.reachable.map(({ id }) => id));

/** RFM of everybody with a working address: the others are rejected before scores are made. */
const rfm = rfmByHand(
	shop.lines
		.filter(({ customer }) => reachable.has(customer.id))
		.map(({ customer, orderId, time, amount }) => ({
			customer: customer.id,
			order: orderId,
			time,
			amount,
		})),
	Math.max(...shop.lines.map(({ time }) => time)),
);

const bought = new Set(shop.lines.map(({ customer, product }) => `${customer.id} ${product.id}`));

export const mailable = [...customers.keys()].sort();
export const usableLines = shop.lines.length;
/** The day of the latest order. */
export const lastDay = new Date(Math.max(...shop.lines.map(({ time }) => time)))
	.toISOString()
	.slice(0, 10);

export const segmentOf = (recipient: string): string =>
	rfm.get(customers.get(recipient)?.id ?? '')?.segment ?? 'No Orders';

export const isProduct = (slug: string): boolean => products.has(slug);

/** Whether the person has bought this durable thing already. */
export function owns(recipient: string, slug: string): boolean {
	const product = products.get(slug);
	if (!product || product.category.consumable) return false;
	return bought.has(`${customers.get(recipient)?.id} ${product.id}`);
}

/** Share of all shown products that are from a favourite category of their reader (by chance: 0.25). */
export function tasteShare(mails: readonly MailFacts[]): number {
	const hits = mails.flatMap(({ recipient, products: shown }) => {
		const weights = customers.get(recipient)?.taste.weights ?? [];
		return shown.map((slug) => {
			const category = categories.indexOf(products.get(slug)?.category.name ?? '');
			return (weights[category] ?? 0) > 1;
		});
	});
	return hits.filter(Boolean).length / hits.length;
}
