/** A rating model with the ids it knows: kind `recommend.ratings`, version 2. Version 1 is the model without ids. */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, tensorOf } from '../../table';
import { SortedIds } from '../ids';
import { RatingFactorization } from './ratingFactorization';
import { RATINGS_MODEL_KIND } from './saved';

const VERSION = 2;

export interface RatingModel {
	readonly factorization: RatingFactorization;
	readonly customers: SortedIds;
	readonly products: SortedIds;
}

/** The same model gives the same bytes. */
export function encodeRatingModel({ factorization, customers, products }: RatingModel): Uint8Array {
	return encodeArtefact({
		kind: RATINGS_MODEL_KIND,
		version: VERSION,
		meta: {},
		tensors: {
			model: factorization.save(),
			customerBytes: customers.dictionary.bytes,
			customerOffsets: customers.dictionary.offsets,
			productBytes: products.dictionary.bytes,
			productOffsets: products.dictionary.offsets,
		},
	});
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved rating model cannot be used: ${what}.`,
		'Train it again with "Train on Ratings", or pick another saved version.',
	);
}

/** Reads and checks the bytes. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
export function decodeRatingModel(bytes: Uint8Array): RatingModel {
	const artefact = decodeArtefact(bytes, RATINGS_MODEL_KIND);
	if (artefact.version !== VERSION)
		throw corrupt(`its version is ${artefact.version}, not ${VERSION}`);
	const ids = (name: string) =>
		SortedIds.fromBytes(
			tensorOf(artefact, `${name}Bytes`, Uint8Array),
			tensorOf(artefact, `${name}Offsets`, Uint32Array),
		);
	const factorization = RatingFactorization.load(tensorOf(artefact, 'model', Uint8Array));
	const [customers, products] = [ids('customer'), ids('product')];
	const { nCustomers, nProducts } = factorization.size;
	if (nCustomers === customers.size && nProducts === products.size) {
		return { factorization, customers, products };
	}
	throw corrupt('its ids do not fit its vectors');
}
