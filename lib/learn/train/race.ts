/** Runs rungs of a comparison under the time budget. */
import type { JobContext } from '../../ports';
import { planSplits, type FoldDone } from '../validate';
import {
	expectedSeconds,
	finishSeconds,
	OutOfTime,
	rowsInTime,
	timedSignal,
	type Cost,
	type Finish,
} from './budget';
import { nameOf, type Candidate, type Judged } from './candidates';
import { judgeBriefly, type CompareInput, type Rung } from './judge';
import { better, within } from './decide';
import { IMPORTANCE_REPEATS, importanceRows } from './importance';

export const NO_ROOM = 'needs more time than was left';
export const STOPPED = 'stopped: the time was over';

/** However short the budget is, one candidate is judged on about so many rows, and learns from as many. */
export const LEAST_ROWS = 2_000;
/** What the best so far may take of the time for the last rung: the others want to be judged too, and guesses are rough. */
const BEST_SHARE = 0.8;
/** What the work after the comparison may take of the time that is left when the last rung begins. */
const FINISH_SHARE = 0.5;

/** Candidates further behind the best of a rung than so many standard errors do not go on. */
const CLOSE = 3;
/** What the guesses of the time after the comparison hold back. */
const SLACK = 1.2;

interface Attempt extends Rung {
	readonly candidate: Candidate;
	/** Seconds it may take; Infinity: there must be a winner. */
	readonly limit: number;
}

export class Race {
	/** Judged on fewer than all rows, later rungs first. */
	readonly behind: Judged[] = [];
	/** Judged on the last rung, best first. */
	final: Judged[] = [];
	private readonly leftOut = new Map<Candidate, string>();
	private readonly costs = new Map<string, Cost[]>();
	private finish: Finish;

	constructor(
		private readonly whole: CompareInput,
		private readonly context: JobContext,
		private readonly metric: string,
	) {
		const rows = whole.table.numRows;
		const folds = planSplits(whole.target, whole.plan).length;
		const features = whole.table.names.length;
		const judgedRows = importanceRows(rows / Math.max(2, folds), features);
		const moreValidations = whole.moreValidations ?? 0;
		this.finish = { rows, features, judgedRows, repeats: IMPORTANCE_REPEATS, moreValidations };
	}

	/** Rows of the last rung: as many as the best so far can be judged on, and finished with, in the time that is left. */
	lastRows([best]: readonly Candidate[]): number {
		const { rows } = this.finish;
		const costs = best && this.costs.get(nameOf(best));
		if (!costs) return rows;
		const left = this.whole.budget.left();
		this.finish = { ...this.finish, rows: this.finishRows(costs, FINISH_SHARE * left) };
		const time = BEST_SHARE * (left - this.finishSecondsOf(costs));
		const perRow = learntIn(this.whole) / rows;
		return Math.min(rows, Math.max(LEAST_ROWS, rowsInTime(costs, time) / perRow));
	}

	/** Rows that the final model can learn from in the time that is left. */
	learntRows({ costs }: Judged): number {
		this.finish = { ...this.finish, rows: this.whole.table.numRows };
		return this.finishRows(costs.slice(0, 1), SLACK * this.whole.budget.left());
	}

	private finishRows(costs: readonly Cost[], seconds: number): number {
		const { rows } = this.finish;
		const share = Math.max(0, seconds) / this.finishSecondsOf(costs);
		return share >= 1 ? rows : Math.min(rows, Math.max(LEAST_ROWS, Math.floor(rows * share)));
	}

	private finishSecondsOf(costs: readonly Cost[]): number {
		const cost = costs.at(-1);
		return cost ? finishSeconds(cost, this.finish) : 0;
	}

	/** Judges the candidates that fit into the time; those that go on, best first. */
	async run(rung: Rung, candidates: readonly Candidate[]): Promise<Candidate[]> {
		const last = rung.until === 1;
		const rowsLearnt = learntIn(rung.input);
		const judged: Judged[] = [];
		const skipped: Candidate[] = [];
		for (const candidate of candidates) {
			const limit = this.limit(candidate, rung.until, judged);
			if (limit <= this.expected(candidate, rowsLearnt)) {
				skipped.push(candidate);
				continue;
			}
			const sure = last && this.costs.size === 0 && rung.rows < 2 * LEAST_ROWS;
			await this.attempt({ ...rung, candidate, limit: sure ? Infinity : limit }, judged);
		}
		for (const one of skipped) if (!this.leftOut.has(one)) this.leftOut.set(one, NO_ROOM);
		judged.sort((a, b) => better(this.metric, a, b));
		return last ? this.end(judged) : this.halve(judged, candidates, rung);
	}

	/** Judges once more, with another plan; undefined when the time does not allow it. */
	async again(one: Judged, input: CompareInput): Promise<Judged | undefined> {
		const { candidate, rows } = one;
		const limit = this.limit(candidate, 1, [one]);
		if (limit <= this.expected(candidate, learntIn(input))) return undefined;
		const more = await this.timed({ candidate, input, rows, until: 1, limit });
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
		else this.leftOut.set(attempt.candidate, STOPPED);
	}

	/** Nothing was judged on the last rung: the one that costs least is, on the fewest rows, whatever it takes. */
	async mustJudge(rung: Rung, candidates: readonly Candidate[]): Promise<void> {
		const known = candidates.filter((one) => this.costs.has(nameOf(one)));
		const rowsLearnt = learntIn(rung.input);
		const [cheapest] = (known.length > 0 ? known : candidates)
			.map((candidate) => ({ candidate, seconds: this.expected(candidate, rowsLearnt) }))
			.sort((a, b) => a.seconds - b.seconds);
		if (!cheapest) return;
		await this.attempt({ ...rung, candidate: cheapest.candidate, limit: Infinity }, this.final);
	}

	/** Candidates that the time was too short for on the last rung, each with the reason. */
	notTried(): string[] {
		const judged = new Set(this.final.map(({ candidate }) => candidate));
		return [...this.leftOut]
			.filter(([candidate]) => !judged.has(candidate))
			.map(([candidate, why]) => `${nameOf(candidate)} (${why})`);
	}

	/** A cross-validation that gives up when its time is over, or when its folds so far say that it will be. */
	private async timed({
		candidate,
		input,
		rows,
		until,
		limit,
	}: Attempt): Promise<Judged | undefined> {
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
			const validation = await judgeBriefly(candidate, input, context, foldDone);
			const cost = costOf(done, learntIn(input), spent(), validation.testedRows.length);
			this.remember(candidate, cost);
			const first = until === 1 ? done[0]?.estimator : undefined;
			return { candidate, validations: [validation], costs: [cost], rows, first };
		} catch (error) {
			if (!(error instanceof OutOfTime)) throw error;
			// What a part of the folds took tells what all of them would have.
			this.remember(candidate, costOfPart(done, learntIn(input), spent(), folds));
			return undefined;
		}
	}

	private remember(candidate: Candidate, cost: Cost): void {
		this.costs.set(nameOf(candidate), [...(this.costs.get(nameOf(candidate)) ?? []), cost]);
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

	/** The better half, without those that are clearly behind; at least two. */
	private halve(
		judged: readonly Judged[],
		candidates: readonly Candidate[],
		{ input }: Rung,
	): Candidate[] {
		const [best] = judged;
		if (!best) return [...candidates];
		const near = (one: Judged, at: number) =>
			at < 2 ||
			(at < Math.ceil(judged.length / 2) && within(CLOSE, input.target, this.metric, best, one));
		const keep = judged.filter(near);
		this.behind.unshift(...judged.filter((one) => !keep.includes(one)));
		return keep.map(({ candidate }) => candidate);
	}
}

const learntIn = ({ target, plan }: CompareInput): number =>
	planSplits(target, plan).reduce((sum, { train }) => sum + train.length, 0);

const most = (done: readonly FoldDone[], of: (fold: FoldDone) => number) =>
	Math.max(0, ...done.map(of));

function costOf(
	done: readonly FoldDone[],
	rowsLearnt: number,
	seconds: number,
	scoredRows: number,
): Cost {
	const inFolds = done.reduce((sum, fold) => sum + fold.fitSeconds + fold.predictSeconds, 0);
	return {
		...{ rowsLearnt, seconds, scoredRows },
		foldRows: rowsLearnt / Math.max(1, done.length),
		fitSeconds: most(done, ({ fitSeconds }) => fitSeconds),
		predictSeconds: most(done, ({ predictSeconds }) => predictSeconds),
		testRows: most(done, ({ testRows }) => testRows),
		scoreSeconds: Math.max(0, seconds - inFolds),
	};
}

/** What was given up after some folds would have taken at least this. */
function costOfPart(
	done: readonly FoldDone[],
	rowsLearnt: number,
	spent: number,
	folds: number,
): Cost {
	const seconds = spent * (folds / Math.max(1, done.length));
	const cost = costOf(done, rowsLearnt, seconds, 0);
	const fitSeconds = done.length > 0 ? cost.fitSeconds : spent;
	return { ...cost, foldRows: rowsLearnt / folds, fitSeconds, scoreSeconds: 0 };
}
