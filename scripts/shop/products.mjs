import { CATEGORIES } from './words.mjs';

const slug = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** 120 products: 10 categories × 6 kinds × 2 sizes. `style` (0 or 1) is who likes them; it is not in the file. */
export function makeProducts(random) {
	return CATEGORIES.flatMap((category) =>
		category.kinds.flatMap((kind, kindIndex) => {
			const base = random.between(...category.price);
			return category.units.map((unit, size) => {
				const name = `${kind} ${unit}`;
				return {
					id: `${category.key}-${String(kindIndex * 2 + size + 1).padStart(2, '0')}`,
					name,
					category,
					price: Math.round(base * (size === 0 ? 1 : 1.8) * 10 - 1) / 10 + 0.05,
					style: kindIndex % 2,
					popularity: 1 / (1 + kindIndex) + 0.15,
					url: `https://shop.example.com/p/${slug(name)}`,
				};
			});
		}),
	);
}

/** Prices as three people typed them: 12.90, "12,90 €", "$12.90". */
function typedPrice(random, price) {
	const plain = price.toFixed(2);
	if (random.happens(0.85)) return plain;
	return random.happens(0.6) ? `${plain.replace('.', ',')} €` : `$${plain}`;
}

export function productRows(random, products) {
	return products.map((product) => ({
		product_id: product.id,
		name: random.happens(0.05) ? `  ${product.name} ` : product.name,
		category: product.category.name,
		price: typedPrice(random, product.price),
		consumable: random.pick(product.category.consumable ? ['yes', 'true'] : ['no', 'false']),
		url: product.url,
	}));
}
