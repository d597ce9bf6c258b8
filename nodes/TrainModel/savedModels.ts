import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ModelMeta } from '../../lib/ports';
import { Table } from '../../lib/table';

/** For jobs that need no rows. */
export const NO_ROWS = new Table([]);

/** What is told of a saved version. */
export function versionFacts({ info, createdAt, ...meta }: ModelMeta) {
	const fact = (key: string) => {
		const value = info[key];
		return typeof value === 'string' || typeof value === 'number' ? value : null;
	};
	return {
		...{ name: meta.name, version: meta.version, kind: meta.kind, current: meta.current },
		createdAt: new Date(createdAt).toISOString(),
		...{ target: fact('target'), algorithm: fact('algorithm'), metric: fact('metric') },
		...{ value: fact('value'), baseline: fact('baseline'), rows: fact('rows') },
		...{ bytes: meta.bytes, checksum: meta.checksum },
	};
}

/** Items made from all input items together, on the first of the node's two outputs. */
export function fromAllItems(
	node: IExecuteFunctions,
	items: readonly Pick<INodeExecutionData, 'json' | 'binary'>[],
): INodeExecutionData[][] {
	const pairedItem = node.getInputData().map((_, item) => ({ item }));
	return [items.map((item) => ({ ...item, pairedItem })), []];
}
