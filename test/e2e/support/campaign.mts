// One installation with the main template, a shop that serves files and a real SMTP inbox.
import { localise, readTemplates, smtpAt } from '../../../scripts/host/templates.mjs';
import { MAIN_TEMPLATE, MANUAL_TRIGGER } from '../../../scripts/host/mainWorkflow.mjs';
import { serveShop } from '../../../scripts/shop/serve.mjs';
import { startHost, temporaryFolder, type TestHost } from './host.mts';
import { startSmtpSink } from './smtpSink.mts';

interface TemplateNode {
	readonly name: string;
	readonly type: string;
	readonly parameters: Record<string, unknown>;
}

interface Offer {
	readonly segment: string;
	readonly headline: string;
}

/** Offers of the template's Send Campaign node: segment name → headline. */
export function offersOf(nodes: readonly TemplateNode[]): (segment: string) => string {
	const send = nodes.find(({ type }) => type === 'n8n-nodes-marketing-ai.sendCampaign');
	const offers = send?.parameters['offers'] as { offer: Offer[] } | undefined;
	const fallback = send?.parameters['defaultOffer'] as { offer: Offer };
	const known = new Map(offers?.offer.map(({ segment, headline }) => [segment, headline]));
	return (segment) => known.get(segment) ?? fallback.offer.headline;
}

const templateOf = (wanted: string) => {
	const template = readTemplates().find(({ file }) => file === wanted);
	if (!template) throw new Error(`${wanted} is missing`);
	return template.workflow;
};

async function bringIn(host: TestHost, shopUrl: string, smtpPort: number, template: string) {
	const smtpCredential = await host.client.saveCredential({
		name: 'Test inbox',
		type: 'marketingSmtp',
		data: smtpAt(smtpPort),
	});
	const workflow = localise(templateOf(template), { shopUrl, smtpCredential });
	const { id } = await host.client.createWorkflow(workflow);
	return { id, offerOf: offersOf(workflow.nodes as TemplateNode[]) };
}

/** Starts everything; `fill` writes orders.csv, products.csv and customers.csv. `template`: its file name. */
export async function startCampaign<Facts>(
	name: string,
	fill: (folder: string) => Facts,
	template = MAIN_TEMPLATE,
) {
	const folder = temporaryFolder('shop');
	const facts = fill(folder);
	const shop = await serveShop(folder, 0);
	const sink = await startSmtpSink();
	const host = await startHost(name);
	const stop = async () => void (await Promise.all([host.stop(), sink.stop(), shop.stop()]));
	try {
		const { id, offerOf } = await bringIn(host, shop.url, sink.port, template);
		const run = async () => await host.client.run(id, MANUAL_TRIGGER);
		/** Runs it again; what its nodes put out is not fetched. */
		const runAgain = async () => await host.client.run(id, MANUAL_TRIGGER, { withData: false });
		/** Runs another template on the same shop. */
		const runTemplate = async (other: string) => {
			const brought = await bringIn(host, shop.url, sink.port, other);
			return await host.client.run(brought.id, MANUAL_TRIGGER);
		};
		return { host, sink, facts, offerOf, run, runAgain, runTemplate, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
