// `npm ci` refuses a lock that misses an optional platform package, and npm leaves out those that the registry
// at hand does not carry. This enters them (version as their parent asks, platform as their name says, no
// checksum). Run it after adding a package: `node scripts/completeLock.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/checkout.mjs';

const SYSTEMS = [
	'darwin',
	'linux',
	'win32',
	'freebsd',
	'netbsd',
	'openbsd',
	'sunos',
	'aix',
	'android',
	'openharmony',
];
const PROCESSORS = [
	'arm64',
	'arm',
	'x64',
	'ia32',
	'ppc64',
	's390x',
	'riscv64',
	'loong64',
	'mips64el',
	'wasm32',
];

/** os, cpu and libc of "@swc/core-linux-arm-gnueabihf" and the like. */
function platformOf(name) {
	const words = name.split(/[-/]/);
	const find = (list) => list.filter((word) => words.includes(word)).slice(0, 1);
	const last = words.at(-1);
	const libc = /musl/.test(last) ? ['musl'] : /gnu/.test(last) ? ['glibc'] : [];
	const facts = { cpu: find(PROCESSORS), os: find(SYSTEMS), libc };
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value.length > 0));
}

function* missing(packages) {
	for (const parent of Object.values(packages)) {
		for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
			const path = `node_modules/${name}`;
			if (!packages[path] && /^\d+\.\d+\.\d+/.test(version)) {
				yield [path, { version, ...platformOf(name), dev: true, optional: true }];
			}
		}
	}
}

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [...missing(lock.packages)];
for (const [path, entry] of added) lock.packages[path] = entry;
lock.packages = Object.fromEntries(
	Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, '\t')}\n`);
console.log(`${added.length} package(s) entered: ${added.map(([path]) => path).join(', ')}`);
