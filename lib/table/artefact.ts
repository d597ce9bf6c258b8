/** Saved models: see artefact/format.ts for the layout. */
export { decodeArtefact, tensorOf, type DecodedArtefact } from './artefact/decode';
export { encodeArtefact, type Artefact, type Json } from './artefact/encode';
export type { TypedArray } from './artefact/format';
export { readSafetensors, writeSafetensors, type Safetensors } from './artefact/safetensors';
