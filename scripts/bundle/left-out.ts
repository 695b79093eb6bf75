import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Parts of libraries that no function can reach, and what stands in their place: something that says so, should one
 * be reached after all.
 */
const parts: [RegExp, string][] = [
  // Lambda hands credentials over in the environment, so the SDK's search through files, SSO and instance metadata
  // stays out: it costs a third of the import time (docs/decisions/004-bundles.md).
  [
    /@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/,
    "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
  ],
  // The same search for a bearer token; the one in the environment is read before it.
  [
    /@aws-sdk[\\/]token-providers[\\/]dist-es[\\/]fromSso\.js$/,
    "export const fromSso = () => async () => { throw new Error('bundles hold no SSO client'); };",
  ],
  // Slack is called by `apiCall`, without the 300 methods that are bound to it.
  [
    /@slack[\\/]web-api[\\/]dist[\\/]methods\.js$/,
    "exports.Methods = class Methods extends require('eventemitter3').EventEmitter {};",
  ],
  [
    /@slack[\\/]web-api[\\/]dist[\\/](file-upload|chat-stream)\.js$/,
    "module.exports = new Proxy({}, { get: (_, name) => { throw new Error('bundles hold no ' + String(name)); } });",
  ],
  // Mails hold two texts of known types, so nobody asks what type a file name means, or fetches an attachment.
  [
    /nodemailer[\\/]dist[\\/]esm[\\/]mime-funcs[\\/]mime-types\.js$/,
    "const none = () => { throw new Error('bundles hold no media types'); }; export { none as detectMimeType, none as detectExtension };",
  ],
  [
    /nodemailer[\\/]dist[\\/]esm[\\/]fetch[\\/]index\.js$/,
    "export default () => { throw new Error('bundles hold no mail fetcher'); };",
  ],
  // Pages are read for their words, so nobody asks for the rules in a `<style>`.
  [
    /cssomnom[\\/]dist[\\/]parse\.js$/,
    "export const parse = () => { throw new Error('bundles hold no CSS parser'); };",
  ],
];

/** Keeps `parts` out of the bundles; of the manifests of SDK clients, which they hold whole, keeps what is read. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup: ({ onLoad, onResolve }) => {
    for (const [filter, contents] of parts) onLoad({ filter }, () => ({ contents }));
    onLoad({ filter: /@(aws-sdk|slack)[\\/][\w-]+[\\/]package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
    // Loaded for operations that stream events; where one does, its client imports the same module itself.
    onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace: 'event-streams' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'event-streams' }, () => ({
      contents: "throw new Error('bundles hold no event streams');",
    }));
  },
};
