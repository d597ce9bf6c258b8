/** Job `learn.trainQuestion`: from orders alone to a judged model that says what each customer will do next. */
import {
	customerSnapshots,
	SNAPSHOT_DATE,
	type Question,
	type SnapshotOptions,
	type SnapshotReport,
} from '../../features';
import type { JobContext } from '../../ports';
import type { FileSource, Table } from '../../table';
import type { TrainOptions, ValidationOption } from './options';
import type { RivalOption } from './rival';
import type { TrainReport, TrainResult } from './result';
import { trainModel } from './train';

export interface TrainQuestionOptions {
	/** The question, and which columns of the orders hold what. */
	readonly snapshots: SnapshotOptions;
	/** How to train; as `learn.train`, without what the question decides itself. */
	readonly training: Omit<
		TrainOptions,
		'target' | 'task' | 'positiveClass' | 'columns' | 'validation' | 'question' | 'rival' | 'asOf'
	>;
}

export interface QuestionReport extends TrainReport {
	/** The snapshots that were learnt from. */
	readonly question: SnapshotReport;
}

export interface TrainQuestionResult extends Omit<TrainResult, 'report' | 'info'> {
	readonly report: QuestionReport;
	readonly info: TrainResult['info'] & { readonly question: Question['kind'] };
}

/** Part of the progress that making snapshots takes. */
const MAKING = 0.3;
/** So few moments leave none to learn from, one to leave out and one to be judged on. */
const LEAST_MOMENTS = 3;

/**
 * Makes snapshots of the customers (see `customerSnapshots`) and trains on them. With three moments or more the model is judged on the
 * latest one by what was learnt from the earlier ones, whose labels all end before it; customers may be on both sides, as they are in
 * use. With fewer it is judged by customer. The final model learns from all. Throws as customerSnapshots and trainModel do.
 */
export async function trainQuestion(
	orders: Table | FileSource,
	{ snapshots, training }: TrainQuestionOptions,
	context: JobContext,
): Promise<TrainQuestionResult> {
	const made = await customerSnapshots(orders, snapshots, part(context, 0, MAKING));
	const { table, question, report } = made;
	const validation = validationOf(table, question, report);
	const result = await trainModel(
		table,
		{
			...training,
			target: question.kind,
			task: question.kind === 'spend' ? 'regression' : 'classification',
			...(question.kind !== 'spend' && { positiveClass: 'yes' }),
			exclude: [question.plan.customer, SNAPSHOT_DATE, ...(training.exclude ?? [])],
			validation,
			// Features end at the cut-off by construction: one that tells the label is a finding, not a leak.
			onLeak: 'report',
			question,
			rival: rivalOf(question),
		},
		part(context, MAKING, 1),
	);
	return {
		...result,
		report: {
			...result.report,
			question: report,
			notes: [...result.report.notes, ...notesOf(report, validation)],
		},
		info: { ...result.info, question: question.kind },
	};
}

const part = (context: JobContext, from: number, to: number): JobContext => ({
	...context,
	progress: (fraction, text) => context.progress(from + fraction * (to - from), text),
});

/** By time where the moments allow it and both classes are on both sides, else by customer. */
function validationOf(
	table: Table,
	{ kind, horizonDays, plan }: Question,
	{ snapshots }: SnapshotReport,
): ValidationOption {
	const byTime = snapshots.length >= LEAST_MOMENTS;
	const mixed = ({ mean }: { mean: number }) => mean > 0 && mean < 1;
	const latest = snapshots.at(-1);
	const before = snapshots.slice(0, -1);
	const judged = kind === 'spend' || (latest !== undefined && mixed(latest) && before.some(mixed));
	if (byTime && judged) return { kind: 'latest', column: SNAPSHOT_DATE, gapDays: horizonDays };
	const customers = table.typed(plan.customer, 'string').dictionary.size;
	return { kind: 'group', column: plan.customer, folds: Math.max(2, Math.min(5, customers)) };
}

/** Who ordered in the last horizon orders in the next; what was spent is spent again. */
const rivalOf = ({ kind, horizonDays }: Question): RivalOption => ({
	name: 'Same as last period',
	column: kind === 'spend' ? `amount${horizonDays}d` : `orders${horizonDays}d`,
});

function notesOf(report: SnapshotReport, { kind }: ValidationOption): string[] {
	const { snapshots, customersTaken, rowsAfterAsOf, rejectedRows, orderRows } = report;
	const notes = [
		kind === 'latest'
			? `Judged on the customers of ${snapshots.at(-1)?.date ?? ''} by a model of the ${snapshots.length - 1} snapshots before; it then learnt from all.`
			: `Judged by customer: ${snapshots.length} snapshot(s) do not allow to learn from earlier ones and judge on the latest, so seasons are not tested.`,
	];
	if (customersTaken < 1)
		notes.push(`${(100 * customersTaken).toPrecision(3)} % of the customers were learnt from.`);
	if (rowsAfterAsOf > 0)
		notes.push(`${rowsAfterAsOf} of ${orderRows} order rows lie after the as-of date: not used.`);
	if (rejectedRows > 0)
		notes.push(`${rejectedRows} of ${orderRows} order rows cannot be read: not used.`);
	return notes;
}
