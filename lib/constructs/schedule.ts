import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** Runs a function as soon as it is deployed, then `every` so often, and at once again whenever `name` changes. */
export class Schedule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { target: HouseFunction; every: Duration; name?: string },
  ) {
    super(scope, id);
    const { target, every, name = '' } = props;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: `Frontdesk schedule of ${target.node.id}`,
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }),
    );
    // A rate without a start begins as soon as it exists (EventBridge Scheduler user guide, "Rate-based schedules"),
    // and a new name makes a new schedule.
    const schedule = new CfnSchedule(this, `Rate${name}`, {
      description: `Frontdesk: runs ${target.node.id}`,
      scheduleExpression: ScheduleExpression.rate(every).expressionString,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: target.lambda.functionArn, roleArn: role.roleArn },
    });
    schedule.node.addDependency(role);
  }
}
