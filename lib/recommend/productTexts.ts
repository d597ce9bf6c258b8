import type { Cell } from '../table';
import type { Catalogue } from './catalogue';

/** What is said about products, by their number: ids, names and the facts of the catalogue. */
export class ProductTexts {
	/** `ids`: the products' ids by number. */
	constructor(
		private readonly ids: readonly string[],
		private readonly catalogue: Catalogue | null,
	) {}

	id(product: number): string {
		return this.ids[product] ?? '';
	}

	name(product: number): string {
		return this.catalogue?.name(this.id(product)) ?? this.id(product);
	}

	/** Whether a shop would show it: in the catalogue, in stock and not blocked. Without a catalogue, every product. */
	mayBeShown(product: number): boolean {
		const { catalogue } = this;
		const id = this.id(product);
		if (catalogue === null) return true;
		return catalogue.has(id) && catalogue.inStock(id) && !catalogue.isBlocked(id);
	}

	/** As JSON: id, name, price, link and further columns of the catalogue, and `own` values, which win over columns of their name. */
	json(product: number, own: Readonly<Record<string, Cell>>): Record<string, unknown> {
		// No prototype: catalogue columns may have any name.
		const json: Record<string, unknown> = Object.create(null);
		json['productId'] = this.id(product);
		const facts = this.catalogue?.facts(this.id(product)) ?? { name: this.id(product) };
		for (const [key, value] of Object.entries(facts)) {
			if (key !== 'productId' && !Object.hasOwn(own, key)) json[key] = value;
		}
		return Object.assign(json, own);
	}
}
