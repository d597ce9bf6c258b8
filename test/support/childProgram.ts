import { spawn, type ChildProcess } from 'node:child_process';
import { buildSync } from 'esbuild';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './temporaryFolder';

/** Bundles a TypeScript program of the tests into one file that plain Node runs as its own process. */
export function bundleProgram(source: string): string {
	const outfile = join(temporaryFolder(), 'program.cjs');
	buildSync({
		entryPoints: [source],
		outfile,
		bundle: true,
		platform: 'node',
		external: ['pg-native', 'cloudflare:sockets'],
		logLevel: 'error',
	});
	return outfile;
}

/** A running program with the lines it has printed. */
export class ChildProgram {
	readonly lines: string[] = [];
	private readonly child: ChildProcess;
	private readonly ended: Promise<unknown>;
	private errors = '';

	constructor(file: string, args: readonly string[], shell?: string) {
		const command = [process.execPath, '--disable-warning=ExperimentalWarning', file, ...args];
		this.child = shell
			? spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...command])
			: spawn(command[0] ?? '', command.slice(1));
		this.ended = once(this.child, 'close');
		this.child.stderr?.on('data', (data) => (this.errors += String(data)));
		if (this.child.stdout) {
			createInterface(this.child.stdout).on('line', (line) => this.lines.push(line));
		}
	}

	/** Resolves when the program has printed `count` lines; rejects when it ends before. */
	async printed(count: number): Promise<void> {
		while (this.lines.length < count) {
			if (this.child.exitCode !== null) throw new Error(`the program ended: ${this.errors}`);
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	}

	say(line: string): void {
		this.child.stdin?.write(`${line}\n`);
	}

	async kill(): Promise<void> {
		this.child.kill('SIGKILL');
		await this.ended;
	}

	/** Waits for the end; rejects with what the program wrote to stderr when it failed. */
	async finished(): Promise<string[]> {
		await this.ended;
		if (this.child.exitCode !== 0) throw new Error(`the program failed: ${this.errors}`);
		return this.lines;
	}
}
