import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FeatureDrift, PredictReport } from '../../lib/learn';

const round = (value: number) => Math.round(value * 1000) / 1000;

const shown = ({ feature, psi, ks, missing }: FeatureDrift): IDataObject => ({
	column: feature,
	psi: round(psi),
	ks: ks === null ? null : round(ks),
	missingThen: round(missing.then),
	missingNow: round(missing.now),
});

/** One item when these rows are far from the ones that the model learnt from, none otherwise. */
export function driftAlarm(
	model: { readonly name: string; readonly version: number },
	{ drift, rows }: PredictReport,
	pairedItem: INodeExecutionData['pairedItem'] & object,
): INodeExecutionData[] {
	if (drift.level !== 'alarm') return [];
	const columns = drift.features.filter(({ level }) => level === 'alarm');
	const moved = drift.prediction?.level === 'alarm' ? drift.prediction : null;
	const named = columns.slice(0, 5).map(({ feature, psi }) => `"${feature}" (PSI ${round(psi)})`);
	if (moved) named.push(`the predictions (PSI ${round(moved.psi)})`);
	const json: IDataObject = {
		model: { ...model },
		level: drift.level,
		rows,
		message: `These ${rows} rows differ from the ones that the model "${model.name}" learnt from, most in ${named.join(', ')}.`,
		columns: columns.map(shown),
		prediction: moved ? shown(moved) : null,
		whatToDo:
			'First look for a fault of the data: another unit, a column that is empty now, new categories. If customers really changed, train the model again on recent rows; until then take its scores as rough.',
	};
	return [{ json, pairedItem }];
}
