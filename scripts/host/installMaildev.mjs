import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './installOnce.mjs';
import { node24 } from './node24.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';

export const MAILDEV_VERSION = '2.2.1';

/** The mail inbox with a web page. @returns the path of its script, to be run by Node 24. */
export async function installMaildev(node) {
	const folder = await installOnce({
		name: `maildev-${MAILDEV_VERSION}`,
		packageJson: { private: true, dependencies: { maildev: MAILDEV_VERSION } },
		needsGigabytes: 0.3,
		fill: (draft, logFile) =>
			step(`Installing the mail inbox (maildev ${MAILDEV_VERSION})`, () =>
				npm(node, ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], {
					cwd: draft,
					logFile,
				}),
			),
	});
	return join(folder, 'node_modules', 'maildev', 'bin', 'maildev');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installMaildev(await node24());
