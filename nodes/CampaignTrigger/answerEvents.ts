import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { HTTP_SERVICE, type EventsReply } from '../../lib/campaign';
import { runJob } from '../../lib/compute';
import { Table } from '../../lib/table';
import { storeConfig, toItems } from '../shared';
import { amazonFile } from './amazonFile';
import { readEventOptions } from './events.fields';
import { readEventRequest } from './readEventRequest';
import { readSecret } from './webhookSecret';

/**
 * Takes what a mail provider tells, and starts the workflow with what nobody had told before. In test executions it only looks: events
 * come out as they were read, and change nothing. Throws what the store throws: then the provider shall ask again.
 */
export async function answerEvents(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method } = node.getRequestObject();
	if (node.getNodeParameter('receiveEvents', false) !== true) {
		return respond(node, 404, { error: 'This Campaign Trigger receives no events.' });
	}
	if (method !== 'POST') return respond(node, 200, {});
	const secret = await readSecret(node);
	if (!secret) return refuse(node, 401, 'no Marketing Webhook Secret is chosen');
	const request = readEventRequest(node);
	if (!request) return refuse(node, 400, 'it has no body that can be verified');
	const options = {
		...secret,
		request,
		rules: readEventOptions(node),
		dryRun: node.getMode() === 'manual',
		store: await storeConfig(node),
	};
	const services = { [HTTP_SERVICE]: amazonFile(node) };
	const run = { lane: 'quick', services } as const;
	const answer = await runJob<EventsReply>('campaign.events', new Table([]), options, run);
	if (answer.status !== 200) return refuse(node, answer.status, answer.refusal);
	const { events, repeated, ignored } = answer;
	const items = await toItems(events, {});
	return {
		...respond(node, 200, { events: events.numRows, repeated, ignored }),
		...(items.length > 0 && { workflowData: [items] }),
	};
}

/** Strangers learn nothing; the owner finds the reason in the log of n8n. */
function refuse(node: IWebhookFunctions, status: number, reason: string): IWebhookResponseData {
	node.logger.warn(`${node.getNode().name}: a request with events was refused: ${reason}`);
	return respond(node, status, { error: 'Refused' });
}

function respond(node: IWebhookFunctions, status: number, body: IDataObject): IWebhookResponseData {
	const response = node.getResponseObject();
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
	});
	response.end(JSON.stringify(body));
	return { noWebhookResponse: true };
}
