/** What measures how fast n8n answers meanwhile; it has a run of its own (jest.alone.config.mjs). */
export const MEASURED = ['realtime', 'recommendWebsite', 'responsive'];

const source = (module) => ({
	jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
	module: { type: module },
});

/**
 * End-to-end tests: real n8n servers, real SMTP, a real browser. Run by `npm test`, which prepares the host. Two files run
 * side by side; each worker lends its files one n8n after the other (support/hostDesk.mjs).
 */
export default {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/**/*.test.mts'],
	extensionsToTreatAsEsm: ['.mts'],
	moduleFileExtensions: ['mts', 'mjs', 'js', 'ts', 'json'],
	transform: {
		'^.+\\.mts$': ['@swc/jest', source('es6')],
		// Of test/support, which the other tests share.
		'^.+\\.ts$': ['@swc/jest', source('commonjs')],
	},
	globalSetup: '<rootDir>/support/hostDesk.mjs',
	globalTeardown: '<rootDir>/support/hostDeskClose.mjs',
	testSequencer: '<rootDir>/longestFirst.mjs',
	testTimeout: 600_000,
	testPathIgnorePatterns: ['/node_modules/', `/(${MEASURED.join('|')})\\.test\\.mts$`],
	maxWorkers: 2,
	verbose: true,
};
