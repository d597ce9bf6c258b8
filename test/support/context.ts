import { LibraryError } from '../../lib/errors';
import type { Services } from '../../lib/compute';
import type { CancelSignal, JobContext } from '../../lib/ports';

type Task = (input: never, context: { readonly signal: CancelSignal }) => unknown;

/** A JobContext for calling a job in the test's own process. `tasks` gives the functions that `map` may name. */
export function testContext(
	options: {
		threads?: number;
		tasks?: Record<string, Task>;
		cancelAfter?: number;
		services?: Services;
	} = {},
): JobContext & { readonly steps: { fraction: number; text: string }[] } {
	const steps: { fraction: number; text: string }[] = [];
	const abort = new AbortController();
	let asked = 0;
	const cancelled = () => options.cancelAfter !== undefined && asked++ >= options.cancelAfter;
	const signal: CancelSignal = {
		get cancelled() {
			return cancelled();
		},
		abortSignal: abort.signal,
		throwIfCancelled() {
			if (cancelled())
				throw new LibraryError('CANCELLED', 'The job was cancelled.', 'Run it again.');
		},
	};
	return {
		steps,
		threads: options.threads ?? 1,
		memoryLimit: 2 ** 31,
		progress: (fraction, text) => void steps.push({ fraction, text }),
		signal,
		async map<I, O>(name: string, inputs: readonly I[]): Promise<O[]> {
			const task = options.tasks?.[name];
			if (!task) throw new Error(`testContext has no task "${name}"`);
			return await Promise.all(
				inputs.map(async (input) => (await task(input as never, { signal })) as O),
			);
		},
		async ask(service, question) {
			const serve = options.services?.[service];
			if (!serve) throw new Error(`testContext has no service "${service}"`);
			return await serve(question);
		},
	};
}
