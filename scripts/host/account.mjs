import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newPassword } from './n8nClient.mjs';

/** The owner account of this installation: the password is random, made once, readable by its user only. */
export function ownerAccount(folder) {
	const path = join(folder, 'owner.json');
	if (!existsSync(path)) {
		const account = { email: 'owner@example.com', password: newPassword() };
		writeFileSync(path, JSON.stringify(account), { mode: 0o600 });
	}
	return JSON.parse(readFileSync(path, 'utf8'));
}
