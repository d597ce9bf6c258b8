import type { Path, Template, TemplateNode } from './ast';

/** Every name under which these templates may ask a row for a value: first names and whole dotted names. */
export function fieldsOf(templates: readonly Template[]): Set<string> {
	const found = new Set<string>();
	for (const { nodes, liquid } of templates) {
		collect(nodes, found);
		for (const name of liquid?.fields ?? []) found.add(name);
	}
	return found;
}

function collect(nodes: readonly TemplateNode[], found: Set<string>): void {
	for (const node of nodes) {
		if (node.type === 'text') continue;
		add(node.path, found);
		if (node.type === 'if') collect(node.then, found);
		if (node.type === 'each') collect(node.body, found);
		if (node.type !== 'value') collect(node.otherwise, found);
	}
}

function add({ names }: Path, found: Set<string>): void {
	const [first] = names;
	if (first === undefined) return;
	found.add(first);
	found.add(names.join('.'));
}
