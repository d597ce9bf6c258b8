import type { BrandOptions } from './brand';

/** Texts may hold merge tags; line ends in them are kept. Links and pictures may begin with a merge tag. Empty = left out. */
export interface HeroBlock {
	readonly type: 'hero';
	readonly eyebrow?: string;
	readonly headline: string;
	readonly text?: string;
	readonly image?: string;
	readonly imageAlt?: string;
	/** Words of the button; needs `link`. */
	readonly label?: string;
	readonly link?: string;
}

export interface TextBlock {
	readonly type: 'text';
	readonly headline?: string;
	readonly text: string;
}

export interface ImageBlock {
	readonly type: 'image';
	readonly image: string;
	/** What the picture shows, for those who do not see it. */
	readonly imageAlt: string;
	readonly link?: string;
}

/** The offer of the person's segment; nobody without an offer sees the block. */
export interface OfferBlock {
	readonly type: 'offer';
	readonly label?: string;
	readonly codeLabel?: string;
}

/** A list on the item with `name`, and where they are known `url`, `price`, `reason` and a picture. */
export interface ProductsBlock {
	readonly type: 'products';
	readonly headline?: string;
	/** Field of the list; default `recommendations`. */
	readonly list?: string;
	/** Field of each product's picture address; default `image`. */
	readonly imageField?: string;
	/** 1 … 3; default 2. */
	readonly columns?: number;
	/** Products shown at most, 1 … 24; default 6. */
	readonly most?: number;
	readonly showReason?: boolean;
	/** Before and after prices, e.g. `$` or ` €`. */
	readonly currencyBefore?: string;
	readonly currencyAfter?: string;
	/** Words of the link below each product; empty = only the name is a link. */
	readonly label?: string;
}

export interface ButtonBlock {
	readonly type: 'button';
	readonly label: string;
	readonly link: string;
}

export interface DividerBlock {
	readonly type: 'divider';
}

/** Postal address and links to unsubscribe and to choose; always last. */
export interface FooterBlock {
	readonly type: 'footer';
	readonly text?: string;
	readonly unsubscribe?: string;
	readonly preferences?: string;
}

export type Block =
	| HeroBlock
	| TextBlock
	| ImageBlock
	| OfferBlock
	| ProductsBlock
	| ButtonBlock
	| DividerBlock
	| FooterBlock;

/** A message that is put together from ready blocks. */
export interface BlockMessage {
	/** 1 … 40. */
	readonly blocks: readonly Block[];
	readonly brand?: BrandOptions;
}
