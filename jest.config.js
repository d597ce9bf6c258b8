/** Sources are tested directly; worker threads run the built dist (see test/support/distFile.js). */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.[mc]?[jt]s$': [
			'@swc/jest',
			{
				jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
	// ESM-only packages (ml-kmeans, hyparquet, …) are transformed as well.
	transformIgnorePatterns: [],
	moduleNameMapper: {
		// Offered to `import` only, which jest's resolver does not ask for.
		'^eld/(\\w+)$': '<rootDir>/node_modules/eld/src/entries/static.$1.js',
		// Worker entries exist only as built JavaScript.
		'^\\./workerFile$': '<rootDir>/test/support/workerFile.ts',
		'^\\./threadFile$': '<rootDir>/test/support/threadFile.ts',
		'^\\./liquidThreadFile$': '<rootDir>/test/support/liquidThreadFile.ts',
		// Dynamic imports name the built file (.js); here the source is meant. node_modules stay as they are.
		'^(\\.{1,2}/(?:[^/]+/)*(?:index|[A-Za-z]+(?:\\.(?:vendor|wasm))?))\\.js$': [
			'$1.ts',
			'$1.js',
			'$1',
		],
	},
	// A look-up of a global in jest's vm costs a hundred times what it costs in Node: these are handed to each file by name.
	sandboxInjectedGlobals: [
		'Math',
		'Number',
		'Array',
		'Object',
		'Map',
		'Float64Array',
		'Float32Array',
		'Int32Array',
		'Uint32Array',
		'Uint8Array',
	],
	testTimeout: 30000,
	maxWorkers: 2,
};
