import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FrontdeskStack, type FrontdeskStackProps } from './frontdesk-stack.ts';

/** The app with its one stack, checked against AWS's own rules whenever it is synthesised. */
export const frontdeskApp = (props: FrontdeskStackProps, appProps: AppProps = {}) => {
  const app = new App(appProps);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = new FrontdeskStack(app, props.config.deployment.stackName, props);
  return { app, stack };
};
