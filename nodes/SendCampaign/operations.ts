import type { Operation } from '../shared';
import { preview } from './preview.operation';
import { send } from './send.operation';

/** One line an operation; its outputs stand in outputNames.ts. */
export const OPERATIONS: readonly Operation[] = [send, preview];

const subtitles = OPERATIONS.map(({ value, name }) => [value, name.toLowerCase()]);

/** The operation's name below the node's; a dry run says so. */
export const subtitle = `={{ $parameter["operation"] === "send" && $parameter["dryRun"] ? "dry run" : (${JSON.stringify(Object.fromEntries(subtitles))})[$parameter["operation"]] }}`;
