/** A saved model that stays at hand from one request to the next, with what its lists need worked out once for each set of rules. */
import { ModelCache } from '../../learn/train/modelCache';
import type { JobContext } from '../../ports';
import { isFileSource, type FileSource, type Table } from '../../table';
import { decodeModel, type RecommendModel } from '../model';
import type { RecommendOptions } from '../options';
import { openRecent } from '../recent/foldRecent';
import {
	asTable,
	openCatalogue,
	prepare,
	recommendPrepared,
	type Prepared,
	type RecommendResult,
} from '../recommend';
import { keyOf } from './fingerprint';

/** Bytes of factors and facts that the prepared rules of one model may hold; the newest are held in any case. */
const MOST_BYTES = 128 * 2 ** 20;
const MOST_RULES = 8;

/** Options that change from one request to the next without changing what is prepared. */
const OF_A_REQUEST = ['recent', 'keepColumns', 'layout', 'customerColumn', 'segmentColumn'];

const rulesOnly = (options: RecommendOptions) =>
	Object.fromEntries(Object.entries(options).filter(([name]) => !OF_A_REQUEST.includes(name)));

export class Serving {
	private readonly prepared: ModelCache<Prepared>;
	private readonly model: RecommendModel;

	/** Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
	constructor(artefact: Uint8Array) {
		this.model = decodeModel(artefact);
		this.prepared = new ModelCache<Prepared>({ maxBytes: MOST_BYTES, maxModels: MOST_RULES });
	}

	/** How many sets of rules are held. */
	get heldRules(): number {
		return this.prepared.size;
	}

	/** As `recommendForCustomers`. */
	async recommend(
		source: Table | FileSource,
		options: RecommendOptions,
		context: JobContext,
	): Promise<RecommendResult> {
		const customers = await asTable(source, context);
		const recent = await openRecent(options, context);
		const prepared = await this.prepare(options, context);
		return recommendPrepared(prepared, customers, options, context, recent);
	}

	/** The rules of these options, worked out unless they were met before. Products in a file are read each time. */
	private async prepare(options: RecommendOptions, context: JobContext): Promise<Prepared> {
		const { products } = options;
		const key = products && isFileSource(products) ? null : keyOf(rulesOnly(options));
		const held = key === null ? undefined : this.prepared.get(key);
		if (held) return held;
		const catalogue = (await openCatalogue(options, context)) ?? this.model.catalogue ?? null;
		const made = prepare(this.model, options, catalogue);
		if (key !== null) made.picker.hold();
		if (key !== null) this.prepared.set(key, made, this.bytes());
		return made;
	}

	/** Of what one set of rules copies: the factors of all products for top lists, the same for kernels twice over, and facts. */
	private bytes(): number {
		const { recommender, products } = this.model;
		const factors = recommender === null ? this.model.factors : 0;
		return products.size * (14 * factors + 64);
	}
}
