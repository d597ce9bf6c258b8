// The import rules of docs/decisions/0002-layers.md as an ESLint rule. It sees static imports, `import type`, re-exports,
// `import()` expressions and types, and require(). A room may import the rooms in its list; nothing else.
import path from 'node:path';

const GROUND = ['errors', 'ports'];
const BASE = [...GROUND, 'math', 'table'];
const MACHINE = [...BASE, 'kernels', 'compute'];
const FIELDS = [...MACHINE, 'text', 'clean', 'features', 'learn', 'segment', 'recommend'];

/** Room of lib → rooms it may import, besides itself. */
export const MAY_IMPORT = {
	errors: [],
	ports: ['errors'],
	math: GROUND,
	table: GROUND,
	kernels: BASE,
	compute: [...BASE, 'kernels'],
	text: MACHINE,
	clean: MACHINE,
	features: [...MACHINE, 'text', 'clean'],
	learn: [...MACHINE, 'text', 'clean', 'features'],
	segment: [...MACHINE, 'text', 'clean', 'features', 'learn'],
	recommend: [...MACHINE, 'text', 'clean', 'features', 'learn'],
	campaign: FIELDS,
	report: [...FIELDS, 'campaign'],
	store: BASE,
	adapters: BASE,
};

/** `lib/segment/kmeans.ts` → { area: 'lib', room: 'segment', rest: 'kmeans.ts' }. Files directly in lib have the room ''. */
function place(file) {
	const [area, second, ...rest] = file.split(path.sep);
	return rest.length === 0
		? { area, room: '', rest: second ?? '' }
		: { area, room: second, rest: rest.join('/') };
}

function checkPackage(from, file, name) {
	if (name.startsWith('node:')) return null;
	if (from.area === 'lib') {
		if (/^n8n(-|$)|^@n8n\//.test(name))
			return 'lib knows nothing of n8n: pass what it needs through a port';
		return file.endsWith('.vendor.ts')
			? null
			: `import "${name}" in a <name>.vendor.ts of the room and load that lazily`;
	}
	if (from.area === 'nodes' || from.area === 'credentials') {
		return name === 'n8n-workflow'
			? null
			: 'nodes import only n8n-workflow, nodes/shared and rooms of lib';
	}
	return null;
}

function checkLib(from, to) {
	if (to.area !== 'lib') return `lib may not import ${to.area}`;
	if (from.room === '' || from.room === to.room) return null;
	if (to.room === '') return 'rooms may not import jobs.ts or index.ts: they stand above all rooms';
	if ((MAY_IMPORT[from.room] ?? []).includes(to.room)) return null;
	return `lib/${from.room} may not import lib/${to.room}: see the order of rooms`;
}

function checkNode(from, to) {
	if (to.area === 'lib') {
		const isDoor = /^(index(\.[jt]s)?)?$/.test(to.rest) || to.rest === '';
		return isDoor ? null : `import the door lib/${to.room}, not a file inside it`;
	}
	if (to.area !== 'nodes') return `nodes may not import ${to.area}`;
	if (to.room === from.room || to.room === 'shared') return null;
	return `node ${from.room} may not import node ${to.room}`;
}

/** Why `file` (relative to the project) may not import `specifier`, or null. */
export function violation(file, specifier) {
	const from = place(file);
	if (!['lib', 'nodes', 'credentials'].includes(from.area)) return null;
	if (!specifier.startsWith('.')) return checkPackage(from, file, specifier);
	const target = path.normalize(path.join(path.dirname(file), specifier));
	const to = placeOfTarget(target);
	if (from.area === 'lib') return checkLib(from, to);
	if (from.area === 'nodes') return checkNode(from, to);
	return 'credentials import only n8n-workflow';
}

/** `lib/segment` and `nodes/shared` are doors of rooms; `lib/jobs` is a file above the rooms. */
function placeOfTarget(target) {
	const [area, second, ...rest] = target.split(path.sep);
	const isDoor =
		rest.length === 0 && (area === 'nodes' || (area === 'lib' && second in MAY_IMPORT));
	return isDoor ? { area, room: second, rest: '' } : place(target);
}

const rule = {
	meta: {
		type: 'problem',
		docs: { description: 'Imports run from the upper rooms of the house to the lower ones' },
		messages: { wrongWay: '{{ reason }}.' },
		schema: [],
	},
	create(context) {
		const file = path.relative(context.cwd, context.filename);
		const check = (node, source) => {
			if (typeof source?.value !== 'string') return;
			const reason = violation(file, source.value);
			if (reason) context.report({ node, messageId: 'wrongWay', data: { reason } });
		};
		return {
			ImportDeclaration: (node) => check(node, node.source),
			ExportNamedDeclaration: (node) => check(node, node.source),
			ExportAllDeclaration: (node) => check(node, node.source),
			ImportExpression: (node) => check(node, node.source),
			TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
			TSExternalModuleReference: (node) => check(node, node.expression),
			'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0]),
		};
	},
};

export default { rules: { imports: rule } };
