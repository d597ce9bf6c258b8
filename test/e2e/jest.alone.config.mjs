/** The end-to-end tests that measure time: one after the other, with nothing beside them. */
import shared, { MEASURED } from './jest.config.mjs';

export default {
	...shared,
	testMatch: MEASURED.map((name) => `<rootDir>/${name}.test.mts`),
	testPathIgnorePatterns: ['/node_modules/'],
	maxWorkers: 1,
};
