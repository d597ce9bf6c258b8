// What a user sees: the main template on the canvas and the panel of each of its nodes, in a real browser.
// UPDATE_SCREENSHOTS=1 renews the pictures that ship in workflows/; otherwise they go to a temporary folder.
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/host/checkout.mjs';
import { readTemplates } from '../../scripts/host/templates.mjs';
import { chromium } from './support/browser.mts';
import { openEditor, type Editor } from './support/editor.mts';
import { startHost, type TestHost } from './support/host.mts';

const OURS = 'n8n-nodes-marketing-ai.';
const browser = chromium();
if (browser === undefined) {
	console.warn('SKIPPED: no Chromium here, and none may be installed. Set CHROMIUM_PATH.');
}
const withBrowser = browser === undefined ? test.skip : test;
const pictures = join(tmpdir(), 'marketing-ai-screenshots');

async function photographPanel(editor: Editor, name: string): Promise<void> {
	// A trigger has one thing to do and so no operation to choose.
	const word = name === 'Campaign Trigger' ? 'Sender Name' : 'Operation';
	expect(await editor.openNode(name, word)).toContain(word);
	await editor.page.screenshot({ path: join(pictures, `panel-${name.replaceAll(' ', '-')}.png`) });
	await editor.closeNode();
}

/** A workflow of our nodes that no template has. */
async function otherNodes({ client }: TestHost, templates: ReturnType<typeof readTemplates>) {
	const known = templates.flatMap(({ workflow }) =>
		(workflow.nodes as { type: string }[]).map(({ type }) => type),
	);
	const types = (await client.nodeTypes()) as { name: string; displayName: string }[];
	const nodes = types
		.filter(({ name }) => name.startsWith(OURS) && !known.includes(name) && !name.endsWith('Tool'))
		.map(({ name: type, displayName: name }, i) => ({
			...{ id: name, name, type, typeVersion: 1, parameters: {} },
			position: [240 * i, 0],
		}));
	return { name: 'Other nodes', settings: { executionOrder: 'v1' }, nodes, connections: {} };
}

describe('the editor', () => {
	let host: TestHost;
	let editor: Editor;
	const templates = readTemplates();

	beforeAll(async () => {
		if (browser === undefined) return;
		mkdirSync(pictures, { recursive: true });
		host = await startHost('editor');
		for (const { workflow } of templates) await host.client.createWorkflow(workflow);
		editor = await openEditor(browser, host);
	});
	afterAll(async () => {
		await editor?.stop();
		await host?.stop();
	});

	describe.each(templates)('with $file', ({ file, workflow }) => {
		const nodes = workflow.nodes as { name: string; type: string }[];
		const ours = nodes.filter(({ type }) => type.startsWith(OURS));

		beforeAll(async () => await editor?.open(workflow.id));

		withBrowser('draws an icon for every node of ours', async () => {
			for (const { name } of ours) {
				const icon = editor.page.locator(`[data-node-name="${name}"] img`).first();
				expect(
					await icon.evaluate((image: HTMLImageElement) => image.naturalWidth),
				).toBeGreaterThan(0);
			}
			const ships = process.env['UPDATE_SCREENSHOTS'] === '1';
			const path = join(ships ? join(root, 'workflows') : pictures, file.replace('.json', '.png'));
			await editor.page.screenshot({ path });
			expect(statSync(path).size).toBeGreaterThan(20_000);
		});

		withBrowser('opens the panel of every node of ours', async () => {
			for (const { name } of ours) await photographPanel(editor, name);
		});
	});

	withBrowser('opens the panels of our nodes that are in no template yet', async () => {
		const workflow = await otherNodes(host, templates);
		if (workflow.nodes.length === 0) return; // The tests above have opened them all.
		await editor.open((await host.client.createWorkflow(workflow)).id);
		for (const { name } of workflow.nodes) await photographPanel(editor, name);
	});
});
