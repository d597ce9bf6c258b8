import { defaultThreads, Team, type TeamOptions } from './team';

/** Multiply-adds below which starting helper threads costs more than they save. */
const SMALL_WORK = 1e8;

/** What estimators pass on from their own options to the kernels. */
export type KernelOptions = TeamOptions;

/**
 * Runs `work` with a team that is closed afterwards. `cost`: multiply-adds to expect; small jobs stay on one thread
 * (the result is the same bytes).
 */
export function withTeam<R>(options: TeamOptions, cost: number, work: (team: Team) => R): R {
	const threads = cost < SMALL_WORK ? 1 : (options.threads ?? defaultThreads());
	const team = new Team({ ...options, threads });
	try {
		return work(team);
	} finally {
		team.close();
	}
}
