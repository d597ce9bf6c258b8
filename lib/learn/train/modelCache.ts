export interface ModelCacheLimits {
	/** Bytes of the artefacts that the models came from; default 256 MB. The newest model is held whatever its size. */
	readonly maxBytes?: number | undefined;
	/** Default 16. */
	readonly maxModels?: number | undefined;
}

interface Held<M> {
	readonly model: M;
	readonly bytes: number;
}

/** Decoded models by key; the one that was not used for longest goes first. */
export class ModelCache<M> {
	private readonly held = new Map<string, Held<M>>();
	private readonly maxBytes: number;
	private readonly maxModels: number;
	private bytes = 0;

	/** `onDrop` hears of each model that is let go. */
	constructor(
		{ maxBytes = 256 * 2 ** 20, maxModels = 16 }: ModelCacheLimits = {},
		private readonly onDrop?: (model: M) => void,
	) {
		this.maxBytes = maxBytes;
		this.maxModels = maxModels;
	}

	get(key: string): M | undefined {
		const found = this.held.get(key);
		if (!found) return undefined;
		// A Map keeps the order of insertion: put in again, it is the last to go.
		this.held.delete(key);
		this.held.set(key, found);
		return found.model;
	}

	/** `bytes`: size of the artefact. */
	set(key: string, model: M, bytes: number): void {
		this.drop(key);
		this.held.set(key, { model, bytes });
		this.bytes += bytes;
		for (const oldest of this.held.keys()) {
			if (oldest === key) return;
			if (this.bytes <= this.maxBytes && this.held.size <= this.maxModels) return;
			this.drop(oldest);
		}
	}

	get size(): number {
		return this.held.size;
	}

	private drop(key: string): void {
		const found = this.held.get(key);
		if (!found) return;
		this.bytes -= found.bytes;
		this.held.delete(key);
		this.onDrop?.(found.model);
	}
}
