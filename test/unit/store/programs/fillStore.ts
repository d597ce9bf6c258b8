// Saves one small model and a claim, then larger and larger models until that fails. Prints the error, then what is left.
import { openStore } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';

async function main([config = '']: string[]): Promise<void> {
	const store = await openStore(JSON.parse(config), { clock: systemClock });
	const save = async (bytes: number) => {
		const artefact = new Uint8Array(bytes).fill(7);
		return await store.models.save({ name: 'm', kind: 'test', info: {}, artefact, createdAt: 1 });
	};
	const key = { campaign: 'c', step: '1', run: 'r', now: 1 };
	await save(1000);
	await store.ledger.claim(key, [{ recipient: 'first', messageId: '1' }]);
	let good = 1;
	const modelError = await failure(async () => {
		for (;;) good = (await save(200_000)).version;
	});
	const claimError = await failure(async () => {
		for (let i = 0; ; i++) {
			const claims = Array.from({ length: 100 }, (_, j) => ({
				recipient: `${i} ${j}`,
				messageId: 'm',
			}));
			await store.ledger.claim(key, claims);
		}
	});
	const { meta } = await store.models.load('m');
	const counts = await store.ledger.count('c');
	console.log(JSON.stringify({ modelError, claimError, good, version: meta.version, counts }));
	await store.close();
}

/** What `work` fails with; work that never ends is the point. */
async function failure(work: () => Promise<void>): Promise<unknown> {
	try {
		await work();
		return null;
	} catch (error) {
		return error;
	}
}

void main(process.argv.slice(2));
