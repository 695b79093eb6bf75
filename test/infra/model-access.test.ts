import { modelAccess } from '../../lib/constructs/model-access.ts';

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
