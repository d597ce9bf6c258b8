import type { INodeProperties } from 'n8n-workflow';

export const saveAsField = (fallback: string): INodeProperties => ({
	displayName: 'Save Model As',
	name: 'saveAs',
	type: 'string',
	default: fallback,
	placeholder: 'e.g. product-recommender',
	description:
		'Name under which the model is saved for "Recommend for Customers". Leave empty to not save it.',
});

/** The collection of seldom used settings, by name. */
export const optionsField = (options: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...options].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
});
