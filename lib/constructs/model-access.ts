/** One IAM statement, free of CDK so that the rules below stand on their own. */
export interface ModelStatement {
  actions: string[];
  resources: string[];
  conditions?: Record<string, Record<string, string>>;
}

/** Converse is authorised by the action of InvokeModel. */
const actions = ['bedrock:InvokeModel'];

/** A geography (`eu.`, `us.`, `apac.`, `us-gov.` …) or `global.`; no model's provider has a two-letter name. */
const profilePrefix = /^(?<geography>[a-z]{2}|apac|us-gov|global)\.(?<model>.+)$/;

/**
 * What a role needs in order to call one Bedrock model, given as foundation model or inference profile id.
 *
 * A profile forwards to the foundation model in other regions, which IAM checks as well. That is allowed only where
 * the call came through this very profile; the geography's regions are left to the profile, since AWS adds to them
 * and a list here would turn each addition into refusals now and then.
 * Source: Amazon Bedrock user guide, "Geographic cross-Region inference" and "Global cross-Region inference".
 */
export const modelAccess = (
  modelId: string,
  place: { partition: string; region: string; account: string },
): ModelStatement[] => {
  const { partition, region, account } = place;
  const foundationModel = (where: string, model: string) =>
    `arn:${partition}:bedrock:${where}::foundation-model/${model}`;
  const { geography, model } = profilePrefix.exec(modelId)?.groups ?? {};
  if (geography === undefined || model === undefined) {
    return [{ actions, resources: [foundationModel(region, modelId)] }];
  }
  const profile = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${modelId}`;
  const throughProfile = { 'bedrock:InferenceProfileArn': profile };
  if (geography !== 'global') {
    return [
      { actions, resources: [profile] },
      { actions, resources: [foundationModel('*', model)], conditions: { StringEquals: throughProfile } },
    ];
  }
  // A globally routed request names no region: its ARN has none, and the region it asks for is "unspecified".
  return [
    { actions, resources: [profile], conditions: { StringEquals: { 'aws:RequestedRegion': region } } },
    {
      actions,
      resources: [foundationModel(region, model)],
      conditions: { StringEquals: { 'aws:RequestedRegion': region, ...throughProfile } },
    },
    {
      actions,
      resources: [foundationModel('', model)],
      conditions: { StringEquals: { 'aws:RequestedRegion': 'unspecified', ...throughProfile } },
    },
  ];
};
