// Chromium for screenshots: the one of the system, else Debian's package when we may install it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
	process.env['CHROMIUM_PATH'],
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-cjk'];

const find = (): string | undefined =>
	PLACES.find((path) => path !== undefined && existsSync(path));

function installFromDebian(): void {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
		const install = ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES];
		execFileSync('apt-get', install, { env, stdio: 'ignore' });
	} catch (error) {
		console.warn(`Debian's chromium could not be installed: ${String(error)}`);
	}
}

/** The path of a Chromium, or undefined where there is none and none may be installed. */
export function chromium(): string | undefined {
	if (find() === undefined) installFromDebian();
	return find();
}
