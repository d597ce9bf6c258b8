import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';
import { LibraryError } from '../../../lib/errors';
import type { UnsureTexts } from '../../../lib/text';
import { Table } from '../../../lib/table';
import { run, showProgress } from '../../shared';
import type { Lane } from '../lane';
import type { AnalyzeSettings } from '../settings';
import { askAll, type Answer, type ChatModel } from './ask';
import type { SentimentClass } from './agreement';
import type { CheckSettings } from './settings';

/** What a chat model said, by row. */
export interface Checked {
	/** How the model calls itself. */
	readonly model: string;
	readonly answers: ReadonlyMap<number, SentimentClass>;
	readonly texts: UnsureTexts;
	/** Beside `texts.questions`; undefined = not asked. */
	readonly outcome: readonly (Answer | undefined)[];
}

const isModel = (value: unknown): value is ChatModel =>
	typeof value === 'object' &&
	value !== null &&
	'invoke' in value &&
	typeof value.invoke === 'function';

/** The chat model that is connected. Throws when there is none. */
export async function connectedModel(node: IExecuteFunctions): Promise<ChatModel> {
	const connected: unknown = await node.getInputConnectionData(
		NodeConnectionTypes.AiLanguageModel,
		0,
	);
	const model: unknown = Array.isArray(connected) ? connected[0] : connected;
	if (isModel(model)) return model;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'"Check Unsure Texts with a Chat Model" is on, but no chat model is connected.',
		'Connect a chat model below the node, or turn the check off.',
	);
}

function nameOf(model: ChatModel): string {
	const names: unknown[] = ['model', 'modelName'].map((key) => Reflect.get(model, key));
	const name = names.find((value) => typeof value === 'string' && value !== '');
	return typeof name === 'string' ? name.slice(0, 100) : 'chat model';
}

/** Asks the chat model about the rows of `results` that are unsure, within the budget. */
export async function checkUnsure(
	node: IExecuteFunctions,
	model: ChatModel,
	{ table, rows, lane }: { table: Table; rows: Table; lane: Lane },
	{ job, check }: AnalyzeSettings & { check: CheckSettings },
): Promise<Checked> {
	const both = new Table([
		['text', table.column(job.textColumn)],
		['confidence', rows.column('sentiment_confidence')],
	]);
	const options = {
		...{ textColumn: 'text', confidenceColumn: 'confidence' },
		...{ below: job.lowConfidence, most: check.maxTexts, plain: job.plain ?? false },
		maxCharacters: check.maxCharacters,
	};
	const texts = await run<UnsureTexts>(node, 'text.unsure', both, options, lane);
	const asked = texts.questions.map(({ text }) => text);
	const show = showProgress(node);
	const outcome = await askAll(model, asked, {
		...check,
		signal: node.getExecutionCancelSignal(),
		...(show && {
			onProgress: (done) =>
				show(done / asked.length, `Asked about ${done} of ${asked.length} texts`),
		}),
	});
	const answers = new Map<number, SentimentClass>();
	for (const [i, { rows }] of texts.questions.entries()) {
		const answer = outcome[i];
		if (answer?.kind === 'answered') for (const row of rows) answers.set(row, answer.answer);
	}
	return { model: nameOf(model), answers, texts, outcome };
}
