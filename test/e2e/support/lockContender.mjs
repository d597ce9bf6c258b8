// One of several processes that want the same lock: enters, notes "in", works a little, notes "out", leaves.
// Arguments: lock folder, journal file, milliseconds inside.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../../scripts/host/folderLock.mjs';

const [lock, journal, milliseconds] = process.argv.slice(2);
await withLock(lock, 'test', async () => {
	appendFileSync(journal, `in ${process.pid}\n`);
	await sleep(Number(milliseconds));
	appendFileSync(journal, `out ${process.pid}\n`);
});
