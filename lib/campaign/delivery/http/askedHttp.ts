import { LibraryError } from '../../../errors';
import type { Http, HttpResponse, JobContext } from '../../../ports';

/** Name of the service that sends a job's requests with an account's secrets: question HttpRequest, answer HttpResponse. */
export const HTTP_SERVICE = 'http';

/** The Http port of a job: its requests are sent by the side that started it, which holds the secrets. */
export const askedHttp = (context: Pick<JobContext, 'ask'>): Http => ({
	async request(request) {
		const answer = await context.ask(HTTP_SERVICE, request);
		if (isResponse(answer)) return answer;
		throw new LibraryError(
			'HTTP_FAILED',
			'The service "http" gave no HTTP answer.',
			'Give a service that answers with status, headers and body.',
		);
	},
});

const isResponse = (value: unknown): value is HttpResponse =>
	typeof value === 'object' &&
	value !== null &&
	'status' in value &&
	typeof value.status === 'number' &&
	'headers' in value &&
	typeof value.headers === 'object' &&
	value.headers !== null &&
	'body' in value;
