import type { IWebhookFunctions } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { HttpResponse } from '../../lib/ports';
import { isRecord } from './isRecord';

/** Only Amazon SNS, whoever asks. */
const AMAZON = /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com\//;

/** Fetches certificates and confirmations of Amazon SNS for the job; nothing else, and no redirects. */
export function amazonFile(node: IWebhookFunctions) {
	return async (question: unknown): Promise<HttpResponse> => {
		const url = isRecord(question) && typeof question['url'] === 'string' ? question['url'] : '';
		if (!AMAZON.test(url)) throw failure('is not Amazon SNS');
		try {
			const answer: unknown = await node.helpers.httpRequest({
				...{ method: 'GET', url, timeout: 10_000, encoding: 'text', json: false },
				...{ disableFollowRedirect: true, returnFullResponse: true },
				ignoreHttpStatusErrors: true,
			});
			if (!isRecord(answer)) throw failure('gave no answer');
			return { status: Number(answer['statusCode']), headers: {}, body: String(answer['body']) };
		} catch (error) {
			throw failure(`gave no answer: ${error instanceof Error ? error.message : 'unknown cause'}`);
		}
	};
}

const failure = (what: string) =>
	new LibraryError(
		'HTTP_FAILED',
		`The address of the certificate ${what.slice(0, 200)}.`,
		'Amazon SNS asks again by itself.',
	);
