import { readdirSync } from 'node:fs';
import globals from 'globals';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/**
 * The arrows between folders of src/: a folder imports only from folders on lines above its own,
 * never sideways on the same line.
 */
const LAYERS = [
  ['dataset', 'stats', 'i18n', 'samples'],
  ['blocks'],
  ['engine', 'charts', 'ui'],
  ['ingest', 'analyses', 'block-views'],
  ['notebook', 'dashboard'],
  ['lessons', 'share', 'keep'],
  ['app'],
];

const ANALYSES = readdirSync('src/analyses', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const PURE = ['svelte', '@duckdb/duckdb-wasm', 'apache-arrow', 'echarts'];

function arrowRules() {
  return LAYERS.flatMap((layer, index) =>
    layer.map((folder) => {
      const forbidden = LAYERS.slice(index)
        .flat()
        .filter((other) => other !== folder);
      const patterns = [
        {
          regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
          message: `src/${folder} may import only from folders above it (see LAYERS in eslint.config.js); move shared code up or pass it in.`,
        },
      ];
      if (index <= 1) {
        patterns.push({
          regex: `^(${PURE.join('|')})(/|$)`,
          message: `src/${folder} is pure: no Svelte, DuckDB, Arrow or ECharts here.`,
        });
      }
      return {
        files: [`src/${folder}/**/*.{ts,svelte}`],
        rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
      };
    }),
  );
}

const betweenAnalyses = {
  files: ['src/analyses/*/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^\\.\\./(${ANALYSES.join('|')})(/|$)`,
            message: 'An analysis never imports another analysis; shared maths moves to src/stats.',
          },
        ],
      },
    ],
  },
};

const fromAnalyses = {
  files: ['src/{notebook,dashboard,lessons,share,app}/**/*.{ts,svelte}'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^(\\.\\./)+analyses/(?!(analysis|context|registry)$)',
            message: 'Analyses are reached through src/analyses/registry.ts only.',
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.{js,mjs,ts,svelte}'],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      // also for the components that import-x follows from a plain module
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs', '.svelte'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'svelte-eslint-parser': ['.svelte'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-console': 'error',
      'no-eval': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/prefer-svelte-reactivity': 'off', // maps in $state.raw are replaced, never changed
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['.scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  ...arrowRules(),
  betweenAnalyses,
  fromAnalyses,
);
