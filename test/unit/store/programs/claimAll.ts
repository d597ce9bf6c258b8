// Claims the same 10,000 recipients as another process does at the same time. Prints those that it got.
import { once } from 'node:events';
import { openStore } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';

async function main([config = '', run = '']: string[]): Promise<void> {
	const store = await openStore(JSON.parse(config), { clock: systemClock });
	const recipients = Array.from({ length: 10_000 }, (_, i) => `customer${i}@example.com`);
	if (run === 'B') recipients.reverse();
	console.log('ready');
	await once(process.stdin, 'data');
	const won: string[] = [];
	for (let i = 0; i < recipients.length; i += 100) {
		const claims = recipients.slice(i, i + 100).map((recipient) => ({ recipient, messageId: run }));
		const key = { campaign: 'race', step: '1', run, now: 1 };
		const answers = await store.ledger.claim(key, claims);
		won.push(...answers.filter((answer) => answer.claimed).map((answer) => answer.recipient));
	}
	await store.close();
	// Not exit(): it would cut off what is still on its way into the pipe.
	process.stdin.destroy();
	console.log(won.join(' '));
}

void main(process.argv.slice(2));
