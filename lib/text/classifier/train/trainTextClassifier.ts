import type { JobContext } from '../../../ports';
import type { Table } from '../../../table';
import { Reasons } from '../reasons';
import { TEXT_CLASSIFIER_KIND } from '../saved';
import { evaluate } from './evaluate';
import { fitAndJudge } from './judged';
import { labelledTexts, type Labelled } from './labelled';
import { notesOf } from './notes';
import { checkTrainOptions, type TrainTextOptions } from './options';
import { planOf } from './plan';
import type { ClassReport, TrainTextReport } from './report';

export interface TrainTextResult {
	readonly report: TrainTextReport;
	readonly kind: typeof TEXT_CLASSIFIER_KIND;
	readonly artefact: Uint8Array;
	readonly info: {
		readonly labelColumn: string;
		readonly classes: number;
		readonly texts: number;
		readonly metric: 'accuracy';
		readonly value: number;
		readonly baseline: number;
		readonly threshold: number;
	};
}

const WORDS = 10;

/**
 * Job `text.train`: a classifier of texts from any labelled column, judged on texts that it had not seen. Same data + seed = same
 * bytes, for any number of threads. Throws EMPTY_INPUT, INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, CANCELLED.
 */
export async function trainTextClassifier(
	table: Table,
	given: TrainTextOptions,
	context: JobContext,
): Promise<TrainTextResult> {
	const options = checkTrainOptions(table, given);
	context.progress(0, 'Reading texts and labels');
	const labelled = labelledTexts(table, options);
	const plan = planOf(table, labelled, options);
	const { c, network, seed } = options;
	const { classifier, judged } = await fitAndJudge(labelled, plan, { c, network, seed }, context);
	const evaluation = evaluate(labelled, judged, plan.how, options.wantedAccuracy);
	context.progress(0.95, 'Words of each label');
	const columns = `words and runs of characters${judged.rules ? ', and the score of the sentiment rules' : ''}`;
	const further = [
		...(judged.ratio ? ['others on the same weighed by how differently the labels use them'] : []),
		...(judged.network ? ['a small network on the same'] : []),
	];
	const blended = further.map((model) => `, blended with ${model}`).join('');
	const method = `linear support vectors on ${columns}${blended}`;
	const facts = {
		textColumns: [options.textColumn, ...(options.furtherTextColumns ?? [])],
		labelColumn: options.labelColumn,
		classes: classReports(labelled, new Reasons(classifier.fitted)),
		texts: labelled.texts.length,
		leftOut: labelled.leftOut,
		spellings: labelled.spellings,
		duplicates: plan.duplicates,
		...{ method, evaluation, seed },
	};
	return {
		report: { ...facts, notes: notesOf(facts) },
		kind: TEXT_CLASSIFIER_KIND,
		artefact: classifier.save(),
		info: {
			labelColumn: options.labelColumn,
			classes: labelled.classes.length,
			texts: labelled.texts.length,
			metric: 'accuracy',
			value: evaluation.accuracy.value,
			baseline: evaluation.baseline.value,
			threshold: evaluation.threshold.value,
		},
	};
}

function classReports({ classes, texts, labels }: Labelled, reasons: Reasons): ClassReport[] {
	const counts = new Uint32Array(classes.length);
	labels.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
	const words = reasons.ofClasses(texts, labels, WORDS);
	return classes.map((label, i) => ({ label, texts: counts[i] ?? 0, words: words[i] ?? [] }));
}
