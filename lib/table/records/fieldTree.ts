import { LibraryError } from '../../errors';
import { isNested, plain } from './cell';
import { Field, FieldNode, tooManyColumns } from './field';

const MAX_DEPTH = 32;
const MAX_COLUMNS = 20_000;

type Visit = (field: Field, value: unknown, row: number) => void;

/**
 * The keys seen in a set of records, as a tree, so that `{"a.b": 1}` and `{a: {b: 1}}` stay apart. Keys live in Maps:
 * `__proto__` and `constructor` are keys like any other.
 */
export class FieldTree {
	private readonly root = new FieldNode([], true);
	private readonly fields: Field[] = [];
	private readonly wanted: readonly string[] | null;

	constructor(columns: readonly string[] | undefined) {
		this.wanted = columns ?? null;
	}

	/** Calls `visit` for each value of a record; nested objects are walked into down to 32 levels, below that they are one JSON value. */
	walk(record: unknown, row: number, visit: Visit): void {
		if (!isNested(record)) {
			throw new LibraryError(
				'WRONG_TYPE',
				`Record ${row + 1} is not an object with fields.`,
				'Give one object per row, e.g. {"email": "ada@example.com"}.',
			);
		}
		this.walkNode(this.root, record, row, visit);
	}

	private walkNode(
		node: FieldNode,
		object: Record<string, unknown>,
		row: number,
		visit: Visit,
	): void {
		for (const key of Object.keys(object)) {
			const child = node.children.get(key) ?? this.addNode(node, key);
			if (!child.wanted) continue;
			const value = plain(object[key]);
			if (isNested(value) && child.path.length < MAX_DEPTH) this.walkNode(child, value, row, visit);
			else visit(child.field ?? this.addField(child), value, row);
		}
	}

	private addNode(parent: FieldNode, key: string): FieldNode {
		const path = [...parent.path, key];
		const name = path.join('.');
		const wanted = this.wanted === null || this.wanted.some((wish) => wish.startsWith(name));
		const node = new FieldNode(path, wanted);
		if (parent.children.size >= MAX_COLUMNS) throw tooManyColumns(MAX_COLUMNS);
		parent.children.set(key, node);
		return node;
	}

	private addField(node: FieldNode): Field {
		if (this.fields.length >= MAX_COLUMNS) throw tooManyColumns(MAX_COLUMNS);
		node.field = new Field(node.path);
		this.fields.push(node.field);
		return node.field;
	}

	/**
	 * The columns in order of first appearance. A key that held only null where other records nest an object is no
	 * column. Deeper paths come first in the choice of names, so a literal key with a dot is the one that is renamed.
	 */
	columns(): Field[] {
		return this.fields.filter((field) => !(field.isEmpty && this.hasChildren(field.path)));
	}

	private hasChildren(path: readonly string[]): boolean {
		let node: FieldNode | undefined = this.root;
		for (const key of path) node = node?.children.get(key);
		return (node?.children.size ?? 0) > 0;
	}
}
