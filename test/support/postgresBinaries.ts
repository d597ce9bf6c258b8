import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type PostgresBinaries =
	| { readonly folder: string; readonly user: { uid: number; gid: number } | null }
	| { readonly missing: string };

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder with `initdb` and `postgres`: from PATH or Debian's place; installed by apt-get when this process is root.
 * Says why when it cannot be had. `user` is whom to run it as: PostgreSQL refuses root.
 */
export function findPostgres(): PostgresBinaries {
	if (process.platform === 'win32') return { missing: 'not looked for on Windows' };
	const root = process.getuid?.() === 0;
	const folder = installed() ?? (root ? install() : null);
	if (!folder) {
		const why = root ? 'apt-get could not install it' : 'not root, so it is not installed';
		return { missing: `no server found in PATH or ${DEBIAN}; ${why}` };
	}
	if (!root) return { folder, user: null };
	const user = unprivileged();
	return user ? { folder, user } : { missing: 'no unprivileged user to run the server as' };
}

function installed(): string | null {
	const versions = existsSync(DEBIAN)
		? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
		: [];
	const debian = versions.map((version) => join(DEBIAN, version, 'bin'));
	const path = (process.env['PATH'] ?? '').split(':').filter(Boolean);
	return [...debian, ...path].find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

function install(): string | null {
	process.stderr.write('PostgreSQL is missing: installing it with apt-get (once) …\n');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
	for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
		const { status } = spawnSync('apt-get', [...options, ...step], { env, timeout: 600_000 });
		if (status !== 0) return null;
	}
	return installed();
}

function unprivileged(): { uid: number; gid: number } | null {
	for (const name of ['postgres', 'nobody']) {
		const [uid, gid] = ['-u', '-g'].map((flag) =>
			spawnSync('id', [flag, name], { encoding: 'utf8' }),
		);
		if (uid?.status === 0 && gid?.status === 0) {
			return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
		}
	}
	return null;
}
