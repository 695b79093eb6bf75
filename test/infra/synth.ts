import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FrontdeskConfig } from '../../core/config.ts';
import config from '../../frontdesk.config.ts';
import { frontdeskApp } from '../../lib/frontdesk-app.ts';
import { FrontdeskStack } from '../../lib/frontdesk-stack.ts';

/** Feature flags as the CDK command line passes them; where a construct was made takes long to find out. */
const context = {
  ...JSON.parse(readFileSync('cdk.json', 'utf8')).context,
  'aws:cdk:disable-stack-trace': true,
};

type Deployment = Partial<FrontdeskConfig['deployment']>;
type KnowledgeConfig = Partial<FrontdeskConfig['knowledge']>;

type ModelConfig = Partial<FrontdeskConfig['model']>;

const props = (deployment: Deployment, knowledge: KnowledgeConfig, model: ModelConfig = {}) => ({
  config: {
    ...config,
    deployment: { ...config.deployment, ...deployment },
    knowledge: { ...config.knowledge, ...knowledge },
    model: { ...config.model, ...model },
  },
  version: '1.2.3',
  codeOf: () => Code.fromAsset(`${import.meta.dirname}/bundle`),
});

/** The app as customers get it, checks included, over a tiny bundle. Keys given here replace configured ones. */
export const makeApp = (deployment: Deployment, knowledge: KnowledgeConfig = {}) =>
  frontdeskApp(props(deployment, knowledge), { context });

const templates = new Map<string, Template>();

/** Its stack alone and without checks, which takes less time; the app's tests have those. The same template for the same keys. */
export const synth = (
  deployment: Deployment = {},
  knowledge: KnowledgeConfig = {},
  model: ModelConfig = {},
): Template => {
  const key = JSON.stringify([deployment, knowledge, model]);
  const known = templates.get(key);
  if (known !== undefined) return known;
  const app = new App({ context, builtinCloudFormationValidation: false });
  const made = Template.fromStack(new FrontdeskStack(app, 'Frontdesk', props(deployment, knowledge, model)));
  templates.set(key, made);
  return made;
};

/** Renders intrinsic functions as short texts: `inboxQueue.Arn`, `arn:${AWS::Partition}:s3`. Hashes in ids are cut off. */
export const render = (value: unknown): unknown => {
  const short = (id: string) => id.replace(/[0-9A-F]{8}$/, '');
  if (Array.isArray(value)) return value.map(render);
  if (typeof value !== 'object' || value === null) return value;
  const [[key, inner] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (key === 'Ref' && typeof inner === 'string')
      return inner.startsWith('AWS::') ? `\${${inner}}` : short(inner);
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return `${short(String(inner[0]))}.${inner[1]}`;
    if (key === 'Fn::Join' && Array.isArray(inner) && Array.isArray(inner[1])) {
      return inner[1].map(render).join(String(inner[0]));
    }
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, render(part)]));
};

/** Finds the resources of a type and renders their properties, by logical id without its hash. */
export const rendered = (template: Template, type: string): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(template.findResources(type)).map(([id, { Properties }]) => [
      id.replace(/[0-9A-F]{8}$/, ''),
      render(Properties) as Record<string, unknown>,
    ]),
  );
