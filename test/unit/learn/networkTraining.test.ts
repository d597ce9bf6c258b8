import { checkOptions } from '../../../lib/learn/network/options';
import { train, type Learner } from '../../../lib/learn/network/training';

describe('train', () => {
	/** A learner whose weights are its number of epochs, with these losses on the rows kept aside. */
	function scripted(probabilities: readonly number[]): Learner {
		let epoch = 0;
		return {
			backend: 'script',
			epoch: () => 1 / ++epoch,
			predictAside: () => Float32Array.of(probabilities[epoch - 1] ?? 0),
			readWeights: () => [Float32Array.of(epoch)],
		};
	}

	const problem = (aside: readonly number[]) => ({
		nRows: 3,
		nInputs: 1,
		write: () => undefined,
		targets: Float32Array.of(0, 1, 1),
		weights: Float32Array.of(1, 1, 1),
		nClasses: 2,
		rows: Uint32Array.of(0, 1),
		asideRows: Uint32Array.from(aside),
	});

	const settings = checkOptions({
		task: 'classification',
		nIterNoChange: 3,
		maxEpochs: 20,
		tol: 0.01,
	});

	it('gives back the weights of the best epoch and stops three epochs after the last gain', async () => {
		// The row kept aside is of class 1: the higher the probability, the better. 0.801 is best but gains less than tol.
		const said = [0.5, 0.7, 0.8, 0.6, 0.801, 0.6, 0.9, 0.9];
		const { weights, training } = await train(scripted(said), problem([2]), settings, {});
		expect(weights).toEqual([Float32Array.of(5)]);
		expect(training).toMatchObject({ epochs: 6, bestEpoch: 5, validationRows: 1 });
		expect(training.validationLosses[0]).toBeCloseTo(Math.log(2), 6);
	});

	it('keeps the last weights when no rows were kept aside', async () => {
		const { weights, training } = await train(scripted([]), problem([]), settings, {});
		// The training loss is 1 / (2 · epoch): from 0.5/7 to 0.5/8 it falls by 0.0089 < tol, so epoch 8 is the first without gain
		// over the mark of epoch 7; then 0.5/9 falls 0.0159 below the mark.
		expect(training.bestEpoch).toBe(training.epochs);
		expect(weights).toEqual([Float32Array.of(training.epochs)]);
		expect(training.epochs).toBeLessThan(20);
	});

	it.each([
		['loss', { epoch: () => Number.NaN }],
		['weights', { readWeights: () => [Float32Array.of(1, Infinity)] }],
	])('says that the numbers ran away when the %s did', async (_name, broken: Partial<Learner>) => {
		const run = train({ ...scripted([0.5]), ...broken }, problem([]), settings, {});
		await expect(run).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining('learningRate 0.001'),
		});
	});
});
