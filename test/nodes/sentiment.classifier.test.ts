import { Sentiment } from '../../nodes/Sentiment/Sentiment.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

const OPENINGS = ['hello', 'hi there', 'good morning', 'dear team', 'please', 'urgent'];
const SENTENCES = {
	delivery: ['where is my parcel', 'the courier has not come', 'track the delivery'],
	refund: ['give me my money back', 'refund the shoes', 'the return was not paid'],
};
const labelled = OPENINGS.flatMap((opening) =>
	Object.entries(SENTENCES).flatMap(([intent, list]) =>
		list.map((sentence) => ({ message: `${opening}, ${sentence}`, intent })),
	),
);

const TRAIN = {
	operation: 'train',
	textColumn: 'message',
	labelColumn: 'intent',
	saveAs: 'desk',
};
const CLASSIFY = {
	operation: 'classify',
	model: { __rl: true, mode: 'list', value: 'desk' },
	textColumn: 'message',
	unsureBelow: 'own',
	threshold: 0.6,
};

async function execute(parameters: Record<string, unknown>, input: ReturnType<typeof items>) {
	const fake = fakeExecute({ parameters, inputs: [input] });
	return { outputs: await new Sentiment().execute.call(fake.node), files: fake.files };
}

describe('Train a Text Classifier and Classify Texts', () => {
	it('learns labels from items, saves them, and another node uses them', async () => {
		const trained = await execute(TRAIN, items(...labelled));
		expect(trained.outputs).toHaveLength(1);
		const [report] = trained.outputs[0] ?? [];
		expect(report?.json).toMatchObject({
			...{ model: { name: 'desk', version: 1 }, texts: 36, labelColumn: 'intent' },
			evaluation: { texts: 36, beatsBaseline: true },
		});
		expect(report?.pairedItem).toHaveLength(36);

		const input = items(
			{ message: 'The courier lost my parcel', id: 1 },
			{ message: 'Refund me please', id: 2 },
			{ message: '', id: 3 },
			{ message: 'quantum chromodynamics', id: 4, predicted_label: 'mine' },
		);
		const { outputs } = await execute(CLASSIFY, input);
		const [classified = [], unsure = [], summary = []] = outputs;
		const ids = [...classified, ...unsure].map(({ json }) => json['id']);
		expect(ids.sort()).toEqual([1, 2, 3, 4]);
		const parcel = classified.find(({ json }) => json['id'] === 1);
		expect(parcel).toMatchObject({
			json: { message: 'The courier lost my parcel', predicted_unsure: false },
			pairedItem: { item: 0 },
		});
		expect(parcel?.json['predicted_label_2'] ?? parcel?.json['predicted_label']).toBe('delivery');
		const empty = unsure.find(({ json }) => json['id'] === 3);
		expect(empty?.json).toMatchObject({ predicted_note: 'No text', predicted_unsure: true });
		const own = [...classified, ...unsure].find(({ json }) => json['id'] === 4);
		expect(own?.json['predicted_label']).toBe('mine');
		expect(summary[0]?.json).toMatchObject({ model: { name: 'desk', version: 1 }, rows: 4 });
	});

	it('takes the threshold that training suggested, and reads and writes files', async () => {
		await execute(TRAIN, items(...labelled));
		const csv = ['message,id', '"where is my parcel",7', '"money back",8'].join('\n');
		const { outputs, files } = await execute(
			{ ...CLASSIFY, unsureBelow: 'suggested', inputSource: 'file', outputFormat: 'csv' },
			[fileItem(csv, 'messages.csv')],
		);
		const [classified = [], unsure = []] = outputs;
		const written = [...files.values()].map(String).join('');
		expect(classified.length + unsure.length).toBeGreaterThan(0);
		expect(written).toContain('where is my parcel');
		expect(written).toContain('predicted_label');
		expect(written.match(/^where is my parcel|^money back/gmu)).toHaveLength(2);
	});

	it('only judges when there is no name', async () => {
		const { outputs } = await execute({ ...TRAIN, saveAs: '' }, items(...labelled));
		expect(outputs[0]?.[0]?.json['model']).toBeNull();
	});

	it('says what is wrong when there is one label only', async () => {
		const one = labelled.filter(({ intent }) => intent === 'refund');
		await expect(execute(TRAIN, items(...one))).rejects.toThrow('two are needed');
	});
});
