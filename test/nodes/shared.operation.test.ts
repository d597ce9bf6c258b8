import { NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import { executeOperation, operationProperties, type Operation } from '../../nodes/shared';
import { fakeExecute, items } from '../support/fakeExecute';

const pass = (value: string, execute: Operation['execute']): Operation => ({
	name: value,
	value,
	action: value,
	description: value,
	fields: [
		{ displayName: 'A', name: 'a', type: 'string', default: '' },
		{
			displayName: 'B',
			name: 'b',
			type: 'string',
			default: '',
			displayOptions: { show: { a: ['x'] }, hide: { c: [1] } },
		},
	],
	execute,
});

const fails = async (): Promise<INodeExecutionData[][]> =>
	await Promise.reject(new LibraryError('EMPTY_INPUT', 'There are 0 rows.', 'Connect data.'));

describe('operationProperties', () => {
	const properties = operationProperties([pass('one', fails), pass('two', fails)], 'one');

	it('starts with the dropdown of all operations', () => {
		expect(properties[0]).toMatchObject({ name: 'operation', default: 'one' });
		expect(properties[0]?.options).toHaveLength(2);
	});

	it('shows each field only for its operation and keeps the field’s own conditions', () => {
		expect(properties[1]?.displayOptions).toEqual({ show: { operation: ['one'] } });
		expect(properties[4]?.displayOptions).toEqual({
			show: { a: ['x'], operation: ['two'] },
			hide: { c: [1] },
		});
	});
});

describe('executeOperation', () => {
	const input = [items({ a: 1 }, { a: 2 })];

	it('runs the chosen operation', async () => {
		const { node } = fakeExecute({ parameters: { operation: 'two' }, inputs: input });
		const two = pass('two', async () => await Promise.resolve([[{ json: { ran: 'two' } }]]));
		expect(await executeOperation(node, [pass('one', fails), two])).toEqual([
			[{ json: { ran: 'two' } }],
		]);
	});

	it('turns a LibraryError into a node error with the hint as description', async () => {
		const { node } = fakeExecute({ parameters: { operation: 'one' }, inputs: input });
		const run = executeOperation(node, [pass('one', fails)]);
		await expect(run).rejects.toBeInstanceOf(NodeOperationError);
		await expect(run).rejects.toMatchObject({
			message: 'There are 0 rows.',
			description: 'Connect data.',
		});
	});

	it('gives one error item on the first output when the node continues on fail', async () => {
		const { node } = fakeExecute({
			parameters: { operation: 'one' },
			inputs: input,
			outputs: 3,
			continueOnFail: true,
		});
		const [first, second, third] = await executeOperation(node, [pass('one', fails)]);
		expect(first).toEqual([
			{
				json: { error: 'There are 0 rows.', hint: 'Connect data.', code: 'EMPTY_INPUT' },
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
		]);
		expect([second, third]).toEqual([[], []]);
	});

	it('names the operations there are when the chosen one is unknown', async () => {
		const { node } = fakeExecute({ parameters: { operation: 'none' }, inputs: input });
		await expect(executeOperation(node, [pass('one', fails)])).rejects.toMatchObject({
			message: 'This node has no operation "none".',
			description: 'Choose one of: one.',
		});
	});
});
