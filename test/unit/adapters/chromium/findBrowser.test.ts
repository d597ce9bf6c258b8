import { findBrowser } from '../../../../lib/adapters';
import { environmentFor, flagsFor } from '../../../../lib/adapters/chromium/flags';

describe('findBrowser', () => {
	const only = (path: string) => (asked: string) => asked === path;

	it.each([
		['linux', '/usr/bin/chromium-browser'],
		['linux', '/opt/microsoft/msedge/msedge'],
		['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
	])('finds on %s what its installer put at %s', (platform, path) => {
		expect(findBrowser({}, platform, only(path))).toBe(path);
	});

	it('looks in the program folders of Windows', () => {
		const asked: string[] = [];
		const isThere = (path: string) => asked.push(path) > 100;
		const environment = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\a' };
		expect(() => findBrowser(environment, 'win32', isThere)).toThrow('There is no browser');
		expect(asked).toHaveLength(6);
		expect(asked.every((path) => path.startsWith('C:\\'))).toBe(true);
	});

	it('takes the one that the operator names before all others', () => {
		const environment = { MARKETING_AI_BROWSER: ' /srv/chrome ' };
		expect(findBrowser(environment, 'linux', () => true)).toBe('/srv/chrome');
	});

	it('does not look elsewhere when the operator names one that is not there', () => {
		const find = () =>
			findBrowser({ MARKETING_AI_BROWSER: '/no' }, 'linux', only('/usr/bin/chromium'));
		expect(find).toThrow(
			expect.objectContaining({
				code: 'BROWSER_MISSING',
				message: 'MARKETING_AI_BROWSER leads to no program that can be started.',
			}),
		);
	});

	it('says what to do where there is none, and starts no folder or text file', () => {
		expect(() => findBrowser({}, 'linux', () => false)).toThrow(
			expect.objectContaining({
				code: 'BROWSER_MISSING',
				hint: expect.stringContaining('MARKETING_AI_BROWSER'),
			}),
		);
		for (const path of ['/tmp', '/etc/passwd']) {
			expect(() => findBrowser({ MARKETING_AI_BROWSER: path }, 'linux')).toThrow('no program');
		}
	});
});

describe('what the browser is started with', () => {
	const sandbox = (environment: Record<string, string>, user: number) =>
		!flagsFor('/p', environment, user).includes('--no-sandbox');

	it('keeps the sandbox but for root and where the operator gives it up', () => {
		expect(sandbox({}, 1000)).toBe(true);
		expect(sandbox({}, 0)).toBe(false);
		expect(sandbox({ MARKETING_AI_BROWSER_SANDBOX: 'off' }, 1000)).toBe(false);
	});

	it('gets no key, no proxy and no home of n8n', () => {
		const n8n = {
			...{ PATH: '/bin', LANG: 'C', HOME: '/home/node', N8N_ENCRYPTION_KEY: 'k' },
			...{ HTTPS_PROXY: 'http://p', NODE_OPTIONS: '-r x', DB_POSTGRESDB_PASSWORD: 'p' },
		};
		const { PATH, LANG, ...others } = environmentFor('/profile', n8n);
		expect([PATH, LANG]).toEqual(['/bin', 'C']);
		expect(new Set(Object.values(others))).toEqual(new Set(['/profile']));
	});
});
