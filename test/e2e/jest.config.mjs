/** End-to-end tests: real n8n servers, real SMTP, a real browser. Run by `npm test`, which prepares the host. */
export default {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/**/*.test.mts'],
	extensionsToTreatAsEsm: ['.mts'],
	moduleFileExtensions: ['mts', 'mjs', 'js', 'ts', 'json'],
	transform: {
		'^.+\\.mts$': [
			'@swc/jest',
			{ jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
		],
	},
	testTimeout: 600_000,
	maxWorkers: 1,
	verbose: true,
};
