// Installs pinned npm packages into a folder of the cache, once for all checkouts: under a lock, in a
// temporary folder that takes its final name only when everything in it works.
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inCache } from './cacheFolder.mjs';
import { withLock } from './folderLock.mjs';

const STAMP = 'installed.json';

function isInstalled(folder, recipe) {
	try {
		return JSON.parse(readFileSync(join(folder, STAMP), 'utf8')).recipe === recipe;
	} catch {
		return false; // no stamp, or a broken one: install again
	}
}

function checkDisk(needsGigabytes) {
	const { bavail, bsize } = statfsSync(cacheFolder);
	const free = (bavail * bsize) / 1e9;
	if (free >= needsGigabytes) return;
	throw new Error(
		`${cacheFolder} has ${free.toFixed(1)} GB free and needs ${needsGigabytes}. ` +
			'Free some space, or set MARKETING_AI_CACHE to a folder on another disk.',
	);
}

/**
 * @param name folder below the cache, e.g. "n8n-2.41.1"
 * @param packageJson what to install
 * @param fill async (folder, logFile) => void: runs npm and checks the result in the temporary folder
 * @returns the folder
 */
export async function installOnce({ name, packageJson, needsGigabytes, fill }) {
	const folder = inCache(name);
	const recipe = JSON.stringify(packageJson);
	if (isInstalled(folder, recipe)) return folder;
	await withLock(`${folder}.lock`, `${name} is being installed`, async () => {
		if (isInstalled(folder, recipe)) return;
		checkDisk(needsGigabytes);
		const draft = `${folder}.draft`;
		rmSync(draft, { recursive: true, force: true });
		mkdirSync(draft, { recursive: true });
		writeFileSync(join(draft, 'package.json'), JSON.stringify(packageJson, null, '\t'));
		await fill(draft, `${folder}.log`);
		writeFileSync(join(draft, STAMP), JSON.stringify({ recipe }));
		if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
		renameSync(draft, folder);
	});
	return folder;
}
