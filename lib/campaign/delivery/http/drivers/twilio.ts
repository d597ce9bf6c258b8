import type { Driver, Verdict } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop, stop } from '../judge';
import type { Message } from '../../../message/message';
import { metadataOf, post } from '../parts';
import { reasonOf, textAt, waiting, type Reply } from '../reply';

/** The sender, the account or its country: everybody would be refused. */
const FOR_ALL = new Set(
	'20003 20005 20008 21212 21603 21606 21659 21660 21661 21703 21705 90010'.split(' '),
);
/** The number is full, the account too fast. */
const BUSY = new Set('14107 20429 21611 63018'.split(' '));

/** SMS by Twilio, `POST /2010-04-01/Accounts/<SID>/Messages.json`. It knows no idempotency keys. */
export const twilio = ({
	baseUrl,
	accountSid = '',
	sender = '',
	statusCallback = '',
}: HttpOptions): Driver => ({
	label: 'Twilio',
	keysFor: 0,
	request(message) {
		const { to, text } = message;
		const origin = /^MG[0-9a-f]{32}$/.test(sender) ? 'MessagingServiceSid' : 'From';
		const form = new URLSearchParams({ To: to.address, [origin]: sender, Body: text.trim() });
		if (statusCallback !== '') form.set('StatusCallback', callbackOf(statusCallback, message));
		const url = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`;
		return post(url, form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
	},
	read,
});

/** Its reports come back with what they are about. Twilio signs the whole address. */
function callbackOf(address: string, message: Message): string {
	const url = new URL(address);
	for (const [name, value] of Object.entries(metadataOf(message)))
		url.searchParams.set(name, value);
	return url.href;
}

function read(reply: Reply): Verdict | null {
	const { status, json } = reply;
	const providerId = textAt(json, 'sid');
	if (status === 201 && providerId) return { kind: 'accepted', reason: '', providerId };
	const code = textAt(json, 'code');
	if (status < 400 || status >= 500 || code === '') return null;
	const reason = reasonOf(reply, `${code} ${textAt(json, 'message')}`);
	if (BUSY.has(code)) return { kind: 'deferred', reason, ...waiting(reply) };
	if (code === '63038') return quotaStop(reason);
	if (FOR_ALL.has(code)) return stop(reason);
	return null;
}
