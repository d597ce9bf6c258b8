/** The campaign room's functions as jobs: opened store, mail server and clock are put together here, on the worker thread. */
import { randomUUID } from 'node:crypto';
import { systemClock } from './adapters';
import {
	answerLink,
	askForConfirmation,
	askedHttp,
	campaignResults,
	checkSpeaks,
	httpTransport,
	LINK_KEY,
	LinkTokens,
	markOf,
	previewCampaign,
	runOf,
	sendCampaign,
	smtpTransport,
	testCampaign,
	type AskOptions,
	type CampaignOptions,
	type CampaignPorts,
	type CampaignResult,
	type CampaignResults,
	type HttpOptions,
	type LinkOptions,
	type LinkRequest,
	type LinkResponse,
	type ResultsOptions,
	type SmtpOptions,
	type TestResult,
	type Transport,
} from './campaign';
import type { JobContext, StoreConfig } from './ports';
import { useStore } from './store';
import type { Table } from './table';

/** Where the ledger lies. */
export type WithStore<O> = O & { readonly store: StoreConfig };
/** Which server takes the messages: a mail server, or a service over HTTP whose requests the starting side sends (service `http`). */
export type WithSender<O> = O & ({ readonly smtp: SmtpOptions } | { readonly http: HttpOptions });

const DEFAULT_CONNECTIONS = 5;

async function withPorts<R>(
	options: WithSender<WithStore<Pick<CampaignOptions, 'channel' | 'connections' | 'execution'>>>,
	context: JobContext,
	work: (ports: CampaignPorts) => Promise<R>,
): Promise<R> {
	return await useStore(options.store, systemClock, async (store) => {
		const transport = await transportOf(options, context);
		const run = runOf(options.execution ?? '', randomUUID()) + markOf(transport.keys);
		return await work({ store, clock: systemClock, transport, run });
	});
}

async function transportOf(
	options: WithSender<Pick<CampaignOptions, 'channel' | 'connections'>>,
	context: JobContext,
): Promise<Transport> {
	checkSpeaks(options, 'smtp' in options ? 'smtp' : options.http.provider);
	if ('smtp' in options) {
		return await smtpTransport(options.smtp, options.connections ?? DEFAULT_CONNECTIONS);
	}
	return await httpTransport(options.http, { http: askedHttp(context), clock: systemClock });
}

/** Job `campaign.send`: see `sendCampaign`. */
export async function sendCampaignJob(
	table: Table,
	options: WithSender<WithStore<CampaignOptions>>,
	context: JobContext,
): Promise<CampaignResult> {
	return await withPorts(
		options,
		context,
		async (ports) => await sendCampaign(table, options, ports, context),
	);
}

/** Job `campaign.preview`: see `previewCampaign`. No mail server is needed. */
export async function previewCampaignJob(
	table: Table,
	options: WithStore<CampaignOptions & { readonly samples?: number }>,
	context: JobContext,
): Promise<CampaignResult> {
	return await useStore(
		options.store,
		systemClock,
		async (store) => await previewCampaign(table, options, { store, clock: systemClock }, context),
	);
}

/** Job `campaign.test`: see `testCampaign`. */
export async function testCampaignJob(
	table: Table,
	options: WithSender<WithStore<CampaignOptions & { readonly testRecipients: readonly string[] }>>,
	context: JobContext,
): Promise<TestResult> {
	return await withPorts(
		options,
		context,
		async (ports) => await testCampaign(table, options, ports, context),
	);
}

/** Job `campaign.ask`: see `askForConfirmation`. */
export async function askJob(
	table: Table,
	options: WithSender<WithStore<AskOptions>>,
	context: JobContext,
): Promise<CampaignResult> {
	return await withPorts(
		options,
		context,
		async (ports) => await askForConfirmation(table, options, ports, context),
	);
}

/** Job `campaign.askDryRun`: who would be asked; no mail server is needed. */
export async function askDryRunJob(
	table: Table,
	options: WithStore<AskOptions>,
	context: JobContext,
): Promise<CampaignResult> {
	return await useStore(options.store, systemClock, async (store) => {
		const ports = { store, clock: systemClock, transport: null, run: '' };
		return await askForConfirmation(table, options, ports, context);
	});
}

/** Job `campaign.link`: see `answerLink`. Its table is empty. */
export async function answerLinkJob(
	_table: Table,
	{
		store: config,
		request,
		...options
	}: WithStore<LinkOptions & { readonly request: LinkRequest }>,
): Promise<LinkResponse> {
	return await useStore(config, systemClock, async (store) => {
		const tokens = new LinkTokens(await store.secret(LINK_KEY));
		return await answerLink(request, options, { store, clock: systemClock, tokens });
	});
}

/** Job `campaign.results`: see `campaignResults`. */
export async function campaignResultsJob(
	orders: Table,
	options: WithStore<ResultsOptions>,
): Promise<CampaignResults> {
	return await useStore(
		options.store,
		systemClock,
		async (store) => await campaignResults(orders, options, { store, clock: systemClock }),
	);
}
