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
