import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../lib/adapters';
import { openStore } from '../../../lib/store';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

const PERSON = 'zebediah.quux@forgotten.example';

/** Files of the store in which the bytes of this text stand. */
const filesWith = (folder: string, text: string): string[] =>
	readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

test('after an erasure no file of an open SQLite store holds the address any more', async () => {
	const folder = temporaryFolder();
	const file = join(folder, 'store.sqlite');
	const store = await openStore({ driver: 'sqlite', file }, { clock: systemClock });
	const key = { campaign: 'spring', step: '1', run: 'r', now: 1 };
	const others = Array.from({ length: 500 }, (_, i) => `p${i}@x.example`);
	const claims = [...others, PERSON].map((recipient) => ({ recipient, messageId: '<m>' }));
	await store.ledger.claim(key, claims);
	const suppressed = { topic: 'news', reason: `said ${PERSON}`, source: 'test', addedAt: 1 };
	await store.suppression.add([{ ...suppressed, recipient: PERSON }]);
	const about = { kind: 'click' as const, campaign: 'spring', step: '1', at: 1, source: 'link' };
	await store.events.add([{ ...about, id: 'e1', recipient: PERSON, detail: PERSON }]);
	await store.profiles.put('segment', [{ id: 'c7', data: { email: PERSON } }], 1);
	expect(filesWith(folder, PERSON).length).toBeGreaterThan(0);

	await store.erase([{ recipient: PERSON, profileIds: ['c7'] }], 2);
	expect(filesWith(folder, PERSON)).toEqual([]);
	expect(filesWith(folder, 'p499@x.example').length).toBeGreaterThan(0);
	await store.close();
	expect(filesWith(folder, PERSON)).toEqual([]);
});
