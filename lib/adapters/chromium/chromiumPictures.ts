import { LibraryError } from '../../errors';
import type { Picture, Pictures, View } from '../../ports';
import { messageOf, startBrowser, type BrowserProcess } from './browserProcess';
import { findBrowser } from './findBrowser';
import { SafePage } from './safePage';

export interface ChromiumOptions {
	/** Ends everything when it aborts. */
	readonly signal?: AbortSignal;
	/** Path of the browser; default: `findBrowser`. For programs that use the library, never from data. */
	readonly program?: string;
	/** For all pictures of one page, ms; default 20,000. */
	readonly pageTime?: number;
	/** For the start of the browser, ms; default 20,000. */
	readonly startTime?: number;
}

/**
 * Pictures by a Chromium, Chrome or Edge of this machine, started at the first picture. A page that takes too long, a browser that hangs
 * and a caller who gives up all end the browser at once, with everything that it started and wrote. Throws BROWSER_MISSING.
 */
export function chromiumPictures(options: ChromiumOptions = {}): Pictures {
	return new ChromiumPictures(options.program ?? findBrowser(), options);
}

class ChromiumPictures implements Pictures {
	private browser: BrowserProcess | null = null;
	private isClosed = false;

	constructor(
		private readonly program: string,
		private readonly options: ChromiumOptions,
	) {}

	async take(html: string, views: readonly View[]): Promise<readonly Picture[]> {
		if (this.isClosed) throw failed('the browser has been ended');
		if (this.options.signal?.aborted) throw cancelled();
		const browser = this.browser ?? (await this.start());
		return await this.within(this.options.pageTime ?? 20_000, async () => {
			const page = await SafePage.open(browser.tools);
			await page.show(html);
			const pictures: Picture[] = [];
			for (const view of views) pictures.push(await page.picture(view));
			await page.close();
			return pictures;
		});
	}

	async close(): Promise<void> {
		this.isClosed = true;
		await this.browser?.end();
	}

	private async start(): Promise<BrowserProcess> {
		const browser = await startBrowser(this.program);
		this.browser = browser;
		const time = this.options.startTime ?? 20_000;
		await this.within(time, async () => {
			try {
				return await browser.tools.ask('Browser.getVersion');
			} catch (error) {
				throw browser.startError(error);
			}
		});
		return browser;
	}

	/** The work's result, unless the time is over or the caller gives up: then the browser is ended first. */
	private async within<T>(ms: number, work: () => Promise<T>): Promise<T> {
		const { signal } = this.options;
		let stop: (error: LibraryError) => void = () => undefined;
		const stopped = new Promise<never>((_, reject) => {
			stop = reject;
		});
		const timer = setTimeout(() => stop(failed(`it took longer than ${ms / 1_000} seconds`)), ms);
		const onAbort = () => stop(cancelled());
		signal?.addEventListener('abort', onAbort);
		try {
			return await Promise.race([work(), stopped]);
		} catch (error) {
			await this.close();
			throw error instanceof LibraryError ? error : failed(messageOf(error));
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener('abort', onAbort);
		}
	}
}

const cancelled = () =>
	new LibraryError('CANCELLED', 'The pictures were cancelled.', 'Run it again.');

function failed(why: string): LibraryError {
	return new LibraryError(
		'BROWSER_FAILED',
		`The browser could not take the picture: ${why}.`,
		'Look at the HTML of the message (turn the pictures off to get it), or run again when the machine is less busy.',
	);
}
