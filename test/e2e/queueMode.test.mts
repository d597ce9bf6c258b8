// Queue mode: two workers send the same campaign at the same time from one ledger in PostgreSQL, and they are killed in the middle.
// The long protocol: MARKETING_AI_KILLS=5 MARKETING_AI_PEOPLE=10000 MARKETING_AI_ROUNDS=3; its numbers are printed.
import { createHash } from 'node:crypto';
import { redisProgram } from './support/queue.mts';
import { startQueuedCampaign, type Item } from './support/queuedCampaign.mts';

const PEOPLE = Number(process.env['MARKETING_AI_PEOPLE'] ?? 2_000);
const KILLS = Number(process.env['MARKETING_AI_KILLS'] ?? 1);
const ROUNDS = Number(process.env['MARKETING_AI_ROUNDS'] ?? 1);
const CONNECTIONS = 4;
/** ms after which a silent run counts as dead; a minute when nobody says otherwise. */
const LEASE = 15_000;
const WORKERS = 2;
/** ms the sink takes over a message: slow enough that a worker which died is back before everybody is mailed. */
const ANSWER_MS = KILLS > 1 ? 100 : 0;

if (redisProgram === null)
	console.warn('SKIPPED: n8n in queue mode: redis-server is not here and cannot be installed.');
const withRedis = redisProgram === null ? describe.skip : describe;

const addresses = Array.from({ length: PEOPLE }, (_, i) => `person${i}@mail.example`);
const rounds = Array.from({ length: ROUNDS }, (_, i) => i + 1);

type Campaign = Awaited<ReturnType<typeof startQueuedCampaign>>;

/** Between 0 and 1, the same in each run. */
const chance = (round: number, kill: number) =>
	createHash('sha256').update(`${round}:${kill}`).digest().readUInt32BE() / 2 ** 32;

/** Both workers send; they die in turn at moments by chance, and the campaign is started again as a schedule would. */
async function sendAndKill(campaign: Campaign, round: number) {
	await Promise.all([campaign.begin(), campaign.begin()]);
	const killedAt: number[] = [];
	for (let kill = 0; kill < KILLS; kill++) {
		await campaign.untilMailed(((kill + 0.2 + 0.6 * chance(round, kill)) / KILLS) * 0.9 * PEOPLE);
		if (kill === 0) expect(await campaign.running()).toHaveLength(WORKERS); // both are at it
		await campaign.crash(kill % WORKERS);
		killedAt.push(campaign.sink.deliveries.length);
		await campaign.begin();
	}
	return killedAt;
}

const uncertainOf = (items: readonly Item[]) =>
	items
		.filter(({ json }) => json['sendStatus'] === 'uncertain')
		.map(({ json }) => json['recipient']);

withRedis.each(rounds)('a campaign on two workers that die, round %i', (round) => {
	let campaign: Campaign;

	beforeAll(async () => {
		const options = { connections: CONNECTIONS, lease: LEASE };
		campaign = await startQueuedCampaign(addresses, options, { answerMs: ANSWER_MS });
	});
	afterAll(async () => {
		await campaign?.stop();
	});

	test('mails everybody at most once, and lists who may have got nothing', async () => {
		const killedAt = await sendAndKill(campaign, round);
		const [, notSent = [], [summary] = []] = await campaign.runOnce();

		const got = campaign.sink.deliveries.map(({ to }) => to.join());
		const mailed = new Set(got);
		const uncertain = uncertainOf(notSent);
		console.info(JSON.stringify({ killedAt, mailed: got.length, uncertain: uncertain.length }));
		expect(got.length).toBe(mailed.size); // nobody twice
		const missing = addresses.filter((address) => !mailed.has(address));
		expect(uncertain).toEqual(expect.arrayContaining(missing));
		expect(uncertain.length).toBeLessThanOrEqual(KILLS * CONNECTIONS);
		expect(summary?.json['ledger']).toMatchObject({
			claimed: 0,
			sent: PEOPLE - uncertain.length,
			uncertain: uncertain.length,
		});
	});
});
