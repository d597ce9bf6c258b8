import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { CampaignResult, PreviewPicture, Sample } from '../../lib/campaign';
import { Table } from '../../lib/table';
import { toItems, type NodeInput } from '../shared';

const NAMES: Readonly<Record<string, string>> = {
	status: 'sendStatus',
	reason: 'sendReason',
	recipient: 'recipient',
	messageId: 'messageId',
	variant: 'sendVariant',
	sendAfter: 'sendAfter',
};

/** Sent, Not Sent (with the reason) and Summary. Each item extends the input item that it came from. */
export async function toOutputs(
	{ outcomes, summary, samples }: CampaignResult,
	input: NodeInput,
	extra: IDataObject = {},
): Promise<INodeExecutionData[][]> {
	const sent: number[] = [];
	const notSent: number[] = [];
	for (let row = 0; row < outcomes.numRows; row++) {
		(outcomes.cell('status', row) === 'sent' ? sent : notSent).push(row);
	}
	const json: IDataObject = { ...summary, samples: samples.map(sampleJson), ...extra };
	return [
		await outcomeItems(outcomes.take(sent), input),
		await outcomeItems(outcomes.take(notSent), input),
		[{ json, pairedItem: input.items.map((_, item) => ({ item })) }],
	];
}

/** Rows of outcomes as items; each extends the input item of its `row`. `names`: what the columns are called in the item. */
export async function outcomeItems(
	outcomes: Table,
	input: NodeInput,
	names: Readonly<Record<string, string>> = NAMES,
): Promise<INodeExecutionData[]> {
	const rowOf = (row: number) => Number(outcomes.cell('row', row));
	const columns = Object.entries(names).flatMap(([column, name]) =>
		outcomes.has(column) ? [[name, outcomes.column(column)] as const] : [],
	);
	if (input.rows === 'file') {
		const all = new Table([['row', outcomes.column('row')], ...columns]);
		return await toItems(all, { pairedItem: () => ({ item: input.fileItem }) });
	}
	return await toItems(new Table(columns), {
		pairedItem: (row) => ({ item: rowOf(row) }),
		base: (row) => input.items[rowOf(row)]?.json,
	});
}

function sampleJson({ recipient, variant, subject, text }: Sample): IDataObject {
	return { recipient, ...(variant !== '' && { sendVariant: variant }), subject, text };
}

/** One item a message, with the HTML (SMS: the text) as a file that n8n can show, and the pictures of it. */
export async function previewItems(
	node: IExecuteFunctions,
	{ samples }: CampaignResult,
	input: NodeInput,
	pictures: readonly (readonly PreviewPicture[])[] = [],
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const [index, sample] of samples.entries()) {
		const isText = sample.html === '';
		const file = `preview-${index + 1}`;
		const content = Buffer.from(isText ? sample.text : sample.html, 'utf8');
		const [name, type] = isText ? [`${file}.txt`, 'text/plain'] : [`${file}.html`, 'text/html'];
		const data = await node.helpers.prepareBinaryData(content, name, type);
		const taken = pictures[index];
		items.push({
			json: {
				...{ ...sampleJson(sample), html: sample.html },
				...(taken && { pictures: taken.map(pictureJson) }),
			},
			binary: { data, ...(taken && (await pictureFiles(node, file, taken))) },
			pairedItem: { item: input.rows === 'file' ? input.fileItem : sample.row },
		});
	}
	return items;
}

const pictureJson = ({ name, width, height, scheme, isCut }: PreviewPicture): IDataObject => ({
	...{ file: fieldOf(name), width, height, scheme, isCut },
});

/** Name of a picture's binary field, e.g. `png_360_dark`. */
const fieldOf = (name: string) => `png_${name.replace('-', '_')}`;

async function pictureFiles(
	node: IExecuteFunctions,
	file: string,
	pictures: readonly PreviewPicture[],
): Promise<IBinaryKeyData> {
	const files: IBinaryKeyData = {};
	for (const { name, png } of pictures) {
		const content = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
		const path = `${file}-${name}.png`;
		files[fieldOf(name)] = await node.helpers.prepareBinaryData(content, path, 'image/png');
	}
	return files;
}
