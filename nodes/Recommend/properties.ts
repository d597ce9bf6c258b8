import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { boughtTogether } from './boughtTogether.operation';
import { customersForProduct } from './customersForProduct.operation';
import { evaluateSaved } from './evaluateSaved.operation';
import { forCustomers } from './forCustomers.operation';
import { nextBasket } from './nextBasket.operation';
import { predictRatings } from './predictRatings.operation';
import { similarBySaved } from './similarBySaved.operation';
import { similarProducts } from './similarProducts.operation';
import { train } from './train.operation';
import { trainAndRecommend } from './trainAndRecommend.operation';
import { trainRatings } from './trainRatings.operation';

export const OPERATIONS = [
	trainAndRecommend,
	train,
	forCustomers,
	nextBasket,
	boughtTogether,
	similarProducts,
	similarBySaved,
	customersForProduct,
	evaluateSaved,
	trainRatings,
	predictRatings,
];

const subtitles = OPERATIONS.map(({ value, name }) => [value, name.toLowerCase()]);

/** The operation's name below the node's. */
export const subtitle = `={{ (${JSON.stringify(Object.fromEntries(subtitles))})[$parameter["operation"]] }}`;

export const properties: INodeProperties[] = operationProperties(
	OPERATIONS,
	trainAndRecommend.value,
);
