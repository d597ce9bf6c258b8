import { openText, type TextForm } from './openText';

/** The beginning of a text in UTF-8. */
export interface Head {
	readonly bytes: Uint8Array;
	/** True when it is all of the text. */
	readonly whole: boolean;
}

/** Up to `length` bytes of the text from byte `start` on. */
export async function readHead(form: TextForm, length: number, start = 0): Promise<Head> {
	const input = await openText(form, start);
	try {
		const out = new Uint8Array(length);
		let filled = 0;
		for (;;) {
			const count = await input.read(out.subarray(filled));
			filled += count;
			if (count === 0 || filled === length)
				return { bytes: out.subarray(0, filled), whole: count === 0 };
		}
	} finally {
		input.close();
	}
}
