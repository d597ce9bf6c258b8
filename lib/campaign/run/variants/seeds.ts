/** The seed list: addresses of the sender's own, at several mail providers, that show where and how each variant arrives. */
import type { LinkBase } from '../../links/personLinks';
import type { CancelSignal } from '../../../ports';
import type { Candidate } from '../candidate';
import type { Campaign } from '../campaign';
import type { CampaignPorts } from '../deps';
import { passGates } from '../gates/gate';
import { SuppressionGate } from '../gates/suppression';
import { renderMessage } from '../render';
import type { RowReader } from '../rowReader';
import { sendOnce, type SingleDelivery } from '../sendOnce';

export interface SeedDelivery extends SingleDelivery {
	readonly variant: string;
}

const SECOND = 1_000;

/**
 * Sends every variant to every seed address, once a campaign and step: filled in for `like`, the first person of the campaign, but
 * with links of the seed's own. Claimed under steps of their own, so that neither results nor frequency caps of people count them.
 */
export async function sendSeeds(
	campaign: Campaign,
	ports: CampaignPorts,
	reader: RowReader,
	links: LinkBase | null,
	like: Candidate | null,
	signal: CancelSignal,
): Promise<SeedDelivery[]> {
	const { rules } = campaign.test;
	if (rules.seedList.length === 0 || !like) return [];
	const deliveries: SeedDelivery[] = [];
	const seeds = seedsLike(campaign, like);
	const gate = new SuppressionGate(ports.store.suppression, campaign.topic, campaign.ignoreTags);
	const open = await passGates([gate], seeds, ports.clock.now(), ({ address }, { reason }) => {
		deliveries.push({ recipient: address.key, variant: '', state: 'suppressed', reason });
	});
	for (const seed of open) {
		signal.throwIfCancelled();
		const delivery = await sendSeed(campaign, ports, reader, links, seed);
		deliveries.push(delivery);
		if (delivery.state === 'unavailable') break;
		if (delivery.reason !== 'tried before') await pause(campaign, ports);
	}
	return deliveries;
}

function seedsLike({ test }: Campaign, like: Candidate): Candidate[] {
	return test.rules.seedList.flatMap((address) =>
		test.names.map((variant) => ({ ...like, address, variant, name: '' })),
	);
}

/** One message a second, or fewer: so the rate of the run holds in every second, the first one after the seeds too. */
async function pause({ ratePerSecond }: Campaign, { clock }: CampaignPorts): Promise<void> {
	if (ratePerSecond > 0) await clock.sleep(Math.max(SECOND, Math.ceil(SECOND / ratePerSecond)));
}

async function sendSeed(
	campaign: Campaign,
	ports: CampaignPorts,
	reader: RowReader,
	links: LinkBase | null,
	seed: Candidate,
): Promise<SeedDelivery> {
	const { variant, address } = seed;
	const step = `seed ${campaign.step} ${variant}`.trim().slice(0, 200);
	const own = { ...campaign, step };
	const values = reader.read(seed.row);
	values.set(campaign.recipientColumn, address.address);
	const rendered = renderMessage(own, values, seed, ports.clock.now(), links);
	if (!rendered.ok)
		return { recipient: address.key, variant, state: 'incomplete', reason: rendered.reason };
	const { message } = rendered;
	const headers = { ...message.headers, 'X-Campaign-Seed': encodeURIComponent(variant || 'yes') };
	const key = { campaign: campaign.campaign, step, recipient: address.key };
	return { ...(await sendOnce({ ...message, headers }, key, ports)), variant };
}
