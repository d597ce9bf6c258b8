import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTensorFlow } from '../../../lib/learn/network/tensorflow/tensorFlow';
import { Random } from '../../../lib/math';
import { checkers, classes, network, numbers, values } from './networkData';

describe('NeuralNetwork on TensorFlow.js', () => {
	it.each([
		['relu', 2],
		['tanh', 3],
		['logistic', 0],
	] as const)(
		'learns what the kernels learn with %s and %d classes',
		async (activation, nClasses) => {
			const random = new Random(21);
			const x = Array.from({ length: 600 }, () => random.normal());
			const label = x.map((value) => Math.min(2, Math.floor(Math.abs(value) * 1.5)));
			const target =
				nClasses === 0
					? values(x.map((value) => value * value))
					: classes(
							label.map((value) => Math.min(value, nClasses - 1)),
							nClasses,
						);
			const options = {
				task: target.task,
				activation,
				maxEpochs: 5,
				alpha: 0.5,
				learningRate: 0.01,
			};
			const fit = (backend: 'kernels' | 'tensorflow') =>
				network({ ...options, backend }).fit(numbers(x), target);
			const [ours, theirs] = [await fit('kernels'), await fit('tensorflow')];
			expect(theirs.training.backend).toBe('tensorflow-wasm');
			ours.training.validationLosses.forEach((loss, epoch) => {
				expect(theirs.training.validationLosses[epoch]).toBeCloseTo(loss, 3);
			});
			const said = theirs.predict(numbers([-1, 0, 2]));
			ours
				.predict(numbers([-1, 0, 2]))
				.forEach((value, at) => expect(said[at]).toBeCloseTo(value, 2));
		},
	);

	it('gives the same bytes twice, with dropout, and leaves no tensors or listeners behind', async () => {
		const { frame, target } = checkers(300, 22);
		const fit = async () =>
			(
				await network({ backend: 'tensorflow', dropout: 0.3, maxEpochs: 3 }).fit(frame, target)
			).save();
		const first = await fit();
		const { tf } = await openTensorFlow();
		const [held, listeners] = [tf.memory().numTensors, process.listenerCount('uncaughtException')];
		expect((await fit()).tensors).toEqual(first.tensors);
		expect(tf.memory().numTensors).toBe(held);
		expect(process.listenerCount('uncaughtException')).toBe(listeners);
		expect(first.meta['training']).toMatchObject({ backend: 'tensorflow-wasm' });
	});

	it('takes tfjs-node where it is installed and loads, and restores what Node 23 removed for it', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'tfjs-node-'));
		const place = path.join(folder, 'node_modules/@tensorflow/tfjs-node');
		mkdirSync(place, { recursive: true });
		const write = (text: string) => writeFileSync(path.join(place, 'index.js'), text);
		const from = path.join(folder, 'app.js');
		write(
			`require('util').isNullOrUndefined(null); exports.variableGrads = exports.matMul = exports.loadLayersModel = () => 0;`,
		);
		expect((await openTensorFlow(from)).backend).toBe('tensorflow-node');
		rmSync(folder, { recursive: true });
	});

	it('goes on with WebAssembly, and says so, where tfjs-node is installed but does not load', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'tfjs-node-'));
		const place = path.join(folder, 'node_modules/@tensorflow/tfjs-node');
		mkdirSync(place, { recursive: true });
		writeFileSync(path.join(place, 'index.js'), `throw new Error('no libtensorflow for musl');`);
		expect((await openTensorFlow(path.join(folder, 'app.js'))).backend).toBe('tensorflow-wasm');
		rmSync(folder, { recursive: true });
	});
});
