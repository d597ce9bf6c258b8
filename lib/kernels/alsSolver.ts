import { transposeCsr, type CsrMatrix } from '../math';
import type { Block } from './arena';
import { cutRows, padded } from './chunks';
import { eigenbasis, turnedFurther, turnRows } from './factorTurns';
import type { RunOptions, Team } from './team';

/** Rows a chunk of a half step: short enough to share out well, whatever the rows' lengths. */
const ROWS_PER_CHUNK = 64;

export interface AlsSettings {
	readonly factors: number;
	/** λ. */
	readonly regularization: number;
	/** Confidence of an entry is 1 + alpha · value. */
	readonly alpha: number;
	/** ν: a row's λ is λ · (its confidence mass / the mean row's)^ν; 0 = the same for all. */
	readonly frequencyScaling: number;
	/** Conjugate gradient steps (many rows: at most), or 0 for an exact solution by Cholesky. */
	readonly cgSteps: number;
	/** With many rows a row takes no further step once its squared error is this share of its squared length. Default 0.01. */
	readonly tolerance?: number | undefined;
}

/** From as many rows a factor on, an eigenbasis costs less than it saves. */
const ROWS_A_FACTOR = 32;

interface SparseBlocks {
	readonly indptr: Block<Uint32Array>;
	readonly indices: Block<Uint32Array>;
	readonly values: Block<Float32Array>;
	readonly lambdas: Block<Float32Array>;
	readonly nRows: number;
}

/** Factors of one side in kernel memory: nRows × stride, padding 0. */
export interface FactorBlock {
	readonly block: Block<Float32Array>;
	readonly nRows: number;
	/** The rows that lie there are the factors times this (factors × factors); undefined = the factors themselves. */
	turned: Float64Array | undefined;
}

/**
 * Alternating least squares for implicit feedback in kernel memory: holds matrices and factors, does half steps.
 * See assembly/als.ts for the equations.
 */
export class AlsSolver {
	readonly stride: number;

	constructor(
		readonly team: Team,
		readonly settings: AlsSettings,
		readonly runOptions: RunOptions = {},
	) {
		this.stride = padded(settings.factors);
	}

	/** Puts a sparse matrix into kernel memory, with each row's regularisation. */
	upload(matrix: CsrMatrix): SparseBlocks {
		const { arena } = this.team;
		return {
			indptr: arena.copyOf(matrix.indptr),
			indices: arena.copyOf(matrix.indices),
			values: arena.copyOf(matrix.values),
			lambdas: arena.copyOf(rowLambdas(matrix, this.settings)),
			nRows: matrix.nRows,
		};
	}

	/** The same of the turned matrix. */
	uploadTransposed(matrix: CsrMatrix): SparseBlocks {
		return this.upload(transposeCsr(matrix));
	}

	/** Factors with rows of `stride` floats, from rows of `factors` floats or all 0. */
	factorBlock(nRows: number, values?: Float32Array): FactorBlock {
		const { factors } = this.settings;
		const block = this.team.arena.float32(nRows * this.stride);
		const view = block.view.fill(0);
		if (values) {
			for (let row = 0; row < nRows; row++) {
				view.set(values.subarray(row * factors, (row + 1) * factors), row * this.stride);
			}
		}
		return { block, nRows, turned: undefined };
	}

	/** Rows of `factors` floats, out of kernel memory. */
	read(of: FactorBlock): Float32Array {
		const { factors } = this.settings;
		this.turnTo(of, undefined);
		const { block, nRows } = of;
		const view = block.view;
		if (factors === this.stride) return view.slice();
		const rows = new Float32Array(nRows * factors);
		for (let row = 0; row < nRows; row++) {
			const from = row * this.stride;
			rows.set(view.subarray(from, from + factors), row * factors);
		}
		return rows;
	}

	/** Solves the rows of `matrix` for `own`, the other side's factors held. */
	halfStep(matrix: SparseBlocks, own: FactorBlock, other: FactorBlock): void {
		const { factors, cgSteps } = this.settings;
		const gram = this.gram(other);
		const many = own.nRows >= ROWS_A_FACTOR * factors;
		if (cgSteps > 0 && many) this.spectralStep(matrix, own, other, gram);
		else this.plainStep(matrix, own, other, gram);
		this.team.arena.free(gram);
	}

	private plainStep(
		matrix: SparseBlocks,
		own: FactorBlock,
		other: FactorBlock,
		gram: Block<Float32Array>,
	): void {
		const { team, stride, settings } = this;
		this.turnTo(own, other.turned);
		const exact = settings.cgSteps === 0;
		const scratchBytes = exact ? (stride + 1) * stride * 8 : stride * 3 * 4;
		const bytes = Math.ceil(scratchBytes / 64) * 64;
		const scratch = team.arena.bytes(bytes * team.threads);
		const common = this.rowArguments(matrix, own, other);
		const solve = [gram.address, matrix.lambdas.address, settings.alpha];
		const last = [scratch.address, bytes];
		const args = exact
			? [...common, settings.factors, ...solve, ...last]
			: [...common, ...solve, settings.cgSteps, ...last];
		const kernel = exact ? 'alsCholesky' : 'alsConjugateGradient';
		team.run(kernel, Math.ceil(matrix.nRows / ROWS_PER_CHUNK), args, this.runOptions);
		team.arena.free(scratch);
	}

	/** The same with both sides turned into the eigenbasis of `gram`: see assembly/alsSpectral.ts. */
	private spectralStep(
		matrix: SparseBlocks,
		own: FactorBlock,
		other: FactorBlock,
		gram: Block<Float32Array>,
	): void {
		const { team, stride, settings } = this;
		const { arena } = team;
		const { turn, spectrum } = eigenbasis(gram.view, settings.factors, stride);
		const basis = turnedFurther(other.turned, turn, settings.factors);
		this.turnTo(other, basis);
		this.turnTo(own, basis);
		const eigenvalues = arena.copyOf(spectrum);
		const bytes = Math.ceil((stride * 16) / 64) * 64;
		const scratch = arena.bytes(bytes * team.threads);
		const args = [
			...this.rowArguments(matrix, own, other),
			eigenvalues.address,
			matrix.lambdas.address,
			settings.alpha,
			settings.cgSteps,
			settings.tolerance ?? 0.01,
			scratch.address,
			bytes,
		];
		team.run('alsSpectral', Math.ceil(matrix.nRows / ROWS_PER_CHUNK), args, this.runOptions);
		arena.free(eigenvalues, scratch);
	}

	private rowArguments(matrix: SparseBlocks, own: FactorBlock, other: FactorBlock): number[] {
		return [
			matrix.indptr.address,
			matrix.indices.address,
			matrix.values.address,
			matrix.nRows,
			ROWS_PER_CHUNK,
			other.block.address,
			own.block.address,
			this.stride,
		];
	}

	private turnTo(factors: FactorBlock, basis: Float64Array | undefined): void {
		turnRows(this.team, factors, basis, this.settings.factors, this.runOptions);
	}

	/** yᵀy of the factors, full and symmetric. */
	private gram({ block, nRows }: FactorBlock): Block<Float32Array> {
		const { team, stride } = this;
		const { arena } = team;
		const chunks = cutRows(nRows, 512);
		const size = stride * stride;
		const parts = arena.float32(chunks.count * size);
		parts.view.fill(0);
		const args = [block.address, nRows, stride, chunks.rows, parts.address];
		team.run('gram', chunks.count, args, this.runOptions);
		const gram = arena.float32(size);
		sumUpper(parts.view, gram.view, stride);
		arena.free(parts);
		return gram;
	}
}

/** Adds up the parts in float64, in order, and mirrors the upper triangle. */
function sumUpper(parts: Float32Array, to: Float32Array, n: number): void {
	const total = new Float64Array(n * n);
	for (let from = 0; from < parts.length; from += total.length) {
		for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (parts[from + i] ?? 0);
	}
	for (let i = 0; i < n; i++) {
		for (let j = i; j < n; j++) {
			to[i * n + j] = total[i * n + j] ?? 0;
			to[j * n + i] = total[i * n + j] ?? 0;
		}
	}
}

/** λ · (mass / mean mass)^ν, mass = total confidence of a row = nCols + alpha · sum of its values. */
function rowLambdas(matrix: CsrMatrix, settings: AlsSettings): Float32Array {
	const { regularization, frequencyScaling, alpha } = settings;
	const { indptr, values, nRows, nCols } = matrix;
	if (frequencyScaling === 0) return new Float32Array(nRows).fill(regularization);
	const masses = Float64Array.from({ length: nRows }, (_, row) => {
		let mass = nCols;
		const end = indptr[row + 1] ?? 0;
		for (let at = indptr[row] ?? 0; at < end; at++) mass += alpha * (values[at] ?? 0);
		return mass;
	});
	const mean = masses.reduce((sum, mass) => sum + mass, 0) / Math.max(1, nRows);
	return Float32Array.from(masses, (mass) => regularization * (mass / mean) ** frequencyScaling);
}
