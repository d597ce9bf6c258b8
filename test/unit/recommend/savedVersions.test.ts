import { readFileSync } from 'node:fs';
import { recommendForCustomers } from '../../../lib/recommend';
import { Ease } from '../../../lib/recommend/ease/ease';
import { decodeModel, encodeModel, type ScoredModel } from '../../../lib/recommend/model';
import { decodeArtefact, encodeArtefact, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';

interface Golden {
	artefact: string;
	customers: string[];
	segments: string[];
	recommendations: { recommendations: string | object[]; recommendationSource: string }[];
}

const golden = JSON.parse(readFileSync('test/golden/recommend-model-v1.json', 'utf8')) as Golden;
const artefact = new Uint8Array(Buffer.from(golden.artefact, 'base64'));
const KIND = 'recommend.ials';

async function recommend(bytes: Uint8Array) {
	const customers = new Table([
		['customer', stringColumn(golden.customers)],
		['segment', stringColumn(golden.segments)],
	]);
	const options = { customerColumn: 'customer', segmentColumn: 'segment', topN: 3 };
	const { table } = await recommendForCustomers(
		customers,
		{ ...options, artefact: bytes },
		testContext(),
	);
	return golden.customers.map((_, row) => ({
		list: JSON.parse(String(table.cell('recommendations', row))) as object[],
		source: table.cell('recommendationSource', row),
	}));
}

describe('a recommender saved in version 1', () => {
	it('recommends what it recommended then, for the same reasons', async () => {
		expect(decodeArtefact(artefact, KIND).version).toBe(1);
		const then = golden.recommendations.map(({ recommendations, recommendationSource }) => ({
			list: recommendations,
			source: recommendationSource,
		}));
		expect(await recommend(artefact)).toEqual(then);
	});

	it('is the same bytes when it is saved again', () => {
		expect(Buffer.from(encodeModel(decodeModel(artefact))).equals(Buffer.from(artefact))).toBe(
			true,
		);
	});
});

/** The same customers and products, scored by EASE. */
function scored(): ScoredModel {
	const { products, customers, history, popularity, segments } = decodeModel(artefact);
	const recommender = new Ease({ regularization: 5 }).fit(history);
	return { products, customers, history, popularity, segments, recommender };
}

describe('a recommender saved in version 2', () => {
	it('scores as before it was saved, and is the same bytes when it is saved again', () => {
		const model = scored();
		const bytes = encodeModel(model);
		expect(decodeArtefact(bytes, KIND).version).toBe(2);
		const loaded = decodeModel(bytes);
		expect(loaded.recommender?.score(model.history)).toEqual(
			model.recommender.score(model.history),
		);
		expect(Buffer.from(encodeModel(loaded)).equals(Buffer.from(bytes))).toBe(true);
	});

	const { meta, tensors } = decodeArtefact(encodeModel(scored()), KIND);
	const held = Object.fromEntries(tensors);
	const own = { kind: 'ease', meta: { version: 1, nProducts: 18, regularization: 5 } };
	const damages: [string, unknown, Record<string, unknown>][] = [
		['without its recommender', undefined, {}],
		['with a recommender that is no object', [own], {}],
		['of a recommender that nobody knows', { ...own, kind: 'oracle' }, {}],
		['without the settings of its recommender', { kind: 'ease' }, {}],
		['with fewer numbers than products', own, { 'recommender.weights': new Float32Array(9) }],
		[
			'whose recommender knows other products',
			{ kind: 'ease', meta: { ...own.meta, nProducts: 3 } },
			{ 'recommender.weights': new Float32Array(9) },
		],
	];
	it.each(damages)('%s is refused', (_, recommender, more) => {
		const damaged = encodeArtefact({
			kind: KIND,
			version: 2,
			meta: JSON.parse(JSON.stringify({ ...meta, recommender })) as typeof meta,
			tensors: { ...held, ...(more as typeof held) },
		});
		expect(() => decodeModel(damaged)).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
	});

	it('of a later version is refused with the versions that can be read', () => {
		const later = encodeArtefact({ kind: KIND, version: 3, meta, tensors: held });
		expect(() => decodeModel(later)).toThrow('its version is 3, this package reads 1 and 2');
	});
});
