/** Job `recommend.audience`: a saved model and products in; for each product the customers who should hear about it. */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import { stringColumn, Table } from '../../table';
import type { Catalogue } from '../catalogue';
import { decodeModel, type RecommendModel } from '../model';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { openScorer } from '../scorer';
import { findCustomers, type FindTask, type FoundCustomers } from './findCustomers';
import { boughtSince, liftOf, readFresh } from './freshPurchases';
import { bandOf, type LiftCurve } from './liftCurve';
import { limitOf, type AudienceOptions } from './options';
import { peopleOf, type People, type PeopleCounts } from './people';
import { readLift } from './readLift';
import { becauseOf } from './reasons';
import { audienceTable, type AudienceRow, type AudienceTexts } from './rows';
import { wantedProducts, type Wanted } from './wanted';

export interface AudienceReport {
	readonly customers: PeopleCounts;
	readonly products: readonly {
		readonly productId: string;
		readonly name: string;
		/** Customers who could buy it. */
		readonly candidates: number;
		readonly found: number;
		/** Whether the model knows the product; else customers are found by what it is like. */
		readonly known: boolean;
	}[];
	/** Where the lift was measured; `not measured`: rows have none. */
	readonly liftMeasured: 'on fresh orders' | 'at the training' | 'not measured';
	readonly lift: LiftCurve | null;
	readonly notes: readonly string[];
}

export interface AudienceResult {
	/** One row a product and customer: products in the order asked for, best customers first. */
	readonly table: Table;
	/** Per row of `table` the row of the customers table; all 0 when everybody of the model was asked. */
	readonly rows: Uint32Array;
	readonly report: AudienceReport;
}

function textsOf(
	model: RecommendModel,
	wanted: Wanted,
	catalogue: Catalogue | null,
): AudienceTexts {
	const ids = Array.from({ length: model.products.size }, (_, item) => model.products.get(item));
	return {
		bought: new ProductTexts(ids, catalogue),
		wanted: new ProductTexts(wanted.ids, catalogue),
	};
}

/** The customers of the rows: all their columns, or the id alone. */
function customersOf(
	table: Table,
	model: RecommendModel,
	people: People,
	found: FoundCustomers['found'],
	{ customers = 'model', customerColumn = 'customer_id', keepColumns = false }: AudienceOptions,
): { kept: Table; rows: Uint32Array } {
	if (customers === 'table') {
		const rows = Uint32Array.from(found, ({ person }) => people.rows[person] ?? 0);
		const source = keepColumns ? table : table.select([customerColumn]);
		return { kept: source.take(rows), rows };
	}
	const ids = found.map(({ person }) => model.customers.get(people.places[person] ?? 0));
	return {
		kept: new Table([[customerColumn, stringColumn(ids)]], ids.length),
		rows: new Uint32Array(ids.length),
	};
}

function notesOf(
	{ customers, products }: Pick<AudienceReport, 'customers' | 'products'>,
	wanted: Wanted,
	lift: LiftCurve | null,
	freshNote: string | null,
): string[] {
	const notes: string[] = [];
	const say = (what: string, count: number) => count > 0 && notes.push(`${what}: ${count}.`);
	const { withoutId, repeated, asked } = customers;
	if (freshNote !== null) notes.push(freshNote);
	if (lift === null)
		notes.push(
			'The lift is not measured. Connect the orders that came after the training, or train with an evaluation.',
		);
	say(
		'Customers of whom the model knows no purchases, left out',
		customers.customers - withoutId - repeated - asked,
	);
	say('Customers without an id, left out', withoutId);
	say('Rows that repeat a customer (the first counts)', repeated);
	say(
		'Products that the model does not know, with customers who bought something like them',
		products.filter(({ known, found }) => !known && found > 0).length,
	);
	if (wanted.nothingKnown.length > 0)
		notes.push(
			`Products of which nothing is known, without customers: ${wanted.nothingKnown.slice(0, 10).join(', ')}.`,
		);
	return notes;
}

function nobody({ customers }: PeopleCounts): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`The model knows no purchases of any of the ${customers} customers.`,
		'Check that the customer IDs are those of the training.',
	);
}

/** Expected lift of a row; null where it was not measured: no curve, or a product that the model does not know. */
function expectedLift(lift: LiftCurve | null, rank: number, candidates: number, known: boolean) {
	return lift && known ? (lift.expected[bandOf(rank, candidates)] ?? null) : null;
}

/** What the products' report says. */
function productReports(
	wanted: Wanted,
	{ found, candidates }: FoundCustomers,
	texts: AudienceTexts,
): AudienceReport['products'] {
	const sizes = new Map<number, number>();
	for (const { wanted: number } of found) sizes.set(number, (sizes.get(number) ?? 0) + 1);
	return wanted.ids.map((productId, number) => ({
		productId,
		name: texts.wanted.name(number),
		known: (wanted.items[number] ?? -1) >= 0,
		candidates: candidates[number] ?? 0,
		found: sizes.get(number) ?? 0,
	}));
}

/** The rows with their expected lift and reasons. */
function audienceRows(
	{ found, candidates }: FoundCustomers,
	{ items }: Wanted,
	lift: LiftCurve | null,
	because: readonly number[][],
): AudienceRow[] {
	return found.map((one, at) => {
		const known = (items[one.wanted] ?? -1) >= 0;
		const expected = expectedLift(lift, one.rank, candidates[one.wanted] ?? 1, known);
		return { ...one, lift: expected, because: because[at] ?? [], isNew: !known };
	});
}

/**
 * Finds for each product the customers most likely to buy it who do not have it (unless it is consumable), with reasons and, where
 * it could be measured, the lift over random customers. `table`: the customers, when options.customers is `table`. The
 * same for any order of rows and number of threads. Throws EMPTY_INPUT, INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, CANCELLED.
 */
export async function findAudience(
	table: Table,
	options: AudienceOptions,
	context: JobContext,
): Promise<AudienceResult> {
	const limit = limitOf(options);
	const model = decodeModel(options.artefact);
	const catalogue = (await openCatalogue(options, context)) ?? model.catalogue ?? null;
	const wanted = wantedProducts(model, options, catalogue);
	const people = peopleOf(table, model, options);
	if (people.places.length === 0) throw nobody(people.counts);
	const fresh = await readFresh(model, options, context);
	const scorer = openScorer(model);
	const isConsumableId = (id: string) => catalogue?.isConsumable(id) ?? false;
	const idOf = (item: number) => model.products.get(item);
	const isConsumable = (item: number) => isConsumableId(idOf(item));
	const rules = { isConsumable, seed: options.seed ?? 42 };
	const measured = liftOf(scorer, model, people, fresh, rules, context);
	const lift = measured ?? readLift(options.lift);
	const since = boughtSince(fresh.since, wanted, isConsumableId);
	const task: FindTask = { people, wanted, idOf, isConsumable, limit, boughtSince: since };
	const found = findCustomers(scorer, task, context);
	const list = audienceRows(found, wanted, lift, becauseOf(scorer, task, found.found, context));
	const texts = textsOf(model, wanted, catalogue);
	const { kept, rows } = customersOf(table, model, people, found.found, options);
	const facts = { customers: people.counts, products: productReports(wanted, found, texts) };
	const source = lift ? 'at the training' : 'not measured';
	return {
		table: audienceTable(list, kept, texts, options.layout ?? 'nested'),
		rows,
		report: {
			...facts,
			liftMeasured: measured ? 'on fresh orders' : source,
			lift,
			notes: notesOf(facts, wanted, lift, fresh.note),
		},
	};
}
