import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CampaignResults, LiftResult, VariantResult } from '../../lib/campaign';
import type { ReportPageResult } from '../../lib/report';
import { Table } from '../../lib/table';
import { plainJson, run } from '../shared';

const SHARES = [
	'delivered',
	'opened',
	'clicked',
	'unsubscribed',
	'complained',
	'bounced',
	'softBounced',
	'dropped',
	'converted',
] as const;

/** Variants, Comparisons and Report. */
export async function resultsOutputs(
	node: IExecuteFunctions,
	results: CampaignResults,
): Promise<INodeExecutionData[][]> {
	const pairedItem = node.getInputData().map((_, item) => ({ item }));
	const items = (rows: readonly IDataObject[]): INodeExecutionData[] =>
		rows.map((json) => ({ json, pairedItem }));
	const comparisons = results.comparisons.map(({ difference, ...one }): IDataObject => ({
		...{ compares: 'variants', ...one },
		...{ difference: difference.value, low: difference.low, high: difference.high },
	}));
	const page = node.getNodeParameter('htmlReport', 0, true) === true;
	const binary = page ? { binary: { report: await reportPage(node, results) } } : {};
	const json = plainJson(results);
	return [
		items([
			...results.variants.map((one) => variantJson(one, false)),
			...results.rest.map((one) => variantJson(one, true)),
			...heldOutJson(results),
		]),
		items([...comparisons, ...(results.lift?.groups ?? []).map(liftJson)]),
		[{ json: { text: results.verdict.text, ...json }, ...binary, pairedItem }],
	];
}

async function reportPage(node: IExecuteFunctions, results: CampaignResults) {
	const empty = new Table([]);
	const page = await run<ReportPageResult>(node, 'report.campaign', empty, { report: results });
	return await node.helpers.prepareBinaryData(Buffer.from(page.html), page.fileName, 'text/html');
}

/** Counts, shares and their 95 % intervals side by side, so that each is a field of its own. */
function variantJson(one: VariantResult, rest: boolean): IDataObject {
	const json: IDataObject = {
		...{ variant: one.variant, heldOut: false, rest, people: one.people, sent: one.sent },
	};
	for (const name of SHARES) {
		const share = one[name];
		if (!share) continue;
		json[name] = share.count;
		json[`${name}Share`] = share.value;
		json[`${name}Low`] = share.low;
		json[`${name}High`] = share.high;
	}
	return one.revenue === null ? json : { ...json, revenue: one.revenue };
}

function heldOutJson({ heldOut, lift }: CampaignResults): IDataObject[] {
	if (heldOut === 0) return [];
	const share = lift?.groups[0]?.heldOut;
	const bought = share && {
		...{ converted: share.count, convertedShare: share.value },
		...{ convertedLow: share.low, convertedHigh: share.high },
	};
	return [{ variant: 'held out', heldOut: true, people: heldOut, sent: 0, ...bought }];
}

function liftJson({ variant, rest, difference, revenue, ...one }: LiftResult): IDataObject {
	return {
		...{ compares: 'holdOut', first: variant || 'all mailed', second: 'held out', rest },
		...{ metric: 'converted', difference: difference.value },
		...{ low: difference.low, high: difference.high },
		...{ pValue: one.pValue, adjustedP: one.adjustedP, clear: one.adjustedP < 0.05 },
		...{ additionalBuyers: one.additionalBuyers.value, text: one.text },
		...(revenue && { additionalRevenue: revenue.additional.value, revenueP: revenue.pValue }),
		...(revenue && {
			...{ revenueLow: revenue.difference.low, revenueHigh: revenue.difference.high },
			...{ bootstrapLow: revenue.bootstrap?.low ?? null },
			bootstrapHigh: revenue.bootstrap?.high ?? null,
		}),
	};
}
