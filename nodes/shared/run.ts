import type { IExecuteFunctions } from 'n8n-workflow';
import { runJob, type JobInput, type RunJobOptions } from '../../lib/compute';

/**
 * Runs one job of the library on a worker thread (`lane`, `services`: see RunJobOptions): cancelled with the execution, progress shown in manual runs.
 * Rejects with the job's LibraryError, which `executeOperation` turns into a node error.
 */
export async function run<R>(
	node: IExecuteFunctions,
	job: string,
	input: JobInput,
	options: object,
	{ lane = 'background', services }: Pick<RunJobOptions, 'lane' | 'services'> = {},
): Promise<R> {
	const signal = node.getExecutionCancelSignal();
	const onProgress = showProgress(node);
	return await runJob<R>(job, input, options, {
		lane,
		...(signal && { signal }),
		...(services && { services }),
		...(onProgress && { onProgress }),
	});
}

/** Shows how far the node's work is (0..1, and what it does); undefined outside of manual runs, where nobody looks. */
export function showProgress(
	node: IExecuteFunctions,
): ((fraction: number, text: string) => void) | undefined {
	if (node.getMode() !== 'manual') return undefined;
	const { name } = node.getNode();
	return (fraction, text) =>
		node.sendMessageToUI(`${name}: ${Math.round(fraction * 100)} % ${text}`);
}
