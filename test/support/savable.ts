import type { TrainResult } from '../../lib/learn';

export type Savable = TrainResult & { readonly artefact: Uint8Array };

/** The result of a training that no fairness limit blocked. */
export function savable(result: TrainResult): Savable {
	const { artefact } = result;
	if (artefact === null) throw new Error('The model was blocked.');
	return { ...result, artefact };
}
