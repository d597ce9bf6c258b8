import communityNodes from '@n8n/eslint-plugin-community-nodes';
import tseslint from 'typescript-eslint';
import layers from './scripts/eslint/layers.mjs';

const BANNED_IN_LIB = [
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'Take randomness from lib/math.',
	},
	{
		selector: "MemberExpression[object.name='Date'][property.name='now']",
		message: 'Take the time from the Clock port.',
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'Take the time from the Clock port.',
	},
];

const n8nRules = communityNodes.configs.recommendedWithoutN8nCloudSupport;

export default tseslint.config(
	{
		ignores: [
			'dist/**',
			'node_modules/**',
			'coverage/**',
			'lib/kernels/generated/**',
			'lib/kernels/assembly/**',
		],
	},
	{
		files: ['**/*.{ts,mts}'],
		extends: [...tseslint.configs.strict],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-extraneous-class': 'off',
			'no-empty': 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			eqeqeq: 'error',
			'max-lines': ['error', { max: 300 }],
			'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		files: ['lib/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		plugins: { layers },
		rules: { 'layers/imports': 'error' },
	},
	{
		files: ['lib/**/*.ts'],
		// adapters give the clock port its time.
		ignores: ['lib/adapters/**'],
		rules: { 'no-restricted-syntax': ['error', ...BANNED_IN_LIB] },
	},
	{ files: ['nodes/**/*.ts', 'credentials/**/*.ts'], ...n8nRules },
	{
		files: ['package.json'],
		...n8nRules,
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{
		files: ['test/**/*.ts', 'bench/**/*.ts'],
		rules: {
			// A describe block is one function, and a suite may be long: the tests in it are short.
			'max-lines-per-function': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
		},
	},
);
