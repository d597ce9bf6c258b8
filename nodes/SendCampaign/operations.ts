import type { Operation } from '../shared';
import { ask } from './ask.operation';
import { erase } from './erase.operation';
import { listLedger } from './listLedger.operation';
import { listSuppressed } from './listSuppressed.operation';
import { preview } from './preview.operation';
import { results } from './results.operation';
import { resendUncertain } from './resendUncertain.operation';
import { send } from './send.operation';
import { suppress } from './suppress.operation';
import { unsuppress } from './unsuppress.operation';

/** One line an operation; its outputs stand in outputNames.ts. */
export const OPERATIONS: readonly Operation[] = [
	send,
	preview,
	results,
	ask,
	listLedger,
	resendUncertain,
	suppress,
	unsuppress,
	listSuppressed,
	erase,
];

const subtitles = OPERATIONS.map(({ value, name }) => [value, name.toLowerCase()]);

/** The operation's name below the node's; a dry run says so. */
export const subtitle = `={{ $parameter["operation"] === "send" && $parameter["dryRun"] ? "dry run" : (${JSON.stringify(Object.fromEntries(subtitles))})[$parameter["operation"]] }}`;
