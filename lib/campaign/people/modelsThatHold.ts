import type { Erasure, JobContext, ModelStore } from '../../ports';
import { TextFinder } from './textFinder';

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
 * numbers only cannot be told from other numbers and are not found. Each model is loaded once, whatever the number of people (see TextFinder).
 */
export async function modelsThatHold(
	people: readonly Erasure[],
	models: Pick<ModelStore, 'list' | 'load'>,
	context: JobContext,
): Promise<HoldingModel[]> {
	const found: HoldingModel[] = [];
	const finder = new TextFinder(people.map(marksOf));
	for (const { name, version, kind } of await models.list()) {
		context.signal.throwIfCancelled();
		const { artefact } = await models.load(name, version);
		const bytes = Buffer.from(artefact.buffer, artefact.byteOffset, artefact.byteLength);
		const held = finder.ownersIn(bytes, () => context.signal.throwIfCancelled()).size;
		if (held > 0) found.push({ name, version, kind, people: held, deleted: false });
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
