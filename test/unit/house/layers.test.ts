import { Linter } from 'eslint';
import { join } from 'node:path';
import { parser } from 'typescript-eslint';
import layers from '../../../scripts/eslint/layers.mjs';

const ROOT = join(__dirname, '../../..');

/** Messages of the layer rule for a file that holds only this line. */
function lint(file: string, code: string): string[] {
	const linter = new Linter({ cwd: ROOT });
	const messages = linter.verify(
		code,
		[
			{
				files: ['**/*.ts'],
				languageOptions: { parser },
				plugins: { layers },
				rules: { 'layers/imports': 'error' },
			},
		],
		join(ROOT, file),
	);
	return messages.map(({ message }) => message);
}

const FORBIDDEN: readonly [what: string, file: string, target: string][] = [
	['lib importing n8n', 'lib/table/x.ts', 'n8n-workflow'],
	['lib importing a node', 'lib/table/x.ts', '../../nodes/shared'],
	['the ground importing a field room', 'lib/table/x.ts', '../features'],
	['a field room importing the store', 'lib/segment/x.ts', '../store'],
	['a field room importing an adapter', 'lib/campaign/x.ts', '../adapters'],
	['a room importing its neighbour on the same floor', 'lib/segment/x.ts', '../recommend'],
	['a room importing the list of jobs', 'lib/clean/x.ts', '../jobs'],
	['a vendor package outside a vendor file', 'lib/table/x.ts', 'hyparquet'],
	['a node importing inside a room', 'nodes/CleanData/x.ts', '../../lib/clean/cleanTable'],
	['a node importing another node', 'nodes/CleanData/x.ts', '../Recommend/properties'],
	['a node importing a vendor package', 'nodes/CleanData/x.ts', 'nodemailer'],
	['a credential importing the library', 'credentials/x.ts', '../lib/store'],
];

const FORMS: readonly [form: string, write: (target: string) => string][] = [
	['import', (target) => `import { x } from '${target}'; x();`],
	['import type', (target) => `import type { X } from '${target}'; export type Y = X;`],
	['re-export', (target) => `export * from '${target}';`],
	['await import()', (target) => `export const load = async () => await import('${target}');`],
	['import() type', (target) => `export type X = import('${target}').X;`],
	['require()', (target) => `export const x = require('${target}');`],
];

describe('layer rules', () => {
	describe.each(FORBIDDEN)('%s', (_what, file, target) => {
		it.each(FORMS)('is caught as %s', (_form, write) => {
			expect(lint(file, write(target))).toHaveLength(1);
		});
	});

	it.each([
		['lib/features/x.ts', '../table'],
		['lib/segment/x.ts', '../features'],
		['lib/compute/x.ts', '../kernels'],
		['lib/table/hyparquet.vendor.ts', 'hyparquet'],
		['lib/table/x.ts', 'node:fs'],
		['lib/jobs.ts', './store'],
		['nodes/CleanData/x.ts', '../shared'],
		['nodes/CleanData/x.ts', '../../lib/clean'],
		['nodes/CleanData/x.ts', 'n8n-workflow'],
	])('%s may import %s', (file, target) => {
		expect(lint(file, `import { x } from '${target}'; x();`)).toEqual([]);
	});
});
