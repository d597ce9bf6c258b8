import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { boughtTogether } from './boughtTogether.operation';
import { forCustomers } from './forCustomers.operation';
import { similarProducts } from './similarProducts.operation';
import { train } from './train.operation';
import { trainAndRecommend } from './trainAndRecommend.operation';

export const OPERATIONS = [trainAndRecommend, train, forCustomers, boughtTogether, similarProducts];

export const properties: INodeProperties[] = operationProperties(
	OPERATIONS,
	trainAndRecommend.value,
);
