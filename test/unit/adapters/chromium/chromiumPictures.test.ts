import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPictures, type ChromiumOptions } from '../../../../lib/adapters';
import type { View } from '../../../../lib/ports';
import { browserProcesses, describeWithBrowser, readPng, until } from '../../../support/browser';
import { bundleProgram, ChildProgram } from '../../../support/childProgram';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const PHONE: View = { width: 360, scheme: 'light' };
const folders = (pid = process.pid) =>
	readdirSync(tmpdir()).filter((name) => name.startsWith(`marketing-ai-browser-${pid}-`));
/** Long enough for any browser: thousands of selectors for each of many elements. */
const ENDLESS = `<style>${Array.from({ length: 4_000 }, (_, i) => `div:has(b:nth-last-child(${i + 1}n) ~ b.x${i}) b:nth-child(${i}){color:red}`).join('')}</style>${`<div>${'<b>x</b>'.repeat(2_000)}</div>`.repeat(40)}`;

afterEach(async () => {
	await until(() => browserProcesses().length === 0);
	expect(folders()).toEqual([]);
});
afterAll(removeTemporaryFolders);

async function takeOne(html: string, view: View = PHONE, options: ChromiumOptions = {}) {
	const pictures = chromiumPictures(options);
	try {
		const [picture] = await pictures.take(html, [view]);
		if (!picture) throw new Error('no picture');
		return picture;
	} finally {
		await pictures.close();
	}
}

/** A program in place of the browser. */
function program(script: string): string {
	const path = join(temporaryFolder(), 'browser.sh');
	writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
	return path;
}

describeWithBrowser('pictures of a page', () => {
	const SQUARE =
		'<!doctype html><style>body{margin:0;background:#fff}@media(prefers-color-scheme:dark){body{background:#102030}}div{height:1200px}</style><div></div>';

	it('shows the whole page in each width and colour scheme', async () => {
		const pictures = chromiumPictures();
		const views: View[] = [PHONE, { width: 800, scheme: 'dark' }];
		const [light, dark] = (await pictures.take(SQUARE, views)).map(({ png }) => readPng(png));
		await pictures.close();
		expect([light?.width, light?.height, light?.colourAt(0.5, 0.9)]).toEqual([
			...[360, 1200],
			[255, 255, 255],
		]);
		expect([dark?.width, dark?.height, dark?.colourAt(0.5, 0.9)]).toEqual([
			...[800, 1200],
			[16, 32, 48],
		]);
	});

	it('begins at the left of a page that is read from the right', async () => {
		const cell = '<td style="background:#f00;height:300px">x</td>';
		const body = `<body style="margin:0"><table width="100%"><tr>${cell}</tr></table></body>`;
		const pictures = chromiumPictures();
		await pictures.take('<p>before</p>', [PHONE]);
		const [picture] = await pictures.take(`<!doctype html><html dir="rtl">${body}</html>`, [PHONE]);
		await pictures.close();
		const { colourAt } = readPng(picture?.png ?? new Uint8Array());
		for (const x of [0.02, 0.3, 0.98]) expect(colourAt(x, 0.2)).toEqual([255, 0, 0]);
	});

	it('cuts a page that never ends, and says so', async () => {
		const { isCut, height, png } = await takeOne('<div style="height:9000000px">long</div>');
		expect([isCut, height, readPng(png).height]).toEqual([true, 10_000, 10_000]);
	});

	it('takes the longest message, gives up one of 10 MB in time, and goes on after a long one', async () => {
		const pictures = chromiumPictures({ pageTime: 30_000 });
		const [long] = await pictures.take(`<p>${'a megabyte '.repeat(9)}</p>`.repeat(9_000), [PHONE]);
		const [short] = await pictures.take('<body style="background:#f00">', [PHONE]);
		await pictures.close();
		expect(long?.isCut).toBe(true);
		expect(readPng(short?.png ?? new Uint8Array()).colourAt(0.5, 0.5)).toEqual([255, 0, 0]);
		const huge = takeOne(`<p>${'ten megabytes '.repeat(750_000)}</p>`, PHONE, { pageTime: 1_000 });
		const result = await huge.catch((error: unknown) => error);
		expect(result).toMatchObject(
			'png' in Object(result) ? { isCut: true } : { code: 'BROWSER_FAILED' },
		);
	}, 40_000);
});

describeWithBrowser('a browser that does not do its work', () => {
	it('is ended when a page takes too long', async () => {
		const taking = takeOne(ENDLESS, PHONE, { pageTime: 1_500 });
		await expect(taking).rejects.toMatchObject({
			code: 'BROWSER_FAILED',
			message: 'The browser could not take the picture: it took longer than 1.5 seconds.',
		});
	});

	it('is ended within a second when the caller gives up, in the middle of a page', async () => {
		const caller = new AbortController();
		const taking = takeOne(ENDLESS, PHONE, { signal: caller.signal });
		const refused = expect(taking).rejects.toMatchObject({ code: 'CANCELLED' });
		await until(() => browserProcesses().some((line) => line.includes('--type=renderer')));
		const before = performance.now();
		caller.abort();
		await refused;
		expect(performance.now() - before).toBeLessThan(1_000);
		expect(browserProcesses().filter((line) => line.includes('--type=renderer'))).toEqual([]);
	});

	it('is told from one that works when it is stopped, and when it is killed', async () => {
		for (const [signal, reason] of [
			['SIGSTOP', 'it took longer than 2 seconds'],
			['SIGKILL', 'the browser ended'],
		] as const) {
			const pictures = chromiumPictures({ pageTime: 2_000 });
			await pictures.take('<p>first</p>', [PHONE]);
			const main = browserProcesses().find(
				(line) => !line.includes('--type=') && !line.includes('crashpad'),
			);
			process.kill(Number(main?.split(' ')[0]), signal);
			await expect(pictures.take('<p>second</p>', [PHONE])).rejects.toMatchObject({
				code: 'BROWSER_FAILED',
				message: `The browser could not take the picture: ${reason}.`,
			});
			await expect(pictures.take('<p>third</p>', [PHONE])).rejects.toThrow('has been ended');
		}
	});

	it('ends by itself when the process that started it is killed; the next start removes its folder', async () => {
		const source = join(temporaryFolder(), 'program.ts');
		const adapters = join(__dirname, '../../../../lib/adapters');
		writeFileSync(
			source,
			`import { chromiumPictures } from ${JSON.stringify(adapters)};
			void chromiumPictures().take('<p>x</p>', [{ width: 360, scheme: 'light' }]).then(() => {
				console.log(process.pid);
				setInterval(() => undefined, 1000);
			});`,
		);
		const child = new ChildProgram(bundleProgram(source), []);
		await child.printed(1);
		const pid = Number(child.lines[0]);
		expect(browserProcesses(pid).length).toBeGreaterThan(0);
		process.kill(pid, 'SIGKILL');
		await until(() => browserProcesses(pid).length === 0);
		const [left = 'none'] = folders(pid);
		await takeOne('<p>young</p>');
		expect(folders(pid)).toEqual([left]);
		const longAgo = Date.now() / 1_000 - 3_600;
		utimesSync(join(tmpdir(), left), longAgo, longAgo);
		const own = join(tmpdir(), `marketing-ai-browser-${process.ppid}-living`);
		mkdirSync(own);
		utimesSync(own, longAgo, longAgo);
		await takeOne('<p>old</p>');
		const isKept = existsSync(own);
		rmSync(own, { recursive: true, force: true });
		expect([folders(pid), isKept]).toEqual([[], true]);
	}, 30_000);
});

describe('a program that is no browser', () => {
	it.each([
		['ends at once', 'exit 1', 'the browser ended', 'start the browser by hand'],
		['has no sandbox', 'echo "No usable sandbox!" >&2; sleep 0.2; exit 1', 'no sandbox', 'off'],
		[
			'speaks another language',
			'printf "hello\\000" >&4; sleep 5',
			'not speak as browsers do',
			'by hand',
		],
	])('that %s is named, with the way on', async (_, script, why, way) => {
		await expect(takeOne('<p>', PHONE, { program: program(script) })).rejects.toMatchObject({
			code: 'BROWSER_FAILED',
			message: expect.stringContaining(why),
			hint: expect.stringMatching(new RegExp(way, 'i')),
		});
	});

	it('that says nothing is ended after the time for the start', async () => {
		const options = { program: program('sleep 60'), startTime: 300 };
		await expect(takeOne('<p>', PHONE, options)).rejects.toThrow('longer than 0.3 seconds');
	});

	it('that is not there is an error of ours', async () => {
		await expect(takeOne('<p>', PHONE, { program: '/no/such' })).rejects.toMatchObject({
			code: 'BROWSER_FAILED',
			message: expect.stringContaining('did not start'),
		});
	});
});
