import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where everything lives that several checkouts share: Node 24, n8n, the mail inbox. */
export const cacheFolder =
	process.env.MARKETING_AI_CACHE ?? join(homedir(), '.cache', 'n8n-nodes-marketing-ai');

mkdirSync(cacheFolder, { recursive: true });

/** A path inside the cache. */
export const inCache = (...parts) => join(cacheFolder, ...parts);
