/** How the model was made and chosen. */
import type { ModelCard } from '../../learn';
import { rowChart } from '../chart/rowChart';
import { wholeText } from '../format';
import { EMPTY, markup, type Markup } from '../markup';
import { metricText, metricWords } from './metricWords';
import { facts, figure, section, table } from './parts';

export function trainingSection(card: ModelCard): Markup {
	const { algorithm, settings, reason, validation, seed, libraryVersion, notTried } = card;
	return section(
		'How was it made?',
		facts([
			['Algorithm', algorithm],
			['Settings', settings === '' ? 'the defaults' : settings],
			['Why', reason],
			['Judged', validation.text],
			['Seed', String(seed)],
			['Library', `n8n-nodes-marketing-ai ${libraryVersion}`],
			...(notTried.length > 0 ? [['Not tried', notTried.join(', ')] as const] : []),
		]),
		leaderboardFigure(card),
	);
}

function leaderboardFigure({ leaderboard, metric, algorithm, settings }: ModelCard): Markup {
	const most = Math.max(0, ...leaderboard.map(({ rows }) => rows));
	const last = leaderboard.filter(({ rows, value }) => rows === most && value !== null);
	if (last.length < 2) return EMPTY;
	const { label, percent = false } = metricWords(metric);
	const nameOfRow = ({ label: name, variant }: ModelCard['leaderboard'][number]) =>
		variant === '' ? name : `${name}, ${variant}`;
	const chosen = last.find(
		({ label: name, variant }) => name === algorithm && variant === settings,
	);
	return markup`<div class="charts">${figure({
		title: 'Compared',
		text: `${label} of what was tried on all rows, with 95 % intervals. Of those about as good as the best, the simplest was taken.`,
		chart: rowChart({
			...{ id: 'compared', title: 'Compared', kind: 'dots', series: [label] },
			description: `${label} of ${last.length} candidates.`,
			axis: { title: label, percent },
			rows: last.map((row) => ({
				label: nameOfRow(row),
				marks: [row.value === null ? null : { value: row.value, low: row.low, high: row.high }],
			})),
			...(chosen &&
				chosen.value !== null && { reference: { name: 'The one taken', value: chosen.value } }),
		}),
		numbers: table(
			[
				{ title: 'Candidate' },
				{ title: label, number: true },
				{ title: '95 % interval', number: true },
				{ title: 'Rows', number: true },
			],
			leaderboard.map((row) => ({
				cells: [
					nameOfRow(row),
					metricText(metric, row.value),
					row.low === null || row.high === null
						? '–'
						: `${metricText(metric, row.low)} to ${metricText(metric, row.high)}`,
					wholeText(row.rows),
				],
			})),
		),
	})}</div>`;
}
