import { plainFrame } from '../../../lib/campaign';
import { lintMessage } from '../../../lib/campaign/message/lint/lintMessage';
import { ASK_HTML } from '../../../lib/campaign/people/ask/askTemplate';
import { DEFAULT_HTML } from '../../../nodes/SendCampaign/defaultTemplate';

/** What stands before and behind the words of a message. */
const outside = (html: string) => [
	html.slice(html.indexOf('<style>'), html.indexOf('style="padding: 32px">')),
	html.slice(-50),
];

describe('the frame of messages in HTML', () => {
	it('is the same for the first message of a node and for the question of a double opt-in', () => {
		expect(outside(ASK_HTML)).toEqual(outside(DEFAULT_HTML));
		expect(ASK_HTML).toContain('<html lang="{{ ask_language }}" dir="{{ ask_direction }}">');
	});

	it('has what the check of messages asks for, with and without a footer', () => {
		const body = '<p>Hello</p>';
		const message = {
			subject: 'Hi',
			text: 'Hello',
			headers: {},
			postalAddress: '',
			hasPreheader: true,
		};
		for (const html of [plainFrame({ body }), plainFrame({ body, footer: '<p>Bye</p>' })]) {
			const rules = lintMessage({ ...message, html }).map(({ rule }) => rule);
			for (const rule of ['language', 'contrast', 'table-role', 'title'])
				expect(rules).not.toContain(rule);
		}
		expect(plainFrame({ body })).not.toContain('class="pad line soft"');
	});
});
