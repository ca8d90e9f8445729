/**
 * The linter: the strictest sets of each plugin, and the project's own bans. Formatting is Prettier's, layers are
 * dependency-cruiser's, unused code is knip's. A rule is relaxed here, with its reason, and nowhere else.
 */
import { resolve } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { postMessageToAnyone } from './post-message-rule.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Reached through the ports of src/model/ports.ts, so that tests can replace them and a frame can be told apart. */
const browserGlobals = [
  ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'navigator'],
  ...['window', 'self', 'top', 'parent', 'opener', 'location', 'history', 'document'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'],
  ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
];

const browserGlobalByDetour = {
  selector: `MemberExpression[object.name="globalThis"][property.name=/^(?:${browserGlobals.join('|')})$/]`,
  message: 'Only src/browser/ names it: take a port.',
};
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name the export, so that it is called the same everywhere.',
};
const focusedTest = {
  selector:
    'MemberExpression[object.name=/^(?:describe|it|test|suite|context)$/][property.name=/^(?:only|skip|todo)$/]',
  message: 'A focused test hides all others; a skipped one says nothing.',
};

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', '.sandbox/', 'test/.artifacts/']),
  {
    basePath: root,
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', postMessageToAnyone],
      // `typeof import()` is the type of a module that is loaded later.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A query names what it expects to find, as querySelector<T> does.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A reducer answers the events of its state and leaves the rest to its default.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Numbers read well in a template, and cannot be `[object Object]`.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A spread string gives its code points, which is what it is used for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Elements come from document.createElement, servers from factories.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    basePath: root,
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', postMessageToAnyone, defaultExport],
    },
  },
  {
    basePath: root,
    files: ['src/**/*.ts'],
    ignores: ['src/browser/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...browserGlobals.map((name) => ({ name, message: browserGlobalByDetour.message })),
      ],
      'no-restricted-syntax': ['error', postMessageToAnyone, defaultExport, browserGlobalByDetour],
    },
  },
  {
    basePath: root,
    files: ['src/capture/face/model-file.ts'],
    // It runs in a worker, which gets no port.
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    basePath: root,
    files: ['src/i18n/locales/*.ts'],
    // One sentence a line: data, as long as the widget has sentences.
    rules: { 'max-lines': 'off' },
  },
  {
    basePath: root,
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', postMessageToAnyone, focusedTest],
      // Chai's assertions are properties.
      '@typescript-eslint/no-unused-expressions': 'off',
      // Typed as a promise because of its use on snapshots of a DOM; what it compares here is compared at once.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' }],
        },
      ],
    },
  },
  {
    basePath: root,
    files: ['**/*.mjs'],
    languageOptions: { sourceType: 'module' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-unused-vars': 'error',
      'prefer-const': 'error',
    },
  },
);
