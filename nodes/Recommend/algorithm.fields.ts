import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Algorithm } from '../../lib/recommend';

const METHODS = [
	{
		name: 'Automatic',
		value: 'auto',
		description:
			'Compare the methods on hidden orders and take the best, in doubt a blend of several. Takes a few times as long.',
	},
	{
		name: 'Bestsellers (Popularity)',
		value: 'popularity',
		description: 'The same for everybody: what most customers bought',
	},
	{
		name: 'Blend',
		value: 'blend',
		description: 'The mean of several methods, weighted by how well each does on hidden orders',
	},
	{
		name: 'Choices (BPR)',
		value: 'bpr',
		description: 'Tastes learned from what was bought instead of what',
	},
	{
		name: 'Deep Learning (Autoencoder)',
		value: 'autoencoder',
		description: 'A neural network that completes histories. Slower; for thousands of customers.',
	},
	{
		name: 'Links Between Products (EASE)',
		value: 'ease',
		description: 'How much each product speaks for each other one. Up to 10,000 products.',
	},
	{
		name: 'Neighbouring Products (Item-kNN)',
		value: 'itemKnn',
		description: 'What the same customers buy. Fast, and good for small shops.',
	},
	{
		name: 'Tastes (iALS)',
		value: 'ials',
		description: 'Each customer and product as a mix of tastes. For shops of any size.',
	},
];

const algorithm = (fallback: Algorithm, versions: IDisplayOptions) =>
	({
		displayName: 'Method',
		name: 'algorithm',
		type: 'options',
		displayOptions: versions,
		options: METHODS,
		default: fallback,
		description: 'How the model learns what a customer will like',
	}) satisfies INodeProperties;

/** Workflows of version 1 of the node, which had no choice, keep what they had. */
export const algorithmFields: INodeProperties[] = [
	algorithm('ials', { show: { '@version': [1] } }),
	algorithm('auto', { show: { '@version': [{ _cnd: { gte: 1.1 } }] } }),
];

/** A setting that only the tastes have. */
export const onlyTastes = <F extends INodeProperties>(field: F): F => ({
	...field,
	displayOptions: { show: { '/algorithm': ['ials'] } },
});

export const readAlgorithm = (node: IExecuteFunctions) => ({
	algorithm: node.getNodeParameter('algorithm', 0, 'ials') as Algorithm,
});
