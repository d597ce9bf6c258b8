import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { compare } from './compareVersions.operation';
import { remove } from './deleteModel.operation';
import { exportFile } from './exportModel.operation';
import { importFile } from './importModel.operation';
import { list } from './listModels.operation';
import { card } from './modelCard.operation';
import { train } from './train.operation';
import { use } from './useVersion.operation';

export const OPERATIONS = [compare, remove, exportFile, importFile, list, card, train, use];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, train.value);
