import type { IDataObject } from 'n8n-workflow';
import type { PredictNextBasketReport } from '../../lib/recommend';

const DAY_MS = 86_400_000;
const dateText = (time: number | null) => (time === null ? null : new Date(time).toISOString());

function evaluationJson(evaluation: PredictNextBasketReport['evaluation']): IDataObject {
	if ('skipped' in evaluation) return { ...evaluation };
	const { cutoffDay, scores, chances, ...rest } = evaluation;
	return {
		hiddenFrom: dateText(cutoffDay * DAY_MS),
		...rest,
		scores: scores.map((score) => ({ ...score })),
		chances: chances.map((group) => ({ ...group })),
	};
}

/** The report with dates as people read them. */
export function basketReportJson(report: PredictNextBasketReport): IDataObject {
	const { events, evaluation, from, to, ...rest } = report;
	return {
		...rest,
		from: dateText(from),
		to: dateText(to),
		events: { ...events, from: dateText(events.from), to: dateText(events.to) },
		evaluation: evaluationJson(evaluation),
	};
}
