import type { JobContext } from '../ports';
import type { Table } from '../table';
import { LibraryError } from '../errors';
import { Audience } from './run/audience';
import { linksOf } from './links/linksOf';
import { prepareCampaign, type Campaign } from './run/campaign';
import type { CampaignPorts } from './run/deps';
import { Dispatcher } from './run/dispatcher';
import { readLedger, type LedgerIndex } from './run/ledgerIndex';
import type { CampaignOptions } from './run/options';
import { openGates } from './run/gates/openGates';
import { Outcomes } from './run/outcomes';
import { openPace } from './run/pace/pace';
import { openTiming } from './run/pace/openTiming';
import { quietTimesOf } from './run/quietTimes';
import type { CampaignResult } from './run/result';
import { RowReader } from './run/rowReader';
import { addressReader } from './sms/channel';
import { openContest } from './run/variants/winner/openContest';
import { settledOnly } from './run/safeAgain';
import { summarise } from './run/summary';
import { Supply } from './run/supply';
import { HoldOutGroup } from './run/variants/holdOut';
import { sendSeeds } from './run/variants/seeds';

/**
 * Sends one message to each row of `table` that may get it, and to nobody twice: every recipient is claimed in the
 * ledger, durably, before the message is handed over. Running it again, retrying it, a crash in the middle or two runs
 * at once never lead to a second message; what a crash leaves unknown is reported as `uncertain` and not sent again.
 *
 * `table`: one row a person; nested values for templates (e.g. `recommendations`) as JSON columns or JSON text.
 * Throws INVALID_PARAMETER and MISSING_COLUMN before anything is sent, STORE_FAILED when the ledger cannot be written
 * (nothing is sent without a claim), SEND_FAILED when the server could not be used for a single message, CANCELLED.
 */
export async function sendCampaign(
	table: Table,
	options: CampaignOptions,
	ports: CampaignPorts,
	context: JobContext,
): Promise<CampaignResult> {
	const prepared = prepareCampaign(options, await addressReader(options));
	const started = ports.clock.now();
	const outcomes = new Outcomes(table.numRows);
	try {
		const { campaign, known } = await open(prepared, ports);
		const sending = send(table, campaign, known, ports, outcomes, context);
		const { dispatcher, supply, seeds } = await sending;
		const summary = await summarise(campaign, ports.store.ledger, outcomes, {
			mode: 'send',
			stopped: dispatcher.stopped,
			milliseconds: ports.clock.now() - started,
			missing: supply.missing,
			findings: supply.check.findings,
			lengths: supply.lengths,
			seeds,
		});
		return { outcomes: outcomes.toTable(), summary, samples: [] };
	} finally {
		ports.transport.close();
	}
}

/** What earlier runs left: claims of dead runs are marked, the winner of a test is looked for. */
async function open(prepared: Campaign, { store, clock, transport }: CampaignPorts) {
	const { campaign: name, step, lease } = prepared;
	const now = clock.now();
	await store.ledger.markUncertain({ campaign: name, step, before: now - lease, now });
	const rows = await readLedger(store.ledger, name, step);
	const campaign = await openContest(prepared, store, rows, now, true);
	return { campaign, known: settledOnly(rows, transport, now) };
}

async function send(
	table: Table,
	campaign: Campaign,
	known: LedgerIndex,
	ports: CampaignPorts,
	outcomes: Outcomes,
	context: JobContext,
) {
	const { ledger } = ports.store;
	const gates = openGates(campaign, ports.store);
	const { campaign: name, step } = campaign;
	const audience = new Audience(campaign, table, gates.all, ports.clock, known, outcomes);
	const reader = new RowReader(table, campaign.test.fields);
	const links = await linksOf(campaign, ports.store);
	const quiet = quietTimesOf(campaign, table);
	const key = { campaign: name, step, run: ports.run };
	const held = new HoldOutGroup(campaign.test, ledger, key, outcomes, ports.clock);
	const pace = await openPace(campaign, ports, known);
	const timing = await openTiming(campaign, table, ports, known, campaign.waitAtMost);
	const schedule = { timing, lanes: pace.lanes };
	const { clock } = ports;
	const parts = [campaign, audience, reader, outcomes, clock, quiet, links, held] as const;
	const supply = new Supply(...parts, schedule);
	const dispatcher = new Dispatcher(campaign, ports, supply, outcomes, context, pace, gates.cap);
	const first = campaign.test.rules.seedList.length > 0 ? await supply.first() : null;
	const seeds = await sendSeeds(campaign, ports, reader, links, first, context.signal);
	await dispatcher.run();
	await held.write(true);
	rest(outcomes, dispatcher, audience);
	return { dispatcher, supply, seeds };
}

/** People who were not tried stay pending. A server that took not one message is an error of its own. */
function rest(outcomes: Outcomes, { stopped, planned }: Dispatcher, audience: Audience): void {
	if (stopped === null) return;
	const { sent = 0, failed = 0, uncertain = 0 } = outcomes.counts();
	if (sent + failed + uncertain === 0 && planned === null) {
		throw new LibraryError(
			'SEND_FAILED',
			`The mail server or service could not be used: ${stopped}`,
			'Nobody was mailed. Check the credential that you send with (address, login, sender) and run again.',
		);
	}
	const recipientOf = (row: number) => audience.recipientOf(row);
	outcomes.fillRest('pending', `not tried: ${stopped}`, recipientOf, planned?.until ?? null);
}
