import { MAX_TYPED_LENGTH } from './classify';

const scratch = new Uint8Array(MAX_TYPED_LENGTH + 24);

/**
 * Lays a short ASCII text into a scratch buffer, so that the byte-level parsers can read strings too and there is one
 * set of rules. Returns the length, or −1 when the text is too long or not ASCII: then it is text and nothing else.
 */
export function toScratch(text: string): number {
	if (text.length > scratch.length) return -1;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 127) return -1;
		scratch[i] = code;
	}
	return text.length;
}

/** The buffer that toScratch filled last. */
export const SCRATCH: Uint8Array = scratch;
