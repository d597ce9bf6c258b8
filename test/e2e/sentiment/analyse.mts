// Texts → Sentiment in a real n8n, with a chat model below it when there is one.
import type { TestHost } from '../support/host.mts';
import { ours, type Step } from '../support/steps.mts';

export type Json = Record<string, unknown>;
export interface Item {
	readonly json: Json;
	readonly binary?: Record<string, { fileName: string }>;
	readonly pairedItem: { readonly item: number };
}

export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
): Step => ({
	...{ id: name, name, type, typeVersion, parameters, position: [0, 0] },
});
const to = (name: string, type = 'main') => ({ node: name, type, index: 0 });

/** What `source` gives → Sentiment, with a chat model below it when there is one; the outputs of Sentiment. */
export async function analyse(
	{ client }: TestHost,
	source: Step,
	parameters: object,
	model?: Step,
) {
	const settings = { operation: 'analyze', textColumn: 'text', ...parameters };
	const go = node('Go', 'n8n-nodes-base.manualTrigger', 1, {});
	const nodes = [go, source, ours('Sentiment', 'sentiment', settings), ...(model ? [model] : [])];
	const below = { ai_languageModel: [[to('Sentiment', 'ai_languageModel')]] };
	const connections = {
		Go: { main: [[to(source.name)]] },
		[source.name]: { main: [[to('Sentiment')]] },
		...(model && { [model.name]: below }),
	};
	const { id } = await client.createWorkflow({
		...{ name: 'Texts', nodes, connections },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	});
	const execution = await client.run(id, 'Go', { everyMs: 100 });
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	return execution.runData['Sentiment'].at(-1).data.main as Item[][];
}
