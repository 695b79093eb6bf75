/** The house's import rules (docs/decisions/001-house-and-tools.md): core <- adapters <- functions <- local, evals, bench. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    only(
      'core-is-pure',
      { path: '^core/' },
      ['^core/', '^node_modules/zod/'],
      'core: zod and itself, nothing else',
    ),
    {
      name: 'adapters-see-core-and-themselves',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^(adapters/(?!$1/)|functions|local|lib|bin|evals|bench|scripts|frontdesk\\.config)' },
    },
    {
      name: 'handlers-see-no-sdk-and-no-adapter',
      severity: 'error',
      from: { path: '^functions/', pathNot: '/index\\.ts$' },
      to: {
        path: '^(adapters|local|lib|bin|evals|bench|scripts|frontdesk\\.config|node_modules/@aws-sdk|node_modules/@slack)',
      },
    },
    {
      name: 'function-wiring',
      severity: 'error',
      from: { path: '^functions/([^/]+)/index\\.ts$' },
      to: { path: '^(local|lib|bin|evals|bench|scripts|functions/(?!$1/)[^/]+/)' },
    },
    only(
      'lib-sees-env-and-config',
      { path: '^lib/' },
      [
        '^lib/',
        '^functions/env\\.ts$',
        '^core/(config|messages|telemetry)\\.ts$',
        '^node_modules/(aws-cdk-lib|constructs|cdk-nag)/',
        '^(node:)?(path|url|fs|crypto)$',
      ],
      'infrastructure knows functions by path and environment only',
    ),
    {
      name: 'nobody-imports-local',
      severity: 'error',
      from: { pathNot: '^(local|test|evals|bench|scripts)/' },
      to: { path: '^local/' },
    },
    {
      name: 'local-does-not-see-lib-or-wiring',
      severity: 'error',
      from: { path: '^(local|evals|bench)/' },
      to: { path: '^(lib/|functions/[^/]+/index\\.ts$)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdk\\.out|\\.frontdesk|local/console/page)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
