// Opens a store, and writes to it, as a user without rights of its own. Prints the error.
import { openStore } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';

async function main([config = '']: string[]): Promise<void> {
	if (process.getuid?.() === 0) process.setuid?.(65534);
	try {
		const store = await openStore(JSON.parse(config), { clock: systemClock });
		await store.ledger.heartbeat({ run: 'r', now: 1 });
		console.log('null');
	} catch (error) {
		console.log(JSON.stringify(error));
	}
}

void main(process.argv.slice(2));
