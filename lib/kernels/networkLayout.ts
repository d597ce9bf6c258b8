import { padded } from './chunks';

export type Activation = 'relu' | 'tanh' | 'logistic';
/** What the last layer's sums become, and with it the loss: half a squared error, or log loss. */
export type NetworkOutput = 'identity' | 'logistic' | 'softmax';

export interface NetworkShape {
	/** Inputs, units of each hidden layer, outputs. */
	readonly sizes: readonly number[];
	readonly activation: Activation;
	readonly output: NetworkOutput;
	/** Share of hidden units dropped in training, 0 <= dropout < 1. */
	readonly dropout: number;
	/** Rows that go through the layers together; a multiple of 4. */
	readonly passRows: number;
}

interface Layer {
	readonly inputs: number;
	readonly units: number;
	/** Inputs and units with padding, in floats. */
	readonly depth: number;
	readonly width: number;
	/** Where its weights and biases begin among the parameters, and where the turned weights do; in floats. */
	readonly weights: number;
	readonly biases: number;
	readonly turned: number;
}

const ACTIVATIONS: readonly Activation[] = ['relu', 'tanh', 'logistic'];
const OUTPUTS: readonly NetworkOutput[] = ['identity', 'logistic', 'softmax'];
const LAYER_WORDS = 8;
const HEAD_WORDS = 8;

/** Where a network's numbers lie in kernel memory (assembly/networkLayers.ts reads what `spec` writes). */
export class NetworkLayout {
	readonly layers: readonly Layer[];
	/** Floats of all parameters with padding, of the turned weights, and bytes a thread needs. */
	readonly parameters: number;
	readonly turned: number;
	readonly scratchBytes: number;

	constructor(readonly shape: NetworkShape) {
		const layers: Layer[] = [];
		let [parameters, turned] = [0, 0];
		for (let l = 0; l + 1 < shape.sizes.length; l++) {
			const [inputs = 0, units = 0] = shape.sizes.slice(l, l + 2);
			const [depth, width] = [padded(inputs), padded(units)];
			const biases = parameters + depth * width;
			layers.push({ inputs, units, depth, width, weights: parameters, biases, turned });
			parameters = biases + width;
			turned += depth * width;
		}
		this.layers = layers;
		this.parameters = parameters;
		this.turned = turned;
		const floats = layers.reduce((sum, { width }) => sum + 2 * width, this.depth);
		this.scratchBytes = Math.ceil((floats * shape.passRows * 4) / 64) * 64;
	}

	/** Floats of a row of inputs with padding. */
	get depth(): number {
		return this.layers[0]?.depth ?? 0;
	}

	get outputs(): number {
		return this.shape.sizes.at(-1) ?? 0;
	}

	/** The kernels' description of the network. */
	spec(): Int32Array {
		const { layers, shape, parameters } = this;
		const words = new Int32Array(HEAD_WORDS + layers.length * LAYER_WORDS);
		const kept = Math.round((1 - shape.dropout) * 2 ** 24);
		words.set([layers.length, ACTIVATIONS.indexOf(shape.activation)]);
		words.set([OUTPUTS.indexOf(shape.output), kept, shape.passRows, parameters], 2);
		let scratch = this.depth * shape.passRows * 4;
		layers.forEach(({ depth, units, width, weights, biases, turned }, l) => {
			const bytes = width * shape.passRows * 4;
			words.set([depth, units, width], HEAD_WORDS + l * LAYER_WORDS);
			const places = [weights * 4, biases * 4, turned * 4, scratch, scratch + bytes];
			words.set(places, HEAD_WORDS + l * LAYER_WORDS + 3);
			scratch += 2 * bytes;
		});
		return words;
	}

	/** Parameters with padding from one tensor a layer: (inputs + 1) × units, the last row the biases. */
	pack(tensors: readonly Float32Array[]): Float32Array {
		const packed = new Float32Array(this.parameters);
		this.eachRow((l, row, from, units) => {
			packed.set(tensors[l]?.subarray(row * units, (row + 1) * units) ?? [], from);
		});
		return packed;
	}

	/** One tensor a layer from the padded parameters (or gradients). */
	unpack(packed: Float32Array): Float32Array[] {
		const tensors = this.layers.map(({ inputs, units }) => new Float32Array((inputs + 1) * units));
		this.eachRow((l, row, from, units) => {
			tensors[l]?.set(packed.subarray(from, from + units), row * units);
		});
		return tensors;
	}

	/** The weights turned round, as `backward` wants them. */
	turn(packed: Float32Array): Float32Array {
		const out = new Float32Array(this.turned);
		for (const { depth, width, weights, turned } of this.layers) {
			for (let at = 0; at < depth * width; at++) {
				out[turned + (at % width) * depth + Math.floor(at / width)] = packed[weights + at] ?? 0;
			}
		}
		return out;
	}

	/** Visits each row of weights and the biases: number of the layer, of the row, its place in the packed parameters. */
	private eachRow(visit: (l: number, row: number, from: number, units: number) => void): void {
		this.layers.forEach(({ inputs, units, width, weights, biases }, l) => {
			for (let row = 0; row < inputs; row++) visit(l, row, weights + row * width, units);
			visit(l, inputs, biases, units);
		});
	}
}
