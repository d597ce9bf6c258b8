import type { CampaignResults } from '../campaign';
import type { Table } from '../table';
import { comparisonSection } from './campaign/comparisonSection';
import { firstScreen } from './campaign/firstScreen';
import { liftSection } from './campaign/liftSection';
import { variantSection } from './campaign/variantSection';
import { winnerSection } from './campaign/winnerSection';
import { momentText } from './format';
import { EMPTY, markup, nameOf } from './markup';
import { pageText } from './page/frame';
import { bullets, section } from './page/parts';
import { checkReport } from './sentiment/checkReport';
import { REPORT_STYLE } from './sentiment/reportStyle';
import type { ReportPageResult } from './textReportJobs';

/**
 * The results of job `campaign.results` as one HTML file: no script, nothing loaded from elsewhere, charts as SVG with their numbers
 * as tables, light and dark. It holds counts and no addresses. Same results: same text.
 */
export function campaignHtml(results: CampaignResults): string {
	const { campaign, step, madeAt, notes } = results;
	return pageText({
		kind: 'Campaign results',
		title: campaign,
		about: markup`<p class="about">Step ${nameOf(step)} · as of ${momentText(madeAt)}</p>`,
		style: REPORT_STYLE,
		body: [
			firstScreen(results),
			variantSection(results),
			comparisonSection(results),
			winnerSection(results),
			liftSection(results),
			notes.length > 0 ? section('What to know', bullets(notes)) : EMPTY,
		],
		footer:
			'Written by n8n-nodes-marketing-ai. Intervals of shares are Wilson’s, of differences Newcombe’s and Welch’s, all 95 %. Comparisons are two-sided and corrected by Holm for how many there are.',
	});
}

/** Job `report.campaign`; needs no table. Throws INVALID_PARAMETER for anything but results of job campaign.results, UNSUPPORTED for newer ones. */
export function campaignPageJob(
	_: Table,
	{ report }: { report: CampaignResults },
): ReportPageResult {
	const checked = checkReport(report, 'campaign.results', 1);
	return { html: campaignHtml(checked), fileName: 'campaign-results.html' };
}
