import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ModelCard } from '../../lib/learn';
import type { ModelMeta } from '../../lib/ports';
import { Table } from '../../lib/table';
import type { ModelCardResult } from '../../lib/report';
import { run } from '../shared';

/** The Report item: what the report tells, what only the model card tells, and the card as a page in the binary field `card`. */
export async function reportItem(
	node: IExecuteFunctions,
	report: IDataObject,
	card: ModelCard,
	saved: ModelMeta | null,
): Promise<Pick<INodeExecutionData, 'json' | 'binary'>> {
	const { name = null, version = null, createdAt: trainedAt = null } = saved ?? {};
	const options = { card, name, version, trainedAt };
	const { html, fileName } = await run<ModelCardResult>(
		node,
		'report.modelCard',
		new Table([]),
		options,
	);
	const page = await node.helpers.prepareBinaryData(Buffer.from(html), fileName, 'text/html');
	const model = saved && { name: saved.name, version: saved.version };
	return { json: { model, ...report, ...fieldsOf(card) }, binary: { card: page } };
}

/** Long lists come from the card, which cuts them: an item stays below 100 kB. */
function fieldsOf(card: ModelCard) {
	const { inShort, limits, intendedUse, notFor, rowsJudged, validation, decision } = card;
	const { fingerprint, features, moreFeatures, leftOut, moreLeftOut } = card;
	const { importance, moreImportance, curves, confusion, numbers, libraryVersion } = card;
	return {
		...{ inShort, limits, intendedUse, notFor, rowsJudged, validation, decision },
		...{ fingerprint, features, moreFeatures, leftOut, moreLeftOut },
		...{ importance, moreImportance, curves, confusion, numbers, libraryVersion },
	};
}
