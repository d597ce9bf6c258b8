import type { SentimentReport, ThemesReport } from '../text';
import type { Table } from '../table';
import { checkReport } from './sentiment/checkReport';
import { sentimentHtml } from './sentimentHtml';
import { themesHtml } from './themesHtml';

export interface ReportPageResult {
	/** One file. */
	readonly html: string;
	readonly fileName: string;
}

/** Job `report.sentiment`; needs no table. Throws INVALID_PARAMETER for anything but a report of job text.sentiment, UNSUPPORTED for a newer one. */
export function sentimentPageJob(
	_: Table,
	{ report }: { report: SentimentReport },
): ReportPageResult {
	const checked = checkReport(report, 'text.sentiment', 1);
	return { html: sentimentHtml(checked), fileName: 'sentiment-report.html' };
}

/** Job `report.themes`; needs no table. Throws INVALID_PARAMETER for anything but a report of job text.themes, UNSUPPORTED for a newer one. */
export function themesPageJob(_: Table, { report }: { report: ThemesReport }): ReportPageResult {
	const checked = checkReport(report, 'text.themes', 1);
	return { html: themesHtml(checked), fileName: 'themes-report.html' };
}
