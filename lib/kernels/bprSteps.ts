/** The face of kernels/assembly/bpr.ts: factors in kernel memory, trained by lists of triples. */
import type { Block } from './arena';
import { padded } from './chunks';
import type { RunOptions, Team } from './team';

/** Steps between two questions for cancellation. */
const STEPS = 65_536;

export interface BprFactors {
	/** Row-major, users × factors. */
	readonly users: Float32Array;
	/** Row-major, items × factors. */
	readonly items: Float32Array;
	/** One an item. */
	readonly bias: Float32Array;
	readonly factors: number;
}

export interface BprSettings {
	readonly learningRate: number;
	readonly regularization: number;
	/** Whether items and biases stay as they are: new users of a trained model. */
	readonly keepItems: boolean;
}

/** Triples in the order of the steps; negative −1 = no step. */
export interface Triples {
	readonly users: Uint32Array;
	readonly positives: Uint32Array;
	readonly negatives: Int32Array;
}

/** Factors in kernel memory. Steps run one after the other on the calling thread: their order is part of the result. */
export class BprSteps {
	private readonly stride: number;
	private readonly x: Block<Float32Array>;
	private readonly y: Block<Float32Array>;
	private readonly bias: Block<Float32Array>;

	constructor(
		private readonly team: Team,
		private readonly start: BprFactors,
		private readonly settings: BprSettings,
	) {
		this.stride = padded(start.factors);
		this.x = this.widened(start.users);
		this.y = this.widened(start.items);
		this.bias = team.arena.copyOf(start.bias);
	}

	run({ users, positives, negatives }: Triples, { signal }: RunOptions = {}): void {
		const { team, settings } = this;
		const { arena } = team;
		const blocks = [arena.copyOf(users), arena.copyOf(positives), arena.copyOf(negatives)];
		for (let from = 0; from < users.length; from += STEPS) {
			const args = [
				...blocks.map(({ address }) => address + from * 4),
				Math.min(STEPS, users.length - from),
				...[this.x.address, this.y.address, this.bias.address, this.stride],
				...[settings.learningRate, settings.regularization, settings.keepItems ? 1 : 0],
			];
			team.run('bprSteps', 1, args, { signal });
		}
		arena.free(...blocks);
	}

	/** What was learnt so far. */
	read(): BprFactors {
		const { factors } = this.start;
		const [users, items] = [this.narrowed(this.x), this.narrowed(this.y)];
		return { users, items, bias: this.bias.view.slice(), factors };
	}

	private widened(rows: Float32Array): Block<Float32Array> {
		const { stride } = this;
		const { factors } = this.start;
		const block = this.team.arena.float32((rows.length / factors) * stride);
		const view = block.view.fill(0);
		for (let row = 0; row * factors < rows.length; row++) {
			view.set(rows.subarray(row * factors, (row + 1) * factors), row * stride);
		}
		return block;
	}

	private narrowed({ view, length }: Block<Float32Array>): Float32Array {
		const { stride } = this;
		const { factors } = this.start;
		const rows = new Float32Array((length / stride) * factors);
		for (let row = 0; row * stride < length; row++) {
			rows.set(view.subarray(row * stride, row * stride + factors), row * factors);
		}
		return rows;
	}
}
