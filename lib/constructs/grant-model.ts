import { Stack, Validations } from 'aws-cdk-lib';
import type { FrontdeskConfig } from '../../core/config.ts';
import { guardrailAccess } from './guardrail-access.ts';
import type { HouseFunction } from './house-function.ts';
import { type ModelStatement, modelAccess } from './model-access.ts';

type Place = Parameters<typeof modelAccess>[1];

const statements = (model: FrontdeskConfig['model'], place: Place): ModelStatement[] => {
  const calls = modelAccess(model.id, place);
  if (model.guardrail === undefined) return calls;
  const { statement, condition } = guardrailAccess(model.guardrail, place);
  return [
    ...calls.map(({ conditions = {}, ...rest }) => ({
      ...rest,
      conditions: { ...conditions, StringEquals: { ...conditions.StringEquals, ...condition } },
    })),
    statement,
  ];
};

/** Lets `caller` call that one model, through its guardrail where there is one, and no other. */
export const grantModel = (caller: HouseFunction, model: FrontdeskConfig['model']) => {
  const { account, partition } = Stack.of(caller);
  const place = { account, partition, region: model.region };
  for (const { actions, resources, conditions } of statements(model, place)) {
    caller.allow(actions, resources, conditions);
  }
  // cdk-nag names the partition so.
  for (const { resources } of statements(model, { ...place, partition: '<AWS::Partition>' })) {
    for (const resource of resources.filter((arn) => arn.includes('*'))) {
      Validations.of(caller).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: 'One model, and only through the configured profile, which alone decides in which regions.',
      });
    }
  }
};
