import { describe, expect, it } from '@jest/globals';
import { mailed } from '../support/campaignWorld';
import { items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const person = (name: string, country: string, more = {}) => ({
	...{ email: `${name}@mail.example`, first_name: name, country, consent: 'yes' },
	...{ segment: '', recommendations: [], personalise: 'yes', ...more },
});

describe('Send Campaign: Country Rules', () => {
	const node = sendNode();

	it('leaves people out by the rule of their country, marks advertising to China and sends others what is not personal', async () => {
		const sink = await node.sink();
		const input = items(
			person('ada', 'Germany', { consent: '' }),
			person('bob', 'USA'),
			person('cy', 'China', { personalise: 'no' }),
			person('di', 'Atlantis'),
			person('eva', ''),
		);
		const { sent, notSent, summary } = await node.run(
			{
				...{ dryRun: false, consentRule: 'notNo', subject: 'Tea', replyTo: 'hi@shop.example' },
				unsubscribeUrl: 'https://shop.example/leave?e={{ email }}',
				html: '<p>Personal <a href="{{ unsubscribe_url }}">Leave</a></p>',
				country: {
					...{ countryColumn: 'country', defaultCountry: 'BR', personaliseColumn: 'personalise' },
					plainHtml: '<p>For all</p>',
				},
			},
			{ inputs: [input] },
			sink.port,
		);
		expect(sent.map(({ json }) => json['email'])).toEqual(['cy@mail.example', 'eva@mail.example']);
		expect(mailed(sink)).toEqual(['cy@mail.example', 'eva@mail.example']);
		const messages = await Promise.all(sink.arrived.map(async (_, i) => await sink.parsed(i)));
		const shown = messages.map(({ subject, text }) => `${subject}: ${text?.trim().slice(0, 8)}`);
		expect(shown.sort()).toEqual(['Tea: Personal', '[AD] Tea: For all']);
		expect(notSent.map(({ json }) => [json['sendStatus'], json['sendReason']])).toEqual([
			['countryRule', 'GDPR/ePrivacy (EU, EEA, UK, CH): consent must be a yes'],
			['countryRule', 'CAN-SPAM (US): the campaign has no postal address'],
			['countryRule', 'the country "Atlantis" is not known'],
		]);
		expect(summary['counts']).toEqual({ sent: 2, countryRule: 3 });
		expect(summary['warnings']).toContain(
			'Nobody under one rule can be mailed (1 left out). CAN-SPAM (US): the campaign has no postal address.',
		);
	});
});
