import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
} from 'n8n-workflow';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runJob } from '../../lib/compute';
import type { ModelMeta, StoreConfig } from '../../lib/ports';
import { Table } from '../../lib/table';
import { run } from './run';

const NO_ROWS = new Table([]);
const CREDENTIAL = 'marketingStoreApi';

/** n8n's own folder: the default store lies beside n8n's database, and no parameter can move it. */
function defaultStore(): StoreConfig {
	const home = process.env['N8N_USER_FOLDER'] ?? homedir();
	return { driver: 'sqlite', file: join(home, '.n8n', 'marketing-ai', 'store.sqlite') };
}

/** How to open the store that a Marketing Store credential describes. */
export function fromCredential(data: ICredentialDataDecryptedObject): StoreConfig {
	if (data['driver'] !== 'postgres') return defaultStore();
	return {
		driver: 'postgres',
		host: data['host'] as string,
		port: data['port'] as number,
		database: data['database'] as string,
		user: data['user'] as string,
		password: data['password'] as string,
		schema: data['schema'] as string,
		tls: data['tls'] as 'off' | 'on' | 'no-verify',
	};
}

/** The store of the node's credential; without one, SQLite in n8n's user folder. */
export async function storeConfig(
	node: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<StoreConfig> {
	if (!node.getNode().credentials?.[CREDENTIAL]) return defaultStore();
	return fromCredential(await node.getCredentials(CREDENTIAL));
}

export interface TrainedModel {
	readonly kind: string;
	/** Small facts for lists: rows, features, metrics. No customer data. */
	readonly info: Readonly<Record<string, unknown>>;
	readonly artefact: Uint8Array;
}

/** Saves a new version under the name and makes it the current one. */
export async function saveModel(
	node: IExecuteFunctions,
	name: string,
	model: TrainedModel,
): Promise<ModelMeta> {
	const store = await storeConfig(node);
	const { kind, info, artefact } = model;
	return await run(node, 'store.saveModel', NO_ROWS, { store, name, kind, info, artefact });
}

/** The model chosen in a `modelField`: its current version, checksum verified. */
export async function loadModel(
	node: IExecuteFunctions,
	parameter = 'model',
): Promise<{ meta: ModelMeta; artefact: Uint8Array }> {
	const store = await storeConfig(node);
	const name = node.getNodeParameter(parameter, 0, '', { extractValue: true }) as string;
	return await run(node, 'store.loadModel', NO_ROWS, { store, name });
}

/** `methods.listSearch.searchModels` of a node whose models are of these kinds. */
export function searchModels(...kinds: readonly string[]) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		const store = await storeConfig(this);
		const models = await runJob<ModelMeta[]>('store.listModels', NO_ROWS, { store });
		const names = models.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
		const wanted = [...new Set(names)].filter((name) =>
			name.toLowerCase().includes((filter ?? '').toLowerCase()),
		);
		return { results: wanted.map((name) => ({ name, value: name })) };
	};
}
