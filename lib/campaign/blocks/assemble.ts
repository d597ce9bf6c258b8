/**
 * A template from ready blocks. Their HTML was compiled from MJML (scripts/blocks), so it holds in Outlook and in dark mode; here
 * only checked texts, colours and addresses are put into it. What comes out is an ordinary template with merge tags: all rules of
 * escaping and of missing fields hold for it.
 */
import { LibraryError } from '../../errors';
import type { Block, BlockMessage, ProductsBlock } from './blocks';
import { brandValues } from './brand';
import { COMPILED } from './compiled';
import { BlockTexts } from './fill';

const MOST_BLOCKS = 40;

/** The HTML template of a message. Throws INVALID_PARAMETER with the number of the block that is wrong. */
export function assembleBlocks({ blocks, brand = {} }: BlockMessage): string {
	if (blocks.length === 0 || blocks.length > MOST_BLOCKS) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The message has ${blocks.length} blocks; it needs 1 to ${MOST_BLOCKS}.`,
			'Add a block to "Blocks".',
		);
	}
	const look = brandValues(brand);
	const write = (piece: string, { values }: BlockTexts) =>
		fill(piece, new Map([...look, ...values]));
	const pieces = blocks.map((block, i) => ({
		isFooter: block.type === 'footer',
		html: write(pieceOf(block), textsOf(block, `Block ${i + 1} (${String(block.type)})`)),
	}));
	const htmlOf = (footer: boolean) =>
		pieces.filter(({ isFooter }) => isFooter === footer).map(({ html }) => html);
	const none = new BlockTexts('');
	return [
		write(COMPILED.start, none),
		write(COMPILED.header, headerTexts(brand)),
		...htmlOf(false),
		write(COMPILED.bottom, none),
		...htmlOf(true),
		COMPILED.end,
	].join('\n');
}

function pieceOf({ type }: Block): string {
	const piece = Object.entries(COMPILED).find(([name]) => name === type)?.[1];
	const isBlock = !['start', 'header', 'bottom', 'end'].includes(type);
	if (piece !== undefined && isBlock) return piece;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`There is no block of the type "${String(type).slice(0, 40)}".`,
		'Choose hero, text, image, offer, products, button, divider or footer.',
	);
}

function headerTexts({ name = '', logo = '' }: NonNullable<BlockMessage['brand']>): BlockTexts {
	const texts = new BlockTexts('Brand').picture('logo', logo);
	const shown = name.trim() === '' ? '{{ from_name | "" }}' : name;
	const hasLogo = texts.values.get('logo') !== '';
	texts.flag('noLogo', !hasLogo);
	return hasLogo ? texts.attribute('name', shown) : texts.text('name', shown);
}

function textsOf(block: Block, name: string): BlockTexts {
	const texts = new BlockTexts(name);
	switch (block.type) {
		case 'hero':
			texts.text('eyebrow', block.eyebrow).text('headline', block.headline, true);
			texts.text('text', block.text).picture('image', block.image);
			texts.attribute('imageAlt', block.imageAlt);
			texts.text('label', block.label).link('link', block.link);
			return texts.flag('button', bothGiven(block.label, block.link));
		case 'text':
			return texts.text('headline', block.headline).text('text', block.text, true);
		case 'image':
			texts.picture('image', block.image, true).attribute('imageAlt', block.imageAlt);
			texts.link('link', block.link);
			return texts.flag('linked', bothGiven(block.link)).flag('unlinked', !bothGiven(block.link));
		case 'offer':
			texts.text('label', block.label?.trim() || 'See the offer');
			return texts.text('codeLabel', block.codeLabel?.trim() || 'Your code:');
		case 'products':
			return productTexts(block, texts);
		case 'button':
			return texts.text('label', block.label, true).link('link', block.link, true);
		case 'footer':
			texts.text('text', block.text);
			texts.text('unsubscribe', block.unsubscribe?.trim() || 'Unsubscribe');
			return texts.text('preferences', block.preferences?.trim() || 'Choose what you get');
		case 'divider':
			return texts;
	}
	return texts; // A type that is not known has no piece, which has been said before.
}

function productTexts(block: ProductsBlock, texts: BlockTexts): BlockTexts {
	const columns = block.columns ?? 2;
	texts.number('columns', columns, 1, 3).number('most', block.most ?? 6, 1, 24);
	texts
		.flag('one', columns === 1)
		.flag('two', columns === 2)
		.flag('three', columns === 3);
	texts.field('list', block.list?.trim() || 'recommendations');
	texts.field('imageField', block.imageField?.trim() || 'image');
	texts.text('headline', block.headline).text('label', block.label);
	texts.flag('reason', block.showReason ?? true);
	return keepSpaces(texts, block);
}

/** The sign of a currency may need a space beside it. */
function keepSpaces(texts: BlockTexts, { currencyBefore = '', currencyAfter = '' }: ProductsBlock) {
	texts.text('before', currencyBefore).text('after', currencyAfter);
	const { values } = texts;
	if (/\s$/.test(currencyBefore)) values.set('before', `${values.get('before') ?? ''}&nbsp;`);
	if (/^\s/.test(currencyAfter)) values.set('after', `&nbsp;${values.get('after') ?? ''}`);
	return texts;
}

const bothGiven = (...texts: (string | undefined)[]) =>
	texts.every((text) => (text ?? '').trim() !== '');

/** Leaves out `[[if x]] … [[end]]` where x is empty, then puts values for `@@x@@`. What is put in is not looked at again. */
function fill(piece: string, values: ReadonlyMap<string, string>): string {
	const shown: boolean[] = [];
	const kept = piece.split(/\[\[(if \w+|end)\]\]/).filter((part, i) => {
		if (i % 2 === 0) return !shown.includes(false);
		if (part === 'end') shown.pop();
		else shown.push((values.get(part.slice(3)) ?? '') !== '');
		return false;
	});
	return kept.join('').replace(/@@([\w.]+)@@/g, (_, key: string) => values.get(key) ?? '');
}
