/** What a card tells of the columns: how each is used, without showing anything of a single customer. */
import { nameHints } from '../../clean';
import type { ColumnRecipe, FrameRecipe } from '../../features';
import { isMissing, type Table } from '../../table';
import { cut, firstOf, MOST } from './bounds';
import type { CardFeature } from './form';

/** A category of fewer rows could point to a person. */
const ROWS_TO_SHOW = 10;
const MOST_CATEGORIES = 8;

const PARTS = {
	days: 'days since 1970',
	month: 'month',
	dayOfMonth: 'day of the month',
	weekday: 'weekday',
	hour: 'hour',
} as const;

export function cardFeatures({ columns, asOf }: FrameRecipe, table: Table): CardFeature[] {
	return columns.slice(0, MOST.columns).map((recipe) => {
		const { kind } = recipe;
		const column = cut(recipe.column);
		const use = useOf(recipe, asOf);
		if (kind !== 'category') return { column, kind, use, categories: [], moreCategories: 0 };
		const { shown, more } = firstOf(shownCategories(recipe, table), MOST_CATEGORIES);
		const hidden = recipe.categories.length - shown.length;
		return { column, kind, use, categories: shown, moreCategories: Math.max(more, hidden) };
	});
}

function useOf(recipe: ColumnRecipe, asOf: number | null): string {
	switch (recipe.kind) {
		case 'number':
			return 'a number (yes and no are 1 and 0)';
		case 'date': {
			const days = asOf === null ? PARTS.days : 'days before the date of prediction';
			const parts = recipe.parts.map((part) => (part === 'days' ? days : PARTS[part]));
			return `a date: ${parts.join(', ')}`;
		}
		case 'category': {
			const { length } = recipe.categories;
			if (!recipe.other) return `one of ${length} categories`;
			return `one of the ${length - 1} most frequent categories, or any other`;
		}
	}
}

/** Names of frequent categories; none of a column that names or reaches people. */
function shownCategories(
	{ column, categories, other }: Extract<ColumnRecipe, { kind: 'category' }>,
	table: Table,
): string[] {
	const hints = nameHints(column);
	if (hints.has('email') || hints.has('phone') || hints.has('id')) return [];
	const rows = rowsOf(table, column);
	const listed = other ? categories.slice(0, -1) : categories;
	return listed
		.filter((text) => (rows.get(text) ?? 0) >= ROWS_TO_SHOW && !isPersonal(text))
		.map((text) => cut(text, 60));
}

function rowsOf(table: Table, name: string): Map<string, number> {
	const column = table.column(name);
	const rows = new Map<string, number>();
	if (column.type !== 'string') return rows;
	const byCode = new Float64Array(column.dictionary.size);
	column.values.forEach((code, row) => {
		if (!isMissing(column, row)) byCode[code] = (byCode[code] ?? 0) + 1;
	});
	byCode.forEach((count, code) => {
		if (count === 0) return;
		const text = column.dictionary.get(code);
		rows.set(text, (rows.get(text) ?? 0) + count);
	});
	return rows;
}

/** Looks like an e-mail address or a telephone, card or customer number. */
const isPersonal = (text: string) => text.includes('@') || (text.match(/\d/g) ?? []).length >= 6;
