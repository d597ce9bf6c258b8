// The check that every template passes before it ships.
import { templateFaults } from '../../scripts/lintTemplates.mjs';

const types = new Set(['n8n-nodes-marketing-ai.cleanData']);
const note = {
	id: 'n',
	name: 'Note',
	type: 'n8n-nodes-base.stickyNote',
	typeVersion: 1,
	position: [0, 0],
	parameters: { content: 'This workflow cleans what it is given, every time.' },
};
const trigger = {
	id: 't',
	name: 'Go',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const clean = {
	id: 'c',
	name: 'Clean',
	type: 'n8n-nodes-marketing-ai.cleanData',
	typeVersion: 1,
	position: [9, 9],
	parameters: {},
};
const good = {
	id: 'goodTemplate1',
	name: 'Good',
	nodes: [note, trigger, clean],
	connections: { Go: { main: [[{ node: 'Clean', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
};
const change = (node: object, ...others: object[]) => ({
	...good,
	nodes: [note, trigger, { ...clean, ...node }, ...others],
});

describe('the template linter', () => {
	test('finds no fault in a good template', () => {
		expect(templateFaults(good, types)).toEqual([]);
	});

	test.each([
		[
			'a node type that we do not have',
			change({ type: 'n8n-nodes-marketing-ai.gone' }),
			'we have no',
		],
		['a development type name', change({ type: 'CUSTOM.cleanData' }), 'development type name'],
		['two nodes of one id', change({ id: 't' }), 'two nodes have the id t'],
		['a node without a position', change({ position: undefined }), 'has no position'],
		['a credential', change({ credentials: { smtp: { id: '1' } } }), 'names a credential'],
		['a secret', change({ parameters: { password: 'hunter2hunter2' } }), 'a secret'],
		[
			'a node connected to nothing',
			change({}, { ...clean, id: 'x', name: 'Alone' }),
			'"Alone" is connected to nothing',
		],
		['no sticky note', { ...good, nodes: [trigger, clean] }, 'no sticky note'],
		['stored run data', { ...good, settings: { executionOrder: 'v1' } }, 'must not store'],
		['an active workflow', { ...good, active: true }, 'must not be active'],
		['pinned data', { ...good, pinData: { Go: [{}] } }, 'pinned data'],
	])('sees %s', (_, template, fault) => {
		expect(templateFaults(template, types).join('\n')).toContain(fault);
	});
});
