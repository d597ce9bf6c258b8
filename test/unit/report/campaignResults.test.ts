import { describe, expect, it } from '@jest/globals';
import type { CampaignResults } from '../../../lib/campaign';
import { liftOf } from '../../../lib/campaign/results/lift';
import { campaignHtml, campaignPageJob } from '../../../lib/report';
import { Table } from '../../../lib/table';
import { figuresOf, variantWith } from '../../support/campaignFigures';
import { parseMarkup } from '../../support/wellFormed';

/** 2,000 mailed in two variants, 1,000 held out. */
function liftFigures(): CampaignResults['lift'] {
	const total = 3_000;
	const heldOut = Array.from({ length: total }, (_, i) => i % 3 === 2);
	const bought = Uint8Array.from({ length: total }, (_, i) =>
		heldOut[i] ? Number(i % 30 === 2) : Number(i % 12 === 0),
	);
	const members = {
		...{ rowOf: new Map<string, number>(), heldOut, mixed: 0, hasRest: false },
		...{ sent: heldOut.map((held) => !held), rest: heldOut.map(() => false) },
		variants: Array.from({ length: total }, (_, i) => (i % 3 === 0 ? 'A' : '<B>')),
		since: Array.from({ length: total }, () => 0),
	};
	const purchases = {
		...{ bought, revenue: Float64Array.from(bought, (one, i) => one * (20 + (i % 7))) },
		...{ hasAmounts: true, orders: 200, wholeDays: false, unreadable: 0, strangers: 0 },
	};
	return liftOf(members, purchases, 7);
}

const full = () =>
	figuresOf(
		[variantWith('A', 10_822, 1_979, 131), variantWith('<B>', 10_710, 1_643, 95)],
		liftFigures(),
	);

describe('the page of campaign results', () => {
	it('is one well-formed file that loads nothing, with charts whose numbers are tables too', () => {
		const html = campaignHtml(full());
		parseMarkup(html);
		expect(html).not.toMatch(/<script|<img|src=|href=|url\(/);
		expect(html).toContain('Spring &lt;sale&gt; &amp; more');
		expect(html).toContain('&lt;B&gt;');
		expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(5);
		expect(html.match(/<summary>Numbers/g)?.length).toBe(html.match(/<svg/g)?.length);
		for (const title of [
			'What did people do?',
			'Are they really different?',
			'What did the campaign change?',
			'What to know',
		])
			expect(html).toContain(title);
	});

	it('says first which variant is better, what changed and who got it', () => {
		const html = campaignHtml(full());
		const first = html.slice(html.indexOf('class="answers"'), html.indexOf('<h2>'));
		expect(first).toContain('A is better: 18.4\u00a0% clicked, against 15.4\u00a0% with');
		expect(first).toMatch(/\d+ more buyers/);
		expect(first).toContain('10,698 were held out on purpose');
	});

	it('has less to say of one message without orders, and still says why', () => {
		const html = campaignHtml(figuresOf([variantWith('', 500, 0, 0)]));
		parseMarkup(html);
		expect(html).toContain('Nobody was held out, so there is nothing to compare with.');
		expect(html).not.toContain('Are they really different?');
	});

	it('is written by a job that takes results only', () => {
		const table = new Table([]);
		expect(campaignPageJob(table, { report: full() }).fileName).toBe('campaign-results.html');
		const newer = { ...full(), version: 2 } as unknown as CampaignResults;
		expect(() => campaignPageJob(table, { report: newer })).toThrow('version 2');
	});
});
