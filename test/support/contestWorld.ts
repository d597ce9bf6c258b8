import {
	previewCampaign,
	runOf,
	sendCampaign,
	type CampaignOptions,
	type CampaignResult,
} from '../../lib/campaign';
import type { CampaignEvent, EventKind, Store } from '../../lib/ports';
import { campaignOptions, outcomesOf, people, type OutcomeRecord } from './campaign';
import { testContext } from './context';
import { accepted, answering, clockAt } from './paceWorld';

/** Runs of one campaign at given times, whose winner of two variants goes to the rest. */
export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 2, 2, 9, 30);
export const WINNER = { testPercent: 40, waitHours: 24, leastPeople: 20 };
export const TEST: Partial<CampaignOptions> = {
	variants: [{ name: 'A' }, { name: 'B', subject: 'B for {{ first_name | you }}' }],
	winner: WINNER,
};

export interface ContestRun {
	readonly result: CampaignResult;
	readonly outcomes: readonly (OutcomeRecord & { readonly variant: string | null })[];
	/** Addresses that got a message in this run, sorted. */
	readonly mailed: readonly string[];
	readonly winner: NonNullable<CampaignResult['summary']['winner']>;
}

let runs = 0;

/** A run `hours` after the start; whom it mailed. */
export async function sendAt(
	store: Store,
	hours: number,
	change: Partial<CampaignOptions> = {},
	table = people(300),
): Promise<{ result: CampaignResult; given: string[] }> {
	const { given, transport } = answering(() => accepted);
	const run = runOf('', `contest-${++runs}`);
	const ports = { store, clock: clockAt(START + hours * HOUR), transport, run };
	const options = campaignOptions({ ...TEST, ...change });
	return { result: await sendCampaign(table, options, ports, testContext()), given };
}

/** The same with what it says of the winner. */
export async function runAt(...run: Parameters<typeof sendAt>): Promise<ContestRun> {
	const { result, given } = await sendAt(...run);
	return told(result, given);
}

export async function previewAt(
	store: Store,
	hours: number,
	change: Partial<CampaignOptions> = {},
) {
	const ports = { store, clock: clockAt(START + hours * HOUR) };
	const options = campaignOptions({ ...TEST, ...change });
	return told(await previewCampaign(people(300), options, ports, testContext()), []);
}

function told(result: CampaignResult, given: readonly string[]): ContestRun {
	const { winner } = result.summary;
	if (!winner) throw new Error('the summary says nothing of the winner');
	const outcomes = outcomesOf(result).map((one) => ({ variant: null, ...one }));
	return { result, outcomes, mailed: [...given].sort(), winner };
}

export const withStatus = ({ outcomes }: ContestRun, status: string) =>
	outcomes.filter((one) => one.status === status);

let events = 0;

export async function happened(
	store: Store,
	recipients: readonly string[],
	kind: EventKind = 'click',
	step = '1',
): Promise<void> {
	await store.events.add(
		recipients.map((recipient): CampaignEvent => ({
			...{ id: `contest ${++events}`, kind, recipient, campaign: 'spring', step },
			...{ at: START + HOUR, source: 'test', detail: '' },
		})),
	);
}

/** A share of the people of a variant of the run's test clicks. */
export async function click(
	store: Store,
	run: ContestRun,
	shares: Readonly<Record<string, number>>,
) {
	for (const [variant, share] of Object.entries(shares)) {
		const own = withStatus(run, 'sent').filter((one) => one.variant === variant);
		const some = own.slice(0, Math.round(own.length * share));
		await happened(
			store,
			some.map(({ recipient }) => recipient),
		);
	}
}
