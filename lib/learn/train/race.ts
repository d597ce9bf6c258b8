/** Runs rungs of a comparison under the time budget. */
import type { JobContext } from '../../ports';
import { planSplits, type FoldDone } from '../validate';
import {
	expectedSeconds,
	finishSeconds,
	OutOfTime,
	timedSignal,
	type Cost,
	type Finish,
} from './budget';
import { nameOf, type Candidate, type Judged } from './candidates';
import { judge, type CompareInput, type Rung } from './judge';
import { better } from './decide';
import { IMPORTANCE_REPEATS, IMPORTANCE_ROWS } from './importance';

export const NO_ROOM = 'needs more time than was left';
export const STOPPED = 'stopped: the time was over';

interface Attempt {
	readonly candidate: Candidate;
	readonly input: CompareInput;
	readonly rows: number;
	/** Seconds it may take; Infinity: there must be a winner. */
	readonly limit: number;
}

export class Race {
	/** Judged on fewer than all rows, later rungs first. */
	readonly behind: Judged[] = [];
	/** Judged on all rows, best first. */
	final: Judged[] = [];
	readonly notTried: string[] = [];
	private readonly costs = new Map<string, Cost[]>();
	private readonly finish: Finish;

	constructor(
		private readonly whole: CompareInput,
		private readonly context: JobContext,
		private readonly metric: string,
	) {
		const rows = whole.table.numRows;
		const folds = planSplits(whole.target, whole.plan).length;
		const judgedRows = Math.min(rows / Math.max(2, folds), IMPORTANCE_ROWS);
		const features = whole.table.names.length;
		this.finish = { rows, features, judgedRows, repeats: IMPORTANCE_REPEATS };
	}

	/** Judges the candidates that fit into the time; those that go on, best first. */
	async run(rung: Rung, candidates: readonly Candidate[]): Promise<Candidate[]> {
		const last = rung.rows === this.whole.table.numRows;
		const rowsLearnt = learntIn(rung.input);
		const judged: Judged[] = [];
		const skipped: Candidate[] = [];
		for (const candidate of candidates) {
			const limit = this.limit(candidate, rung.until, judged);
			if (limit <= this.expected(candidate, rowsLearnt)) {
				skipped.push(candidate);
				continue;
			}
			const sure = last && judged.length === 0 && this.costs.size === 0;
			await this.attempt({ ...rung, candidate, limit: sure ? Infinity : limit }, judged);
		}
		if (last && judged.length === 0) await this.mustJudge(rung, candidates, rowsLearnt, judged);
		for (const one of skipped)
			if (!judged.some(({ candidate }) => candidate === one)) this.leaveOut(one, NO_ROOM);
		judged.sort((a, b) => better(this.metric, a, b));
		return last ? this.end(judged) : this.halve(judged, candidates);
	}

	/** Judges once more, with another plan; undefined when the time does not allow it. */
	async again(one: Judged, input: CompareInput): Promise<Judged | undefined> {
		const { candidate, rows } = one;
		const limit = this.limit(candidate, 1, [one]);
		if (limit <= this.expected(candidate, learntIn(input))) return undefined;
		const more = await this.timed({ candidate, input, rows, limit });
		if (!more) return undefined;
		const validations = [...one.validations, ...more.validations];
		return { ...one, validations, costs: [...one.costs, ...more.costs] };
	}

	/** Seconds that this candidate may take: what is left without the time to finish with it, or with the best so far. */
	private limit(candidate: Candidate, until: number, judged: readonly Judged[]): number {
		const { budget } = this.whole;
		if (until < 1) return budget.left() - (1 - until) * budget.seconds;
		const [best] = [...judged].sort((a, b) => better(this.metric, a, b));
		const known = [candidate, best?.candidate].flatMap(
			(one) => (one && this.costs.get(nameOf(one))?.at(-1)) ?? [],
		);
		const reserve = Math.max(0, ...known.map((cost) => finishSeconds(cost, this.finish)));
		return budget.left() - reserve;
	}

	private expected(candidate: Candidate, rowsLearnt: number): number {
		return expectedSeconds(this.costs.get(nameOf(candidate)) ?? [], rowsLearnt);
	}

	private async attempt(attempt: Attempt, judged: Judged[]): Promise<void> {
		const found = await this.timed(attempt);
		if (found) judged.push(found);
		else this.leaveOut(attempt.candidate, STOPPED);
	}

	/** None fitted into the time: the one that costs least is judged all the same. */
	private async mustJudge(
		rung: Rung,
		candidates: readonly Candidate[],
		rowsLearnt: number,
		judged: Judged[],
	): Promise<void> {
		const known = candidates.filter((one) => this.costs.has(nameOf(one)));
		const [cheapest] = (known.length > 0 ? known : candidates)
			.map((candidate) => ({ candidate, seconds: this.expected(candidate, rowsLearnt) }))
			.sort((a, b) => a.seconds - b.seconds);
		if (cheapest)
			await this.attempt({ ...rung, candidate: cheapest.candidate, limit: Infinity }, judged);
	}

	private leaveOut(candidate: Candidate, why: string): void {
		const name = `${nameOf(candidate)} (${why})`;
		if (!this.notTried.includes(name)) this.notTried.push(name);
	}

	/** A cross-validation that gives up when its time is over, or when its folds so far say that it will be. */
	private async timed({ candidate, input, rows, limit }: Attempt): Promise<Judged | undefined> {
		const { budget } = this.whole;
		const begin = budget.now();
		const spent = () => budget.now() - begin;
		const folds = planSplits(input.target, input.plan).length;
		const done: FoldDone[] = [];
		const foldDone = (fold: FoldDone) => {
			done.push(fold);
			if (spent() * (folds / done.length) > limit && done.length < folds)
				throw new OutOfTime('The folds to come would not fit into the time.');
		};
		this.tell(candidate, rows);
		const signal = timedSignal(this.context.signal, () => spent() > limit);
		try {
			const context = { threads: this.context.threads, signal };
			const validation = await judge(candidate, input, context, foldDone);
			const cost = costOf(done, learntIn(input), spent());
			this.costs.set(nameOf(candidate), [...(this.costs.get(nameOf(candidate)) ?? []), cost]);
			const first = rows === this.whole.table.numRows ? done[0]?.estimator : undefined;
			return { candidate, validations: [validation], costs: [cost], rows, first };
		} catch (error) {
			if (error instanceof OutOfTime) return undefined;
			throw error;
		}
	}

	private tell(candidate: Candidate, rows: number): void {
		const { budget } = this.whole;
		const share = Math.min(0.8, Math.max(0.01, 0.8 * (1 - budget.left() / budget.seconds)));
		this.context.progress(share, `Trying ${nameOf(candidate)} on ${rows} rows`);
	}

	private end(judged: Judged[]): Candidate[] {
		this.final = judged;
		return judged.map(({ candidate }) => candidate);
	}

	private halve(judged: readonly Judged[], candidates: readonly Candidate[]): Candidate[] {
		const keep = Math.max(2, Math.ceil(judged.length / 2));
		this.behind.unshift(...judged.slice(keep));
		return judged.length > 0 ? judged.slice(0, keep).map((one) => one.candidate) : [...candidates];
	}
}

const learntIn = ({ target, plan }: CompareInput): number =>
	planSplits(target, plan).reduce((sum, { train }) => sum + train.length, 0);

function costOf(done: readonly FoldDone[], rowsLearnt: number, seconds: number): Cost {
	return {
		rowsLearnt,
		foldRows: rowsLearnt / Math.max(1, done.length),
		seconds,
		fitSeconds: Math.max(0, ...done.map(({ fitSeconds }): number => fitSeconds)),
		predictSeconds: Math.max(0, ...done.map(({ predictSeconds }): number => predictSeconds)),
		testRows: Math.max(0, ...done.map(({ testRows }): number => testRows)),
	};
}
