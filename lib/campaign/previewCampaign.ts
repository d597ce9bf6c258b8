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
import type { Candidate } from './run/candidate';
import type { CampaignResult } from './run/result';
import { eachVariant, sampleOf, type EachVariant } from './run/variants/eachVariant';
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

export type PreviewOptions = CampaignOptions & {
	/** How many messages to show; default 3. */
	readonly samples?: number;
	/** Shows each variant once instead, all filled in for one person. */
	readonly eachVariant?: boolean;
};

/**
 * Goes through the whole campaign as `sendCampaign` would, renders every message, and sends nothing: who would get it,
 * who would not and why, which fields are missing, and the first `samples` messages. Writes nothing into the ledger.
 */
export async function previewCampaign(
	table: Table,
	options: PreviewOptions,
	{ store, clock }: PreviewPorts,
	context: JobContext,
): Promise<CampaignResult & Partial<EachVariant>> {
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
	const first = await goThrough(supply, campaign.batchSize, outcomes, samples, context);
	const summary = await summarise(campaign, store.ledger, outcomes, {
		mode: 'dryRun',
		stopped: null,
		milliseconds: clock.now() - started,
		missing: supply.missing,
		findings: supply.check.findings,
		lengths: supply.lengths,
	});
	const result = { outcomes: outcomes.toTable(), summary, samples: samples.all };
	if (!options.eachVariant) return result;
	const like = first ?? gates.winner?.first ?? null;
	return { ...result, ...eachVariant(campaign, reader, like, links, started, samples.all) };
}

/** Everybody, batch by batch; gives back the first who would get a message. */
async function goThrough(
	supply: Supply,
	batchSize: number,
	outcomes: Outcomes,
	samples: Samples,
	context: JobContext,
): Promise<Candidate | null> {
	let first: Candidate | null = null;
	for (;;) {
		context.signal.throwIfCancelled();
		await supply.fill(batchSize);
		const batch = supply.take(batchSize);
		if (batch.length === 0 && !supply.hasNow) return first;
		for (const prepared of batch) {
			const { candidate, message } = prepared;
			first ??= candidate;
			outcomes.set(wouldSend(prepared));
			if (samples.wants(candidate.variant)) samples.add(sampleOf(candidate, message));
		}
		const { concluded, rows } = outcomes;
		context.progress(concluded / rows, `Checked ${concluded} of ${rows}`);
	}
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
