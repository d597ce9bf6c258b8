import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');
const IMPORT = /(?:from|import\()\s*'(\.[^']+)'/g;

function sources(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => join(folder, file))
		.filter((file) => file.endsWith('.ts') && !/assembly|generated/.test(file));
}

/** File → files that it imports, types included. */
function importGraph(files: readonly string[]): Map<string, string[]> {
	const known = new Set(files);
	const graph = new Map<string, string[]>();
	for (const file of files) {
		const text = readFileSync(join(ROOT, file), 'utf8');
		const targets = [...text.matchAll(IMPORT)].flatMap(([, target = '']) => {
			const base = relative(ROOT, join(ROOT, dirname(file), target)).replace(/\.js$/, '');
			return [`${base}.ts`, join(base, 'index.ts')].filter((candidate) => known.has(candidate));
		});
		graph.set(file, targets);
	}
	return graph;
}

/** The first circle of imports on a depth-first walk, as the files on it; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): string[] => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return [];
		for (const target of graph.get(file) ?? []) {
			const cycle = visit(target, [...path, file]);
			if (cycle.length > 0) return cycle;
		}
		done.add(file);
		return [];
	};
	for (const file of graph.keys()) {
		const cycle = visit(file, []);
		if (cycle.length > 0) return cycle;
	}
	return [];
}

describe('imports', () => {
	it('form no circle in lib, nodes and credentials', () => {
		const files = [...sources('lib'), ...sources('nodes'), ...sources('credentials')];
		expect(files.length).toBeGreaterThan(200);
		expect(findCycle(importGraph(files))).toEqual([]);
	});

	it('that form a circle are found', () => {
		const graph = new Map([
			['a', ['b']],
			['b', ['c']],
			['c', ['b']],
		]);
		expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
	});
});
