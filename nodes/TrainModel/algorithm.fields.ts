import type { INodeProperties } from 'n8n-workflow';
import { wholeNumberField } from '../shared';

/** How to learn. */
export const algorithmFields: INodeProperties[] = [
	{
		displayName: 'Algorithm',
		name: 'algorithm',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Auto',
				value: 'auto',
				description:
					'Compare algorithms on your data; of those that are about as good, the simplest',
			},
			{
				name: 'Decision Tree (Numbers and Classes)',
				value: 'decisionTree',
				description: 'A few questions in order: the easiest to read',
			},
			{
				name: 'Elastic Net (Numbers)',
				value: 'elasticNet',
				description: 'Linear, leaves out columns that do not help',
			},
			{
				name: 'Gradient Boosting (Numbers and Classes)',
				value: 'gradientBoosting',
				description: 'Many small trees that correct each other: usually the most accurate',
			},
			{
				name: 'Linear Regression (Numbers)',
				value: 'linearRegression',
				description: 'One weight a column, easy to explain',
			},
			{
				name: 'Logistic Regression (Classes)',
				value: 'logisticRegression',
				description: 'One weight a column, easy to explain, well-calibrated probabilities',
			},
			{
				name: 'Naive Bayes (Classes)',
				value: 'naiveBayes',
				description: 'Very fast; its probabilities are often too sure',
			},
			{
				name: 'Nearest Neighbours (Numbers and Classes)',
				value: 'nearestNeighbours',
				description: 'From the ten most alike rows; slow with many rows',
			},
			{
				name: 'Neural Network (Numbers and Classes)',
				value: 'neuralNetwork',
				description: 'Two hidden layers, trained on the processor',
			},
			{
				name: 'Random Forest (Numbers and Classes)',
				value: 'randomForest',
				description: 'Many trees that vote: steady with little tuning',
			},
			{
				name: 'Ridge Regression (Numbers)',
				value: 'ridge',
				description: 'Linear with weights held back: steady with few rows',
			},
		],
		default: 'auto',
		description: 'How to learn from the rows',
	},
	{
		...wholeNumberField({
			displayName: 'Time Budget (Seconds)',
			name: 'budgetSeconds',
			range: [1, 60, 86_400],
			description:
				'For the whole training: what does not fit into it is left out, and the report says so',
		}),
		displayOptions: { show: { algorithm: ['auto'] } },
	},
];
