/**
 * A trained model as it may be given to others: nothing in it tells of a single customer. What would is either taken out (the sketch
 * of rows) or a reason to refuse (models that are made of rows; columns whose texts name people).
 */
import { nameHints } from '../../clean';
import type { ColumnRecipe } from '../../features';
import { LibraryError } from '../../errors';
import { decodeTrainedModel, encodeTrainedModel, type TrainedModel } from '../train/model';

/** Estimators that keep the rows they learnt from. */
const MADE_OF_ROWS = new Set(['nearestNeighbours']);
/** From so many categories on, a column most of whose categories are rare names its rows. */
const MANY = 20;
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
	const { column } = recipe;
	const hints = nameHints(column);
	const named =
		hints.has('email') || hints.has('phone') || (hints.has('id') && PERSON.test(column));
	if (named) throw leaveOut(column, 'is called like something that names a customer');
	if (recipe.kind !== 'category') return;
	const listed = recipe.categories.length - (recipe.other ? 1 : 0);
	const frequent = recipe.features.flatMap((name) => {
		const usual = model.usual.features.find((feature) => feature.name === name);
		return usual?.kind === 'category' ? usual.categories : [];
	});
	const rare = recipe.categories.filter((text) => !frequent.includes(text)).length;
	if (listed >= MANY && rare > listed / 2)
		throw leaveOut(column, `lists ${rare} values that fewer than ten customers each had`);
}

const leaveOut = (column: string, why: string) =>
	refused(
		`it learnt from column "${column}", which ${why}`,
		`Train it again with "${column}" under Columns to Leave Out, and export that version.`,
	);

const refused = (why: string, hint: string): LibraryError =>
	new LibraryError('UNSUPPORTED', `This model cannot be exported: ${why}.`, hint);
