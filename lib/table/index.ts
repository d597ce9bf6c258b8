export { countSet, createBitmap, isSet, setBit, type Bitmap } from './bitmap';
export {
	booleanColumn,
	columnFrom,
	dateColumn,
	integerColumn,
	numberColumn,
	stringColumn,
} from './build';
export {
	cellAt,
	isMissing,
	toFloat64,
	type BooleanColumn,
	type Cell,
	type Column,
	type ColumnType,
	type DateColumn,
	type IntegerColumn,
	type NumberColumn,
	type StringColumn,
} from './column';
export { Dictionary } from './dictionary';
export { SHARED_MEMORY, bytes, float32, float64, int32, uint32 } from './memory';
export { isFileSource, type FileSource } from './source';
export { Table, type FieldSchema } from './table';
export { fromWire, isTableWire, toWire, type TableWire } from './wire';
