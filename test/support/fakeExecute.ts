import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

export interface FakeExecuteOptions {
	/** By parameter name; dotted names reach into collections as in n8n. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** Items by input; an input that is left out counts as not connected. */
	readonly inputs: readonly (readonly INodeExecutionData[] | undefined)[];
	readonly credentials?: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	readonly outputs?: number;
	readonly continueOnFail?: boolean;
	readonly mode?: 'manual' | 'trigger';
	readonly signal?: AbortSignal;
	readonly executionId?: string;
	/** What sub-nodes give, by type of connection, e.g. a chat model at `ai_languageModel`. */
	readonly connected?: Readonly<Record<string, unknown>>;
}

export interface FakeExecute {
	readonly node: IExecuteFunctions;
	/** Progress messages that the node sent to the editor. */
	readonly messages: string[];
	/** Files that the node prepared, by their name. */
	readonly files: Map<string, Buffer>;
}

function lookUp(parameters: Readonly<Record<string, unknown>>, name: string): unknown {
	if (Object.hasOwn(parameters, name)) return parameters[name];
	let value: unknown = parameters;
	for (const key of name.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = Reflect.get(value, key);
	}
	return value;
}

/** n8n's `extractValue`: a resource locator counts as its value. */
function extract(value: unknown): unknown {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value
		? value.value
		: value;
}

/** An item that carries a file in memory, as n8n holds small binaries. */
export function fileItem(
	content: Buffer | string,
	fileName: string,
	field = 'data',
): INodeExecutionData {
	const binary: IBinaryData = {
		data: Buffer.from(content).toString('base64'),
		mimeType: 'text/csv',
		fileName,
	};
	return { json: {}, binary: { [field]: binary } };
}

/** Items with these json values. */
export function items(...json: INodeExecutionData['json'][]): INodeExecutionData[] {
	return json.map((value) => ({ json: value }));
}

/** An execution context that behaves as n8n's does for what our nodes call; jobs run on real worker threads. */
export function fakeExecute(options: FakeExecuteOptions): FakeExecute {
	const messages: string[] = [];
	const files = new Map<string, Buffer>();
	const { parameters, inputs, credentials = {}, outputs = 1 } = options;
	const node = {
		getNode: () => ({
			id: '1',
			name: 'Node under test',
			type: 'test',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: Object.fromEntries(
				Object.keys(credentials).map((key) => [key, { id: '1', name: key }]),
			),
		}),
		getWorkflow: () => ({ id: 'workflow-1', name: 'Test workflow', active: false }),
		getExecutionId: () => options.executionId ?? 'execution-1',
		getInstanceId: () => 'instance-1',
		getMode: () => options.mode ?? 'trigger',
		getTimezone: () => 'UTC',
		continueOnFail: () => options.continueOnFail ?? false,
		getExecutionCancelSignal: () => options.signal,
		sendMessageToUI: (message: string) => void messages.push(message),
		addExecutionHints: () => undefined,
		getNodeOutputs: () => Array.from({ length: outputs }, () => ({ type: 'main' })),
		getInputData: (index = 0) => {
			const input = inputs[index];
			if (!input) throw new Error(`Could not get input with given index: ${index}`);
			return input;
		},
		getNodeParameter: (
			name: string,
			_item?: number,
			fallback?: unknown,
			extra?: { extractValue?: boolean },
		) => {
			const value = lookUp(parameters, name) ?? fallback;
			if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
			return extra?.extractValue ? extract(value) : value;
		},
		getCredentials: async (name: string) => {
			const found = credentials[name];
			if (!found) throw new Error(`Node does not have any credentials set for "${name}"`);
			return await Promise.resolve(found);
		},
		getInputConnectionData: async (type: string) =>
			await Promise.resolve(options.connected?.[type]),
		helpers: {
			getBinaryPath: () => {
				throw new Error('The fake context holds binaries in memory only.');
			},
			prepareBinaryData: async (content: Buffer, fileName: string, mimeType: string) => {
				files.set(fileName, Buffer.from(content));
				const data = Buffer.from(content).toString('base64');
				return await Promise.resolve({ data, fileName, mimeType });
			},
			returnJsonArray: (json: unknown) =>
				(Array.isArray(json) ? json : [json]).map((value: unknown) => ({ json: value })),
		},
	};
	return { node: node as unknown as IExecuteFunctions, messages, files };
}
