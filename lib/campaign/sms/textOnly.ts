import { LibraryError } from '../../errors';
import type { CampaignOptions } from '../run/options';

/** The options with nothing but their text template. Throws INVALID_PARAMETER when there is none. */
export function textOnly(options: CampaignOptions): CampaignOptions {
	if (!options.text?.trim()) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'The message is empty.',
			'Write the text of the SMS.',
		);
	}
	return { ...options, subject: '', preheader: '', html: '', blocks: null };
}
