// Saves version after version of one model until it is killed. Prints each version once it is safe.
import { openStore } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';

async function main([config = '', bytes = '']: string[]): Promise<void> {
	const store = await openStore(JSON.parse(config), { clock: systemClock });
	for (let value = 0; ; value = (value + 1) % 256) {
		const artefact = new Uint8Array(Number(bytes)).fill(value);
		const model = { name: 'm', kind: 'test.kill', info: { value }, artefact, createdAt: 1 };
		const { version } = await store.models.save(model);
		process.stdout.write(`${version}\n`);
	}
}

void main(process.argv.slice(2));
