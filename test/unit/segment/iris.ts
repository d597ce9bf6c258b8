import { numberColumn, Table } from '../../../lib/table';
import { applyScaler, fitScaler } from '../../../lib/segment/scaler';
import { readFeature } from '../../../lib/segment/featureColumns';
import rows from '../../golden/iris.json';

export const IRIS_COLUMNS = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];

/** Fisher's iris data (1936, public domain): four measures and the species of 150 flowers. */
export const IRIS = {
	table: new Table(
		IRIS_COLUMNS.map(
			(name, column) => [name, numberColumn(rows.map((row) => Number(row[column])))] as const,
		),
	),
	species: rows.map((row) => String(row[4])),
};

/** The standardised float32 matrix, 150 × 4. */
export function irisMatrix(): Float32Array {
	const features = IRIS_COLUMNS.map((column) => readFeature(IRIS.table, column));
	return applyScaler(fitScaler(features, 'none').scales, features, 150);
}
