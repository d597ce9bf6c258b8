/** Who can be asked: customers with purchases that the model knows. */
import { takeCsrRows } from '../../math';
import type { Table } from '../../table';
import { hasPurchases, historyOf } from '../history';
import { codeIds } from '../ids';
import type { RecommendModel } from '../model';
import type { AudienceOptions } from './options';

export interface People {
	/** Row of the model's history of each person, ascending: ties go to the lower id. */
	readonly places: Uint32Array;
	/** Row of the customers table; empty when everybody of the model is asked. */
	readonly rows: Uint32Array;
	readonly histories: ReturnType<typeof takeCsrRows>;
	readonly counts: PeopleCounts;
}

export interface PeopleCounts {
	/** Customers given, or known to the model. */
	readonly customers: number;
	/** Of these with purchases that the model knows. */
	readonly asked: number;
	readonly withoutId: number;
	/** Rows whose id stood in an earlier row: the first one counts. */
	readonly repeated: number;
}

interface Person {
	readonly place: number;
	readonly row: number;
}

function fromTable(table: Table, model: RecommendModel, column: string) {
	const { codes, ids } = codeIds(table, column);
	const seen = new Set<number>();
	const people: Person[] = [];
	let withoutId = 0;
	codes.forEach((code, row) => {
		if (code < 0) withoutId++;
		else if (!seen.has(code)) {
			seen.add(code);
			people.push({ place: model.customers.indexOf(ids[code] ?? ''), row });
		}
	});
	const repeated = codes.length - withoutId - seen.size;
	return { people, counts: { customers: codes.length, withoutId, repeated } };
}

function fromModel({ customers }: RecommendModel) {
	const people = Array.from({ length: customers.size }, (_, place) => ({ place, row: place }));
	return { people, counts: { customers: customers.size, withoutId: 0, repeated: 0 } };
}

/** Throws MISSING_COLUMN, WRONG_TYPE. */
export function peopleOf(
	table: Table,
	model: RecommendModel,
	{ customers = 'model', customerColumn = 'customer_id' }: AudienceOptions,
): People {
	const isTable = customers === 'table';
	const { people, counts } = isTable ? fromTable(table, model, customerColumn) : fromModel(model);
	const known = people
		.filter(({ place }) => place >= 0 && hasPurchases(historyOf(model.history, place)))
		.sort((a, b) => a.place - b.place);
	const places = Uint32Array.from(known, ({ place }) => place);
	return {
		places,
		rows: isTable ? Uint32Array.from(known, ({ row }) => row) : new Uint32Array(0),
		histories: takeCsrRows(model.history, places),
		counts: { ...counts, asked: places.length },
	};
}
