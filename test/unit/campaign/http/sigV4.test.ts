import { describe, expect, it } from '@jest/globals';
import { signAws } from '../../../../lib/campaign';
import golden from '../../../golden/campaign/sigV4.botocore-1.44.5.json';

const KEYS = {
	accessKeyId: 'AKIDEXAMPLE',
	secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

describe('AWS Signature Version 4', () => {
	it('gives the signature of "get-vanilla" in the test suite that AWS published', () => {
		const request = { method: 'GET', url: 'https://example.amazonaws.com/', headers: {}, body: '' };
		const now = Date.UTC(2015, 7, 30, 12, 36);
		const scope = { region: 'us-east-1', service: 'service', now };
		expect(signAws(request, KEYS, scope)['authorization']).toBe(
			'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
		);
	});

	// Made with botocore 1.44.5, SigV4Auth, at 2026-11-22 17:00:05 UTC.
	it.each(golden)('signs $method $url as botocore does', (one) => {
		const headers = Object.fromEntries(
			Object.entries(one.headers).filter(([, value]) => value !== undefined),
		) as Record<string, string>;
		const keys = { ...KEYS, sessionToken: one.token ?? '' };
		const scope = {
			region: one.region,
			service: one.service,
			now: Date.UTC(2026, 10, 22, 17, 0, 5),
		};
		const signed = signAws({ ...one, headers }, keys, scope);
		expect(signed['x-amz-date']).toBe(one.date);
		expect(signed['authorization']).toBe(one.authorization);
	});
});
