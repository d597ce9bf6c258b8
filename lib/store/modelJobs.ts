import type { Clock, ModelStore } from '../ports';
import type { StoreOptions, WithStore } from './withStore';

export interface ModelOptions extends StoreOptions {
	readonly name: string;
}

export interface VersionOptions extends ModelOptions {
	/** Default: the current version (loading), all versions (deleting). */
	readonly version?: number;
}

export interface SaveOptions extends ModelOptions {
	readonly kind: string;
	readonly info: Readonly<Record<string, unknown>>;
	readonly artefact: Uint8Array;
	/** Default true; false: the current version stays so, unless there is none. */
	readonly makeCurrent?: boolean;
}

export interface FilterOptions extends StoreOptions {
	readonly kind?: string;
	readonly name?: string;
}

async function currentVersion(models: ModelStore, name: string): Promise<number | null> {
	return (await models.list({ name })).find(({ current }) => current)?.version ?? null;
}

export function modelJobs(job: WithStore, clock: Clock) {
	return {
		/** Saves a new version, which becomes current unless `makeCurrent` is false. Gives its ModelMeta. */
		saveModel: job(
			async ({ models }, { name, kind, info, artefact, makeCurrent = true }: SaveOptions) =>
				await models.save({ name, kind, info, artefact, makeCurrent, createdAt: clock.now() }),
		),
		/** `{ meta, artefact }` of the version, or of the current one. */
		loadModel: job(
			async ({ models }, { name, version }: VersionOptions) => await models.load(name, version),
		),
		/** ModelMeta of every version, by name, newest first. */
		listModels: job(
			async ({ models }, { kind, name }: FilterOptions) =>
				await models.list({
					...(kind !== undefined && { kind }),
					...(name !== undefined && { name }),
				}),
		),
		/** Makes an existing version current: a rollback, or its opposite. `before`: the one that was. */
		setCurrent: job(
			async ({ models }, { name, version }: ModelOptions & { readonly version: number }) => {
				const before = await currentVersion(models, name);
				await models.setCurrent(name, version);
				return { name, version, before };
			},
		),
		/** Deletes one version or all of them: `deleted` versions; which is `current` now, and which was `before` (null: none). */
		deleteModel: job(async ({ models }, { name, version }: VersionOptions) => {
			const before = await currentVersion(models, name);
			const deleted = await models.delete(name, version);
			return { deleted, before, current: await currentVersion(models, name) };
		}),
	};
}
