/** Thresholds per group as part of a saved model: how Predict decides by them, and how they are written and read. */
import { LibraryError } from '../../errors';
import type { Json, Table } from '../../table';
import { classColumn, predictedClasses } from '../metrics';
import { groupsOf, type GroupColumn } from './fairnessGroups';
import type { ParityMeasure } from './fairnessOptions';
import { decideByGroup } from './fairnessThresholds';

/** Part of a saved model: Predict decides by it. */
export interface GroupDecision {
	readonly group: GroupColumn;
	/** Class number that the thresholds are for: 0 or 1. */
	readonly favourable: number;
	/**
	 * One a group: the favourable class from this probability of it on; above 1: nobody of the group; null: the group had too few rows
	 * and keeps the common threshold.
	 */
	readonly thresholds: readonly (number | null)[];
	readonly measure: ParityMeasure;
}

export interface GroupsOfRows {
	readonly labels: Int32Array;
	readonly report: {
		readonly column: string;
		readonly favourableClass: string;
		/** Threshold of the favourable class's probability; null: the common one. */
		readonly groups: readonly { name: string; rows: number; threshold: number | null }[];
		/** Rows of groups that training had not: decided by the common threshold. */
		readonly unknownRows: number;
	};
}

/** Classes of rows by the thresholds of their groups. Throws MISSING_COLUMN when the group column is not there. */
export function groupLabels(
	{ group, favourable, thresholds }: GroupDecision,
	classes: readonly string[],
	table: Table,
	probabilities: Float64Array,
	threshold: number | null,
): GroupsOfRows {
	const groups = groupsOfRows(group, table);
	const scores = classColumn(probabilities, 2, favourable);
	const usual = predictedClasses(probabilities, 2, threshold ?? undefined);
	const common = usual.map((label) => (label === favourable ? 1 : 0));
	const decided = decideByGroup(scores, common, groups, thresholds);
	const rows = new Float64Array(group.names.length);
	let unknownRows = 0;
	for (const at of groups) {
		if (at < 0) unknownRows++;
		else rows[at] = (rows[at] ?? 0) + 1;
	}
	const told = group.names.map((name, at) => {
		return { name, rows: rows[at] ?? 0, threshold: thresholds[at] ?? null };
	});
	const favourableClass = classes[favourable] ?? '';
	return {
		labels: decided.map((yes) => (yes === 1 ? favourable : 1 - favourable)),
		report: { column: group.column, favourableClass, groups: told, unknownRows },
	};
}

function groupsOfRows(group: GroupColumn, table: Table): Int32Array {
	if (table.has(group.column)) return groupsOf(group, table);
	throw new LibraryError(
		'MISSING_COLUMN',
		`The model decides by thresholds per group and needs the column "${group.column}".`,
		'Add the column (rows may be empty there), or set one probability for all in the options.',
		{ columns: [group.column] },
	);
}

/** `found`: null when one threshold was given for all rows. */
export function groupNotes(decision: GroupDecision | null, found: GroupsOfRows | null): string[] {
	if (!decision) return [];
	const { column } = decision.group;
	if (!found)
		return [
			`One probability was given for all rows: the thresholds per group of "${column}" were not used.`,
		];
	const { unknownRows } = found.report;
	if (unknownRows === 0) return [];
	return [
		`${unknownRows} rows are of groups of "${column}" that training had not: the common threshold decides.`,
	];
}

export function groupDecisionJson(decision: GroupDecision | null): Json {
	if (!decision) return null;
	const { group, favourable, thresholds, measure } = decision;
	const { column, edges, names } = group;
	return { group: { column, edges, names }, favourable, thresholds, measure };
}

/** Checks what a model file says; null when it has no such thing. Throws CORRUPT_FILE. */
export function readGroupDecision(value: Json | undefined): GroupDecision | null {
	if (value === undefined || value === null) return null;
	if (!isObject(value) || !isObject(value['group'])) throw corrupt();
	const { favourable, thresholds, measure, group } = value;
	const { column, edges, names } = group;
	if (typeof column !== 'string' || !isList(names, isText)) throw corrupt();
	if (edges !== null && !(isList(edges, isNumber) && rising(edges))) throw corrupt();
	if (favourable !== 0 && favourable !== 1) throw corrupt();
	if (measure !== 'demographicParity' && measure !== 'equalOpportunity') throw corrupt();
	if (!isList(thresholds, isThreshold) || thresholds.length !== names.length) throw corrupt();
	return { group: { column, edges: edges ?? null, names }, favourable, thresholds, measure };
}

type JsonObject = { readonly [key: string]: Json };
const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = <T>(value: unknown, is: (item: unknown) => item is T): value is T[] =>
	Array.isArray(value) && value.every(is);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isThreshold = (value: unknown): value is number | null => value === null || isNumber(value);
const rising = (edges: readonly number[]) =>
	edges.length > 0 && edges.every((edge, i) => edge > (edges[i - 1] ?? -Infinity));

const corrupt = () =>
	new LibraryError(
		'CORRUPT_FILE',
		'The saved model cannot be used: its thresholds per group are damaged.',
		'Train the model again, or pick another saved version.',
	);
