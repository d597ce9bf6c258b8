import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ChampionOptions, TrainReport } from '../../lib/learn';
import { listModels, loadVersion } from '../shared';

/** What happens to the version in use when a new one was trained. */
export const championFields: INodeProperties[] = [
	{
		displayName: 'When a Version Exists',
		name: 'whenVersionExists',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Only If Better',
				value: 'onlyIfBetter',
				description:
					'The new version is saved, and used only when it beats the current one on the same rows by more than chance',
			},
			{
				name: 'Replace It',
				value: 'replace',
				description: 'The new version is the current one from now on',
			},
		],
		default: 'replace',
		description: 'Whether a newly trained version takes the place of the one in use',
	},
	{
		displayName: 'Better by at Least',
		name: 'margin',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 4 },
		default: 0,
		description:
			'The whole 95 % interval of the lead must lie above this, in the unit of the deciding metric: ROC AUC for two classes, log loss for more, RMSE for numbers',
		displayOptions: { show: { whenVersionExists: ['onlyIfBetter'] } },
	},
];

/** The version in use as an option of the training job, when it is to be compared. */
export async function readChampion(
	node: IExecuteFunctions,
	name: string,
): Promise<{ champion?: ChampionOptions }> {
	if (node.getNodeParameter('whenVersionExists', 0, 'replace') !== 'onlyIfBetter' || name === '')
		return {};
	if ((await listModels(node, { name })).length === 0) return {};
	const { meta, artefact } = await loadVersion(node, name);
	const margin = node.getNodeParameter('margin', 0, 0) as number;
	return { champion: { artefact, version: meta.version, margin } };
}

/** How to save what was trained: a challenger that did not win does not become current. */
export const promotionOf = ({ promotion }: Pick<TrainReport, 'promotion'>) => ({
	makeCurrent: promotion?.promoted ?? true,
});
