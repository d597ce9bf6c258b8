import type { Clock, JobContext, Store } from '../ports';
import type { Table } from '../table';
import { Audience } from './run/audience';
import { deadLinksOf } from './links/linksOf';
import { prepareCampaign } from './run/campaign';
import { readLedger } from './run/ledgerIndex';
import type { CampaignOptions } from './run/options';
import { openGates } from './run/gates/openGates';
import { Outcomes } from './run/outcomes';
import { openTiming } from './run/pace/openTiming';
import { quietTimesOf } from './run/quietTimes';
import type { CampaignResult, Sample } from './run/result';
import { RowReader } from './run/rowReader';
import { addressReader } from './sms/channel';
import { summarise } from './run/summary';
import { Supply, type Prepared } from './run/supply';
import { HoldOutGroup } from './run/variants/holdOut';
import { openContest, type ContestStore } from './run/variants/winner/openContest';
import { Samples } from './run/variants/samples';

const MOST_SAMPLES = 3;

export interface PreviewPorts {
	readonly store: Pick<Store, 'ledger' | 'suppression' | 'consents' | 'events'> & ContestStore;
	readonly clock: Clock;
}

/**
 * Goes through the whole campaign as `sendCampaign` would, renders every message, and sends nothing: who would get it,
 * who would not and why, which fields are missing, and the first `samples` messages. Writes nothing into the ledger.
 */
export async function previewCampaign(
	table: Table,
	options: CampaignOptions & { readonly samples?: number },
	{ store, clock }: PreviewPorts,
	context: JobContext,
): Promise<CampaignResult> {
	const read = await addressReader(options);
	const prepared = prepareCampaign({ ...options, refuseSerious: false }, read);
	const started = clock.now();
	const outcomes = new Outcomes(table.numRows);
	const known = await readLedger(store.ledger, prepared.campaign, prepared.step);
	const campaign = await openContest(prepared, store, known, started, false);
	const gates = openGates(campaign, store);
	const audience = new Audience(campaign, table, gates.all, clock, known, outcomes);
	const reader = new RowReader(table, campaign.test.fields);
	const quiet = quietTimesOf(campaign, table, 0);
	const links = deadLinksOf(campaign);
	const held = new HoldOutGroup(campaign.test, null, { ...campaign, run: '' }, outcomes, clock);
	const timing = await openTiming(campaign, table, { store, clock }, known, 0);
	const parts = [campaign, audience, reader, outcomes, clock, quiet, links, held] as const;
	const supply = new Supply(...parts, { timing, lanes: null });
	const samples = new Samples(options.samples ?? MOST_SAMPLES);
	for (;;) {
		context.signal.throwIfCancelled();
		await supply.fill(campaign.batchSize);
		const batch = supply.take(campaign.batchSize);
		if (batch.length === 0 && !supply.hasNow) break;
		for (const prepared of batch) {
			outcomes.set(wouldSend(prepared));
			if (samples.wants(prepared.candidate.variant)) samples.add(sampleOf(prepared));
		}
		context.progress(
			outcomes.concluded / outcomes.rows,
			`Checked ${outcomes.concluded} of ${outcomes.rows}`,
		);
	}
	const summary = await summarise(campaign, store.ledger, outcomes, {
		mode: 'dryRun',
		stopped: null,
		milliseconds: clock.now() - started,
		missing: supply.missing,
		findings: supply.check.findings,
		lengths: supply.lengths,
	});
	return { outcomes: outcomes.toTable(), summary, samples: samples.all };
}

function wouldSend({ candidate, message }: Prepared) {
	return {
		row: candidate.row,
		status: 'wouldSend' as const,
		reason: 'dry run: this person would get the message',
		recipient: candidate.address.key,
		messageId: message.messageId,
	};
}

function sampleOf({ candidate, message }: Prepared): Sample {
	const { subject, html, text } = message;
	const { row, variant, address } = candidate;
	return { row, variant, recipient: address.key, subject, html, text };
}
