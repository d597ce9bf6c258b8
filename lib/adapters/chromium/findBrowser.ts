import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryError } from '../../errors';

/** Set by whoever runs n8n, never by a workflow. */
export const BROWSER_VARIABLE = 'MARKETING_AI_BROWSER';

type Environment = Readonly<Record<string, string | undefined>>;

const LINUX = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/usr/bin/microsoft-edge-stable',
	'/usr/bin/microsoft-edge',
	'/opt/microsoft/msedge/msedge',
];
const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
	(name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS = [
	['Google', 'Chrome', 'Application', 'chrome.exe'],
	['Microsoft', 'Edge', 'Application', 'msedge.exe'],
	['Chromium', 'Application', 'chrome.exe'],
];

/** Where Chromium, Chrome and Edge are installed by their own installers and by the systems' packages. */
function placesOf(platform: string, environment: Environment): readonly string[] {
	if (platform === 'darwin') return MAC;
	if (platform !== 'win32') return LINUX;
	const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];
	return roots
		.flatMap((name) => environment[name] ?? [])
		.flatMap((root) => WINDOWS.map((parts) => join(root, ...parts)));
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false; // Not there, or not ours to start: both mean that it is not a browser for us.
	}
}

const WAY_ON = `Install Chromium, Chrome or Edge on the machine that runs n8n, or set the environment variable ${BROWSER_VARIABLE} of n8n to the path of one. Or turn the pictures off: the HTML files need no browser.`;

/**
 * The program that takes pictures: the one that the environment variable names, else the first that is found where browsers are installed.
 * Throws BROWSER_MISSING; a variable that leads nowhere is an error, not a reason to look elsewhere.
 */
export function findBrowser(
	environment: Environment = process.env,
	platform: string = process.platform,
	isThere: (path: string) => boolean = isProgram,
): string {
	const named = environment[BROWSER_VARIABLE]?.trim();
	if (named) {
		if (isThere(named)) return named;
		throw new LibraryError(
			'BROWSER_MISSING',
			`${BROWSER_VARIABLE} leads to no program that can be started.`,
			WAY_ON,
			{ path: named },
		);
	}
	const found = placesOf(platform, environment).find(isThere);
	if (found !== undefined) return found;
	throw new LibraryError('BROWSER_MISSING', 'There is no browser on this machine.', WAY_ON);
}
