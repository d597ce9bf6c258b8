import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { AnswerOptions, AnswerResult } from '../../lib/text';
import { chosenModel, hasInput, loadModel, plainJson, run, type Operation } from '../shared';
import { answerFields } from './answer.fields';
import { laneOf } from './lane';
import { readRows, readTexts, twoOutputs } from './routedTexts';

const FAQ_INPUT = 1;
const CORRECTIONS_INPUT = 2;

interface Options {
	readonly correctionsIdColumn?: string;
	readonly correctionsTextColumn?: string;
	readonly faqLanguageColumn?: string;
	readonly topicColumn?: string;
	readonly languageColumn?: string;
	readonly plain?: boolean;
	readonly spamFrom?: number;
	readonly urgentFrom?: number;
	readonly angryTo?: number;
}

type Rule = 'person' | 'otherLanguage' | 'risky' | 'spam' | 'urgent' | 'angry';

const textOf = (node: IExecuteFunctions, name: string) =>
	(node.getNodeParameter(name, 0, '') as string).trim();

const optionsOf = (node: IExecuteFunctions) => node.getNodeParameter('options', 0, {}) as Options;

/** The FAQ with the columns that hold what. */
async function readFaq(
	node: IExecuteFunctions,
): Promise<Pick<AnswerOptions, 'faq' | 'faqColumns'>> {
	if (!hasInput(node, FAQ_INPUT)) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no answers: nothing arrives at the input "FAQ".',
			'Connect rows with questions and answers to the second input of this node.',
		);
	}
	const { topicColumn, faqLanguageColumn } = optionsOf(node);
	const faqColumns = {
		questionColumn: textOf(node, 'questionColumn'),
		answerColumn: textOf(node, 'answerColumn'),
		idColumn: textOf(node, 'faqIdColumn'),
		topicColumn: topicColumn?.trim(),
		phrasingsColumn: textOf(node, 'phrasingsColumn'),
		languageColumn: faqLanguageColumn?.trim(),
	};
	const { questionColumn, answerColumn, idColumn } = faqColumns;
	const texts = [questionColumn, answerColumn, idColumn].filter((name) => name !== '');
	const { table } = await readRows(node, { inputIndex: FAQ_INPUT, name: 'faq', texts });
	return { faq: table, faqColumns };
}

/** What people corrected, where something is connected to the third input. */
async function readCorrections(
	node: IExecuteFunctions,
): Promise<Pick<AnswerOptions, 'corrections'>> {
	if (!hasInput(node, CORRECTIONS_INPUT)) return {};
	const { correctionsTextColumn = 'text', correctionsIdColumn = 'answer_id' } = optionsOf(node);
	const [textColumn, idColumn] = [correctionsTextColumn.trim(), correctionsIdColumn.trim()];
	const columns = [textColumn, idColumn];
	// Corrections are items: there is no file of them.
	const wanted = { inputIndex: CORRECTIONS_INPUT, name: 'corrections', texts: columns, columns };
	const { table } = await readRows(node, wanted);
	return { corrections: { table, textColumn, idColumn } };
}

function readRules(node: IExecuteFunctions): Pick<AnswerOptions, 'rules' | 'spamFrom' | 'plain'> {
	const { plain = true, spamFrom = 0.9, urgentFrom = 0.75, angryTo = -0.7 } = optionsOf(node);
	const chosen = new Set(node.getNodeParameter('handOver', 0, []) as readonly Rule[]);
	return {
		plain,
		spamFrom: chosen.has('spam') ? spamFrom : null,
		rules: {
			threshold: node.getNodeParameter('threshold', 0, 0.7) as number,
			urgentFrom: chosen.has('urgent') ? urgentFrom : null,
			angryTo: chosen.has('angry') ? angryTo : null,
			risky: chosen.has('risky'),
			person: chosen.has('person'),
			otherLanguage: chosen.has('otherLanguage'),
		},
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const textColumn = textOf(node, 'textColumn');
	const languageColumn = optionsOf(node).languageColumn?.trim() ?? '';
	const named = [textColumn, languageColumn].filter((name) => name !== '');
	const messages = await readTexts(node, named);
	const hasModel = chosenModel(node, 'intentModel') !== '';
	const options: AnswerOptions = {
		...{ textColumn, languageColumn },
		...(await readFaq(node)),
		...(await readCorrections(node)),
		...readRules(node),
		...(hasModel && { classifier: (await loadModel(node, 'intentModel')).artefact }),
	};
	const { table, input } = messages;
	const lane = laneOf(table);
	const { rows, report } = await run<AnswerResult>(node, 'text.answer', table, options, lane);
	const routes = { column: 'answered', files: ['answered', 'needs-a-person'] as const };
	const pairedItem = input.items.map((_, item) => ({ item }));
	const json = plainJson(report);
	return [...(await twoOutputs(node, messages, rows, routes)), [{ json, pairedItem }]];
}

/** Replies from an FAQ where they are sure; everything else goes to a person with what was found. */
export const answer: Operation = {
	name: 'Answer Messages',
	value: 'answer',
	action: 'Answer messages from an FAQ',
	description:
		'Find the answer to each message in your FAQ. What is sure goes out as a draft in the FAQ’s own words; what is unsure, urgent, angry or risky goes to a person with the three likeliest answers and the reason.',
	fields: answerFields,
	execute,
};
