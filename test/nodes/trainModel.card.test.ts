import { Random } from '../../lib/math';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

const random = new Random(5);
const customers = Array.from({ length: 300 }, () => {
	const recency = Math.round(random.uniform(0, 200));
	return { recency, churned: random.uniform() < recency / 200 ? 'yes' : 'no' };
});

async function train(saveAs: string, given: Record<string, string | number>[] = customers) {
	const parameters = {
		operation: 'train',
		target: 'churned',
		algorithm: 'logisticRegression',
		validation: 'kFold',
		saveAs,
	};
	const fake = fakeExecute({ parameters, inputs: [items(...given)], outputs: 2 });
	const [[report] = []] = await new TrainModel().execute.call(fake.node);
	return { report, files: fake.files };
}

describe('the model card of Train Model', () => {
	it('is a page in the binary field "card", named after model and version', async () => {
		const { report, files } = await train('churn soon');
		expect(report?.binary?.['card']).toMatchObject({
			fileName: 'churn-soon-v1-card.html',
			mimeType: 'text/html',
		});
		const html = String(files.get('churn-soon-v1-card.html'));
		expect(html).toContain('<h1><bdi>churn soon, version 1</bdi></h1>');
		expect(html).toContain('On 300 rows that it had not seen');
		expect(report?.json).toMatchObject({
			inShort: { trust: 'yes' },
			rowsJudged: 300,
			fingerprint: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
			metrics: { rocAuc: { value: expect.any(Number) as number } },
		});
	});

	it('is written for a model that is not saved, too', async () => {
		const { report } = await train('');
		expect(report?.json['model']).toBeNull();
		expect(report?.binary?.['card']).toMatchObject({ fileName: 'churned-not-saved-card.html' });
	});

	it('keeps the item below 100 kB for a table of 300 columns', async () => {
		const wide = customers.map((customer) => ({
			...customer,
			...Object.fromEntries(
				Array.from({ length: 300 }, (_, i) => [`column number ${i}`, random.integer(5)]),
			),
		}));
		const { report } = await train('', wide);
		expect(JSON.stringify(report?.json).length).toBeLessThan(100_000);
	});
});
