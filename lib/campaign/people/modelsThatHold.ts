import type { Erasure, JobContext, ModelStore } from '../../ports';

/** A saved model in whose bytes an address or an id of the erased people stands. */
export interface HoldingModel {
	readonly name: string;
	readonly version: number;
	readonly kind: string;
	/** How many of the people were found in it. */
	readonly people: number;
	readonly deleted: boolean;
}

/**
 * Looks through every saved version of every model for these people: addresses as they are, ids as JSON texts. Ids that a model keeps as
 * numbers only cannot be told from other numbers and are not found. Cost: people × bytes of all models, at about 1 GB a second.
 */
export async function modelsThatHold(
	people: readonly Erasure[],
	models: Pick<ModelStore, 'list' | 'load'>,
	context: JobContext,
): Promise<HoldingModel[]> {
	const found: HoldingModel[] = [];
	for (const { name, version, kind } of await models.list()) {
		context.signal.throwIfCancelled();
		const { artefact } = await models.load(name, version);
		const bytes = Buffer.from(artefact.buffer, artefact.byteOffset, artefact.byteLength);
		const held = people.filter((person) => marksOf(person).some((mark) => bytes.includes(mark)));
		if (held.length > 0) found.push({ name, version, kind, people: held.length, deleted: false });
	}
	return found;
}

const marksOf = ({ recipient, profileIds }: Erasure): string[] => [
	recipient,
	...profileIds.map((id) => JSON.stringify(id)),
];

/** Deletes these versions and notes it in them. */
export async function deleteModels(
	found: HoldingModel[],
	models: Pick<ModelStore, 'delete'>,
): Promise<void> {
	for (const [i, model] of found.entries()) {
		await models.delete(model.name, model.version);
		found[i] = { ...model, deleted: true };
	}
}
