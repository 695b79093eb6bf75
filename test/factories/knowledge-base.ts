import { bedrockRetrieveClient } from '../../adapters/knowledge/bedrock.ts';
import { bedrockPublisher } from '../../adapters/knowledge/bedrock-publisher.ts';
import { bedrockAgentClient, ingestion } from '../../adapters/knowledge/ingestion.ts';
import type { Documents } from '../../adapters/knowledge/s3-documents.ts';
import { createKnowledgeBaseEmulator } from '../../local/emulators/bedrock/knowledge/knowledge-base-emulator.ts';
import { createFaults } from '../../local/faults.ts';
import { fixedClock } from './clock.ts';
import { sequentialIds } from './ids.ts';

export const knowledgeBaseId = 'KB12345678';
const dataSourceId = 'DS12345678';
const prefix = 'documents/';
const credentials = { accessKeyId: 'AKIALOCALTEST', secretAccessKey: 'local-test' };

/** A knowledge base, its bucket, and the clients that Frontdesk has of it. Waiting takes no time but moves the clock. */
export const openKnowledgeBase = async () => {
  const objects = new Map<string, string>();
  const faults = createFaults();
  const clock = fixedClock();
  const warnings: unknown[][] = [];
  let meanwhile = async (): Promise<void> => undefined;
  const emulator = await createKnowledgeBaseEmulator({
    knowledgeBaseId,
    dataSourceId,
    bucket: { name: 'knowledge', prefix, objects: () => objects },
    faults,
  });
  const reach = { region: 'eu-central-1', endpoint: emulator.url, timeoutMs: 2_000, credentials };
  const client = bedrockRetrieveClient(reach);
  const agent = bedrockAgentClient(reach);
  const documents: Documents = {
    keys: async () => [...objects.keys()].map((key) => key.slice(prefix.length)),
    put: async (key, body) => {
      objects.set(`${prefix}${key}`, body);
    },
    remove: async (keys) => {
      for (const key of keys) objects.delete(`${prefix}${key}`);
    },
  };
  const jobs = ingestion(agent, {
    knowledgeBaseId,
    dataSourceId,
    clock,
    sleep: async (milliseconds) => {
      clock.advance(milliseconds);
      await meanwhile();
    },
  });
  const publisher = (seconds = 600) =>
    bedrockPublisher(
      {
        documents,
        ingestion: jobs,
        ids: sequentialIds(),
        telemetry: { warn: (...line) => warnings.push(line) },
      },
      { prefix, deadline: clock.now() + seconds * 1000 },
    );
  return {
    emulator,
    objects,
    documents,
    faults,
    clock,
    client,
    jobs,
    publisher,
    warnings,
    /** Happens whenever somebody sleeps. */
    onSleep: (run: () => Promise<void>) => {
      meanwhile = run;
    },
    close: async () => {
      client.destroy();
      agent.destroy();
      await emulator.close();
    },
  };
};
