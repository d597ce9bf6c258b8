// n8n's editor in a real browser, on the loopback address only.
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import type { TestHost } from './host.mts';

// The browser itself finds no other host. Looking at each request instead would turn its cache off, and the editor is 20 MB.
const FLAGS = [
	...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const PANEL = '[data-test-id="node-parameters"]';
const VIEW = { width: 1680, height: 950 };

export interface Editor {
	readonly page: Page;
	/** Opens a workflow and waits until its nodes are drawn. */
	open(workflowId: string): Promise<void>;
	/** Opens the panel of a node and waits until this word stands in it. @returns what stands in it */
	openNode(name: string, word: string): Promise<string>;
	closeNode(): Promise<void>;
	stop(): Promise<void>;
}

async function signIn(page: Page, { url, owner }: TestHost): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.fill('input[name="emailOrLdapLoginId"]', owner.email);
	await page.fill('input[name="password"]', owner.password);
	await page.click('[data-test-id="form-submit-button"]');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
}

async function newPage(browser: Browser): Promise<Page> {
	const context = await browser.newContext({
		viewport: VIEW,
		deviceScaleFactor: 1,
		locale: 'en-GB',
		reducedMotion: 'reduce',
	});
	return await context.newPage();
}

/** Starts the browser and signs in as the owner. */
export async function openEditor(executablePath: string, host: TestHost): Promise<Editor> {
	const browser = await playwright.launch({ executablePath, args: FLAGS });
	const page = await newPage(browser);
	await signIn(page, host);
	return {
		page,
		open: async (workflowId) => {
			await page.goto(`${host.url}/workflow/${workflowId}`);
			await page.waitForSelector('.vue-flow__node', { timeout: 60_000 });
			await page.waitForTimeout(1_500);
		},
		openNode: async (name, word) => {
			await page
				.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`)
				.first()
				.dblclick();
			const panel = page.locator(PANEL);
			await panel.filter({ hasText: word }).waitFor();
			return await panel.innerText();
		},
		closeNode: async () => {
			await page.keyboard.press('Escape');
			await page.locator(PANEL).waitFor({ state: 'detached' });
		},
		stop: async () => await browser.close(),
	};
}
