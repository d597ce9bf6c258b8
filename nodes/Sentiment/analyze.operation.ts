import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isLibraryError, LibraryError } from '../../lib/errors';
import type { SentimentResult } from '../../lib/text';
import { plainJson, run, toNodeError, type Operation } from '../shared';
import { analyzeFields } from './analyze.fields';
import { branchOutputs } from './branches';
import { classCodes, withCheck } from './check/checkedColumns';
import { checkUnsure, connectedModel } from './check/checkUnsure';
import { checkReport } from './check/report';
import { reportPage } from './reportPage';
import { freePrefix, resultName } from './resultNames';
import { laneOf } from './lane';
import { namesOf, readTexts } from './routedTexts';
import { readSettings, type AnalyzeSettings } from './settings';

/** A missing column, told with the fields that the items have. Other errors stay as they are. */
function withFields(node: IExecuteFunctions, error: unknown): unknown {
	if (!isLibraryError(error) || error.code !== 'MISSING_COLUMN') return error;
	if (node.getNodeParameter('inputSource', 0, 'items') === 'file') return error;
	const items = node.getInputData();
	const fields = new Set(items.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
	const names = [...fields].slice(0, 20).join(', ');
	const hint = `The items have: ${names || 'no fields'}. Names are case-sensitive; nested fields use dots (body.text).`;
	return new LibraryError(error.code, error.message, hint, error.details);
}

async function analyse(
	node: IExecuteFunctions,
	settings: AnalyzeSettings,
): Promise<INodeExecutionData[][]> {
	const { job, check } = settings;
	const model = check ? await connectedModel(node) : null;
	const texts = await readTexts(node, [job.textColumn], settings.columns);
	const { input, table } = texts;
	const lane = laneOf(table);
	const { rows, report } = await run<SentimentResult>(node, 'text.sentiment', table, job, lane);
	const checked =
		model &&
		check &&
		(await checkUnsure(node, model, { table, rows, lane }, { ...settings, check }));
	const useAnswer = check?.useAnswer ?? false;
	const results = checked ? withCheck(rows, checked, useAnswer) : rows;
	const prefix = freePrefix(settings.prefix, namesOf(texts), results.names);
	const nameOf = (name: string) => resultName(name, prefix);
	const json: IDataObject = {
		...plainJson(report),
		prefix,
		check: checked ? checkReport(checked, classCodes(rows), useAnswer) : null,
	};
	const pairedItem = input.items.map((_, item) => ({ item }));
	return [
		...(await branchOutputs(node, { input, table, results, nameOf })),
		[{ json, pairedItem, binary: await reportPage(node, 'report.sentiment', report, lane) }],
	];
}

const NOTE = 'sentiment_note';

/** Nothing could be analysed, and the node goes on: every item leaves by Neutral, as it came and marked; none of them is lost. */
function unanalysed(node: IExecuteFunctions, cause: unknown): INodeExecutionData[][] {
	const error = toNodeError(node.getNode(), cause);
	const note = `Not analysed: ${error.message}`;
	const items = node.getInputData();
	const taken = items.flatMap(({ json }) => Object.keys(json));
	const name = resultName(NOTE, freePrefix('sentiment', taken, [NOTE]));
	const neutral = items.map(({ json, binary }, item) => ({
		json: { ...json, [name]: note },
		...(binary && { binary }),
		pairedItem: { item },
		error,
	}));
	const json = { error: error.message, hint: error.description ?? '' };
	return [[], neutral, [], [{ json, pairedItem: items.map((_, item) => ({ item })) }]];
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await analyse(node, readSettings(node));
	} catch (error) {
		const told = withFields(node, error);
		if (node.continueOnFail()) return unanalysed(node, told);
		throw toNodeError(node.getNode(), told);
	}
}

/** Positive, neutral or negative: each text to its own output. */
export const analyze: Operation = {
	name: 'Analyze Sentiment',
	value: 'analyze',
	action: 'Analyze the sentiment of texts',
	description:
		'Find out how people feel and what about, and send each text to the output Positive, Neutral or Negative',
	fields: analyzeFields,
	execute,
};
