import { Random } from '../../lib/math';
import { Predict } from '../../nodes/Predict/Predict.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

const random = new Random(5);
/** Men order more, and who orders more buys. */
const customers = Array.from({ length: 600 }, (_, i) => {
	const gender = i % 2 === 0 ? 'm' : 'f';
	const orders = Math.max(0, Math.round(random.normal(gender === 'm' ? 8 : 4, 3)));
	const bought = random.uniform() < orders / 12 ? 'yes' : 'no';
	return { customer_id: `c${i}`, gender, age: 20 + random.integer(50), orders, bought };
});

const TRAIN = {
	operation: 'train',
	target: 'bought',
	algorithm: 'logisticRegression',
	validation: 'kFold',
	fairness: true,
	fairnessColumns: 'gender, age',
	fairnessMitigation: 'none',
};

async function train(parameters: Record<string, unknown>) {
	const given = [items(...customers)];
	const fake = fakeExecute({ parameters: { ...TRAIN, ...parameters }, inputs: given, outputs: 2 });
	const hints: unknown[] = [];
	fake.node.addExecutionHints = (...more) => void hints.push(...more);
	const [[report] = []] = await new TrainModel().execute.call(fake.node);
	return { report: report?.json ?? {}, hints };
}

async function predict(model: string, rows: typeof customers) {
	const parameters = { operation: 'score', model, reasons: 0 };
	const fake = fakeExecute({ parameters, inputs: [items(...rows)], outputs: 2 });
	const [scored = [], report = []] = await new Predict().execute.call(fake.node);
	return { scored, report: report[0]?.json ?? {} };
}

describe('Train Model with a fairness audit', () => {
	it('reports each group column and does not learn from it', async () => {
		const { report, hints } = await train({ saveAs: 'audited' });
		expect(report).toMatchObject({
			model: { name: 'audited', version: 1 },
			columns: ['orders'],
			fairness: { mitigation: null, policy: { passed: true, limits: {} } },
		});
		expect(JSON.stringify(report['fairness'])).toContain('"name":"f"');
		expect(JSON.stringify(report['fairness']).length).toBeLessThan(8_000);
		expect(hints).toEqual([]);
	});

	it('saves nothing beyond a limit: the report says why, the canvas warns, Predict finds no model', async () => {
		const fairnessOptions = { demographicParityDifference: 0.05 };
		const { report, hints } = await train({ saveAs: 'unfair', fairnessOptions });
		expect(report['model']).toBeNull();
		expect(JSON.stringify(report['fairness'])).toContain(
			'By gender: Demographic parity difference',
		);
		expect(hints).toMatchObject([{ type: 'warning' }]);
		await expect(predict('unfair', customers)).rejects.toThrow('unfair');
	});

	it('gives each group its threshold, which Predict keeps to', async () => {
		const more = { fairnessMitigation: 'thresholds', fairnessLimit: 0.05 };
		const { report } = await train({ saveAs: 'fair', ...more });
		expect(report['model']).toEqual({ name: 'fair', version: 1 });
		const { scored, report: told } = await predict('fair', customers);
		const share = (gender: string) => {
			const own = scored.filter(({ json }) => json['gender'] === gender);
			return own.filter(({ json }) => json['prediction'] === 'yes').length / own.length;
		};
		expect(Math.abs(share('m') - share('f'))).toBeLessThan(0.1);
		expect(told['groups']).toMatchObject({ column: 'gender', unknownRows: 0 });
	});

	it('reads bands, the favourable class and whether to learn from the columns', async () => {
		const fairnessOptions = { bandEdges: '30, 50', favourableClass: 'no', learnFromThem: true };
		const { report } = await train({ saveAs: '', fairnessColumns: 'age', fairnessOptions });
		expect(report['columns']).toEqual(['gender', 'age', 'orders']);
		expect(report['fairness']).toMatchObject({ favourableClass: 'no' });
		expect(JSON.stringify(report['fairness'])).toContain('30 to below 50');
	});

	it('says which band edges are wrong', async () => {
		const fairnessOptions = { bandEdges: '30, old' };
		const given = { saveAs: '', fairnessColumns: 'age', fairnessOptions };
		await expect(train(given)).rejects.toThrow('rising numbers, got 30, NaN');
	});
});
