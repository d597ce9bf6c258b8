// Peak memory of a fresh process that reads factors and history and finds everyone's top 10: prints { peak } in MB.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMemory } from './harness/peakMemory.mjs';
import { readCsr, readFloats } from './plantedTastes.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const { recommendTopK } = createRequire(import.meta.url)(join(dist, 'lib/recommend/topk.js'));
const [path, factors, width] = process.argv.slice(2);
const exclude = readCsr(path);
const floats = readFloats(factors);
const nCols = Number(width);
const users = { data: floats.subarray(0, exclude.nRows * nCols), nRows: exclude.nRows, nCols };
const items = { data: floats.subarray(exclude.nRows * nCols), nRows: exclude.nCols, nCols };
recommendTopK(users, items, { k: 10, exclude, threads: 2 });
process.stdout.write(`${JSON.stringify({ peak: Math.round(peakMemory() / 2 ** 20) })}\n`);
process.exit(0);
