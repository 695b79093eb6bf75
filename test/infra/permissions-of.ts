import { rendered, synth } from './synth.ts';

export interface Statement {
  Action: string | string[];
  Resource: string | string[];
  Effect: string;
  Condition?: unknown;
}

const list = <T>(value: T | T[]) => (Array.isArray(value) ? value : [value]);

const policies = rendered(synth(), 'AWS::IAM::Policy');

/** `action resource` lines of a function's role, with a condition where there is one. */
export const permissionsOf = (name: string, all = policies): string[] => {
  const policy = all[`${name.replace('-', '')}RoleDefaultPolicy`];
  const document = policy?.PolicyDocument as { Statement: Statement[] };
  return document.Statement.flatMap((statement) => {
    const condition = statement.Condition === undefined ? '' : ` if ${JSON.stringify(statement.Condition)}`;
    return list(statement.Action).flatMap((action) =>
      list(statement.Resource).map((resource) => `${statement.Effect} ${action} ${resource}${condition}`),
    );
  }).sort();
};
