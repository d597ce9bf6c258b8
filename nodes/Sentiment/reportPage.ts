import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { ReportPageResult } from '../../lib/report';
import { Table } from '../../lib/table';
import { run } from '../shared';
import type { Lane } from './lane';

/** The report as a page for people, in the binary field `report`. */
export async function reportPage(
	node: IExecuteFunctions,
	job: 'report.sentiment' | 'report.themes',
	report: unknown,
	lane?: Lane,
): Promise<IBinaryKeyData> {
	const none = new Table([]);
	const { html, fileName } = await run<ReportPageResult>(node, job, none, { report }, lane);
	const page = await node.helpers.prepareBinaryData(Buffer.from(html), fileName, 'text/html');
	return { report: page };
}
