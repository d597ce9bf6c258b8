import type { JobContext } from '../../ports';
import { decidingMetric, type CompareInput, type Comparison } from '../train/judge';
import type { LearntFrom } from '../train/finishModel';
import type { CheckedTrainOptions } from '../train/options';
import { planColumn } from '../train/validationPlan';
import { judgeChampion } from './judgeChampion';
import type { PromotionReport } from './promotion';

/** The model just trained against the one in use; null when none was given. */
export async function challengeChampion(
	{ read, input }: LearntFrom & { readonly input: CompareInput },
	{ validation, leaderboard }: Comparison,
	{ champion, target, validation: plan, question }: CheckedTrainOptions,
	context: JobContext,
): Promise<PromotionReport | null> {
	if (!champion) return null;
	const { classes } = read;
	const most = Math.max(0, ...leaderboard.map(({ rows }) => rows));
	const finalists = leaderboard.filter(({ rows }) => rows === most);
	const challenger = {
		...{ target, classes, question: question ?? null, input, validation },
		metric: decidingMetric(input.target),
		tried: Math.max(1, finalists.length),
		never: [target, ...planColumn(plan)],
	};
	return await judgeChampion(challenger, champion, context);
}
