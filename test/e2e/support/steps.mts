// Small workflows for tests: steps one after the other, begun by hand.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestHost } from './host.mts';

/** Real customers of a telephone company; not there outside the machines that have the data sets. */
export const TELCO = join(
	dirname(fileURLToPath(import.meta.url)),
	'../../../../shared/data/telco-churn/wa_churn.csv',
);

const step = (name: string, type: string, typeVersion: number, parameters: object) => ({
	...{ id: name, name, type, typeVersion, parameters },
	position: [0, 0],
});
export type Step = ReturnType<typeof step>;

/** A node of ours. */
export const ours = (name: string, type: string, parameters: object, credentials = {}) => ({
	...step(name, `n8n-nodes-marketing-ai.${type}`, 1, parameters),
	credentials,
});

/** Fetches a file. */
export const get = (url: string): Step =>
	step('Get', 'n8n-nodes-base.httpRequest', 4.2, {
		url,
		options: { response: { response: { responseFormat: 'file' } } },
	});

/** One item each. */
export const itemsOf = (records: readonly object[]): Step =>
	step('Items', 'n8n-nodes-base.code', 2, {
		jsCode: `return ${JSON.stringify(records.map((json) => ({ json })))}`,
	});

/** Runs the steps one after the other, the last one entered at its input `lastInput`; resolves with the outputs of the last. */
export async function runSteps({ client }: TestHost, steps: readonly Step[], lastInput = 0) {
	const nodes = [step('Go', 'n8n-nodes-base.manualTrigger', 1, {}), ...steps];
	const connections = Object.fromEntries(
		steps.map(({ name }, i) => {
			const index = i === steps.length - 1 ? lastInput : 0;
			return [nodes[i]?.name ?? '', { main: [[{ node: name, type: 'main', index }]] }];
		}),
	);
	const { id } = await client.createWorkflow({
		name: steps.map(({ name }) => name).join(', '),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		...{ nodes, connections },
	});
	const execution = await client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error.message));
	return execution.runData[steps.at(-1)?.name ?? ''].at(-1).data.main;
}
