/** Charts of predicted numbers. */
import type { ModelCard, NumberBin, ResidualHistogram } from '../../learn';
import { histogram } from '../chart/histogram';
import { xyChart } from '../chart/xyChart';
import { numberText, rangeText, wholeText } from '../format';
import type { Markup } from '../markup';
import { figure, table } from './parts';

export function numberFigures({ numbers, target }: ModelCard): Markup[] {
	if (!numbers) return [];
	return [
		...(numbers.bins.length > 1 ? [binsFigure(numbers.bins, target)] : []),
		...(numbers.residuals ? [residualFigure(numbers.residuals)] : []),
	];
}

function binsFigure(bins: readonly NumberBin[], target: string): Markup {
	const all = bins.flatMap(({ predicted, actual, low, high }) => [predicted, actual, low, high]);
	const range = [Math.min(...all), Math.max(...all)] as const;
	const said = bins.map(({ predicted }) => predicted);
	const [from, to] = [Math.min(...said), Math.max(...said)];
	return figure({
		title: 'Predicted and true',
		text: 'Rows in groups of about the same prediction: what was said (to the right) and the mean of what came (upwards), with the range of eight in ten. On the dashed line both agree.',
		chart: xyChart({
			...{ id: 'bins', title: 'Predicted and true' },
			description: `Mean of ${target} by prediction, in ${bins.length} groups of rows.`,
			x: { title: 'Predicted', range: [from, to] },
			y: { title: 'True', range },
			series: [
				{
					...{ name: 'Mean of a group, and the range of eight in ten', kind: 'dots' },
					points: bins.map(({ predicted: x, actual: y, low, high }) => ({ x, y, low, high })),
				},
			],
			reference: { name: 'Agree exactly', from: { x: from, y: from }, to: { x: to, y: to } },
		}),
		numbers: table(
			['Predicted', 'True', 'Eight in ten', 'Rows'].map((title) => ({ title, number: true })),
			bins.map(({ predicted, actual, low, high, rows }) => ({
				cells: [numberText(predicted), numberText(actual), rangeText(low, high), wholeText(rows)],
			})),
		),
	});
}

function residualFigure({ edges, rows, below, above }: ResidualHistogram): Markup {
	const outside = below + above;
	return figure({
		title: 'Errors',
		text: `How far the true value lay above (right) or below (left) the prediction.${outside > 0 ? ` ${wholeText(outside)} rows lie outside the picture.` : ''}`,
		chart: histogram({
			...{ id: 'errors', title: 'Errors' },
			description: 'Number of rows by true value minus prediction.',
			x: { title: 'True minus predicted' },
			...{ yTitle: 'Rows', edges, counts: rows, reference: 0 },
		}),
		numbers: table(
			[{ title: 'True minus predicted' }, { title: 'Rows', number: true }],
			rows.map((count, i) => ({
				cells: [rangeText(edges[i] ?? 0, edges[i + 1] ?? 0), wholeText(count)],
			})),
		),
	});
}
