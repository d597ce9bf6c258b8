// "Sends" to recipients by appending to a file, always claiming first, until all are done or it is killed.
import { appendFileSync } from 'node:fs';
import { openStore } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';

const BATCH = 50;

async function main([config = '', run = '', inbox = '', total = '']: string[]): Promise<void> {
	const store = await openStore(JSON.parse(config), { clock: systemClock });
	const key = { campaign: 'kill', step: '1', run, now: 1 };
	console.log('ready');
	for (let i = 0; i < Number(total); i += BATCH) {
		const claims = Array.from({ length: BATCH }, (_, j) => ({
			recipient: `r${i + j}`,
			messageId: run,
		}));
		const answers = await store.ledger.claim(key, claims);
		const mine = answers.filter((answer) => answer.claimed).map((answer) => answer.recipient);
		for (const recipient of mine) appendFileSync(inbox, `${recipient}\n`);
		const outcomes = mine.map((recipient) => ({ recipient, state: 'sent' as const, reason: '' }));
		await store.ledger.settle(key, outcomes);
	}
	await store.close();
	console.log('done');
}

void main(process.argv.slice(2));
