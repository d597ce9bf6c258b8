import { transposeCsr, type CsrMatrix } from '../math';
import type { Block } from './arena';
import { padded } from './chunks';
import { eigenbasis, turnedFurther, turnFactors, type FactorBlock } from './factorTurns';
import { gramMatrix } from './gramMatrix';
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
		const { team, stride } = this;
		const gram = gramMatrix(team, other.block, other.nRows, stride, this.runOptions);
		const many = own.nRows >= ROWS_A_FACTOR * factors;
		if (cgSteps > 0 && many) this.spectralStep(matrix, own, other, gram);
		else this.plainStep(matrix, own, other, gram);
		team.arena.free(gram);
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
		turnFactors(this.team, factors, basis, this.settings.factors, this.runOptions);
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
