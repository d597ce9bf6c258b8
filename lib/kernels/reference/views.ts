/** A linear memory seen as numbers of each kind: what the plain twins work on. Addresses are bytes, as in the kernels. */
export class Views {
	readonly f32: Float32Array;
	readonly f64: Float64Array;
	readonly i32: Int32Array;
	readonly u32: Uint32Array;
	readonly u8: Uint8Array;

	constructor(buffer: ArrayBufferLike) {
		this.f32 = new Float32Array(buffer);
		this.f64 = new Float64Array(buffer);
		this.i32 = new Int32Array(buffer);
		this.u32 = new Uint32Array(buffer);
		this.u8 = new Uint8Array(buffer);
	}

	/** The float at `address` + 4 · index. */
	float(address: number, index: number): number {
		return this.f32[address / 4 + index] ?? 0;
	}

	setFloat(address: number, index: number, value: number): void {
		this.f32[address / 4 + index] = value;
	}

	int(address: number, index: number): number {
		return this.i32[address / 4 + index] ?? 0;
	}

	setInt(address: number, index: number, value: number): void {
		this.i32[address / 4 + index] = value;
	}

	word(address: number, index: number): number {
		return this.u32[address / 4 + index] ?? 0;
	}

	double(address: number, index: number): number {
		return this.f64[address / 8 + index] ?? 0;
	}

	setDouble(address: number, index: number, value: number): void {
		this.f64[address / 8 + index] = value;
	}
}

/** A plain twin: the kernel of the same name, on views instead of raw memory. */
export type Twin = (views: Views, chunk: number, worker: number, ...args: number[]) => void;
