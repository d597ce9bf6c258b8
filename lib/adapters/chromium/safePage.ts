/**
 * One page of foreign HTML, shut in from all sides: it is answered to the browser as a page of a host that does not exist, under a
 * Content-Security-Policy that forbids everything but inline styles and `data:` pictures and fonts, sandboxed; scripts are off; and every
 * request but that one answer fails before it leaves the browser.
 */
import type { Picture, View } from '../../ports';
import { fieldsOf, type DevTools } from './devTools';

const ADDRESS = 'https://message.invalid/';
const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";
const HEADERS = [
	{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
	{ name: 'Content-Security-Policy', value: POLICY },
	{ name: 'Referrer-Policy', value: 'no-referrer' },
	{ name: 'X-DNS-Prefetch-Control', value: 'off' },
];
/** Pixels of a picture, from the top. */
export const MOST_HEIGHT = 10_000;
/** Height of the screen that the page is laid out for. */
const SCREEN_HEIGHT = 800;

/** A page in a context of its own, which nothing survives. */
export class SafePage {
	private constructor(
		private readonly tools: DevTools,
		private readonly context: string,
		private readonly session: string,
	) {}

	static async open(tools: DevTools): Promise<SafePage> {
		const context = await tools.ask('Target.createBrowserContext', { disposeOnDetach: true });
		const browserContextId = String(context['browserContextId']);
		const target = await tools.ask('Target.createTarget', { url: 'about:blank', browserContextId });
		const { targetId } = target;
		const attached = await tools.ask('Target.attachToTarget', { targetId, flatten: true });
		const page = new SafePage(tools, browserContextId, String(attached['sessionId']));
		await tools.ask('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
		await page.ask('Emulation.setScriptExecutionDisabled', { value: true });
		await page.ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
		await page.ask('Page.enable');
		return page;
	}

	/** Shows the HTML; resolves when it is laid out. */
	async show(html: string): Promise<void> {
		const body = Buffer.from(html, 'utf8').toString('base64');
		let isAnswered = false;
		this.tools.listen('Fetch.requestPaused', this.session, ({ requestId, request }) => {
			const isOurs = !isAnswered && fieldsOf(request)['url'] === ADDRESS;
			isAnswered ||= isOurs;
			const answer = isOurs
				? this.ask('Fetch.fulfillRequest', {
						requestId,
						responseCode: 200,
						responseHeaders: HEADERS,
						body,
					})
				: this.ask('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
			// A request whose page is gone needs no answer; a browser that is gone is told to everybody who waits.
			answer.catch(() => undefined);
		});
		const loaded = new Promise<void>((resolve) => {
			this.tools.listen('Page.loadEventFired', this.session, () => resolve());
		});
		const { errorText } = await this.ask('Page.navigate', { url: ADDRESS });
		if (typeof errorText === 'string') throw new Error(`the page did not open (${errorText})`);
		await loaded;
	}

	async picture({ width, scheme }: View): Promise<Picture> {
		const features = [{ name: 'prefers-color-scheme', value: scheme }];
		await this.ask('Emulation.setEmulatedMedia', { media: 'screen', features });
		await this.resize(width, SCREEN_HEIGHT);
		const { cssContentSize } = await this.ask('Page.getLayoutMetrics');
		const whole = Math.ceil(Number(fieldsOf(cssContentSize)['height']));
		const height = Math.min(Math.max(1, whole || 1), MOST_HEIGHT);
		// A screen as high as the page: a part of a page that is read from the right would be taken from the wrong side.
		await this.resize(width, height);
		const { data } = await this.ask('Page.captureScreenshot', { format: 'png' });
		const png = new Uint8Array(Buffer.from(String(data), 'base64'));
		return { width, scheme, height, isCut: whole > MOST_HEIGHT, png };
	}

	private async resize(width: number, height: number): Promise<void> {
		const screen = { width, height, deviceScaleFactor: 1, mobile: false };
		await this.ask('Emulation.setDeviceMetricsOverride', screen);
	}

	async close(): Promise<void> {
		for (const event of ['Fetch.requestPaused', 'Page.loadEventFired']) {
			this.tools.listen(event, this.session, null);
		}
		await this.tools.ask('Target.disposeBrowserContext', { browserContextId: this.context });
	}

	private async ask(method: string, params: Readonly<Record<string, unknown>> = {}) {
		return await this.tools.ask(method, params, this.session);
	}
}
