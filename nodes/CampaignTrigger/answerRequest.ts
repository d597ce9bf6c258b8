import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { unavailableAnswer, type LinkEvent, type LinkResponse } from '../../lib/campaign';
import { runJob } from '../../lib/compute';
import { Table } from '../../lib/table';
import { storeConfig } from '../shared';
import { answerEvents } from './answerEvents';
import { readLinkOptions } from './properties';
import { isForEvents } from './readEventRequest';
import { readRequest } from './readRequest';

/**
 * Answers one request, and starts the workflow only when something new happened. The response is written here: n8n would put a policy of
 * its own on the page and could not send a picture. When the store fails, people and mail providers are asked to come again, without a
 * word about the cause, which stands in the log of n8n.
 */
export async function answerRequest(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return isForEvents(node) ? await answerEvents(node) : await answerLink(node);
	} catch (error) {
		const { name } = node.getNode();
		node.logger.error(`${name}: a request failed: ${error instanceof Error ? error.message : ''}`);
		const languages = readRequest(node).languages;
		write(node, unavailableAnswer({ languages }, { sender: readLinkOptions(node).sender }));
		return { noWebhookResponse: true };
	}
}

async function answerLink(node: IWebhookFunctions): Promise<IWebhookResponseData> {
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
}

function write(node: IWebhookFunctions, { status, headers, body }: LinkResponse): void {
	const response = node.getResponseObject();
	response.writeHead(status, headers);
	response.end(typeof body === 'string' ? body : Buffer.from(body));
}

const itemOf = ({ at, ...event }: LinkEvent): INodeExecutionData => ({
	json: { ...event, at: new Date(at).toISOString() },
});
