import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { LinkEvent, LinkResponse } from '../../lib/campaign';
import { runJob } from '../../lib/compute';
import { Table } from '../../lib/table';
import { storeConfig, toNodeError } from '../shared';
import { readLinkOptions } from './properties';
import { readRequest } from './readRequest';

/**
 * Answers one request for a link and starts the workflow only when something new happened. The response is written here: n8n would put
 * a policy of its own on the page and could not send a picture.
 */
export async function answerRequest(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const options = {
			...readLinkOptions(node),
			request: readRequest(node),
			store: await storeConfig(node),
		};
		// Somebody waits for the page: not behind a training.
		const lane = { lane: 'quick' } as const;
		const answer = await runJob<LinkResponse>('campaign.link', new Table([]), options, lane);
		write(node, answer);
		const { event } = answer;
		return { noWebhookResponse: true, ...(event && { workflowData: [[itemOf(event)]] }) };
	} catch (error) {
		throw toNodeError(node.getNode(), error);
	}
}

function write(node: IWebhookFunctions, { status, headers, body }: LinkResponse): void {
	const response = node.getResponseObject();
	response.writeHead(status, headers);
	response.end(typeof body === 'string' ? body : Buffer.from(body));
}

const itemOf = ({ at, ...event }: LinkEvent): INodeExecutionData => ({
	json: { ...event, at: new Date(at).toISOString() },
});
