import type { JobContext } from '../../ports';
import type { CrossValidation, FoldDone } from '../validate';
import type { Candidate } from './candidates';
import { completed, judgeBriefly, type CompareInput } from './judge';
import { sampleOf, spreadOver } from './sample';

/** Judges one candidate with the final plan, beside the baseline, on as many rows as the input says. */
export async function judge(
	candidate: Candidate,
	input: CompareInput,
	context: Pick<JobContext, 'threads' | 'signal'>,
	onFold?: (done: FoldDone) => void,
): Promise<CrossValidation> {
	const all = input.table.numRows;
	const part = sampleOf(input, input.judgedRows ?? all);
	const brief = await judgeBriefly(candidate, part.input, context, onFold);
	return spreadOver(await completed(brief, part.input, context), part.rows, all);
}
