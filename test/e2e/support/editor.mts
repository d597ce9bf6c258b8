// n8n's editor in a real browser, on the loopback address only.
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import type { TestHost } from './host.mts';

const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
const VIEW = { width: 1680, height: 950 };
const isOurs = (url: string) => /^(https?|wss?):\/\/127\.0\.0\.1[:/]|^(data|blob):/.test(url);

export interface Editor {
	readonly page: Page;
	/** Opens a workflow and waits until its nodes are drawn. */
	open(workflowId: string): Promise<void>;
	/** Opens the panel of a node. */
	openNode(name: string): Promise<void>;
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
	});
	const page = await context.newPage();
	await page.route('**/*', async (route) =>
		isOurs(route.request().url()) ? await route.continue() : await route.abort(),
	);
	return page;
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
		openNode: async (name) => {
			await page
				.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`)
				.first()
				.dblclick();
			await page.waitForSelector('[data-test-id="ndv"], [data-test-id="node-parameters"]');
			await page.waitForTimeout(800);
		},
		closeNode: async () => {
			await page.keyboard.press('Escape');
			await page.waitForTimeout(500);
		},
		stop: async () => await browser.close(),
	};
}
