/** The job that takes events of mail providers: store, clock and the way to Amazon's certificates are put together here. */
import { systemClock } from './adapters';
import {
	askedHttp,
	eventsTable,
	readEventRules,
	receiveEvents,
	type EventOptions,
	type EventRequest,
	type EventRuleOptions,
	type EventsReply,
} from './campaign';
import type { WithStore } from './campaignJobs';
import { LibraryError } from './errors';
import type { JobContext } from './ports';
import { useStore } from './store';
import type { Table } from './table';

export type EventsJobOptions = WithStore<
	Omit<EventOptions, 'rules'> & {
		readonly rules: EventRuleOptions;
		readonly request: EventRequest;
	}
>;

const TIMEOUT = 10_000;

/** Job `campaign.events`: see `receiveEvents`. Its table is empty; files of Amazon SNS are asked of the service `http`. */
export async function receiveEventsJob(
	_table: Table,
	{ store: config, request, rules, ...options }: EventsJobOptions,
	context: JobContext,
): Promise<EventsReply> {
	const checked = { ...options, rules: readEventRules(rules) };
	const fetchText = async (url: string) => await textAt(url, context);
	return await useStore(config, systemClock, async (store) => {
		const ports = { store, clock: systemClock, fetchText };
		const { events, ...answer } = await receiveEvents(request, checked, ports);
		return { ...answer, events: eventsTable(events) };
	});
}

async function textAt(url: string, context: JobContext): Promise<string> {
	const { status, body } = await askedHttp(context).request({
		method: 'GET',
		url,
		timeout: TIMEOUT,
	});
	if (status === 200 && typeof body === 'string') return body;
	throw new LibraryError(
		'HTTP_FAILED',
		`${new URL(url).host} answered with status ${status}.`,
		'Amazon SNS asks again by itself.',
	);
}
