// Own labels in a real n8n: the sample shop's sorted messages train a classifier, and another node labels new ones with it.
import { makeShop } from '../../../scripts/shop/generate.mjs';
import type { TestHost } from '../support/host.mts';
import { ours, runSteps, type Step } from '../support/steps.mts';

interface Labelled {
	readonly id: number;
	readonly predicted_label: string | null;
}

const NEW = [
	{ id: 1, text: 'Hello, where is my parcel? It should have been here last week.' },
	{ id: 2, text: 'I sent it back and want my money back, please refund the order.' },
	{ id: 3, text: '' },
];

const code = (name: string, jsCode: string): Step => ({
	...ours(name, '', { jsCode }),
	...{ type: 'n8n-nodes-base.code', typeVersion: 2 },
});
const csv = JSON.stringify(makeShop().files['messages.csv']);
const file = `await this.helpers.prepareBinaryData(Buffer.from(${csv}), 'messages.csv', 'text/csv')`;

/** Describes it on a running n8n. */
export function classifiesTexts(hostOf: () => TestHost): void {
	describe('a text classifier in n8n', () => {
		test('learns the intents of the sample shop, and a second node labels new messages', async () => {
			const outputs = await runSteps(hostOf(), [
				code('Messages', `return [{ json: {}, binary: { data: ${file} } }];`),
				ours('Train', 'sentiment', {
					...{ operation: 'train', inputSource: 'file', textColumn: 'text' },
					...{ labelColumn: 'intent', saveAs: 'desk' },
				}),
				code('New', `return ${JSON.stringify(NEW.map((json) => ({ json })))};`),
				ours('Classify', 'sentiment', {
					...{ operation: 'classify', textColumn: 'text', unsureBelow: 'own', threshold: 0.3 },
					model: { __rl: true, mode: 'name', value: 'desk' },
				}),
			]);
			const [classified, unsure, [report]] = outputs;
			const found = classified.map(({ json }: { json: Labelled }) => [
				json.id,
				json.predicted_label,
			]);
			expect(found).toEqual([
				[1, 'delivery question'],
				[2, 'refund'],
			]);
			expect(unsure.map(({ json }: { json: Labelled }) => json.id)).toEqual([3]);
			expect(report.json).toMatchObject({
				...{ model: { name: 'desk', version: 1 }, rows: 3, sure: 2, unsure: 1, withoutText: 1 },
			});
		});
	});
}
