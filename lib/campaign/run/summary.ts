import type { Ledger } from '../../ports';
import type { Campaign } from './campaign';
import { countryWarnings, priceFindings } from './country/facts';
import type { SmsLengths } from '../sms/smsLengths';
import type { Outcomes } from './outcomes';
import type { CampaignSummary } from './result';
import { contestReport } from './variants/winner/contestReport';
import { winnerWarnings } from './variants/winner/winnerWarnings';

const MOST_UNCERTAIN = 1_000;

interface RunFacts {
	readonly mode: CampaignSummary['mode'];
	readonly stopped: string | null;
	readonly milliseconds: number;
	readonly missing: ReadonlyMap<string, number>;
	readonly findings: CampaignSummary['findings'];
	readonly seeds?: CampaignSummary['seeds'];
	readonly lengths?: SmsLengths | null;
}

/** The run in figures, with the state of the whole campaign from the ledger. */
export async function summarise(
	campaign: Campaign,
	ledger: Ledger,
	outcomes: Outcomes,
	{ mode, stopped, milliseconds, missing, findings, seeds = [], lengths }: RunFacts,
): Promise<CampaignSummary> {
	const { campaign: name, step } = campaign;
	const counts = outcomes.counts();
	const { contest } = campaign.test;
	const seconds = milliseconds / 1000;
	const left = outcomes.reasons('countryRule');
	const uncertain = await ledger.list(name, { step, state: 'uncertain', limit: MOST_UNCERTAIN });
	return {
		campaign: name,
		step,
		mode,
		rows: outcomes.rows,
		counts,
		variants: outcomes.variantCounts(),
		...(contest && { winner: contestReport(contest.facts) }),
		seeds,
		stopped,
		seconds,
		messagesPerSecond: seconds > 0 ? Math.round((10 * (counts.sent ?? 0)) / seconds) / 10 : 0,
		missingFields: [...missing].map(([field, rows]) => ({ field, rows })),
		ledger: await ledger.count(name, step),
		uncertain: uncertain.map(({ recipient }) => recipient),
		warnings: [...warningsOf(campaign), ...countryWarnings(campaign, left)],
		findings: [...priceFindings(left), ...findings],
		...(lengths && { sms: lengths.summary() }),
	};
}

/** What senders to many people are expected to do, and this campaign does not. */
function warningsOf(campaign: Campaign): string[] {
	const { channel, templates, test, postalAddress, consentRule, linkUrl, tracking } = campaign;
	const warnings = consentRule === 'off' ? ['Consent is not checked.'] : [];
	warnings.push(...winnerWarnings(test.rules.winner, tracking));
	if (channel === 'sms') return warnings;
	if (!templates.unsubscribeUrl && linkUrl === null) {
		warnings.push('There is no unsubscribe link: bulk senders must offer one (List-Unsubscribe).');
	} else if (!test.allUse('unsubscribe_url')) {
		warnings.push('The template does not show the unsubscribe link: add {{ unsubscribe_url }}.');
	}
	if (postalAddress === '')
		warnings.push('There is no postal address: many countries ask for one.');
	if (tracking && tracking.column === null) {
		warnings.push('Clicks or opens of everybody are counted: in the EU that needs consent.');
	}
	return warnings;
}
