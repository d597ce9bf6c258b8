/**
 * Seeded random numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021),
 * its 128 bits of state filled from the seed by splitmix32. Same seed, same numbers, on every platform. Not for secrets.
 */
const rotateLeft = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));

/** One splitmix32 step: mixes a counter into 32 well-spread bits. */
function mix32(counter: number): number {
	let z = counter | 0;
	z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
	z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
	return z ^ (z >>> 15);
}

/** A stream of random numbers. `seed` is any finite number; its integer part (53 bits) counts. */
export class Random {
	private a: number;
	private b: number;
	private c: number;
	private d: number;
	private spareNormal: number | undefined;

	constructor(seed: number) {
		const whole = Math.trunc(seed);
		const high = mix32(Math.floor(whole / 2 ** 32) | 0);
		const base = (whole | 0) ^ high;
		this.a = mix32(base + 0x9e3779b9);
		this.b = mix32(base + 2 * 0x9e3779b9);
		this.c = mix32(base + 3 * 0x9e3779b9);
		this.d = mix32(base + 4 * 0x9e3779b9) | 1;
	}

	/** A generator at an exact 128-bit state (not all zero): for tests against published vectors. */
	static fromState(a: number, b: number, c: number, d: number): Random {
		const random = new Random(0);
		random.a = a;
		random.b = b;
		random.c = c;
		random.d = d;
		return random;
	}

	/** The next 32 bits, 0..2³²−1. */
	uint32(): number {
		const result = Math.imul(rotateLeft(Math.imul(this.b, 5), 7), 9);
		const t = this.b << 9;
		this.c ^= this.a;
		this.d ^= this.b;
		this.b ^= this.c;
		this.a ^= this.d;
		this.c ^= t;
		this.d = rotateLeft(this.d, 11);
		return result >>> 0;
	}

	/** Uniform in [low, high), 53 random bits; [0, 1) when nothing is given. */
	uniform(low = 0, high = 1): number {
		const bits = (this.uint32() >>> 5) * 2 ** 26 + (this.uint32() >>> 6);
		return low + (high - low) * (bits * 2 ** -53);
	}

	/** Normal with the given mean and standard deviation (Marsaglia's polar method). */
	normal(mean = 0, standardDeviation = 1): number {
		return mean + standardDeviation * this.standardNormal();
	}

	/** Whole number in 0..limit−1 without bias (rejection); limit 1..2³². */
	integer(limit: number): number {
		const reject = 2 ** 32 - (2 ** 32 % limit);
		let bits = this.uint32();
		while (bits >= reject) bits = this.uint32();
		return bits % limit;
	}

	/** An independent stream: same seed and same id give the same stream, whatever was drawn before from others. */
	fork(id: number): Random {
		const child = Random.fromState(this.a, this.b, this.c, this.d ^ mix32(id + 0x51ed270b));
		for (let i = 0; i < 8; i++) child.uint32();
		return child;
	}

	private standardNormal(): number {
		const spare = this.spareNormal;
		this.spareNormal = undefined;
		if (spare !== undefined) return spare;
		for (;;) {
			const x = this.uniform(-1, 1);
			const y = this.uniform(-1, 1);
			const square = x * x + y * y;
			if (square >= 1 || square === 0) continue;
			const scale = Math.sqrt((-2 * Math.log(square)) / square);
			this.spareNormal = y * scale;
			return x * scale;
		}
	}
}
