import { createHash } from 'node:crypto';
import type { Clock, Http, HttpRequest, HttpResponse } from '../../../ports';
import type { Message } from '../../message/message';
import { backoff } from '../../run/backoff';
import type { Delivery, Keys, Transport } from '../transport';
import type { Driver, Verdict } from './driver';
import { openDriver } from './drivers';
import { checkHttp, type HttpOptions } from './httpOptions';
import { judge } from './judge';
import { lost } from './lost';
import { replyOf } from './reply';

export interface HttpPorts {
	/** Sends the requests, with the secrets of the account added. */
	readonly http: Http;
	readonly clock: Clock;
}

const TIMEOUT = 30_000;
/** Requests for one message whose fate is unknown, where the service knows the key. */
const TRIES = 3;
const FIRST_WAIT = 500;
/** So many refusals before anything was taken are about the sender, not about the people. */
const HOPELESS = 5;
const MOST_SILENT = 5;

/** Messages over a service's HTTP API, one request a message. Throws INVALID_PARAMETER for options that cannot work. */
export async function httpTransport(options: HttpOptions, ports: HttpPorts): Promise<Transport> {
	const checked = checkHttp(options);
	return new HttpTransport(await openDriver(checked), checked, ports);
}

class HttpTransport implements Transport {
	readonly keys: Keys | null;
	private readonly abort = new AbortController();
	/** Requests on their way, as functions that give them up. */
	private readonly open = new Set<() => void>();
	private taken = 0;
	private refusals = 0;
	/** Requests in a row that got no usable answer. */
	private silent = 0;

	constructor(
		private readonly driver: Driver,
		private readonly options: HttpOptions,
		private readonly ports: HttpPorts,
	) {
		this.keys = driver.keysFor > 0 ? { domain: domainOf(options), life: driver.keysFor } : null;
	}

	async send(message: Message): Promise<Delivery> {
		// A service that does not answer any more would leave the whole list uncertain.
		if (this.silent >= MOST_SILENT)
			return hopeless(`${this.silent} requests in a row got no answer`);
		const request = this.driver.request(message);
		const timeout = this.options.timeout ?? TIMEOUT;
		let verdict = await this.ask({ ...request, timeout });
		// From the first unknown answer on, only "taken" is certain: a later refusal does not say what became of the first request.
		for (let attempt = 1; this.keys && verdict.kind === 'again' && attempt < TRIES; attempt++) {
			if (!(await this.pause(attempt, message.messageId))) break;
			verdict = doubtful(await this.ask({ ...request, timeout }));
		}
		if (verdict.kind === 'again') {
			this.silent++;
			return { kind: 'unknown', reason: verdict.reason };
		}
		this.silent = 0;
		return this.counted(verdict);
	}

	close(): void {
		this.abort.abort();
		for (const giveUp of [...this.open]) giveUp();
	}

	private async ask(request: HttpRequest): Promise<Verdict> {
		if (this.abort.signal.aborted) return CLOSED;
		try {
			const response = await this.answer(request);
			return response ? judge(this.driver, replyOf(response, this.ports.clock.now())) : CLOSED;
		} catch (error) {
			return lost(error);
		}
	}

	/** The answer, or null when the transport is closed first. */
	private async answer(request: HttpRequest): Promise<HttpResponse | null> {
		let giveUp: () => void = () => undefined;
		try {
			return await new Promise((resolve, reject) => {
				giveUp = () => resolve(null);
				this.open.add(giveUp);
				this.ports.http.request(request).then(resolve, reject);
			});
		} finally {
			this.open.delete(giveUp);
		}
	}

	private async pause(attempt: number, seed: string): Promise<boolean> {
		const wait = backoff(FIRST_WAIT, attempt + 1, seed);
		const { signal } = this.abort;
		await this.ports.clock.sleep(wait, signal).catch(() => undefined);
		return !signal.aborted;
	}

	/** A service that refuses one person after the other and has taken nobody's message refuses the sender. */
	private counted(delivery: Delivery): Delivery {
		if (delivery.kind === 'accepted') this.taken++;
		if (delivery.kind !== 'refused') return delivery;
		this.refusals++;
		if (this.taken > 0 || this.refusals < HOPELESS) return delivery;
		return hopeless(
			`${this.refusals} messages were refused and none was taken: ${delivery.reason}`,
		);
	}
}

const doubtful = (verdict: Verdict): Verdict =>
	verdict.kind === 'accepted' ? verdict : { kind: 'again', reason: verdict.reason };

const hopeless = (reason: string): Delivery => ({ kind: 'unavailable', reason, lasting: true });

const CLOSED: Verdict = { kind: 'unknown', reason: 'The run ended before the answer came.' };

/** Within it a key means the same message: the service, where it is, and the account there. */
function domainOf({ provider, baseUrl, account, domain = '' }: HttpOptions): string {
	const parts = JSON.stringify([provider, baseUrl, account, domain]);
	return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}
