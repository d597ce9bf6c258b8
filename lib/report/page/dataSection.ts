/** What the model learnt from. */
import type { ModelCard } from '../../learn';
import { percentText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { facts, paragraph, section, table, type TableRow } from './parts';

const REASONS: Readonly<Record<string, string>> = {
	excluded: 'left out on purpose',
	identifier: 'names its rows',
	constant: 'the same in every row',
};

export function dataSection(card: ModelCard): Markup {
	const { rows, rowsWithoutTarget, fingerprint } = card;
	return section(
		'What did it learn from?',
		facts([
			['Rows', wholeText(rows)],
			['Rows without a value to learn', wholeText(rowsWithoutTarget)],
			['Column to predict', nameOf(card.target)],
			['Data fingerprint', markup`<code>${fingerprint.sha256}</code>`],
		]),
		paragraph(
			'The fingerprint is a SHA-256 of the columns below and the column to predict, row by row: the same data give the same number, and data cannot be read from it.',
		),
		classTable(card),
		featureTable(card),
		leftOutTable(card),
	);
}

function classTable({ classes, moreClasses, rows }: ModelCard): Markup {
	if (classes.length === 0) return EMPTY;
	const more =
		moreClasses > 0 ? `The first ${classes.length} of ${classes.length + moreClasses}.` : '';
	return table(
		[{ title: 'Class' }, { title: 'Rows', number: true }, { title: 'Share', number: true }],
		classes.map(({ name, rows: count }) => ({
			cells: [nameOf(name), wholeText(count), percentText(count / rows)],
		})),
		more,
	);
}

function featureTable({ features, moreFeatures, fingerprint }: ModelCard): Markup {
	const types = new Map(fingerprint.columns.map(({ name, type }) => [name, type]));
	const rows = features.map(({ column, use, categories, moreCategories }): TableRow => {
		const names = categories.map((name, i) => markup`${i > 0 ? ', ' : ''}${nameOf(name)}`);
		const more =
			moreCategories > 0
				? markup`${names.length > 0 ? ' and ' : ''}${moreCategories} not shown`
				: EMPTY;
		return { cells: [nameOf(column), types.get(column) ?? '', use, markup`${names}${more}`] };
	});
	return table(
		[
			{ title: 'Column' },
			{ title: 'Type' },
			{ title: 'Used as' },
			{ title: 'Frequent categories' },
		],
		rows,
		moreFeatures > 0
			? `The first ${features.length} of ${features.length + moreFeatures} columns.`
			: '',
	);
}

function leftOutTable({ leftOut, moreLeftOut }: ModelCard): Markup {
	if (leftOut.length === 0) return EMPTY;
	return table(
		[{ title: 'Column left out' }, { title: 'Why' }],
		leftOut.map(({ column, reason }) => ({
			cells: [
				nameOf(column),
				Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason,
			],
		})),
		moreLeftOut > 0 ? `And ${moreLeftOut} more.` : '',
	);
}
