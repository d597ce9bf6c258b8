import { readFileSync } from 'node:fs';
import { predictWithModel } from '../../../../lib/learn';
import { decodeTrainedModel, encodeTrainedModel } from '../../../../lib/learn/train/model';
import {
	decodeArtefact,
	encodeArtefact,
	numberColumn,
	stringColumn,
	Table,
	tableToRecords,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';

interface Golden {
	inputs: { recency: number | null; plan: string }[];
	models: Record<string, { artefact: string; predictions: Record<string, unknown>[] }>;
}

const golden = JSON.parse(readFileSync('test/golden/learn-model-v1.json', 'utf8')) as Golden;
const inputs = new Table([
	['recency', numberColumn(golden.inputs.map(({ recency }) => recency))],
	['plan', stringColumn(golden.inputs.map(({ plan }) => plan))],
]);
const bytesOf = (name: string) =>
	new Uint8Array(Buffer.from(golden.models[name]?.artefact ?? '', 'base64'));

/** Numbers to 9 digits, texts as they are; of the reasons how many there are, their wording may change. */
const almost = (row: Record<string, unknown>) =>
	Object.fromEntries(
		Object.entries(row).map(([key, value]): [string, unknown] => {
			if (typeof value === 'number') return [key, expect.closeTo(value, 9)];
			if (Array.isArray(value)) return [key, value.map((): unknown => expect.any(String))];
			return [key, value];
		}),
	);

async function predictions(artefact: Uint8Array) {
	const { table } = await predictWithModel(inputs, { artefact, reasons: 2 }, testContext());
	return tableToRecords(table, 0, 12);
}

describe.each(['churn', 'spent'])('a model "%s" saved in version 1', (name) => {
	it('predicts the numbers that it predicted then', async () => {
		expect(decodeArtefact(bytesOf(name), 'learn.model').version).toBe(1);
		const now = await predictions(bytesOf(name));
		expect(now).toEqual(golden.models[name]?.predictions.map(almost));
	});

	it('has no card, and predicts the same after it was saved in version 2', async () => {
		const model = decodeTrainedModel(bytesOf(name));
		expect(model.card).toBeNull();
		const saved = encodeTrainedModel(model);
		expect(decodeArtefact(saved, 'learn.model').version).toBe(2);
		expect(await predictions(saved)).toEqual(await predictions(bytesOf(name)));
	});
});

describe('a model from the future', () => {
	it('is refused with the way on', () => {
		const { meta, tensors } = decodeArtefact(bytesOf('churn'), 'learn.model');
		const bytes = encodeArtefact({
			...{ kind: 'learn.model', version: 3, meta },
			tensors: Object.fromEntries(tensors),
		});
		expect(() => decodeTrainedModel(bytes)).toThrow('its version is 3, this package reads 1 to 2');
	});
});
