// Runs as a worker thread: begins to write and never comes to an end.
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../../lib/adapters';
import { SqliteDatabase } from '../../../../lib/store/sqlite/SqliteDatabase';

async function main(file: string): Promise<void> {
	const database = await SqliteDatabase.open(file, systemClock);
	await database.write(async (sql) => {
		await sql.run(`INSERT INTO profiles VALUES ('k', 'half', '{}', 1)`);
		parentPort?.postMessage('written');
		await new Promise(() => parentPort?.on('message', () => undefined));
	});
}

void main(String(workerData));
