import type { LedgerState } from '../../../ports';
import type { Outcomes } from '../../run/outcomes';
import type { CampaignResult, CampaignSummary } from '../../run/result';

/** One summary of all steps; warnings about campaigns do not hold for questions. */
export function mergedSummary(
	campaign: string,
	mode: CampaignSummary['mode'],
	outcomes: Outcomes,
	results: readonly CampaignResult[],
	ledger: Readonly<Record<LedgerState, number>>,
): CampaignSummary {
	const parts = results.map(({ summary }) => summary);
	const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
	const counts = outcomes.counts();
	return {
		...{ campaign, step: '', mode, rows: outcomes.rows, counts, ledger, seconds },
		...{ variants: outcomes.variantCounts(), seeds: [] },
		stopped: parts.find(({ stopped }) => stopped !== null)?.stopped ?? null,
		messagesPerSecond: seconds > 0 ? Math.round((10 * (counts.sent ?? 0)) / seconds) / 10 : 0,
		missingFields: parts.flatMap(({ missingFields }) => [...missingFields]),
		uncertain: [...new Set(parts.flatMap(({ uncertain }) => [...uncertain]))],
		warnings: [],
		findings: parts.flatMap(({ findings }) => [...findings]).slice(0, 20),
	};
}
