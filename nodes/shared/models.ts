import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	IWebhookFunctions,
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
	node: IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions,
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

/** Saves a new version under the name; it becomes the current one unless `makeCurrent` is false and there is one already. */
export async function saveModel(
	node: IExecuteFunctions,
	name: string,
	model: TrainedModel,
	{ makeCurrent = true }: { readonly makeCurrent?: boolean } = {},
): Promise<ModelMeta> {
	const store = await storeConfig(node);
	const { kind, info, artefact } = model;
	const job = { store, name, kind, info, artefact, makeCurrent };
	return await run(node, 'store.saveModel', NO_ROWS, job);
}

/** The name chosen in a `modelField`. */
export function chosenModel(node: IExecuteFunctions, parameter = 'model'): string {
	return (node.getNodeParameter(parameter, 0, '', { extractValue: true }) as string).trim();
}

/** The version given in a `versionField`; undefined: the current one. */
export function chosenVersion(node: IExecuteFunctions, parameter = 'version'): number | undefined {
	const version = node.getNodeParameter(parameter, 0, 0) as number;
	return version > 0 ? version : undefined;
}

export interface LoadedModel {
	readonly meta: ModelMeta;
	readonly artefact: Uint8Array;
}

/** The model chosen in a `modelField`, checksum verified: that version, else the current one. */
export async function loadModel(
	node: IExecuteFunctions,
	parameter = 'model',
	version?: number,
): Promise<LoadedModel> {
	return await loadVersion(node, chosenModel(node, parameter), version);
}

/** A version of the model of this name (default: the current one), checksum verified. */
export async function loadVersion(
	node: IExecuteFunctions,
	name: string,
	version?: number,
): Promise<LoadedModel> {
	const store = await storeConfig(node);
	const job = { store, name, ...(version !== undefined && { version }) };
	return await run(node, 'store.loadModel', NO_ROWS, job);
}

/** Every saved version, by name, newest first; of one name or kind when given. */
export async function listModels(
	node: IExecuteFunctions,
	filter: { readonly name?: string; readonly kind?: string } = {},
): Promise<ModelMeta[]> {
	const store = await storeConfig(node);
	return await run(node, 'store.listModels', NO_ROWS, { store, ...filter });
}

/** `methods.listSearch.searchModels` of a node whose models are of these kinds; none named: of any kind. */
export function searchModels(...kinds: readonly string[]) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		const store = await storeConfig(this);
		const models = await runJob<ModelMeta[]>(
			'store.listModels',
			NO_ROWS,
			{ store },
			// Somebody has opened the list: not behind a training.
			{ lane: 'quick' },
		);
		const fitting = models.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
		const names = fitting.map(({ name }) => name);
		const wanted = [...new Set(names)].filter((name) =>
			name.toLowerCase().includes((filter ?? '').toLowerCase()),
		);
		return { results: wanted.map((name) => ({ name, value: name })) };
	};
}
