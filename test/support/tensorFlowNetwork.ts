import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';

interface SavedNetwork {
	/** The text of model.json. */
	readonly json: string;
	/** What model.json calls weights.bin. */
	readonly weights: Buffer;
	/** What TensorFlow.js itself predicts: three probabilities a row. */
	readonly predictions: readonly number[][];
}

/** A network of two inputs and three classes, made, asked and saved by TensorFlow.js on its own CPU backend. */
export async function tensorFlowNetwork(rows: readonly number[][]): Promise<SavedNetwork> {
	tf.env().set('PROD', true);
	await tf.setBackend('cpu');
	const kernel = (seed: number) => initializers.randomNormal({ seed, stddev: 0.7 });
	const network = sequential({
		layers: [
			layers.dense({
				units: 6,
				activation: 'relu',
				inputShape: [2],
				kernelInitializer: kernel(1),
			}),
			layers.batchNormalization(),
			layers.dense({ units: 3, activation: 'softmax', kernelInitializer: kernel(2) }),
		],
	});
	const answer = network.predict(tf.tensor2d(rows.map((row) => [...row])));
	if (Array.isArray(answer)) throw new Error('The network has one output.');
	const values = await answer.data();
	const predictions = rows.map((_, i) => Array.from(values.slice(3 * i, 3 * i + 3)));
	return { ...(await saved(network)), predictions };
}

/** As the network's own `save` hands it to whoever stores it, in the layout of its handlers for files. */
async function saved(network: LayersModel) {
	let artifacts: tf.io.ModelArtifacts = {};
	const handler = tf.io.withSaveHandler((given) => {
		artifacts = given;
		const modelArtifactsInfo = { dateSaved: new Date(0), modelTopologyType: 'JSON' as const };
		return Promise.resolve({ modelArtifactsInfo });
	});
	await network.save(handler);
	const { weightData, weightSpecs = [], modelTopology, format, generatedBy } = artifacts;
	const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
	return {
		json: JSON.stringify({ format, generatedBy, modelTopology, weightsManifest }),
		weights: Buffer.from(new tf.io.CompositeArrayBuffer(weightData).slice()),
	};
}
