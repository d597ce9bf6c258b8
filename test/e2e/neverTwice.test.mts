// The promise of Send Campaign in a real n8n: n8n's own retries, nodes before it that fail, the same campaign in two workflows at once,
// and n8n killed in the middle. The long protocol (10,000 people, five kills, three times) is `npm run bench -- killed`.
import { judge, startKillable } from '../../bench/harness/killed.mjs';
import { MANUAL_TRIGGER } from '../../scripts/host/mainWorkflow.mjs';
import { next, versionedNode as node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = 2_500;
const CONNECTIONS = 5;
/** ms after which a silent run counts as dead; a minute when nobody says otherwise. */
const LEASE = 15_000;

interface Person {
	readonly email: string;
	readonly consent: string;
	readonly error?: string;
}

let host: Awaited<ReturnType<typeof startKillable>>;

beforeAll(async () => {
	const options = { connections: CONNECTIONS, lease: LEASE };
	host = await startKillable({ people: PEOPLE, options });
});
afterAll(async () => {
	await host?.stop();
});

const peopleOf = (name: string, count: number): Person[] =>
	Array.from({ length: count }, (_, i) => ({
		...{ email: `${name}${i}@mail.example`, consent: 'yes' },
	}));
const listOf = (people: readonly Person[]) => ({
	jsCode: `return ${JSON.stringify(people.map((json) => ({ json })))};`,
});
const PASSES = node('Check', 'n8n-nodes-base.noOp', 1, {});
/** Fails, and the workflow goes on: n8n then passes on what the node was given. */
const FAILS = node(
	...(['Check', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'the check is down' }] as const),
	{ onError: 'continueRegularOutput' },
);

/** Manual Trigger → people → a check → Send Campaign. */
async function workflow(
	campaign: string,
	people: readonly Person[],
	{ check = PASSES, settings = {} } = {},
): Promise<string> {
	const send = {
		...{ operation: 'send', campaign, fromAddress: 'news@shop.example' },
		...{ consentRule: 'yes', consentField: 'consent', dryRun: false, allowManual: true },
	};
	const { id } = await host.client.createWorkflow({
		name: campaign,
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		nodes: [
			node(MANUAL_TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('People', 'n8n-nodes-base.code', 2, listOf(people)),
			check,
			node('Send', 'n8n-nodes-marketing-ai.sendCampaign', 1, send, {
				...{ credentials: { marketingSmtp: host.credential }, ...settings },
			}),
		],
		connections: {
			[MANUAL_TRIGGER]: next('People'),
			...{ People: next('Check'), Check: next('Send') },
		},
	});
	return id;
}

async function run(id: string) {
	const { runData, error } = await host.client.run(id, MANUAL_TRIGGER);
	expect(error).toBe(undefined);
	const [sent, notSent] = runData.Send.at(-1).data.main as { json: Record<string, string> }[][];
	return { sent: sent ?? [], notSent: notSent ?? [] };
}

/** Who of a list got something, an entry a message. */
const taken = (name: string) =>
	host.sink.taken.filter((address: string) => address.startsWith(name)).sort();
const addresses = (people: readonly Person[]) => people.map(({ email }) => email).sort();
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

test('Retry On Fail, with the first recipient refused, brings everybody else one mail', async () => {
	const people = peopleOf('retry', 40);
	host.sink.refused.add('retry0@mail.example');
	const { sent, notSent } = await run(await workflow('retry', people, { settings: RETRIES }));
	expect(taken('retry')).toEqual(addresses(people.slice(1)));
	expect(sent).toHaveLength(39);
	expect(notSent.map(({ json }) => json['sendStatus'])).toEqual(['failed']);
});

test('a field named error, for which n8n tries the node again, brings nobody a second mail', async () => {
	const people = peopleOf('field', 40).map((person) => ({ ...person, error: 'none' }));
	const { sent } = await run(await workflow('field', people, { settings: RETRIES }));
	expect(taken('field')).toEqual(addresses(people));
	expect(sent).toHaveLength(40); // those of an earlier try count as sent
});

test('a check before it that fails and goes on lets nobody through who said no', async () => {
	const people = peopleOf('check', 40).map((person, i) => ({
		...person,
		consent: i % 2 === 0 ? 'yes' : 'no',
	}));
	const { sent, notSent } = await run(await workflow('check', people, { check: FAILS }));
	const agreed = people.filter(({ consent }) => consent === 'yes');
	expect(taken('check')).toEqual(addresses(agreed));
	expect(sent).toHaveLength(agreed.length);
	expect(new Set(notSent.map(({ json }) => json['sendStatus']))).toEqual(new Set(['noConsent']));
});

test('two workflows that send the same campaign at the same time mail everybody once', async () => {
	const people = peopleOf('both', 1_500);
	const ids = [await workflow('both', people), await workflow('both', people)];
	const runs = await Promise.all(ids.map(run));
	expect(taken('both')).toEqual(addresses(people));
	expect(runs.reduce((sum, { sent }) => sum + sent.length, 0)).toBe(1_500);
	const [, second] = runs.toSorted((a, b) => b.sent.length - a.sent.length);
	const others = new Set(second?.notSent.map(({ json }) => json['sendStatus']));
	expect(others).toEqual(new Set(['alreadySent']));
});

describe('n8n killed twice in the middle of a campaign', () => {
	let found: ReturnType<typeof judge>;

	beforeAll(async () => {
		host.sink.taken.length = 0;
		for (const until of [300, 1_400]) await host.killAt(until);
		found = judge(host, await host.finish());
	});

	test('mails nobody twice', () => {
		expect(found.duplicates).toBe(0);
		expect(found.mailed).toBeGreaterThanOrEqual(PEOPLE - 2 * CONNECTIONS);
	});

	test('lists everybody who got nothing', () => {
		expect(found.unlisted).toBe(0);
		expect(Math.min(found.counts.alreadySent, found.counts.sent)).toBeGreaterThan(0); // the kills did hit it
		expect(found.uncertain).toBeLessThanOrEqual(2 * CONNECTIONS);
		expect(found.ledger.sent + found.ledger.uncertain).toBe(PEOPLE);
	});
});
