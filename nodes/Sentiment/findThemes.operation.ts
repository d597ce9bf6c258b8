import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { ThemesOptions, ThemesResult } from '../../lib/text';
import {
	columnField,
	inputSourceFields,
	optionsField,
	outputFormatField,
	plainJson,
	rowsOut,
	run,
	seedField,
	wholeNumberField,
	type NodeInput,
	type Operation,
} from '../shared';
import { textFields } from './analyze.fields';
import { readTextOptions } from './readTextOptions';
import { reportPage } from './reportPage';
import { addedColumns, readRows } from './routedTexts';

interface Options {
	readonly dateColumn?: string;
	readonly newSince?: string;
	readonly quotes?: number;
	readonly sampleSize?: number;
	readonly scoreColumn?: string;
	readonly seed?: number;
	readonly sentiment?: boolean;
}

const options = optionsField([
	columnField({
		displayName: 'Date Column',
		name: 'dateColumn',
		example: 'date',
		description: 'Column with the date of each text: shows which themes rise and fall',
	}),
	{
		displayName: 'New Since',
		name: 'newSince',
		type: 'dateTime',
		default: '',
		description: 'Marks the themes that are new since this day; needs the date column',
	},
	wholeNumberField({
		displayName: 'Quotes of a Theme',
		name: 'quotes',
		range: [0, 3, 20],
		description: 'How many short examples each theme gets',
	}),
	wholeNumberField({
		displayName: 'Learn From at Most',
		name: 'sampleSize',
		range: [100, 20_000, 100_000],
		description:
			'How many different texts the themes are learnt from, drawn at random; every text gets its theme afterwards',
	}),
	columnField({
		displayName: 'Score Column',
		name: 'scoreColumn',
		example: 'sentiment_score',
		description:
			'Column with a number for each text, such as the sentiment score or the stars, to show the mean of each theme',
	}),
	{
		displayName: 'Sentiment of Themes',
		name: 'sentiment',
		type: 'boolean',
		default: true,
		description: 'Whether to find the sentiment of each theme where no score column is given',
	},
	seedField,
]);

const fields: INodeProperties[] = [
	...inputSourceFields(),
	...textFields,
	{
		...wholeNumberField({
			displayName: 'Number of Themes',
			name: 'themes',
			range: [0, 0, 100],
			description: 'How many themes to find; 0 lets the texts decide (5 to 40)',
		}),
		hint: '0 is automatic: the texts decide',
	},
	outputFormatField,
	options,
];

const given = (value: string | undefined) => value?.trim() || undefined;

function dateOf(text: string | undefined): number | undefined {
	if (!given(text)) return undefined;
	const ms = Date.parse(text ?? '');
	if (Number.isFinite(ms)) return ms;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`"New Since" is no date: ${text}.`,
		'Write it as 2026-03-01.',
	);
}

function readThemes(node: IExecuteFunctions): ThemesOptions {
	const { newSince, dateColumn, scoreColumn, ...chosen } = node.getNodeParameter(
		'options',
		0,
		{},
	) as Options;
	const themes = node.getNodeParameter('themes', 0, 0) as number;
	return {
		...readTextOptions(node),
		...chosen,
		themes: themes === 0 ? 'auto' : themes,
		...{
			dateColumn: given(dateColumn),
			scoreColumn: given(scoreColumn),
			newSince: dateOf(newSince),
		},
	};
}

/** One item a theme, from all items that came in. */
function themeItems(input: NodeInput, { report }: ThemesResult): INodeExecutionData[] {
	const pairedItem = input.items.map((_, item) => ({ item }));
	return report.themes.map((theme) => ({
		json: { ...theme },
		pairedItem,
	}));
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const job = readThemes(node);
	const { input, table } = await readRows(node, { texts: [job.textColumn] });
	const { keepColumns, toOutput } = rowsOut(node, input, 'texts-with-themes');
	const found = await run<ThemesResult>(node, 'text.themes', table, job);
	const { themes, ...facts } = found.report;
	const json = plainJson({ ...facts, themes: themes.length });
	const binary = await reportPage(node, 'report.themes', found.report);
	return [
		await toOutput(addedColumns(table, found.rows, keepColumns)),
		themeItems(input, found),
		[{ json, binary, pairedItem: input.items.map((_, item) => ({ item })) }],
	];
}

/** What a whole set of texts is about. */
export const findThemes: Operation = {
	name: 'Find Themes',
	value: 'findThemes',
	action: 'Find the themes of texts',
	description:
		'Find out what many texts are about: themes with their names, size, sentiment, trend over time and example quotes',
	fields,
	execute,
};
