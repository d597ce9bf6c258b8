/**
 * Reads orders piece by piece into rows and adds the rows to their customers' totals: every piece on any thread, then
 * every partition of the customers on any thread. A round is bounded, so memory holds the totals and one round of
 * rows, whatever the length of the input.
 */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import { int32, SHARED_MEMORY } from '../../table';
import { addUp, type AddUpSettings } from './addUp';
import { categoryBytes } from './categorySums';
import { collect } from './collect';
import { ageBuckets, dayOf } from './days';
import { emit } from './emit';
import type { CategoryLayout, EmitInput, FeatureArrays } from './emitArrays';
import { orderKeys, type KeyOrder } from './orderKeys';
import type { RfmPlan } from './options';
import { createPartition, partitionBytes, type Partition } from './partition';
import { addCounts, newCounts, type ScanResult } from './records';

type Settings = Omit<AddUpSettings, 'categories'>;

interface PartitionWork {
	readonly partitions: readonly Partition[];
	/** Number of the first of them. */
	readonly first: number;
}

export interface AddUpTask extends PartitionWork {
	readonly scans: readonly Pick<ScanResult, 'buffer' | 'chunks' | 'longKeys'>[];
	readonly categoryNumbers: readonly Int32Array[];
	readonly settings: AddUpSettings;
}

/** Task `features.rfmAddUp`: adds a round's rows to some partitions. */
export function addUpTask(task: AddUpTask): Partition[] {
	return task.partitions.map((partition, i) => {
		task.scans.forEach((scan, s) => {
			const categoryNumbers = task.categoryNumbers[s] ?? new Int32Array();
			addUp(partition, task.first + i, { scan, categoryNumbers }, task.settings);
		});
		return partition;
	});
}

export interface CollectTask extends PartitionWork {
	readonly settings: AddUpSettings;
}

/** Task `features.rfmCollect`: see `collect`. */
export function collectTask({ partitions, settings }: CollectTask) {
	return partitions.map((partition) => ({
		totals: collect(partition, settings),
		partition,
	}));
}

export interface EmitTask {
	readonly input: EmitInput;
	readonly from: number;
	readonly to: number;
}

/** Task `features.rfmEmit`: see `emit`. The columns are shared, so there is nothing to hand back but the rows' number. */
export function emitTask({ input, from, to }: EmitTask): number {
	emit(input, from, to);
	return to - from;
}

/** Totals of all customers, by partition of their keys. */
export class RfmEngine {
	readonly counts = newCounts();
	/** Category names of the job; number 0 is "no category". */
	readonly categories: string[] = [''];
	readonly rejectedRows: number[] = [];
	readonly rejectedReasons: number[] = [];
	private readonly categoryNumbers = new Map([['', 0]]);
	private readonly settings: Settings;
	private partitions: Partition[];

	constructor(
		plan: RfmPlan,
		readonly partitionBits: number,
		private readonly context: JobContext,
	) {
		const { windows, asOf } = plan;
		this.settings = { partitionBits, buckets: ageBuckets(windows), asOfDay: dayOf(asOf) };
		this.partitions = Array.from({ length: 1 << partitionBits }, () =>
			createPartition(this.settings.buckets.count, plan.category !== null, plan.order !== null),
		);
	}

	/** Adds the rows of one round of scans, in this order. */
	async add(scans: readonly ScanResult[]): Promise<void> {
		this.context.signal.throwIfCancelled();
		for (const scan of scans) this.note(scan);
		const categoryNumbers = scans.map((scan) => this.numbersOf(scan.categories));
		const slim = scans.map(({ buffer, chunks, longKeys }) => ({ buffer, chunks, longKeys }));
		const settings = { ...this.settings, categories: this.categories.length };
		const done = await this.spread('features.rfmAddUp', addUpTask, (work): AddUpTask => ({
			...work,
			scans: slim,
			categoryNumbers,
			settings,
		}));
		this.partitions = done.flat();
		this.checkMemory();
	}

	/** Brings the customers into order and adds up the categories. Call once, after the last `add`. */
	async collect(): Promise<{ order: KeyOrder; categoryTotals: Float64Array }> {
		const settings = { ...this.settings, categories: this.categories.length };
		const done = (
			await this.spread('features.rfmCollect', collectTask, (work): CollectTask => ({
				...work,
				settings,
			}))
		).flat();
		this.partitions = done.map(({ partition }) => partition);
		const categoryTotals = new Float64Array(this.categories.length);
		for (const { totals } of done) {
			totals.forEach((units, i) => (categoryTotals[i] = (categoryTotals[i] ?? 0) + units));
		}
		return { order: orderKeys(this.partitions), categoryTotals };
	}

	/** Writes all customers into the arrays, on every thread a range of rows. */
	async emit(arrays: FeatureArrays, order: KeyOrder, layout: CategoryLayout | null): Promise<void> {
		const { buckets, asOfDay } = this.settings;
		const input = { partitions: this.partitions, order, arrays, buckets, asOfDay, layout };
		const customers = order.customerOf.length;
		const parts = this.parts();
		const tasks = Array.from({ length: parts }, (_, i): EmitTask => ({
			input,
			from: Math.floor((customers * i) / parts),
			to: Math.floor((customers * (i + 1)) / parts),
		}));
		await this.runAll('features.rfmEmit', emitTask, tasks);
	}

	/** Into how many pieces work is cut. */
	private parts(): number {
		return this.onThreads() ? 2 * this.context.threads : 1;
	}

	private async runAll<I, O>(name: string, task: (input: I) => O, inputs: I[]): Promise<O[]> {
		return this.onThreads() ? await this.context.map<I, O>(name, inputs) : inputs.map(task);
	}

	private onThreads(): boolean {
		return SHARED_MEMORY && this.context.threads > 1 && this.partitions.length > 1;
	}

	/** Runs a task on all partitions: spread over the threads, or right here when there is little or nothing to share. */
	private async spread<I, O>(
		name: string,
		task: (input: I) => O,
		inputOf: (work: PartitionWork) => I,
	): Promise<O[]> {
		const size = Math.ceil(this.partitions.length / this.parts());
		const inputs: I[] = [];
		for (let first = 0; first < this.partitions.length; first += size) {
			inputs.push(inputOf({ first, partitions: this.partitions.slice(first, first + size) }));
		}
		return await this.runAll(name, task, inputs);
	}

	private note({ counts, rejectedRows, rejectedReasons }: ScanResult): void {
		addCounts(this.counts, counts);
		for (const row of rejectedRows) this.rejectedRows.push(row);
		for (const reason of rejectedReasons) this.rejectedReasons.push(reason);
	}

	/** The job's numbers of a scan's categories. */
	private numbersOf(names: readonly string[]): Int32Array {
		const numbers = int32(names.length);
		names.forEach((name, local) => {
			let number = this.categoryNumbers.get(name);
			if (number === undefined) {
				number = this.categories.push(name) - 1;
				this.categoryNumbers.set(name, number);
			}
			numbers[local] = number;
		});
		return numbers;
	}

	private checkMemory(): void {
		const held = this.partitions.reduce((sum, partition) => sum + bytesHeld(partition), 0);
		if (held <= this.context.memoryLimit) return;
		throw new LibraryError(
			'MEMORY_LIMIT',
			`The totals of the customers take ${Math.round(held / 2 ** 20)} MB, more than the job may use.`,
			'Raise the memory limit, leave out the order or category column, or filter the orders first.',
		);
	}
}

function bytesHeld(partition: Partition): number {
	const { categories, orders } = partition;
	const sums = categories ? categoryBytes(categories) : 0;
	return partitionBytes(partition) + sums + (orders?.slots.byteLength ?? 0);
}
