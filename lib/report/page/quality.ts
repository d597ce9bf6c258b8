/** How good the model is on rows it has not seen: metrics beside the baseline, and the charts of the task. */
import type { CardPoint, ClassCurve, ModelCard } from '../../learn';
import { wilson } from '../../math';
import { xyChart, type XyPoint } from '../chart/xyChart';
import { numberText, percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { confusionTable } from './confusion';
import { isReadable, metricPlace, metricText, metricWords } from './metricWords';
import { numberFigures } from './numbers';
import { figure, paragraph, section, some, table, type TableRow } from './parts';

export function qualitySection(card: ModelCard): Markup {
	const figures = [...classFigures(card), ...numberFigures(card)];
	return section(
		'How good is it?',
		paragraph(
			`Judged on ${wholeText(card.rowsJudged)} rows that it had not seen. ${card.validation.text} The baseline looks at no column: ${baselineText(card)}.`,
		),
		rivalText(card),
		metricsTable(card),
		markup`<div class="charts">${figures}</div>`,
		confusionTable(card),
	);
}

function baselineText({ baseline }: ModelCard): string {
	if (baseline === 'prior') return 'it gives every row the share of each class';
	return baseline === 'last' ? 'it always says the last value' : 'it always says the mean';
}

function rivalText({ rival, metric }: ModelCard): Markup {
	if (!rival) return EMPTY;
	const { label } = metricWords(metric);
	const verdict = rival.beaten ? 'The model is better' : 'The model is not clearly better';
	return markup`<p>The simple rule ${nameOf(rival.name)} reaches ${label} ${metricText(metric, rival.value)} on the same rows. ${verdict}${rival.gain ? ` (difference ${metricText(metric, rival.gain.value)}, 95 % interval ${rangeText(rival.gain.low, rival.gain.high, (bound) => metricText(metric, bound))})` : ''}.</p>`;
}

function metricsTable({ metrics, metric }: ModelCard): Markup {
	const decidingFirst = Object.entries(metrics).sort(
		([a], [b]) => metricPlace(a, metric) - metricPlace(b, metric),
	);
	const rows = decidingFirst.map(([name, one]): TableRow => {
		const { label, text } = metricWords(name);
		const value = isReadable(name, one.value) ? metricText(name, one.value) : '–';
		const range = rangeText(one.low, one.high, (bound) => metricText(name, bound));
		const told = name === metric ? markup`<br><span class="soft">decides here</span>` : null;
		return {
			cells: [
				markup`${label}${told}`,
				value,
				value === '–' ? '–' : range,
				isReadable(name, one.baseline) ? metricText(name, one.baseline) : '–',
				one.reason ?? text,
			],
			...(name === metric && { className: 'deciding' }),
		};
	});
	return table(
		[
			{ title: 'Metric' },
			{ title: 'Model', number: true },
			{ title: '95 % interval', number: true },
			{ title: 'Baseline', number: true },
			{ title: 'What it says' },
		],
		rows,
	);
}

function classFigures(card: ModelCard): Markup[] {
	if (card.curves.length === 0) return [];
	return [
		rocFigure(card),
		...(card.ranking ? [gainFigure(card.ranking.gain)] : []),
		...(card.ranking ? [calibrationFigure(card.ranking.calibration)] : []),
		precisionFigure(card),
	];
}

const curveName = ({ name, auc }: ClassCurve, many: boolean): string =>
	many ? `${name} (area ${percentText(auc)})` : `This model (area ${percentText(auc)})`;

function rocFigure({ curves, decision, task }: ModelCard): Markup {
	const many = curves.length > 1;
	const at = decision && decision.recall !== null ? thresholdPoint(decision, curves[0]) : null;
	return figure({
		title: 'ROC curve',
		text: `How many of ${many ? 'each class' : 'the class'} are found (upwards) for how many others taken by mistake (to the right). The further to the upper left, the better.`,
		chart: xyChart({
			...{ id: 'roc', title: 'ROC curve' },
			description: curves
				.map(({ name, auc }) => `Area under the curve of ${name}: ${percentText(auc)}.`)
				.join(' '),
			x: { title: 'Others taken by mistake', percent: true },
			y: { title: 'Found', percent: true },
			series: curves.map((curve) => ({
				...{ name: curveName(curve, many), kind: 'line' as const, points: curve.roc },
			})),
			reference: { name: 'Guessing', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } },
			...(at && task === 'classification' && { mark: { ...at, name: 'threshold in use' } }),
		}),
		numbers: pointsTable(curves, 'roc', ['Others taken by mistake', 'Found']),
	});
}

/** Where the threshold lies on the curve, from the shares that it gives. */
function thresholdPoint(
	{ share, recall }: { share: number; recall: number | null },
	curve: ClassCurve | undefined,
): CardPoint | null {
	if (!curve || recall === null || curve.share >= 1) return null;
	return { x: (share - recall * curve.share) / (1 - curve.share), y: recall };
}

function precisionFigure({ curves }: ModelCard): Markup {
	const many = curves.length > 1;
	const [first] = curves;
	return figure({
		title: 'Precision and recall',
		text: 'Of those taken, the share that is right (upwards), for how many of the class are found (to the right).',
		chart: xyChart({
			...{ id: 'pr', title: 'Precision and recall' },
			description: curves
				.map(({ name, share }) => `${name} is ${percentText(share)} of the rows.`)
				.join(' '),
			x: { title: 'Found', percent: true },
			y: { title: 'Right', percent: true },
			series: curves.map((curve) => ({
				name: many ? curve.name : 'This model',
				...{ kind: 'line' as const, points: curve.precisionRecall },
			})),
			...(!many &&
				first && {
					reference: {
						name: `Guessing: ${percentText(first.share)}`,
						...{ from: { x: 0, y: first.share }, to: { x: 1, y: first.share } },
					},
				}),
		}),
		numbers: pointsTable(curves, 'precisionRecall', ['Found', 'Right']),
	});
}

function pointsTable(
	curves: readonly ClassCurve[],
	kind: 'roc' | 'precisionRecall',
	[x, y]: readonly [string, string],
): Markup {
	const rows = curves.flatMap((curve) =>
		some(curve[kind], curves.length > 1 ? 6 : 21).map((point) => ({
			cells: [nameOf(curve.name), percentText(point.x), percentText(point.y)],
		})),
	);
	return table([{ title: 'Class' }, { title: x, number: true }, { title: y, number: true }], rows);
}

type Ranking = NonNullable<ModelCard['ranking']>;

function gainFigure(gain: Ranking['gain']): Markup {
	const points: XyPoint[] = [
		{ x: 0, y: 0 },
		...gain.map(({ depth, gain: y }) => ({ x: depth, y })),
	];
	const fifth = gain.find(({ depth }) => depth === 0.2);
	return figure({
		title: 'Gain',
		text: 'If you act on the best-scored rows only (to the right), how many of the class you reach (upwards).',
		chart: xyChart({
			...{ id: 'gain', title: 'Gain' },
			description: fifth
				? `The best-scored 20 % of rows hold ${percentText(fifth.gain)} of the class.`
				: 'Share found by share of rows taken.',
			x: { title: 'Rows taken, best-scored first', percent: true },
			y: { title: 'Found', percent: true },
			series: [{ name: 'This model', kind: 'line', points }],
			reference: { name: 'Rows in any order', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } },
			...(fifth && {
				mark: { x: 0.2, y: fifth.gain, name: `${percentText(fifth.gain, 0)} in 20 %` },
			}),
		}),
		numbers: table(
			['Rows taken', 'Found', 'Times as many as at random', 'From probability'].map((title) => ({
				...{ title, number: true },
			})),
			gain.map(({ depth, gain: found, lift, threshold }) => ({
				cells: [percentText(depth, 0), percentText(found), numberText(lift), numberText(threshold)],
			})),
		),
	});
}

/** Wilson's 95 % interval of a share. */
export function shareInterval(share: number, rows: number): { low: number; high: number } {
	const { low, high } = wilson(share * rows, rows);
	return { low, high };
}

function calibrationFigure(bins: Ranking['calibration']): Markup {
	const points = bins.map(({ predicted, actual, weight }) => ({
		...{ x: predicted, y: actual },
		...shareInterval(actual, weight),
	}));
	return figure({
		title: 'Calibration',
		text: 'Whether probabilities come true: what was said (to the right) and what happened (upwards), in ten groups of rows. On the dashed line both agree.',
		chart: xyChart({
			...{ id: 'calibration', title: 'Calibration' },
			description: 'Share that happened by probability given, with 95 % intervals.',
			x: { title: 'Probability given', percent: true },
			y: { title: 'Happened', percent: true },
			series: [{ name: 'A tenth of the rows, with 95 % interval', kind: 'dots', points }],
			reference: { name: 'Comes true exactly', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } },
		}),
		numbers: table(
			['Probability given', 'Happened', 'Rows'].map((title) => ({ title, number: true })),
			bins.map(({ predicted, actual, weight }) => ({
				cells: [percentText(predicted), percentText(actual), wholeText(weight)],
			})),
		),
	});
}
