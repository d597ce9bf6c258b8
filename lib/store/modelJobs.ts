import type { Clock } from '../ports';
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
}

export interface FilterOptions extends StoreOptions {
	readonly kind?: string;
	readonly name?: string;
}

export function modelJobs(job: WithStore, clock: Clock) {
	return {
		/** Saves a new version, which becomes current. Gives its ModelMeta. */
		saveModel: job(
			async ({ models }, { name, kind, info, artefact }: SaveOptions) =>
				await models.save({ name, kind, info, artefact, createdAt: clock.now() }),
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
		/** Makes an existing version current: a rollback, or its opposite. */
		setCurrent: job(
			async ({ models }, { name, version }: ModelOptions & { readonly version: number }) => {
				await models.setCurrent(name, version);
				return { name, version };
			},
		),
		/** Deletes one version or all of them; `deleted` versions. */
		deleteModel: job(async ({ models }, { name, version }: VersionOptions) => ({
			deleted: await models.delete(name, version),
		})),
	};
}
