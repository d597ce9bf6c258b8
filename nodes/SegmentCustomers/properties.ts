import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { assign } from './assign.operation';
import { findSegments } from './findSegments.operation';
import { rfmGrid } from './rfmGrid.operation';

export const OPERATIONS = [findSegments, rfmGrid, assign];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, findSegments.value);
