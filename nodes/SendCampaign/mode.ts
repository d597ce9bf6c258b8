import type { IExecuteFunctions } from 'n8n-workflow';
import { splitNames } from '../shared';

const MANUAL =
	'Nothing was sent: this run was started by hand. Turn on "Allow in Manual Runs" to mail the real list from the editor, or activate the workflow.';
const DRY = 'Nothing was sent: "Dry Run" is on.';

export interface Mode {
	/** Why nothing is sent to the list; null = it is sent. */
	readonly dry: string | null;
	readonly testRecipients: readonly string[];
}

/** Whether this run may mail people: not in a dry run, and by hand only when that is allowed. */
export function modeOf(node: IExecuteFunctions): Mode {
	const dryRun = node.getNodeParameter('dryRun', 0, true) as boolean;
	const tests = splitNames(node.getNodeParameter('testRecipients', 0, '') as string);
	if (dryRun) return { dry: DRY, testRecipients: tests };
	const allowed = node.getNodeParameter('allowManual', 0, false) as boolean;
	return { dry: node.getMode() === 'manual' && !allowed ? MANUAL : null, testRecipients: [] };
}
