/** One request of a provider, from the proof that it is genuine to what it changes. */
import type { Store } from '../../ports';
import { applyEvents, lookAtEvents, type EventPorts, type NewEvent } from './applyEvents';
import type { EventRequest, EventSource, Reading, VerifyPorts } from './providerEvent';
import { EVENT_PROVIDERS } from './providers';
import { signatureOf } from './providers/mailgun';
import type { EventRules } from './rules';
import { isFirstUse } from './signatureUse';

export interface EventOptions {
	readonly source: EventSource;
	/** What the provider proves itself with; more than one while it is being replaced. None: every request is refused. */
	readonly secrets: readonly string[];
	readonly rules: EventRules;
	/** Only look: nothing is stored, suppressed or confirmed. */
	readonly dryRun: boolean;
}

export interface ReceivePorts extends EventPorts, Pick<VerifyPorts, 'fetchText'> {
	readonly store: Pick<Store, 'events' | 'messages' | 'suppression' | 'profiles'>;
}

export interface EventsAnswer {
	/** 200 taken, 400 unreadable, 401 not from the provider, 413 too large. */
	readonly status: 200 | 400 | 401 | 413;
	/** Why it was refused, for the server's log; '' = it was not. */
	readonly refusal: string;
	/** Told for the first time, in order of time. */
	readonly events: readonly NewEvent[];
	/** Events that were told before, or about nobody that is kept. */
	readonly repeated: number;
	/** Entries that mean nothing here. */
	readonly ignored: number;
	/** New entries of the suppression list. */
	readonly suppressed: number;
	/** Uncertain messages that are certain now. */
	readonly confirmed: number;
}

const LARGEST = 20 * 2 ** 20;
const NOTHING = { events: [], repeated: 0, ignored: 0, suppressed: 0, confirmed: 0 };

const refused = (status: 400 | 401 | 413, refusal: string): EventsAnswer => ({
	...{ status, refusal, ...NOTHING },
});

/** Takes one request. Throws STORE_FAILED and HTTP_FAILED: then the provider should ask again. */
export async function receiveEvents(
	request: EventRequest,
	options: EventOptions,
	ports: ReceivePorts,
): Promise<EventsAnswer> {
	if (request.body.length > LARGEST) return refused(413, 'its body is larger than 20 MB');
	const doubt = await doubtOf(request, options, ports);
	if (doubt !== null) return refused(401, doubt);
	const reading = EVENT_PROVIDERS[options.source].read(request);
	if (!reading) return refused(400, 'its body cannot be read');
	if (reading.confirm !== undefined) await ports.fetchText(reading.confirm);
	if (options.source !== 'mailgun') return await taken(reading, options, ports);
	return await takenOnce(request, reading, options, ports);
}

/** null when one of the secrets fits. */
async function doubtOf(
	request: EventRequest,
	{ source, secrets }: EventOptions,
	ports: ReceivePorts,
): Promise<string | null> {
	let doubt: string | null = 'no secret is set, so nobody can tell who sent it';
	const verifyPorts = {
		now: ports.clock.now(),
		fetchText: async (url: string) => await ports.fetchText(url),
	};
	for (const secret of secrets.filter((one) => one !== '')) {
		doubt = await EVENT_PROVIDERS[source].verify(request, secret, verifyPorts);
		if (doubt === null) return null;
	}
	return doubt;
}

async function taken(
	{ events: told, ignored }: Reading,
	{ source, rules, dryRun }: EventOptions,
	ports: ReceivePorts,
): Promise<EventsAnswer> {
	const { events, suppressed, confirmed } = dryRun
		? await lookAtEvents(source, told, ports)
		: await applyEvents(source, told, rules, ports);
	const repeated = told.length - events.length;
	return { status: 200, refusal: '', events, repeated, ignored, suppressed, confirmed };
}

/** A signature of Mailgun is worth one event: whoever saw it could put another one under it. */
async function takenOnce(
	request: EventRequest,
	reading: Reading,
	options: EventOptions,
	ports: ReceivePorts,
): Promise<EventsAnswer> {
	const [event] = reading.events;
	if (!event || options.dryRun) return await taken(reading, options, ports);
	const { profiles } = ports.store;
	if (await isFirstUse(signatureOf(request.body), event.id, profiles, ports.clock.now()))
		return await taken(reading, options, ports);
	return refused(401, 'its signature was used for another event before');
}
