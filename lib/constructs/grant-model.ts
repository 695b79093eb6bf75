import { Stack, Validations } from 'aws-cdk-lib';
import type { HouseFunction } from './house-function.ts';
import { modelAccess } from './model-access.ts';

/** Lets `caller` call that one model, and no other. */
export const grantModel = (caller: HouseFunction, model: { id: string; region: string }) => {
  const { account, partition } = Stack.of(caller);
  const place = { account, partition, region: model.region };
  for (const { actions, resources, conditions } of modelAccess(model.id, place)) {
    caller.allow(actions, resources, conditions);
  }
  // cdk-nag names the partition so.
  for (const { resources } of modelAccess(model.id, { ...place, partition: '<AWS::Partition>' })) {
    for (const resource of resources.filter((arn) => arn.includes('*'))) {
      Validations.of(caller).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: 'One model, and only through the configured profile, which alone decides in which regions.',
      });
    }
  }
};
