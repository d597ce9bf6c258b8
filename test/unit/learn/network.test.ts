import type { Frame } from '../../../lib/features';
import { loadNeuralNetwork } from '../../../lib/learn/network';
import { Random } from '../../../lib/math';
import { decodeArtefact, encodeArtefact } from '../../../lib/table';
import { accuracy, checkers, classes, network, numbers, values } from './networkData';

describe('NeuralNetwork', () => {
	it.each(['relu', 'tanh', 'logistic'] as const)('learns XOR with %s', async (activation) => {
		const frame = numbers([0, 0, 1, 1], [0, 1, 0, 1]);
		const target = classes([0, 1, 1, 0]);
		const options = {
			activation,
			hiddenLayers: [16],
			learningRate: 0.05,
			maxEpochs: 2000,
			tol: 1e-6,
		};
		const said = (await network(options).fit(frame, target)).predict(frame);
		expect(Array.from(said, Math.round)).toEqual([1, 0, 0, 1, 0, 1, 1, 0]);
	});

	it('generalises where no line separates the classes', async () => {
		const { frame, target } = checkers(4000, 1);
		const other = checkers(2000, 2);
		const fitted = await network({ learningRate: 0.01 }).fit(frame, target);
		expect(accuracy(fitted.predict(other.frame), other.target)).toBeGreaterThan(0.97);
		expect(fitted.training).toMatchObject({ backend: 'wasm-simd', validationRows: 400 });
	});

	it('tells three classes apart and gives probabilities that add up to 1', async () => {
		const random = new Random(3);
		const labels = Array.from({ length: 900 }, (_, row) => row % 3);
		const x = labels.map((label) => label * 3 + random.normal());
		const fitted = await network({ learningRate: 0.01 }).fit(numbers(x), classes(labels, 3));
		const said = fitted.predict(numbers([0, 3, 6]));
		expect(accuracy(said, classes([0, 1, 2], 3))).toBe(1);
		for (let row = 0; row < 3; row++) {
			const total = said.subarray(row * 3, row * 3 + 3).reduce((sum, value) => sum + value, 0);
			expect(total).toBeCloseTo(1, 12);
		}
	});

	it('follows a curve in units of the target, also far from 0', async () => {
		const x = Array.from({ length: 3000 }, (_, i) => i / 500 - 3);
		const curve = (value: number) => 1e6 + 5e4 * value * value;
		const fitted = await network({ task: 'regression', learningRate: 0.01 }).fit(
			numbers(x),
			values(x.map(curve)),
		);
		const said = fitted.predict(numbers([-2, 0, 1.5]));
		[-2, 0, 1.5].forEach((value, row) => {
			expect(Math.abs((said[row] ?? 0) - curve(value))).toBeLessThan(0.05 * 4.5e5);
		});
	});

	it('uses categories and tells missing values apart', async () => {
		const random = new Random(5);
		const codes = Array.from({ length: 1500 }, () =>
			random.uniform() < 0.3 ? NaN : random.integer(3),
		);
		const frame: Frame = {
			nRows: 1500,
			features: [{ name: 'plan', kind: 'category', categories: ['a', 'b', 'c'] }],
			columns: [Float64Array.from(codes)],
		};
		// "b" and missing buy, the others do not.
		const target = classes(codes.map((code) => Number(code === 1 || Number.isNaN(code))));
		const fitted = await network({ learningRate: 0.01 }).fit(frame, target);
		const asked = { ...frame, nRows: 4, columns: [Float64Array.of(0, 1, 2, NaN)] };
		const said = Array.from(fitted.predict(asked)).filter((_, at) => at % 2 === 1);
		expect(said.map(Math.round)).toEqual([0, 1, 0, 1]);
	});

	it('gives the same bytes on 1 and 3 threads, and others for another seed', async () => {
		const { frame, target } = checkers(20_000, 4);
		const options = { maxEpochs: 3, dropout: 0.2 };
		const fit = async (threads: number, seed: number) =>
			(await network({ ...options, seed }).fit(frame, target, { threads })).save().tensors;
		const one = await fit(1, 7);
		expect(await fit(3, 7)).toEqual(one);
		expect(await fit(1, 8)).not.toEqual(one);
	});

	it('lets heavy rows count more', async () => {
		// The same x with both answers: the probability is the share of the weight.
		const frame = numbers(Array.from({ length: 400 }, () => 1));
		const labels = Array.from({ length: 400 }, (_, row) => row % 2);
		const sampleWeight = Float64Array.from(labels, (label) => (label === 1 ? 3 : 1));
		const options = { hiddenLayers: [], learningRate: 0.05, maxEpochs: 300, tol: 0 };
		const weighted = await network(options).fit(frame, classes(labels), { sampleWeight });
		expect(weighted.predict(numbers([1]))[1]).toBeCloseTo(0.75, 2);
		const byClass = await network({ ...options, classWeight: [1, 3] }).fit(frame, classes(labels));
		expect(byClass.predict(numbers([1]))[1]).toBeCloseTo(0.75, 2);
		const rare = labels.map((_, row) => Number(row < 40));
		const balanced = await network({ ...options, classWeight: 'balanced' }).fit(
			frame,
			classes(rare),
		);
		expect(balanced.predict(numbers([1]))[1]).toBeCloseTo(0.5, 1);
	});

	it('shrinks weights with alpha', async () => {
		const { frame, target } = checkers(2000, 6);
		const size = async (alpha: number) => {
			const { tensors } = (
				await network({ alpha, maxEpochs: 10, learningRate: 0.01 }).fit(frame, target)
			).save();
			return Array.from(tensors['layer0'] ?? [], Number).reduce((sum, w) => sum + w * w, 0);
		};
		expect(await size(200)).toBeLessThan(0.5 * (await size(0)));
	});

	it('says the same after saving and loading, and saves the same again', async () => {
		const { frame, target } = checkers(500, 8);
		const fitted = await network({ activation: 'tanh', maxEpochs: 4 }).fit(frame, target);
		const saved = fitted.save();
		const bytes = encodeArtefact({ ...saved, version: 1 });
		const decoded = decodeArtefact(bytes, 'neuralNetwork');
		const loaded = loadNeuralNetwork({
			kind: saved.kind,
			meta: JSON.parse(JSON.stringify(decoded.meta)),
			tensors: Object.fromEntries(decoded.tensors),
		});
		expect(loaded.predict(frame)).toEqual(fitted.predict(frame));
		expect(loaded.save()).toEqual(saved);
		expect(loaded.training).toEqual(fitted.training);
	});

	it('refuses damaged models', async () => {
		const { frame, target } = checkers(200, 9);
		const saved = (await network({ maxEpochs: 1 }).fit(frame, target)).save();
		const { meta, tensors } = saved;
		const layer = Float32Array.from(tensors['layer1'] ?? [], Number);
		const damaged = [
			{ ...saved, kind: 'gradientBoosting' },
			{ ...saved, meta: { ...meta, version: 2 } },
			{ ...saved, meta: { ...meta, hiddenLayers: [64, 1e9] } },
			{ ...saved, meta: { ...meta, nClasses: 3 } },
			{ ...saved, meta: { ...meta, activation: '__proto__' } },
			{ ...saved, meta: { ...meta, training: null } },
			{ ...saved, tensors: { ...tensors, layer1: layer.subarray(1) } },
			{ ...saved, tensors: { ...tensors, layer1: layer.with(3, Number.NaN) } },
			{ ...saved, tensors: { ...tensors, target: Float64Array.of(0, 0) } },
		];
		for (const one of damaged)
			expect(() => loadNeuralNetwork(one)).toThrow(
				expect.objectContaining({ code: 'CORRUPT_FILE' }),
			);
	});

	it('needs to be fitted, with the same features as in fitting', async () => {
		expect(() => network().predict(numbers([1]))).toThrow(
			expect.objectContaining({ code: 'NOT_FITTED' }),
		);
		const fitted = await network({ maxEpochs: 1 }).fit(numbers([1, 2, 3]), classes([0, 1, 1]));
		expect(() => fitted.predict(numbers([1], [2]))).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
		expect(fitted.predict(numbers([])).length).toBe(0);
	});
});
