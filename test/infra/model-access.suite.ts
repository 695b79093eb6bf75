import { guardrailAccess } from '../../lib/constructs/guardrail-access.ts';
import { modelAccess } from '../../lib/constructs/model-access.ts';
import { rendered, synth } from './synth.ts';

const place = { partition: 'aws', region: 'eu-central-1', account: '111122223333' };
const actions = ['bedrock:InvokeModel'];

describe('modelAccess', () => {
  it('allows a foundation model in its region', () => {
    expect(modelAccess('amazon.nova-lite-v1:0', place)).toEqual([
      { actions, resources: ['arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0'] },
    ]);
  });

  it.each([
    ['eu', 'aws', 'eu-central-1'],
    ['us', 'aws', 'us-east-1'],
    ['apac', 'aws', 'ap-southeast-2'],
    ['jp', 'aws', 'ap-northeast-1'],
    ['au', 'aws', 'ap-southeast-2'],
    ['ca', 'aws', 'ca-central-1'],
    ['us-gov', 'aws-us-gov', 'us-gov-west-1'],
  ])(
    'allows a profile of geography %s, and the model behind it through the profile only',
    (geography, partition, region) => {
      const id = `${geography}.anthropic.claude-sonnet-4-6`;
      const profile = `arn:${partition}:bedrock:${region}:111122223333:inference-profile/${id}`;
      expect(modelAccess(id, { partition, region, account: '111122223333' })).toEqual([
        { actions, resources: [profile] },
        {
          actions,
          resources: [`arn:${partition}:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6`],
          conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
        },
      ]);
    },
  );

  it('allows a global profile from its source region, and the model there and without a region', () => {
    const profile =
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-6';
    expect(modelAccess('global.anthropic.claude-sonnet-4-6', place)).toEqual([
      {
        actions,
        resources: [profile],
        conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      },
      {
        actions,
        resources: ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6'],
        conditions: {
          StringEquals: { 'aws:RequestedRegion': 'eu-central-1', 'bedrock:InferenceProfileArn': profile },
        },
      },
      {
        actions,
        resources: ['arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6'],
        conditions: {
          StringEquals: { 'aws:RequestedRegion': 'unspecified', 'bedrock:InferenceProfileArn': profile },
        },
      },
    ]);
  });
});

describe('guardrailAccess', () => {
  const arn = 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/gr1a2b3c';

  it.each(['gr1a2b3c', arn])('allows the guardrail %s, and calls through that version of it only', (id) => {
    expect(guardrailAccess({ id, version: '3' }, place)).toEqual({
      statement: { actions: ['bedrock:ApplyGuardrail'], resources: [arn] },
      condition: { 'bedrock:GuardrailIdentifier': `${arn}:3` },
    });
  });
});

describe('a stack with a guardrail', () => {
  it('lets converse call its model through that version of the guardrail, and no other way', () => {
    const template = synth(
      { dashboards: false },
      {},
      { id: 'amazon.nova-lite-v1:0', guardrail: { id: 'gr1a2b3c', version: '3' } },
    );
    const guardrail = 'arn:${AWS::Partition}:bedrock:eu-central-1:${AWS::AccountId}:guardrail/gr1a2b3c';
    const policies = Object.values(rendered(template, 'AWS::IAM::Policy'));
    const bedrock = policies
      .flatMap(
        (policy) => (policy.PolicyDocument as { Statement: { Action: string | string[] }[] }).Statement,
      )
      .filter(({ Action }) => String(Action).startsWith('bedrock:'));
    expect(bedrock).toEqual([
      {
        Action: 'bedrock:InvokeModel',
        Condition: { StringEquals: { 'bedrock:GuardrailIdentifier': `${guardrail}:3` } },
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0',
      },
      { Action: 'bedrock:ApplyGuardrail', Effect: 'Allow', Resource: guardrail },
    ]);
  });
});
