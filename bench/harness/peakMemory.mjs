import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/**
 * Most bytes that this process ever held in memory. On Linux from the kernel's high-water mark: the maxRSS of
 * process.resourceUsage() begins, in a process that another one started, with what that other one held.
 */
export function peakMemory() {
	const found = existsSync(STATUS) && /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(STATUS, 'utf8'));
	return 1024 * (found ? Number(found[1]) : process.resourceUsage().maxRSS);
}
