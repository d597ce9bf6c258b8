// What a message could try in a browser reaches nothing: neither this machine's servers, nor its files, nor anybody else.
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromiumPictures } from '../../../../lib/adapters';
import { describeWithBrowser, readPng } from '../../../support/browser';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const RED =
	'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#f00"/></svg>';
const asked: string[] = [];
let server: Server;
let origin = '';
let connections = 0;

beforeAll(async () => {
	server = createServer(({ url }, response) => {
		asked.push(url ?? '');
		response.setHeader('content-type', 'image/svg+xml').end(RED);
	});
	server.on('connection', () => connections++);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.close();
	removeTemporaryFolders();
});

const PAINT = "document.body.style.background='#f00'";
const image = (url: string) => `<img src="${url}" width="300" height="300" alt="">`;

/** What a page can do to ask `at(name)` for something; its name is what the server would see. */
const ATTEMPTS: readonly ((at: (name: string) => string) => string)[] = [
	(at) => image(at('picture')),
	(at) => image(at('name').replace('127.0.0.1', 'localhost')),
	(at) => image(at('number').replace('127.0.0.1', '2130706433')),
	(at) => `<img srcset="${at('choice1')} 1x, ${at('choice2')} 2x">`,
	(at) => `<link rel="stylesheet" href="${at('sheet')}">`,
	(at) => `<style>@import "${at('import')}";</style>`,
	(at) => `<div style="height:300px;background:url(${at('background')})"></div>`,
	(at) => `<style>@font-face{font-family:f;src:url(${at('font')})}p{font-family:f}</style><p>x`,
	(at) => `<iframe src="${at('frame')}" width="300" height="300"></iframe>`,
	(at) => `<iframe srcdoc='${image(at('within'))}' width="300" height="300"></iframe>`,
	(at) => `<object data="${at('object')}"></object><embed src="${at('embed')}">`,
	(at) => `<video src="${at('film')}" poster="${at('poster')}" autoplay></video>`,
	(at) => `<audio src="${at('sound')}" autoplay></audio>`,
	(at) => `<meta http-equiv="refresh" content="0;url=${at('refresh')}">`,
	(at) => `<link rel="preconnect" href="${at('preconnect')}">`,
	(at) => `<link rel="dns-prefetch" href="${at('dns')}">`,
	(at) => `<link rel="preload" as="image" href="${at('preload')}">`,
	(at) => `<link rel="prefetch" href="${at('prefetch')}"><link rel="icon" href="${at('icon')}">`,
	(at) => `<link rel="manifest" href="${at('manifest')}">`,
	(at) => `<script type="speculationrules">{"prefetch":[{"urls":["${at('rules')}"]}]}</script>`,
	(at) => `<script>${PAINT};fetch('${at('fetch')}');location='${at('location')}'</script>`,
	(at) => `<script src="${at('script')}"></script>`,
	(at) => `<img src="x:" onerror="${PAINT};new Image().src='${at('handler')}'">`,
	(at) => `<svg onload="${PAINT}"><image href="${at('drawing')}" width="9" height="9"/></svg>`,
	(at) => `<form action="${at('form')}"><input autofocus onfocus="form.submit()"></form>`,
	(at) => `<script>new WebSocket('${at('socket').replace('http', 'ws')}')</script>`,
	(at) => `<a href="${at('ping')}" ping="${at('ping2')}" autofocus>x</a>`,
];

/** Whether anything on the page is red, in the three times that it is looked at. */
async function isRed(html: string): Promise<boolean> {
	const pictures = chromiumPictures();
	try {
		const page = `<!doctype html><html><body style="background:#fff">${html}</body></html>`;
		const views = [300, 301, 302].map((width) => ({ width, scheme: 'light' as const }));
		const taken = await pictures.take(page, views);
		return taken.some(({ png }) => readPng(png).has([255, 0, 0]));
	} finally {
		await pictures.close();
	}
}

describeWithBrowser('a message in the browser', () => {
	it('shows pictures that it carries', async () => {
		const carried = `data:image/svg+xml;base64,${Buffer.from(RED).toString('base64')}`;
		expect(await isRed(image(carried))).toBe(true);
	});

	it('reaches no server, however it tries', async () => {
		const html = ATTEMPTS.map((attempt) => attempt((name) => `${origin}/${name}`)).join('\n');
		expect(await isRed(html)).toBe(false);
		expect([asked, connections]).toEqual([[], 0]);
	});

	it('cannot write a policy or a base of its own', async () => {
		const policy = '<meta http-equiv="Content-Security-Policy" content="img-src *">';
		const html = `<head>${policy}<base href="${origin}/"></head>${image('base.png')}${image(origin)}`;
		expect(await isRed(html)).toBe(false);
		expect([asked, connections]).toEqual([[], 0]);
	});

	it('reads no file', async () => {
		const file = `file://${join(temporaryFolder(), 'red.svg')}`;
		writeFileSync(file.slice(7), RED);
		const frames = `<iframe src="${file}" width="300" height="300"></iframe>`;
		expect(await isRed(`${image(file)}${frames}<object data="${file}"></object>`)).toBe(false);
	});

	it('is counted by this server, so that the count of none means something', async () => {
		expect(await (await fetch(`${origin}/x`)).text()).toBe(RED);
		expect([asked, connections]).toEqual([['/x'], 1]);
	});
});
