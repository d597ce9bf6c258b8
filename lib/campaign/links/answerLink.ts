/**
 * What a link in a message does (RFC 8058 for unsubscribing): GET shows a page or a picture and changes nothing but the count of opens
 * and clicks, POST does it. Programs that open every link of a mail therefore unsubscribe and confirm nobody.
 */
import { createHash } from 'node:crypto';
import type { CampaignEvent, Clock, Store } from '../../ports';
import type { LinkEvent, LinkRequest, LinkResponse } from './linkRequest';
import { askPage, donePage, preferencesPage, type PageOptions, type Topic } from './pages';
import { page, pixel, redirect, unavailable } from './responses';
import type { LinkClaims, LinkTokens } from './token';

export interface LinkPorts {
	readonly store: Pick<Store, 'suppression' | 'consents' | 'events'>;
	readonly clock: Clock;
	readonly tokens: LinkTokens;
}

export interface LinkOptions {
	/** Name of the sender on the pages. */
	readonly sender: string;
	/** Topics on the preference page. */
	readonly topics: readonly Topic[];
}

/** Where suppressions come from that the person may take back by the preference page or a new confirmation. */
const OWN_CHOICE = 'link';

/** The answer to one request. Never says whether an address is known. Throws STORE_FAILED. */
export async function answerLink(
	request: LinkRequest,
	options: LinkOptions,
	ports: LinkPorts,
): Promise<LinkResponse> {
	return await new LinkAnswer(request, options, ports).give();
}

/** What to answer when `answerLink` fails. */
export function unavailableAnswer(
	{ languages }: Pick<LinkRequest, 'languages'>,
	{ sender }: Pick<LinkOptions, 'sender'>,
): LinkResponse {
	return unavailable(donePage({ sender, languages }, 'unavailable'));
}

class LinkAnswer {
	private readonly now: number;
	private readonly look: PageOptions;

	constructor(
		private readonly request: LinkRequest,
		private readonly options: LinkOptions,
		private readonly ports: LinkPorts,
	) {
		this.now = ports.clock.now();
		this.look = { sender: options.sender, languages: request.languages };
	}

	async give(): Promise<LinkResponse> {
		const claims = this.ports.tokens.open(this.request.token);
		if (!claims) return page(404, donePage(this.look, 'invalid'));
		if (claims.expiresAt > 0 && claims.expiresAt < this.now) {
			return page(410, donePage(this.look, 'expired'));
		}
		switch (this.request.method) {
			case 'GET':
			case 'HEAD':
				return await this.get(claims);
			case 'POST':
				return await this.post(claims);
			default:
				return page(405, donePage(this.look, 'invalid'));
		}
	}

	private async get(claims: LinkClaims): Promise<LinkResponse> {
		switch (claims.kind) {
			case 'unsubscribe':
			case 'confirm':
				return page(200, askPage(this.look, claims.kind, claims.topic));
			case 'preferences':
				return page(200, await this.preferences(claims));
			case 'open':
				return pixel(await this.count(claims, 'open', ''));
			case 'click':
				return redirect(claims.target, await this.count(claims, 'click', claims.target));
		}
	}

	private async post(claims: LinkClaims): Promise<LinkResponse> {
		const { form } = this.request;
		const action = form['List-Unsubscribe'] === 'One-Click' ? 'unsubscribe' : form['action'];
		if (claims.kind === 'unsubscribe' && action === 'unsubscribe') return await this.leave(claims);
		if (claims.kind === 'confirm' && action === 'confirm') return await this.confirm(claims);
		if (claims.kind === 'preferences' && action === 'preferences') return await this.choose(claims);
		return page(400, donePage(this.look, 'invalid'));
	}

	private async leave(claims: LinkClaims): Promise<LinkResponse> {
		await this.suppress(claims.recipient, [claims.topic]);
		await this.change(claims.recipient, claims.topic, 'withdrawn');
		const event = await this.count(claims, 'unsubscribe', claims.topic);
		return page(200, donePage(this.look, 'unsubscribed'), event);
	}

	private async confirm(claims: LinkClaims): Promise<LinkResponse> {
		const { recipient, topic } = claims;
		const { consents } = this.ports.store;
		const before = (await consents.get([recipient], topic)).get(recipient);
		if (before?.state !== 'confirmed') {
			await this.decide(recipient, topic, 'confirmed');
			await this.takeBack(recipient, [topic]);
		}
		const event = before?.state === 'confirmed' ? null : this.event(claims, 'confirm', topic);
		return page(200, donePage(this.look, 'confirmed'), event);
	}

	private async preferences({ recipient }: LinkClaims): Promise<string> {
		const left = new Set<string>();
		for (const topic of ['*', ...this.options.topics.map(({ name }) => name)]) {
			const rule = (await this.ports.store.suppression.match([recipient], topic)).get(recipient);
			if (rule && (rule.topic === topic || topic === '*')) left.add(topic);
		}
		return preferencesPage(this.look, this.options.topics, (topic) => left.has(topic));
	}

	private async choose(claims: LinkClaims): Promise<LinkResponse> {
		const { form } = this.request;
		const names = this.options.topics.map(({ name }) => name);
		const wanted = new Set(listOf(form['topic']));
		const none = form['none'] === '1';
		const kept = none ? [] : names.filter((name) => wanted.has(name));
		const left = none ? ['*'] : names.filter((name) => !wanted.has(name));
		const { recipient } = claims;
		await this.suppress(recipient, left);
		await this.takeBack(recipient, none ? [] : ['*', ...kept]);
		for (const topic of left) await this.change(recipient, topic, 'withdrawn');
		for (const topic of kept) await this.change(recipient, topic, 'confirmed');
		const event = this.event(claims, 'preferences', left.join(', '));
		return page(200, donePage(this.look, 'saved'), event);
	}

	private async suppress(recipient: string, topics: readonly string[]): Promise<void> {
		const rule = { recipient, reason: 'unsubscribed', source: OWN_CHOICE, addedAt: this.now };
		await this.ports.store.suppression.add(topics.map((topic) => ({ ...rule, topic })));
	}

	private async decide(
		recipient: string,
		topic: string,
		state: 'confirmed' | 'withdrawn',
	): Promise<void> {
		const { evidence } = this.request;
		const answer = { recipient, topic, state, at: this.now, source: OWN_CHOICE, evidence };
		await this.ports.store.consents.decide(answer);
	}

	/** A consent that the store knows follows the person's choice: withdrawn, or given again. */
	private async change(
		recipient: string,
		topic: string,
		state: 'confirmed' | 'withdrawn',
	): Promise<void> {
		const known = (await this.ports.store.consents.get([recipient], topic)).get(recipient);
		const from = state === 'confirmed' ? ['withdrawn'] : ['asked', 'confirmed'];
		if (known?.topic === topic && from.includes(known.state)) {
			await this.decide(recipient, topic, state);
		}
	}

	/** Only what the person chose by a link: a bounce, a complaint or an erasure stays. */
	private async takeBack(recipient: string, topics: readonly string[]): Promise<void> {
		const { suppression } = this.ports.store;
		for (const topic of topics) {
			const rule = (await suppression.match([recipient], topic)).get(recipient);
			const isOwn = rule?.source === OWN_CHOICE && rule.recipient === recipient;
			if (isOwn && rule.topic === topic) await suppression.remove(recipient, topic);
		}
	}

	/** Notes an event; null when it was noted before, as a second unsubscribe or a repeated open. */
	private async count(
		claims: LinkClaims,
		kind: 'unsubscribe' | 'open' | 'click',
		detail: string,
	): Promise<LinkEvent | null> {
		// Programs look whether an address is alive: nobody has seen anything.
		if (this.request.method === 'HEAD') return null;
		const { recipient, campaign, step } = claims;
		const told: CampaignEvent = {
			...{
				id: idOf([kind, campaign, step, recipient, detail]),
				kind,
				recipient,
				campaign,
				step,
				at: this.now,
			},
			...{ source: OWN_CHOICE, detail },
		};
		const added = await this.ports.store.events.add([told]);
		return added.length > 0 ? this.event(claims, kind, detail) : null;
	}

	private event(claims: LinkClaims, event: LinkEvent['event'], detail: string): LinkEvent {
		const { recipient, campaign, step, topic } = claims;
		return { event, recipient, campaign, step, topic, at: this.now, detail };
	}
}

const idOf = (parts: readonly string[]) =>
	`link:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;

/** A form's field that may stand once or several times. */
function listOf(value: unknown): string[] {
	const all: unknown[] = Array.isArray(value) ? value : [value];
	return all.filter((one) => typeof one === 'string');
}
