/** What a training gives. */
import type { LeftOut } from '../../features';
import type { ModelCard } from '../card/form';
import type { PromotionReport } from '../champion/promotion';
import type { Task } from '../estimator';
import type { FeatureImportance } from '../explain';
import type { Leak } from '../target/findLeaks';
import type { LeaderboardRow } from './candidates';
import type { TrainFairness } from './fairnessReport';
import type { LEARN_MODEL_KIND, TrainedModel } from './model';
import type { RivalReport } from './rival';
import type { MetricReport, RankingReport } from './trainReport';

export interface TrainReport {
	readonly task: Task;
	readonly target: string;
	/** Classes with their rows; empty for numbers. Of two, the second is the one to find. */
	readonly classes: readonly { readonly name: string; readonly rows: number }[];
	readonly rows: number;
	/** Rows without a usable target: not learnt from. */
	readonly rowsWithoutTarget: number;
	readonly algorithm: string;
	readonly settings: string;
	/** Why this algorithm. */
	readonly reason: string;
	readonly metric: string;
	/** On rows that the model had not seen when it predicted them. */
	readonly metrics: Readonly<Record<string, MetricReport>>;
	/** Whether the model beats the baseline in the deciding metric by more than chance (95 % interval of the difference). */
	readonly beatsBaseline: boolean;
	readonly baseline: string;
	/** A simple rule on the same rows; null when none was given. */
	readonly rival: RivalReport | null;
	readonly leaderboard: readonly LeaderboardRow[];
	readonly notTried: readonly string[];
	readonly ranking: RankingReport | null;
	/** How much worse the deciding metric gets when a feature is shuffled, on rows not seen; most important first. */
	readonly importance: readonly FeatureImportance[];
	readonly threshold: number | null;
	readonly interval: TrainedModel['interval'];
	readonly columns: readonly string[];
	readonly leftOut: readonly LeftOut[];
	readonly leaks: readonly Leak[];
	/** Whether it should take the place of the saved model in use; null when none was given. */
	readonly promotion: PromotionReport | null;
	/** How decisions differ between groups; null when no audit was asked for. */
	readonly fairness: TrainFairness | null;
	readonly seed: number;
	readonly notes: readonly string[];
}

export interface TrainResult {
	readonly report: TrainReport;
	/** The model card, which the artefact holds too: `report.modelCard` makes a page of it. */
	readonly card: ModelCard;
	/** The model, for the store: kind `learn.model`. Null: it exceeds fairness limits (`report.fairness.policy`) and must not be used. */
	readonly artefact: Uint8Array | null;
	readonly kind: typeof LEARN_MODEL_KIND;
	readonly info: {
		readonly task: Task;
		readonly target: string;
		readonly algorithm: string;
		readonly rows: number;
		readonly metric: string;
		readonly value: number | null;
		readonly baseline: number | null;
	};
}
