/**
 * A trained model as it may be given to others: nothing in it tells of a single customer. What would is either taken out (the sketch
 * of rows) or a reason to refuse (models that are made of rows; columns whose texts name people).
 */
import { nameHints } from '../../clean';
import type { ColumnRecipe } from '../../features';
import { LibraryError } from '../../errors';
import type { FeatureReference } from '../drift';
import { decodeTrainedModel, encodeTrainedModel, type TrainedModel } from '../train/model';

/** Estimators that keep the rows they learnt from. */
const MADE_OF_ROWS = new Set(['nearestNeighbours']);
/** From so many categories on, a column most of whose categories are rare names its rows. */
const MANY = 20;
/** Different quantiles of a column of numbers (of 200) that only a numbering has. */
const DIFFERENT = 100;
const PHONE = /^[+(\d][\d\s()./-]{6,24}$/;
const PERSON =
	/customer|client|user|member|subscriber|contact|person|account|household|mail|phone/i;

/** The artefact without anything of single customers. Throws UNSUPPORTED with the reason, CORRUPT_FILE. */
export function handOverModel(artefact: Uint8Array): Uint8Array {
	const model = decodeTrainedModel(artefact);
	if (MADE_OF_ROWS.has(model.estimator.kind))
		throw refused(
			'a nearest-neighbours model is made of the very rows of the customers it learnt from',
			'Train the model with another algorithm, e.g. gradient boosting, and export that.',
		);
	for (const column of model.recipe.columns) checkColumn(column, model);
	const { origin } = model;
	return encodeTrainedModel({ ...model, origin: origin && { ...origin, sketch: null } });
}

function checkColumn(recipe: ColumnRecipe, model: TrainedModel): void {
	const usual = model.usual.features.filter(({ name }) => recipe.features.includes(name));
	if (recipe.kind === 'number' && usual.some((feature) => numbersPeople(recipe.column, feature)))
		throw leaveOut(recipe.column, 'holds numbers that name single customers');
	if (recipe.kind === 'category') checkCategories(recipe, usual);
}

/** What its name says, and hardly two customers with the same number; amounts and counts are none. */
function numbersPeople(column: string, usual: FeatureReference): boolean {
	if (usual.kind !== 'number' || !namesPeople(column)) return false;
	return usual.points.length >= DIFFERENT && !nameHints(column).has('number');
}

function namesPeople(column: string): boolean {
	const hints = nameHints(column);
	return hints.has('phone') || hints.has('email') || (hints.has('id') && PERSON.test(column));
}

function checkCategories(
	{ column, categories, other }: Extract<ColumnRecipe, { kind: 'category' }>,
	usual: readonly FeatureReference[],
): void {
	if (nameHints(column).has('phone') && categories.some((text) => PHONE.test(text)))
		throw leaveOut(column, 'holds phone numbers');
	const listed = categories.length - (other ? 1 : 0);
	if (listed < MANY) return;
	if (namesPeople(column))
		throw leaveOut(column, 'lists many values and is called like a customer');
	const frequent = new Set(
		usual.flatMap((feature) => (feature.kind === 'category' ? feature.categories : [])),
	);
	const rare = categories.filter((text) => !frequent.has(text)).length;
	if (rare > listed / 2)
		throw leaveOut(column, `lists ${rare} values that fewer than ten customers each had`);
}

const leaveOut = (column: string, why: string) =>
	refused(
		`it learnt from column "${column}", which ${why}`,
		`Train it again with "${column}" under Columns to Leave Out, and export that version.`,
	);

const refused = (why: string, hint: string): LibraryError =>
	new LibraryError('UNSUPPORTED', `This model cannot be exported: ${why}.`, hint);
