import { LibraryError } from '../errors';
import { checkModelCard, readModelCard, type ModelCard } from '../learn';
import type { Table } from '../table';
import { modelCardHtml, type SavedAs } from './modelCardHtml';

export interface ModelCardOptions extends Partial<SavedAs> {
	/** The card as training gave it; without it, `artefact`. */
	readonly card?: unknown;
	/** A saved model of Train Model: its card is taken out. */
	readonly artefact?: Uint8Array | undefined;
}

export interface ModelCardResult {
	readonly card: ModelCard;
	/** One file, see `modelCardHtml`. */
	readonly html: string;
	/** Name for the file, of letters, digits, dot, hyphen and underscore. */
	readonly fileName: string;
}

/**
 * Job `report.modelCard`; needs no table. Throws CORRUPT_FILE for a damaged card or model, UNSUPPORTED for a model that was saved
 * without a card and for other kinds of model, INVALID_PARAMETER when neither is given.
 */
export function modelCardJob(_: Table, options: ModelCardOptions): ModelCardResult {
	const { name = null, version = null, trainedAt = null } = options;
	const card = cardOf(options);
	const html = modelCardHtml(card, { name, version, trainedAt });
	return { card, html, fileName: fileNameOf(name ?? `${card.target} not saved`, version) };
}

function cardOf({ card, artefact }: ModelCardOptions): ModelCard {
	if (card !== undefined && card !== null) return checkModelCard(card);
	if (!artefact)
		throw new LibraryError(
			'INVALID_PARAMETER',
			'There is no model to write a card of.',
			'Give a card or a saved model.',
		);
	const saved = readModelCard(artefact);
	if (saved) return saved;
	throw new LibraryError(
		'UNSUPPORTED',
		'This model was saved by a version of the package that wrote no model card.',
		'Train it again: the new version has one.',
	);
}

const fileNameOf = (name: string, version: number | null): string => {
	const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');
	return `${safe.slice(0, 100) || 'model'}${version === null ? '' : `-v${version}`}-card.html`;
};
