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
