import { NetworkKernel, type NetworkOutput, type NetworkShape, type Team } from '../../kernels';
import type { FitOptions } from '../estimator';
import type { Settings } from './options';
import type { Problem } from './problem';
import { sizesOf, type Learner, type Weights } from './training';

/** Rows that go through the layers together; in large batches more, so that there are at most 16 such parts. */
const passRows = (batchSize: number) => Math.max(32, Math.ceil(batchSize / 16 / 4) * 4);

export const outputOf = (nClasses: number): NetworkOutput =>
	nClasses === 0 ? 'identity' : nClasses > 2 ? 'softmax' : 'logistic';

export function shapeOf(
	sizes: readonly number[],
	nClasses: number,
	{ activation, dropout = 0, batchSize = 1024 }: Partial<Settings> & Pick<Settings, 'activation'>,
): NetworkShape {
	const output = outputOf(nClasses);
	return { sizes, activation, output, dropout, passRows: passRows(batchSize) };
}

/** A network on our kernels; its memory belongs to the team. */
export function kernelLearner(
	team: Team,
	problem: Problem,
	settings: Settings,
	first: Weights,
	{ signal }: FitOptions,
): Learner {
	const shape = shapeOf(sizesOf(problem, settings), problem.nClasses, settings);
	const kernel = new NetworkKernel(team, shape, first);
	const rows = kernel.rows(problem.nRows, problem.write);
	const data = kernel.data(rows, problem.targets, problem.weights);
	const { asideRows } = problem;
	const aside = kernel.rows(asideRows.length, (out, width) => {
		const all = rows.x.view;
		asideRows.forEach((row, at) => {
			out.set(all.subarray(row * width, (row + 1) * width), at * width);
		});
	});
	return {
		backend: team.backend,
		epoch: (order, seed) =>
			kernel.epoch({
				data,
				order,
				batchSize: Math.min(settings.batchSize, order.length),
				adam: settings,
				seed,
				run: { signal },
			}),
		predictAside: () => kernel.predict(aside),
		readWeights: () => kernel.weights,
	};
}
