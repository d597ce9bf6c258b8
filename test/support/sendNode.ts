import { afterAll, afterEach, beforeEach } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { closePool } from '../../lib/compute';
import { DEFAULT_HTML, DEFAULT_SUBJECT } from '../../nodes/SendCampaign/defaultTemplate';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { fakeExecute, items, type FakeExecuteOptions } from './fakeExecute';
import { smtpSink, type Sink, type SinkOptions } from './smtpSink';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder';

/** What the node's fields hold on a fresh node, with the required ones filled in. */
export const FRESH: IDataObject = {
	operation: 'send',
	campaign: 'spring',
	step: '1',
	fromName: 'Garden Shop',
	fromAddress: 'news@shop.example',
	replyTo: '',
	emailField: 'email',
	nameField: '',
	consentRule: 'yes',
	consentField: 'consent',
	subject: DEFAULT_SUBJECT,
	preheader: '',
	html: DEFAULT_HTML,
	text: '',
	segmentField: 'segment',
	offers: {},
	defaultOffer: {},
	linkBase: '',
	unsubscribeUrl: '',
	postalAddress: '',
	dryRun: true,
	testRecipients: '',
	allowManual: false,
	options: {},
};

export const CUSTOMERS = items(
	{
		email: 'ada@mail.example',
		first_name: 'Ada',
		consent: true,
		segment: 'Champions',
		recommendations: [
			{
				name: 'Tea & Cake',
				url: 'https://shop.example/p/1',
				price: 4.5,
				reason: 'You bought cake',
			},
			{ name: 'Mug', url: 'https://shop.example/p/2', price: 9, reason: 'Popular' },
		],
	},
	{
		email: 'bob@mail.example',
		first_name: null,
		consent: true,
		segment: 'Lost',
		recommendations: [],
	},
	{ email: 'cy@mail.example', first_name: 'Cy', consent: false, segment: 'Lost' },
	{ email: 'not an address', first_name: 'Di', consent: true, segment: 'Lost' },
);

export interface NodeRun {
	readonly sent: INodeExecutionData[];
	readonly notSent: INodeExecutionData[];
	readonly summary: IDataObject;
	readonly previews: INodeExecutionData[];
	readonly files: Map<string, Buffer>;
}

/** The node with a sink as its mail server and a fresh n8n folder for each test. */
export function sendNode() {
	const sinks: Sink[] = [];
	const home = process.env['N8N_USER_FOLDER'];
	beforeEach(() => {
		process.env['N8N_USER_FOLDER'] = temporaryFolder();
	});
	afterEach(async () => {
		await Promise.all(sinks.splice(0).map(async (sink) => await sink.close()));
	});
	afterAll(async () => {
		if (home === undefined) delete process.env['N8N_USER_FOLDER'];
		else process.env['N8N_USER_FOLDER'] = home;
		await closePool();
		removeTemporaryFolders();
	});
	return {
		async sink(options: SinkOptions = {}): Promise<Sink> {
			const sink = await smtpSink(options);
			sinks.push(sink);
			return sink;
		},
		async run(
			parameters: IDataObject,
			more: Partial<FakeExecuteOptions> = {},
			port?: number,
		): Promise<NodeRun> {
			const credentials = port === undefined ? {} : { marketingSmtp: smtpCredential(port) };
			const { node, files } = fakeExecute({
				parameters: { ...FRESH, ...parameters },
				inputs: [CUSTOMERS],
				outputs: 3,
				credentials,
				...more,
			});
			const outputs = await new SendCampaign().execute.call(node);
			const [sent = [], notSent = [], third = []] = outputs;
			const [summary, ...previews] = third;
			return { sent, notSent, summary: summary?.json ?? {}, previews, files };
		},
	};
}

export const smtpCredential = (port: number) => ({
	host: '127.0.0.1',
	port,
	security: 'none',
	user: '',
	password: '',
	ignoreTlsErrors: false,
});
