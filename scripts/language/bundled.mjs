import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A TypeScript file of this project with all it imports, as a module. */
export async function bundled(file) {
	const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
	const outfile = join(folder, 'parts.cjs');
	const root = resolve(import.meta.dirname, '../..');
	await build({
		absWorkingDir: root,
		entryPoints: [file],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
	});
	try {
		return (await import(pathToFileURL(outfile).href)).default;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
