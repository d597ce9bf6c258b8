import { checkers, classes, network, numbers, values } from './networkData';

describe('NeuralNetwork on hostile input', () => {
	const finite = (said: Float64Array) => said.every(Number.isFinite);

	it.each([
		['constant columns', numbers([5, 5, 5, 5], [0, 0, 0, 0]), [0, 1, 0, 1]],
		['three rows', numbers([1, 2, 3]), [0, 1, 0]],
		['one class only', numbers([1, 2, 3]), [1, 1, 1]],
		['values of 1e308', numbers([1e308, -1e308, 1e308, 0]), [1, 0, 1, 0]],
		['values of 1e-308', numbers([1e-308, 0, 2e-308, 3e-308]), [1, 0, 1, 0]],
		['a column without values', numbers([NaN, NaN, NaN], [1, 2, 3]), [1, 0, 1]],
		['more columns than rows', numbers(...Array.from({ length: 50 }, (_, c) => [c, -c])), [1, 0]],
	])('stays finite with %s', async (_name, frame, labels) => {
		const fitted = await network({ maxEpochs: 20 }).fit(frame, classes(labels));
		expect(finite(fitted.predict(frame))).toBe(true);
	});

	it('says values of 1e308 as values of 1e308', async () => {
		const x = Array.from({ length: 200 }, (_, row) => row % 2);
		const target = values(x.map((value) => (value === 1 ? 1e308 : -1e308)));
		const fitted = await network({ task: 'regression', learningRate: 0.05 }).fit(
			numbers(x),
			target,
		);
		const [low = 0, high = 0] = fitted.predict(numbers([0, 1]));
		expect(low / -1e308).toBeCloseTo(1, 1);
		expect(high / 1e308).toBeCloseTo(1, 1);
	});

	it('answers values far beyond the training data with finite numbers', async () => {
		const { frame, target } = checkers(300, 11);
		const fitted = await network({ maxEpochs: 5 }).fit(frame, target);
		expect(finite(fitted.predict(numbers([1e308, -1e308], [1e300, NaN])))).toBe(true);
	});

	it('gives finite numbers with the wildest steps, or says that they ran away', async () => {
		const { frame } = checkers(300, 12);
		const target = values(Array.from(frame.columns[0] ?? [], (value) => value * 3));
		const options = {
			task: 'regression',
			learningRate: 10,
			maxEpochs: 500,
			nIterNoChange: 500,
			hiddenLayers: [64, 64, 64, 64],
		} as const;
		const fit = network({
			...options,
			epsilon: 1e-8,
			earlyStopping: false,
			beta1: 0,
			beta2: 0,
		}).fit(frame, target);
		const outcome = await fit.then(
			(fitted) => finite(fitted.predict(frame)),
			(error: unknown) => error,
		);
		if (outcome !== true) expect(outcome).toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it.each([
		[{ hiddenLayers: [0] }],
		[{ hiddenLayers: [1.5] }],
		[{ hiddenLayers: Array.from({ length: 9 }, () => 2) }],
		[{ learningRate: 0 }],
		[{ learningRate: Number.NaN }],
		[{ beta1: 1 }],
		[{ dropout: 0.95 }],
		[{ batchSize: 0 }],
		[{ maxEpochs: 0 }],
		[{ validationFraction: 0.9 }],
		[{ alpha: -1 }],
		[{ classWeight: [1, -1] }],
	])('refuses %j', (options) => {
		expect(() => network(options)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }));
	});

	it('refuses rows, targets and weights that cannot be learnt from', async () => {
		const frame = numbers([1, 2, 3]);
		const code = (expected: string) => expect.objectContaining({ code: expected });
		await expect(network().fit(numbers([]), classes([]))).rejects.toEqual(code('EMPTY_INPUT'));
		await expect(network().fit(numbers([1, Infinity, 3]), classes([0, 1, 0]))).rejects.toEqual(
			code('WRONG_TYPE'),
		);
		await expect(network().fit(frame, values([1, 2, 3]))).rejects.toEqual(code('WRONG_TYPE'));
		const weightless = network({ classWeight: [0, 1] }).fit(frame, classes([0, 0, 0]));
		await expect(weightless).rejects.toEqual(code('INVALID_PARAMETER'));
	});

	it('stops when the caller gives up', async () => {
		const { frame, target } = checkers(2000, 13);
		const controller = new AbortController();
		controller.abort();
		const signal = {
			cancelled: true,
			throwIfCancelled: () => {
				throw Object.assign(new Error('cancelled'), { code: 'CANCELLED' });
			},
			abortSignal: controller.signal,
		};
		await expect(network().fit(frame, target, { signal })).rejects.toMatchObject({
			code: 'CANCELLED',
		});
	});
});
