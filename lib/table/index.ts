export {
	decodeArtefact,
	encodeArtefact,
	readSafetensors,
	tensorOf,
	writeSafetensors,
	type Artefact,
	type DecodedArtefact,
	type Json,
	type Safetensors,
	type TypedArray,
} from './artefact';
export { countSet, createBitmap, isSet, setBit, type Bitmap } from './bitmap';
export {
	booleanColumn,
	codedColumn,
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
export { SHARED_MEMORY, bytes, float32, float64, int32, sharedCopy, uint32 } from './memory';
export { isFileSource, type FileSource } from './source';
export { Table, type FieldSchema } from './table';
export { fromWire, isTableWire, toWire, type TableWire } from './wire';
export { uniqueNames } from './naming';
export { inferSchema, recordsToTable } from './records/recordsToTable';
export {
	RecordTableBuilder,
	type RecordOptions,
	type RecordTable,
} from './records/recordTableBuilder';
export { tableToRecords } from './records/tableToRecords';
export { isMixed, type FieldReport, type SchemaReport, type ValueExample } from './report';
export { dateText, isWholeDays } from './text/dateText';
export { daysFromCivil, parseDateBytes } from './text/parseDate';
export { parseFloatBytes } from './text/parseNumber';
export { unescapeCell, type CsvBatch } from './csv/batch';
export type { CsvDialect } from './csv/dialect';
export type { CsvPlan, CsvRange } from './csv/plan';
export { planCsv, type CsvChoices } from './csv/planCsv';
export {
	scanCsvRange,
	type RejectedRecord,
	type ScanOptions,
	type ScanResult,
} from './csv/scanRange';
export { splitCsv } from './csv/split';
export { readCsvRange, type RangeRequest, type RangeResult } from './csv/readRange';
export {
	formatOf,
	readTable,
	streamTable,
	type ReadOptions,
	type StreamOptions,
} from './readTable';
export type { ReadReport, RejectedLine } from './report';
export { profileTable, type ColumnProfile } from './profile/profileTable';
export { profileTableJob, readTableJob, writeTableJob, type TableProfile } from './tableJobs';
export { writeTable, type FileFormat } from './writeTable';
export type { CsvWriteOptions } from './write/writeCsv';
