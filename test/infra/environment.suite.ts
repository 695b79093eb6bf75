import type * as z from 'zod';
import * as schemas from '../../functions/env.ts';
import { rendered, synth } from './synth.ts';

const template = synth({
  publicUrl: 'https://frontdesk.example.com/',
  endpoints: {
    bedrockRuntime: 'http://127.0.0.1:7001',
    ses: 'http://127.0.0.1:7002',
    slack: 'http://127.0.0.1:7003/api/',
  },
});
const variablesOf = (stack: typeof template, id: string) => {
  const { Environment } = rendered(stack, 'AWS::Lambda::Function')[`${id}Function`] ?? {};
  return (Environment as { Variables: Record<string, string> }).Variables;
};

/** Variables that the SDK reads itself. */
const endpoints: Record<string, string[]> = {
  converse: ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'],
  notifylead: ['AWS_ENDPOINT_URL_SES'],
};

const functions: [string, z.ZodObject][] = [
  ['receive', schemas.receiveEnv],
  ['slack', schemas.slackEnv],
  ['converse', schemas.converseEnv],
  ['reply', schemas.replyEnv],
  ['escalate', schemas.escalateEnv],
  ['notifylead', schemas.notifyLeadEnv],
  ['ring', schemas.ringEnv],
  ['sweep', schemas.sweepEnv],
  ['transcript', schemas.transcriptEnv],
  ['files', schemas.filesEnv],
  ['health', schemas.healthEnv],
  ['readpage', schemas.readPageEnv],
  ['syncknowledge', schemas.syncKnowledgeEnv],
];

describe('environments', () => {
  it.each(functions)('%s gets exactly the variables it reads', (id, schema) => {
    expect(Object.keys(variablesOf(template, id)).sort()).toEqual(
      [...Object.keys(schema.shape), ...(endpoints[id] ?? [])].sort(),
    );
  });

  it('carry configured endpoints', () => {
    expect(variablesOf(template, 'converse')).toMatchObject({
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://127.0.0.1:7001',
      SOURCE_QUEUE_URL: 'inboxQueue',
      READ_PAGE_FUNCTION: 'readpageFunction',
    });
    expect(variablesOf(template, 'notifylead')).toMatchObject({
      AWS_ENDPOINT_URL_SES: 'http://127.0.0.1:7002',
    });
    for (const id of ['slack', 'escalate', 'files']) {
      expect(variablesOf(template, id)).toMatchObject({ SLACK_API_URL: 'http://127.0.0.1:7003/api/' });
    }
    for (const id of ['slack', 'escalate']) {
      expect(variablesOf(template, id)).toMatchObject({ PUBLIC_URL: 'https://frontdesk.example.com' });
    }
  });

  it('leave the services themselves where no endpoint is configured', () => {
    const plain = synth();
    expect(variablesOf(plain, 'slack')).toMatchObject({ SLACK_API_URL: '' });
    expect(variablesOf(plain, 'converse')).not.toHaveProperty('AWS_ENDPOINT_URL_BEDROCK_RUNTIME');
    expect(variablesOf(plain, 'escalate')).toMatchObject({
      PUBLIC_URL: 'DoorApi.ApiEndpoint',
    });
  });

  it('are told on deployment', () => {
    const outputs = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [name, Value]);
    expect(Object.fromEntries(outputs)).toMatchObject({
      ApiUrl: 'https://frontdesk.example.com',
      LiveAgentWebhookUrl: 'https://frontdesk.example.com/liveagent/events',
      SlackEventsUrl: 'https://frontdesk.example.com/slack/events',
      SlackInteractionsUrl: 'https://frontdesk.example.com/slack/interactions',
    });
  });
});
