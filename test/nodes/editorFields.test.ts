import type { INodeTypeDescription } from 'n8n-workflow';
import { CampaignTrigger } from '../../nodes/CampaignTrigger/CampaignTrigger.node';
import { CleanData } from '../../nodes/CleanData/CleanData.node';
import { ExtractFeatures } from '../../nodes/ExtractFeatures/ExtractFeatures.node';
import { Predict } from '../../nodes/Predict/Predict.node';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { SegmentCustomers } from '../../nodes/SegmentCustomers/SegmentCustomers.node';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { Sentiment } from '../../nodes/Sentiment/Sentiment.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';

const NODES = [
	...[CampaignTrigger, CleanData, ExtractFeatures, Predict, Recommend, SegmentCustomers],
	...[SendCampaign, Sentiment, TrainModel],
].map((Type) => new Type().description);

type Described = Pick<INodeTypeDescription, 'credentials' | 'properties'>;

/**
 * Fields that n8n's editor takes for the kind of login: called `authentication`, or a list of which every choice shows a credential. It
 * hides them, and with them the fields that they depend on.
 */
function takenForLogin({ credentials = [], properties }: Described): string[] {
	const shown = new Map<string, Set<unknown>>();
	for (const { displayOptions } of credentials) {
		for (const [name, values = []] of Object.entries(displayOptions?.show ?? {})) {
			shown.set(name, new Set([...(shown.get(name) ?? []), ...values]));
		}
	}
	const found = properties.filter(({ name, options = [] }) => {
		const values = shown.get(name);
		if (!values) return false;
		const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
		const isCovered = choices.length > 0 && choices.every((value) => values.has(value));
		return name === 'authentication' || isCovered;
	});
	return found.map(({ name }) => name);
}

describe('the fields of our nodes', () => {
	it.each(NODES.map((node) => [node.displayName, node] as const))(
		'are all shown by the editor: %s',
		(_, node) => {
			expect(node.properties.length).toBeGreaterThan(0);
			expect(takenForLogin(node)).toEqual([]);
		},
	);

	it('that the editor would hide are found', () => {
		const choice = (value: string) => ({ name: value, value });
		const field = { displayName: 'Kind', name: 'kind', type: 'options', default: 'a' } as const;
		const properties = [{ ...field, options: [choice('a'), choice('b')] }];
		const credential = (value: string) => ({
			name: value,
			displayOptions: { show: { kind: [value] } },
		});
		const credentials = [credential('a'), credential('b')];
		expect(takenForLogin({ properties, credentials })).toEqual(['kind']);
		expect(takenForLogin({ properties, credentials: credentials.slice(1) })).toEqual([]);
	});
});

describe('the panel of Send Campaign', () => {
	const fields = new SendCampaign().description.properties;
	/** The fields of this name that are shown for Send with this choice, as n8n decides it. */
	const shown = (name: string, sendWith: string) => {
		const chosen: Record<string, unknown> = { operation: 'send', sendWith, dryRun: true };
		const holds = (field: string, values: readonly unknown[] = []) =>
			values.includes(chosen[field]);
		return fields.filter(({ name: own, displayOptions: { show = {}, hide = {} } = {} }) => {
			const isShown = Object.entries(show).every(([field, values]) => holds(field, values));
			const isHidden = Object.entries(hide).some(([field, values]) => holds(field, values));
			return own === name && isShown && !isHidden;
		});
	};

	it('asks for what mails need with a mail server, and for what SMS need with Twilio', () => {
		const words = (name: string, sendWith: string) =>
			shown(name, sendWith).map(({ displayName, placeholder }) => [displayName, placeholder]);
		expect(words('fromName', 'smtp')).toEqual([['From Name', 'e.g. Garden Shop']]);
		expect(words('fromName', 'twilio')).toEqual([['Sender Name', 'e.g. Garden Shop']]);
		const testers = 'Test Recipients';
		expect(words('testRecipients', 'smtp')).toEqual([
			[testers, 'e.g. me@shop.example, colleague@shop.example'],
		]);
		expect(words('testRecipients', 'twilio')).toEqual([
			[testers, 'e.g. +4915112345678, +4915187654321'],
		]);
		const mail = ['fromAddress', 'replyTo', 'subject', 'emailField'];
		expect(mail.map((name) => shown(name, 'smtp').length)).toEqual([1, 1, 1, 1]);
		expect(mail.map((name) => shown(name, 'twilio').length)).toEqual([0, 0, 0, 0]);
		const sms = ['smsText', 'phoneField', 'mostSegments'];
		expect(sms.map((name) => shown(name, 'twilio').length)).toEqual([1, 1, 1]);
		expect(sms.map((name) => shown(name, 'smtp').length)).toEqual([0, 0, 0]);
	});

	it('offers by SMS no options that are about mails', () => {
		const options = (name: string) =>
			shown(name, 'twilio').flatMap(({ options: entries = [] }) =>
				entries.flatMap((entry) => ('displayOptions' in entry ? [entry] : [])),
			);
		const hidden = ['options', 'who', 'pace'].flatMap((name) =>
			options(name)
				.filter(({ displayOptions }) => displayOptions?.hide?.['/sendWith']?.includes('twilio'))
				.map((entry) => entry.name),
		);
		expect(hidden).toEqual([
			...['refuseSerious', 'senderId', 'ignoreTags', 'domains', 'roles', 'disposable'],
			'domainLimits',
		]);
	});

	it('asks for the text alone of a variant by SMS', () => {
		const [variants] = shown('variants', 'twilio');
		const parts = (variants?.options ?? []).flatMap((part) =>
			'values' in part ? part.values : [],
		);
		const left = parts.filter(
			({ displayOptions }) => !displayOptions?.hide?.['/sendWith']?.includes('twilio'),
		);
		expect(left.map(({ name }) => name)).toEqual(['name', 'weight', 'fromName', 'text']);
	});
});
