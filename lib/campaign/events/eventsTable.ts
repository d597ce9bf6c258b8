import { stringColumn, Table } from '../../table';
import type { NewEvent } from './applyEvents';
import type { EventsAnswer } from './receiveEvents';

/** An answer whose events are a table. */
export type EventsReply = Omit<EventsAnswer, 'events'> & { readonly events: Table };

/** Events as the trigger gives them out, one row each: a table crosses threads without being copied cell by cell. */
export function eventsTable(events: readonly NewEvent[]): Table {
	const text = (pick: (event: NewEvent) => string) => stringColumn(events.map(pick));
	return new Table([
		['event', text(({ kind }) => kind)],
		['recipient', text(({ recipient }) => recipient)],
		['campaign', text(({ campaign }) => campaign)],
		['step', text(({ step }) => step)],
		['topic', text(({ topic }) => topic)],
		['at', text(({ at }) => new Date(at).toISOString())],
		['detail', text(({ url, reason }) => url || reason)],
		['provider', text(({ source }) => source)],
		['suppresses', text(({ suppresses }) => suppresses)],
		['messageId', text(({ messageId }) => messageId)],
		['providerId', text(({ providerId }) => providerId)],
		['id', text(({ id }) => id)],
	]);
}
