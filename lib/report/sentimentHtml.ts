import type { SentimentReport } from '../text';
import { EMPTY, markup, type Markup } from './markup';
import { wholeText } from './format';
import { pageText } from './page/frame';
import { bullets, section } from './page/parts';
import { aspectSection } from './sentiment/aspectSection';
import { classSection } from './sentiment/classSection';
import { firstScreen } from './sentiment/firstScreen';
import { groupSection } from './sentiment/groupSection';
import {
	certaintySection,
	emotionSection,
	starSection,
	urgencySection,
} from './sentiment/furtherSections';
import { REPORT_STYLE } from './sentiment/reportStyle';
import { trendSection } from './sentiment/trendSection';
import { wordSection } from './sentiment/wordSection';

/**
 * The report of job `text.sentiment` as one HTML file: no script, nothing loaded from elsewhere, charts as SVG with their numbers as
 * tables, light and dark. Everything from the data is escaped. Same report: same text.
 */
export function sentimentHtml(report: SentimentReport): string {
	const { all, notes } = report;
	const parts: readonly Markup[] = [
		firstScreen(report),
		trendSection(report),
		classSection(report),
		aspectSection(report),
		wordSection(report),
		urgencySection(report),
		groupSection(report),
		starSection(report),
		emotionSection(report),
		certaintySection(report),
		notes.length > 0 ? section('Notes', bullets(notes)) : EMPTY,
	];
	return pageText({
		kind: 'Sentiment',
		title: `What ${wholeText(all.texts)} texts say`,
		style: REPORT_STYLE,
		body: [markup`${parts}`],
		footer:
			'Written by n8n-nodes-marketing-ai. This page quotes texts: pass it on only to those who may read them.',
	});
}
