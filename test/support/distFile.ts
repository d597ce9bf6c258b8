import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the built package; says what to do when the build is missing. */
export function distFile(path: string): string {
	const file = join(__dirname, '../../dist', path);
	if (!existsSync(file))
		throw new Error(`${file} is missing: run "npx gulp build" before the tests.`);
	return file;
}
