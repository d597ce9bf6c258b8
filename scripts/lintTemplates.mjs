// Checks every template in workflows/: that it imports cleanly, holds no secrets and explains itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/checkout.mjs';
import { readTemplates } from './host/templates.mjs';

const OUR_PREFIX = 'n8n-nodes-marketing-ai.';
const STICKY = 'n8n-nodes-base.stickyNote';
const TRIGGER = /trigger$|\.webhook$/i;
const SECRET = /(password|secret|api[-_]?key|token|bearer)["']?\s*[:=]\s*["'](?!=?\{\{)[^"']{4,}/i;

/** n8n's names of our nodes, from the files that package.json lists. */
function ourTypes() {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return new Set(
		n8n.nodes.map((path) => {
			const name = path.split('/').at(-1).replace('.node.js', '');
			return OUR_PREFIX + name[0].toLowerCase() + name.slice(1);
		}),
	);
}

const repeated = (list) => [...new Set(list.filter((item, index) => list.indexOf(item) !== index))];

function* nodeFaults(node, types) {
	const where = `node "${node.name}"`;
	if (!node.id) yield `${where} has no id`;
	if (!node.type) yield `${where} has no type`;
	if (!Number.isFinite(node.typeVersion)) yield `${where} has no typeVersion`;
	if (node.type?.startsWith('CUSTOM.')) yield `${where} uses a development type name`;
	if (node.type?.startsWith(OUR_PREFIX) && !types.has(node.type))
		yield `${where}: we have no ${node.type}`;
	const isPlaced = node.position?.length === 2 && node.position.every(Number.isFinite);
	if (!isPlaced) yield `${where} has no position`;
	if (node.credentials) yield `${where} names a credential; the user chooses theirs`;
}

function* connectionFaults({ nodes, connections }) {
	const names = new Set(nodes.map(({ name }) => name));
	const targets = Object.values(connections).flatMap((outputs) => Object.values(outputs).flat(2));
	for (const name of Object.keys(connections)) {
		if (!names.has(name)) yield `connections start at "${name}", which does not exist`;
	}
	for (const target of targets.filter(Boolean)) {
		if (!names.has(target.node))
			yield `a connection leads to "${target.node}", which does not exist`;
	}
}

/** A node without any connection does nothing; sticky notes are meant to. */
function* lonelyFaults({ nodes, connections }) {
	const linked = new Set([
		...Object.keys(connections),
		...Object.values(connections).flatMap((outputs) =>
			Object.values(outputs)
				.flat(2)
				.map((target) => target?.node),
		),
	]);
	for (const { name, type } of nodes) {
		if (type !== STICKY && !linked.has(name)) yield `node "${name}" is connected to nothing`;
	}
}

function* settingFaults(workflow) {
	if (!/^[A-Za-z0-9]{8,36}$/.test(workflow.id ?? ''))
		yield 'needs an id of 8 to 36 letters and digits';
	if (!workflow.name) yield 'has no name';
	if (workflow.active) yield 'must not be active';
	if (workflow.pinData && Object.keys(workflow.pinData).length > 0) yield 'has pinned data';
	if (workflow.settings?.saveDataSuccessExecution !== 'none') {
		yield 'must not store the data of successful runs (settings.saveDataSuccessExecution: none)';
	}
	if (workflow.settings?.executionOrder !== 'v1') yield 'needs settings.executionOrder v1';
}

function* explanationFaults({ nodes }) {
	const notes = nodes.filter(({ type }) => type === STICKY);
	if (notes.length === 0) yield 'has no sticky note that explains it';
	for (const { name, parameters } of notes) {
		if ((parameters?.content ?? '').length < 40) yield `sticky note "${name}" explains nothing`;
	}
	if (!nodes.some(({ type }) => TRIGGER.test(type))) yield 'has no trigger';
}

/** Every fault of one template, as sentences. */
export function templateFaults(workflow, types = ourTypes()) {
	const nodes = workflow.nodes ?? [];
	const complete = { connections: {}, ...workflow, nodes };
	return [
		...settingFaults(complete),
		...explanationFaults(complete),
		...connectionFaults(complete),
		...lonelyFaults(complete),
		...nodes.flatMap((node) => [...nodeFaults(node, types)]),
		...repeated(nodes.map(({ id }) => id)).map((id) => `two nodes have the id ${id}`),
		...repeated(nodes.map(({ name }) => name)).map((name) => `two nodes are called "${name}"`),
		...(SECRET.test(JSON.stringify(complete)) ? ['seems to hold a secret'] : []),
	];
}

function main() {
	const templates = readTemplates();
	const readme = join(root, 'workflows', 'README.md');
	const listed = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
	const faults = templates.flatMap(({ file, workflow }) => {
		const own = templateFaults(workflow);
		if (!listed.includes(file)) own.push('is not listed in workflows/README.md');
		if (!existsSync(join(root, 'workflows', file.replace('.json', '.png'))))
			own.push('has no screenshot');
		return own.map((fault) => `${file}: ${fault}`);
	});
	const ids = repeated(templates.map(({ workflow }) => workflow.id));
	faults.push(...ids.map((id) => `two templates have the id ${id}`));
	if (templates.length === 0) faults.push('There are no templates in workflows/.');
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
	else console.log(`${templates.length} template(s) checked`);
}

if (process.argv[1]?.endsWith('lintTemplates.mjs')) main();
