/** On small tables one cross-validation is mostly chance: those in front are cross-validated again with other splits. */
import type { SplitPlan } from '../validate';
import type { Judged } from './candidates';
import type { CompareInput } from './judge';
import { within } from './decide';
import type { Race } from './race';

/** Above it one cross-validation says enough. */
const MOST_ROWS = 5_000;
const REPETITIONS = 2;
/** Candidates further behind the best than so many standard errors are not looked at again. */
const CLOSE = 2;

/** The race's final candidates; those in front with up to two more cross-validations, all of them equally many. */
export async function repeat(
	race: Race,
	input: CompareInput,
	metric: string,
): Promise<readonly Judged[]> {
	const [best] = race.final;
	if (!best || input.table.numRows >= MOST_ROWS || input.plan.kind !== 'kFold') return race.final;
	let front = race.final.filter(
		(one) => one === best || within(CLOSE, input.target, metric, best, one),
	);
	const others = race.final.filter((one) => !front.includes(one));
	if (front.length === 1) return race.final;
	for (let time = 1; time <= REPETITIONS; time++) {
		const more = await oneMore(race, front, { ...input, plan: reseeded(input.plan, time) });
		if (!more) break;
		front = more;
	}
	return [...front, ...others];
}

async function oneMore(
	race: Race,
	front: readonly Judged[],
	input: CompareInput,
): Promise<Judged[] | undefined> {
	const out: Judged[] = [];
	for (const one of front) {
		const more = await race.again(one, input);
		if (!more) return undefined;
		out.push(more);
	}
	return out;
}

const reseeded = (plan: SplitPlan, by: number): SplitPlan =>
	plan.kind === 'kFold' ? { ...plan, seed: (plan.seed ?? 42) + by } : plan;
