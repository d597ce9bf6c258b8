import { LibraryError } from '../../errors';
import type { WantedParts } from '../../kernels';
import type { CsrMatrix } from '../../math';
import type { Json, TypedArray } from '../../table';
import { corruptRecommender, SavedReader } from '../models/saved';
import { checkNumber } from '../options';
import type { EachParts, Recommender, RecommenderRun, SavedRecommender } from '../recommender';
import { addStandardised, rowScale } from './standardise';

const KIND = 'blend';
const VERSION = 1;
const MOST_MEMBERS = 16;

export interface BlendMember {
	readonly model: Recommender;
	/** > 0; only the ratio to the others' weights matters for the order. */
	readonly weight: number;
}

/**
 * A weighted mean of several recommenders' scores, each brought to mean 0 and deviation 1 over the products of a history.
 * `learnWeights` finds weights on hidden purchases.
 */
export class Blend implements Recommender {
	readonly kind = KIND;

	/** Throws INVALID_PARAMETER for 0 or more than 16 members, blends among them, or weights not above 0. */
	constructor(readonly members: readonly BlendMember[]) {
		checkNumber('members', members.length, 1, MOST_MEMBERS);
		for (const { model, weight } of members) {
			checkNumber('weight', weight, 1e-9, 1e9, false);
			if (model.kind !== KIND) continue;
			throw new LibraryError(
				'INVALID_PARAMETER',
				'A blend cannot be a member of a blend.',
				'Put its members in instead.',
			);
		}
	}

	/** Fits every member. */
	fit(interactions: CsrMatrix, run: RecommenderRun = {}): this {
		const { progress } = run;
		const share = 1 / this.members.length;
		this.members.forEach(({ model }, i) => {
			model.fit(interactions, {
				...run,
				progress: progress && ((fraction, text) => progress((i + fraction) * share, text)),
			});
		});
		return this;
	}

	score(histories: CsrMatrix, run: RecommenderRun = {}): Float32Array {
		const out = new Float32Array(histories.nRows * histories.nCols);
		for (const { model, weight } of this.members) {
			addStandardised(out, model.score(histories, run), weight, histories.nCols);
		}
		return out;
	}

	/** The members' parts on the blend's scale; members that cannot explain give none. */
	explain(
		histories: CsrMatrix,
		wanted: WantedParts,
		each: EachParts,
		run: RecommenderRun = {},
	): void {
		const { nCols } = histories;
		const sums = new Map<number, Float64Array>();
		for (const { model, weight } of this.members) {
			if (!model.explain) continue;
			const { deviation } = rowScale(model.score(histories, run), nCols);
			const add: EachParts = (row, place, parts) => {
				const spread = deviation[row] ?? 0;
				const factor = spread === 0 ? 0 : weight / spread;
				const key = row * wanted.k + place;
				const sum = sums.get(key) ?? new Float64Array(parts.length);
				sums.set(
					key,
					sum.map((value, at) => value + factor * (parts[at] ?? 0)),
				);
			};
			model.explain(histories, wanted, add, run);
		}
		for (const [key, parts] of sums) each(Math.floor(key / wanted.k), key % wanted.k, parts);
	}

	save(): SavedRecommender {
		const saved = this.members.map(({ model, weight }) => ({ weight, ...model.save() }));
		const tensors: Record<string, TypedArray> = {};
		saved.forEach((member, i) => {
			for (const [name, tensor] of Object.entries(member.tensors)) tensors[`${i}.${name}`] = tensor;
		});
		const members = saved.map(({ weight, kind, meta }) => ({ weight, kind, meta }));
		return { kind: KIND, meta: { version: VERSION, members }, tensors };
	}

	/** `loadMember` reads one member. Throws CORRUPT_FILE. */
	static load(
		saved: SavedRecommender,
		loadMember: (saved: SavedRecommender) => Recommender,
	): Blend {
		const members = new SavedReader(saved, KIND, VERSION).meta('members');
		if (!Array.isArray(members) || members.length === 0 || members.length > MOST_MEMBERS) {
			throw corruptRecommender(KIND, 'its members are damaged');
		}
		const list: readonly unknown[] = members;
		return new Blend(
			list.map((member, i) => {
				if (!isMember(member)) throw corruptRecommender(KIND, `member ${i + 1} is damaged`);
				const { weight, kind, meta } = member;
				return { weight, model: loadMember({ kind, meta, tensors: tensorsOf(saved, i) }) };
			}),
		);
	}
}

interface SavedMember {
	readonly weight: number;
	readonly kind: string;
	readonly meta: { readonly [key: string]: Json };
}

function isMember(value: unknown): value is SavedMember {
	if (typeof value !== 'object' || value === null) return false;
	const { weight, kind, meta } = { weight: null, kind: null, meta: null, ...value };
	if (typeof weight !== 'number' || !(weight >= 1e-9 && weight <= 1e9)) return false;
	return typeof kind === 'string' && kind !== KIND && typeof meta === 'object' && meta !== null;
}

function tensorsOf({ tensors }: SavedRecommender, member: number): Record<string, TypedArray> {
	const prefix = `${member}.`;
	return Object.fromEntries(
		Object.entries(tensors)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, tensor]) => [name.slice(prefix.length), tensor]),
	);
}
