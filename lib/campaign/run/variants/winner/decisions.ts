/** What the store knows of a campaign's test: how it is to be decided, and the decision once it is there. */
import { LibraryError } from '../../../../errors';
import type { ProfileStore } from '../../../../ports';
import type { Against, How } from './judge';
import type { Standing } from './standings';
import type { WinnerMeasure, WinnerRules } from './winnerOptions';

/** Made once; every later run uses it. Holds counts and no addresses. */
export interface Decision {
	readonly version: 1;
	readonly winner: string;
	readonly how: How;
	readonly by: WinnerMeasure;
	/** UTC ms. */
	readonly decidedAt: number;
	readonly since: number | null;
	/** Who belonged to the test share; see `isInTestShare`. */
	readonly share: number;
	readonly key: readonly string[];
	readonly standings: readonly Standing[];
	readonly against: Against | null;
}

/** The rules of the latest run, for reports. */
export interface Plan extends Omit<WinnerRules, 'name'> {
	readonly version: 1;
	readonly names: readonly string[];
}

export type DecisionStore = Pick<ProfileStore, 'put' | 'get' | 'first'>;
interface Key {
	readonly campaign: string;
	readonly step: string;
}

const DECISION = 'campaign.winner';
const PLAN = 'campaign.test';
/** No address and no customer number looks like this. */
const idOf = ({ campaign, step }: Key) => JSON.stringify([campaign, step]);

/** Null: not decided yet. Throws STORE_FAILED, CORRUPT_FILE, UNSUPPORTED. */
export async function readDecision(store: DecisionStore, key: Key): Promise<Decision | null> {
	const found = (await store.get(DECISION, [idOf(key)])).get(idOf(key));
	return found ? checkDecision(found) : null;
}

/** Writes the decision unless another run was first; gives back the one that holds for all. */
export async function decideOnce(
	store: DecisionStore,
	key: Key,
	decision: Decision,
): Promise<Decision> {
	const row = { id: idOf(key), data: { ...decision } };
	return checkDecision(await store.first(DECISION, row, decision.decidedAt));
}

/** Null: no run has tested variants. Throws as `readDecision`. */
export async function readPlan(store: DecisionStore, key: Key): Promise<Plan | null> {
	const found = (await store.get(PLAN, [idOf(key)])).get(idOf(key));
	if (!found) return null;
	if (isPlan(found)) return found;
	throw unreadable(found);
}

/** Notes how the test is to be decided. */
export async function writePlan(
	store: DecisionStore,
	key: Key,
	rules: WinnerRules,
	names: readonly string[],
	now: number,
): Promise<void> {
	const { share, key: drawKey, by, wait, leastPeople, whenUnclear } = rules;
	const plan: Plan = {
		...{ version: 1, share, key: drawKey, by, wait, leastPeople, whenUnclear, names },
	};
	await store.put(PLAN, [{ id: idOf(key), data: { ...plan } }], now);
}

function checkDecision(found: Record<string, unknown>): Decision {
	if (isDecision(found)) return found;
	throw unreadable(found);
}

type Found = Record<string, unknown>;

const isPlan = (found: Found): found is Found & Plan =>
	isTest(found) && typeof found['wait'] === 'number' && Array.isArray(found['names']);

const isDecision = (found: Found): found is Found & Decision =>
	isTest(found) && typeof found['winner'] === 'string' && Array.isArray(found['standings']);

const isTest = ({ version, share, key }: Found) =>
	version === 1 && typeof share === 'number' && Array.isArray(key);

function unreadable({ version }: Found): LibraryError {
	return typeof version === 'number' && version > 1
		? new LibraryError(
				'UNSUPPORTED',
				'The test of this campaign was decided by a newer version of this package.',
				'Update the package on this machine.',
			)
		: new LibraryError(
				'CORRUPT_FILE',
				'The store holds a decision about the variants of this campaign that cannot be read.',
				'Restore the store from a backup, or send the rest under another campaign name or step.',
			);
}
