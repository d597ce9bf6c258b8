import type { Table } from '../../../table';
import type { Campaign } from '../campaign';
import { RowReader } from '../rowReader';
import { withoutPersonal } from './plain';
import { ID_FIELDS, lackOf, PriceBook, priceFieldsOf } from './prices';
import type { CountryProfile } from './profiles';

interface Shape {
	readonly country: CountryProfile | null;
	readonly impersonal: boolean;
}

/** Says of people under a rule for equal prices whether they would see a product at another price than others of this list. */
export class EqualPrices {
	private readonly reader: RowReader;
	private readonly book: PriceBook;

	private constructor(
		private readonly campaign: Campaign,
		table: Table,
		fields: ReadonlySet<string> | null,
	) {
		this.reader = new RowReader(table, new Set([...campaign.test.fields, ...ID_FIELDS]));
		this.book = new PriceBook(fields);
	}

	/**
	 * Looks through the whole list, so that the answer is the same for everybody, in any order and in every run. `shapeOf`: of a row that may
	 * be mailed; null = it may not. Null when the templates show no prices, or differences have a lawful reason.
	 */
	static open(
		campaign: Campaign,
		table: Table,
		shapeOf: (row: number) => Shape | null,
	): EqualPrices | null {
		if (campaign.countries === null || campaign.countries.priceReason !== '') return null;
		const fields = priceFieldsOf(
			campaign.test.fields,
			campaign.templates.html.liquid !== undefined,
		);
		if (fields?.size === 0) return null;
		const prices = new EqualPrices(campaign, table, fields);
		for (let row = 0; row < table.numRows; row++) {
			const shape = shapeOf(row);
			if (shape?.country?.samePrices) prices.book.note(prices.valuesOf(row, shape));
		}
		return prices;
	}

	/** What the rule asks for and this person's message lacks; null = nothing. */
	lack(row: number, shape: Shape): string | null {
		if (!shape.country?.samePrices) return null;
		const difference = this.book.differenceIn(this.valuesOf(row, shape));
		return difference === null ? null : lackOf(difference);
	}

	private valuesOf(row: number, { impersonal }: Shape) {
		const left = impersonal ? this.campaign.personal?.fields : undefined;
		const values = this.reader.read(row);
		return left ? withoutPersonal(values, left) : values;
	}
}
