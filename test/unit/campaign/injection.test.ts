import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import fs from 'node:fs';
import { closeLiquid } from '../../../lib/campaign/template/liquid/liquidTemplates';
import { send, tableOf } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';

afterAll(closeLiquid);

const PLACE = '/etc/hostname-of-nobody';
const DATA: unknown[] = [
	{ path: PLACE },
	{ href: `http://127.0.0.1:9${PLACE}` },
	[{ path: PLACE }],
	PLACE,
	`{% include "${PLACE}" %}{{ "${PLACE}" }}`,
	`{{#each x}}${PLACE}{{/each}}`,
	'a\r\nBcc: evil@z.example',
	'a\u2028Bcc: evil@z.example\0',
	'"evil@z.example x"@mail.example, group: evil@z.example;',
];
const MESSAGES = {
	'merge tags': { html: '<p>{{ x }}</p>' },
	liquid: { html: '<p>{{ x }}</p>', templateLanguage: 'liquid' as const },
	blocks: { html: '', blocks: { blocks: [{ type: 'text' as const, text: '{{ x }}' }] } },
};

describe('data in a message', () => {
	const world = campaignWorld();
	afterEach(() => void jest.restoreAllMocks());

	it.each(Object.entries(MESSAGES))(
		'of %s opens no file and adds no recipient',
		async (_, message) => {
			const server = await world.sink();
			const opened: string[] = [];
			for (const name of [
				'readFileSync',
				'openSync',
				'createReadStream',
				'readFile',
				'open',
			] as const) {
				const original = Reflect.get(fs, name);
				jest.spyOn(fs, name).mockImplementation((...given: unknown[]) => {
					opened.push(String(given[0]));
					return Reflect.apply(original, fs, given);
				});
			}
			const fields = (x: unknown) => ({ x, html: x, raw: x, attachments: x, headers: x, text: x });
			const rows = DATA.map((x, i) => ({ email: `p${i}@mail.example`, ...fields(x) }));
			const { summary } = await send(world.store, server.port, tableOf(rows), {
				...message,
				subject: 'For you',
			});
			expect(summary.counts).toEqual({ incomplete: 3, sent: 6 });
			expect(opened.filter((path) => path.includes('nobody'))).toEqual([]);
			for (const { to, raw } of server.arrived) {
				expect(to).toEqual([expect.stringMatching(/^p\d@mail\.example$/)]);
				const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
				expect(head).not.toMatch(/^(?:Bcc|Content-Disposition):/im);
			}
		},
	);
});
