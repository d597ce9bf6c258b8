import type { INodeProperties } from 'n8n-workflow';
import type { RecommendOptions } from '../../lib/recommend';
import { columnsField, splitNames, wholeNumberField } from '../shared';

/** What the columns of the products that tell what they are like are for. */
export const contentColumnsField = (description: string): INodeProperties =>
	columnsField({
		displayName: 'What New Products Are Like: Columns',
		name: 'contentColumns',
		example: 'name, category, description',
		description,
	});

/** Products that nobody bought yet, and customers without purchases. */
export const coldOptions: INodeProperties[] = [
	wholeNumberField({
		displayName: 'New Products a List',
		name: 'newProducts',
		range: [0, 0, 100],
		description:
			'At most so many products that nobody bought yet take the last places of each personal list, when they are like what the customer bought. Needs the products.',
	}),
	{
		displayName: 'New Products: Least Likeness',
		name: 'minLikeness',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.2,
		description:
			'New products less like than this are not shown (cosine of their texts and attributes, 0 to 1)',
	},
	contentColumnsField(
		'Columns of the products whose words tell what a new product is like. Empty: every text column.',
	),
	columnsField({
		displayName: 'New Customers: Columns That Tell Who Is Alike',
		name: 'profileColumns',
		example: 'city, age',
		description:
			'Customers without orders (and without a known segment) get what the most similar customers of this input bought. Empty: popular products.',
	}),
];

export interface ColdChoice {
	readonly newProducts?: number;
	readonly minLikeness?: number;
	readonly contentColumns?: string;
	readonly profileColumns?: string;
}

/** From the options collection. */
export function readCold({
	newProducts,
	minLikeness,
	contentColumns = '',
	profileColumns = '',
}: ColdChoice): Partial<RecommendOptions> {
	const [textColumns, profile] = [splitNames(contentColumns), splitNames(profileColumns)];
	return {
		...(newProducts && { newProducts }),
		...(minLikeness !== undefined && { minLikeness }),
		...(textColumns.length > 0 && { content: { textColumns } }),
		...(profile.length > 0 && { profileColumns: profile }),
	};
}
