import type { Block } from './arena';
import { NetworkLayout, type NetworkShape } from './networkLayout';
import type { RunOptions, Team } from './team';

export interface AdamSettings {
	readonly learningRate: number;
	readonly beta1: number;
	readonly beta2: number;
	readonly epsilon: number;
	/** L2 strength: alpha / 2 · Σ w² is added to the loss of a batch's rows together. Biases are left alone. */
	readonly alpha: number;
}

/** Rows in kernel memory. */
export interface NetworkRows {
	readonly nRows: number;
	readonly x: Block<Float32Array>;
}

/** What is learnt from: rows, one target (value or class number) and one weight each. */
export interface NetworkData extends NetworkRows {
	readonly targets: Block<Float32Array>;
	readonly weights: Block<Float32Array>;
}

export interface EpochOptions {
	readonly data: NetworkData;
	/** The rows to learn from, in this order. */
	readonly order: Uint32Array;
	readonly batchSize: number;
	readonly adam: AdamSettings;
	/** Decides which units are dropped. */
	readonly seed: number;
	readonly run?: RunOptions | undefined;
}

/** Multiply-adds of one run: some tens of milliseconds, after which the caller may cancel. */
const RUN_WORK = 1e8;

/**
 * A multi-layer perceptron in kernel memory, its state of Adam included. One tensor a layer goes in and comes out:
 * (inputs + 1) × units row-major, the last row the biases. Same numbers on any number of threads.
 */
export class NetworkKernel {
	readonly layout: NetworkLayout;
	private readonly spec: Block<Int32Array>;
	private readonly params: Block<Float32Array>;
	private readonly turned: Block<Float32Array>;
	private readonly moments: Block<Float32Array>;
	private readonly squares: Block<Float32Array>;
	private readonly scratch: Block<Uint8Array>;
	private readonly control: Block<Int32Array>;
	private readonly settings: Block<Float32Array>;
	/** One a pass of a batch, once a batch was seen. */
	private gradients: Block<Float32Array> | undefined;
	private steps = 0;

	constructor(
		private readonly team: Team,
		shape: NetworkShape,
		weights: readonly Float32Array[],
	) {
		const { arena } = team;
		this.layout = new NetworkLayout(shape);
		const { parameters, turned, scratchBytes } = this.layout;
		this.spec = arena.copyOf(this.layout.spec());
		this.params = arena.float32(parameters);
		this.turned = arena.float32(turned);
		this.moments = arena.float32(parameters);
		this.squares = arena.float32(parameters);
		this.scratch = arena.bytes(scratchBytes * team.threads);
		this.control = arena.int32(16);
		this.settings = arena.float32(7);
		this.moments.view.fill(0);
		this.squares.view.fill(0);
		this.weights = weights;
	}

	get weights(): Float32Array[] {
		return this.layout.unpack(this.params.view);
	}

	set weights(tensors: readonly Float32Array[]) {
		const packed = this.layout.pack(tensors);
		this.params.view.set(packed);
		this.turned.view.set(this.layout.turn(packed));
	}

	/** Gradient of the last batch that was seen, summed over its rows, L2 not included. */
	gradient(rows: number): Float32Array[] {
		const { parameters, shape } = this.layout;
		const total = new Float32Array(parameters);
		for (let pass = 0; pass < Math.ceil(rows / shape.passRows); pass++) {
			const part = this.gradients?.view.subarray(pass * parameters, (pass + 1) * parameters);
			part?.forEach((value, at) => {
				total[at] = (total[at] ?? 0) + value;
			});
		}
		return this.layout.unpack(total);
	}

	/** Rows in kernel memory. `write` fills them: row-major, `width` numbers a row, the rest of each row is 0. */
	rows(nRows: number, write: (out: Float32Array, width: number) => void): NetworkRows {
		const { depth } = this.layout;
		const x = this.team.arena.float32(Math.ceil(nRows / 4) * 4 * depth);
		write(x.view.fill(0), depth);
		return { nRows, x };
	}

	/** Gives rows their targets (values or class numbers) and weights. */
	data(rows: NetworkRows, targets: Float32Array, weights: Float32Array): NetworkData {
		const { arena } = this.team;
		return { ...rows, targets: arena.copyOf(targets), weights: arena.copyOf(weights) };
	}

	/** One pass over the rows of `order` in batches. Returns the sum of their weighted losses, taken while learning. */
	epoch({ data, order, batchSize, adam, seed, run = {} }: EpochOptions): number {
		const { arena, threads } = this.team;
		const { shape } = this.layout;
		const batches = Math.ceil(order.length / batchSize);
		const passes = Math.ceil(batchSize / shape.passRows);
		this.gradients ??= arena.float32(passes * this.layout.parameters);
		this.set(adam);
		const places = arena.copyOf(order);
		const rates = arena.copyOf(this.rates(adam, batches));
		const losses = arena.float64(batches * passes);
		const perRun = Math.max(1, Math.ceil(RUN_WORK / (3 * this.layout.parameters * batchSize)));
		for (let first = 0; first < batches; first += perRun) {
			this.control.view.fill(0);
			const args = [
				...[this.spec, this.params, this.turned, this.moments, this.squares],
				...[this.gradients, this.settings, data.x, data.targets, data.weights, places],
			].map(({ address }) => address);
			const span = [order.length, batchSize, first, Math.min(batches, first + perRun)];
			const rest = [rates.address, losses.address, this.control.address, seed | 0];
			args.push(...span, ...rest, this.scratch.address, this.layout.scratchBytes);
			this.team.run('networkTrain', Math.min(threads, passes), args, run);
		}
		const total = losses.view.reduce((sum, loss) => sum + loss, 0);
		arena.free(places, rates, losses);
		return total;
	}

	/** nRows × outputs: values, probability of class 1, or of each class. */
	predict({ nRows, x }: NetworkRows, run: RunOptions = {}): Float32Array {
		const { arena } = this.team;
		const out = arena.float32(nRows * this.layout.outputs);
		const chunks = Math.ceil(nRows / this.layout.shape.passRows);
		const { spec, params, scratch } = this;
		const blocks = [spec.address, params.address, x.address, nRows, out.address];
		this.team.run(
			'networkPredict',
			chunks,
			[...blocks, scratch.address, this.layout.scratchBytes],
			run,
		);
		const result = out.view.slice();
		arena.free(out);
		return result;
	}

	private set({ beta1, beta2, epsilon, alpha }: AdamSettings): void {
		const { dropout } = this.layout.shape;
		const scale = dropout > 0 ? 1 / (1 - dropout) : 0;
		this.settings.view.set([beta1, 1 - beta1, beta2, 1 - beta2, epsilon, alpha, scale]);
	}

	/** Rates of the next steps with the correction for moments that began at 0. */
	private rates({ learningRate, beta1, beta2 }: AdamSettings, batches: number): Float32Array {
		return Float32Array.from({ length: batches }, () => {
			this.steps++;
			const moment = 1 - beta1 ** this.steps;
			return (learningRate * Math.sqrt(1 - beta2 ** this.steps)) / moment;
		});
	}
}
