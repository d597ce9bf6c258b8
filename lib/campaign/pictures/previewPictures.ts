import { LibraryError } from '../../errors';
import type { Picture, Pictures, View } from '../../ports';
import { checkRange } from '../run/check';
import type { Sample } from '../run/result';

/** How previewed messages are looked at. */
export interface PictureOptions {
	/** CSS pixels, 240 … 1,600; 1 … 4 of them. Phones are about 360 wide, mail programs on a desk 800. */
	readonly widths: readonly number[];
	/** 1 … 2 of `light` and `dark`. */
	readonly schemes: readonly View['scheme'][];
}

/** A picture of one message. */
export interface PreviewPicture extends Picture {
	/** E.g. `360-dark`: tells the pictures of one message apart. */
	readonly name: string;
}

/** Messages of which pictures are taken at most: a browser is slow and its pictures are large. */
const MOST_MESSAGES = 25;
const MOST_WIDTHS = 4;

/** Each width in each scheme. `messages`: how many are previewed. Throws INVALID_PARAMETER with the user's name of the field. */
export function readViews({ widths, schemes }: PictureOptions, messages: number): View[] {
	const least = [widths.length, schemes.length].every((count) => count > 0);
	if (!least || widths.length > MOST_WIDTHS) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'There is no width or no color scheme for the pictures, or too many.',
			`Choose 1 to ${MOST_WIDTHS} widths and at least one color scheme, or turn the pictures off.`,
		);
	}
	if (messages > MOST_MESSAGES) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Pictures are taken of at most ${MOST_MESSAGES} messages; "Number of Previews" is ${messages}.`,
			`Lower "Number of Previews" to ${MOST_MESSAGES}, or turn the pictures off.`,
		);
	}
	const checked = [...new Set(widths)].map((width) => checkRange('Widths', width, 240, 1_600));
	return checked.flatMap((width) => [...new Set(schemes)].map((scheme) => ({ width, scheme })));
}

/**
 * Pictures of each sample in each view, in the order of the samples; none of an SMS. Closes `pictures` whatever happens. Rejects as
 * `Pictures.take`, with the number of the message.
 */
export async function previewPictures(
	samples: readonly Pick<Sample, 'html'>[],
	views: readonly View[],
	pictures: Pictures,
	progress: (fraction: number, text: string) => void = () => undefined,
): Promise<(readonly PreviewPicture[])[]> {
	try {
		const all: (readonly PreviewPicture[])[] = [];
		for (const [index, { html }] of samples.entries()) {
			progress(index / samples.length, `Pictures of message ${index + 1} of ${samples.length}`);
			const taken = html === '' ? [] : await ofMessage(index + 1, pictures.take(html, views));
			all.push(taken.map((picture) => ({ ...picture, name: nameOf(picture) })));
		}
		return all;
	} finally {
		await pictures.close();
	}
}

const nameOf = ({ width, scheme }: View) => `${width}-${scheme}`;

async function ofMessage<T>(number: number, taking: Promise<T>): Promise<T> {
	try {
		return await taking;
	} catch (error) {
		if (!(error instanceof LibraryError) || error.code !== 'BROWSER_FAILED') throw error;
		throw new LibraryError(
			error.code,
			`Message ${number}: ${error.message}`,
			error.hint,
			error.details,
		);
	}
}
