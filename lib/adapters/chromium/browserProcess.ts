import { spawn, type ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { LibraryError } from '../../errors';
import { systemClock } from '../systemClock';
import { DevTools } from './devTools';
import { environmentFor, flagsFor, SANDBOX_VARIABLE } from './flags';
import { newProfileFolder, removeFolder, removeLeftFolders } from './profileFolder';

/** Of what the browser complains about while it starts, characters. */
const MOST_SAID = 4_000;

/** A browser that was started for one job. It ends with `end()`, with this process, and by itself when the pipes close. */
export class BrowserProcess {
	readonly tools: DevTools;
	private said = '';
	private isOver = false;
	private readonly profile = newProfileFolder();
	private readonly child: ChildProcess;
	private readonly exited: Promise<void>;
	private readonly onExit = () => this.kill();

	constructor(program: string) {
		this.child = spawn(program, flagsFor(this.profile), {
			env: environmentFor(this.profile),
			cwd: this.profile,
			stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
			// A group of its own: all its processes end together.
			detached: process.platform !== 'win32',
			windowsHide: true,
		});
		process.once('exit', this.onExit);
		this.exited = new Promise((resolve) => {
			this.child.once('error', (error) => {
				this.said += error.message;
				resolve();
			});
			this.child.once('exit', () => resolve());
		});
		const [, , errors, output, input] = this.child.stdio;
		errors?.on('data', (chunk: Buffer) => {
			this.said = (this.said + chunk.toString('latin1')).slice(-MOST_SAID);
		});
		this.tools = new DevTools(writable(output), readable(input));
		void this.exited.then(() => this.tools.end(new Error('the browser ended')));
	}

	/** Why it did not start, in words for those who run n8n. */
	startError(cause: unknown): LibraryError {
		const isSandbox = /sandbox/i.test(this.said);
		const hint = isSandbox
			? `Allow user namespaces on the machine or in the container; or, if only you write the messages, set ${SANDBOX_VARIABLE}=off in the environment of n8n.`
			: 'Start the browser by hand as the user that runs n8n, e.g. with --headless --version, and see what it says.';
		const why = isSandbox ? 'it found no sandbox' : messageOf(cause);
		return new LibraryError('BROWSER_FAILED', `The browser did not start: ${why}.`, hint, {
			said: this.said.slice(-500),
		});
	}

	/** Kills it and removes what it wrote. */
	async end(): Promise<void> {
		if (this.isOver) return;
		this.isOver = true;
		process.off('exit', this.onExit);
		this.kill();
		await this.exited;
		await removeFolder(this.profile);
	}

	private kill(): void {
		const { pid } = this.child;
		this.tools.end(new Error('the browser was ended'));
		if (pid === undefined) return;
		if (process.platform === 'win32') {
			spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
			this.child.kill('SIGKILL');
			return;
		}
		try {
			process.kill(-pid, 'SIGKILL');
		} catch (error) {
			const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
			if (!isGone) throw error;
		}
	}
}

/** Removes what killed processes left, then starts. */
export async function startBrowser(program: string): Promise<BrowserProcess> {
	await removeLeftFolders(systemClock.now());
	return new BrowserProcess(program);
}

export const messageOf = (error: unknown) =>
	error instanceof Error ? error.message : String(error);

function writable(stream: unknown): Writable {
	return stream instanceof Writable ? stream : new Writable();
}

function readable(stream: unknown): Readable {
	return stream instanceof Readable ? stream : new Readable({ read: () => undefined });
}
