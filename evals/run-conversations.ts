import { writeFileSync } from 'node:fs';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import { goldenTable } from './golden-table.ts';
import { chosen, type GoldenOptions } from './options.ts';
import { readGolden } from './read-golden.ts';
import { reportPage } from './report/page.ts';
import { type GoldenResult, runAll } from './run-all.ts';
import { createStages, type ModelChoice } from './stage.ts';
import { type Summary, summarise } from './summary.ts';

export interface ConversationsEnv {
  folder: string;
  config: FrontdeskConfig;
  /** Where progress is drawn, if it is a terminal. */
  screen: NodeJS.WriteStream;
  print(text: string): void;
  now(): Date;
  nowMs(): number;
}

const modelWords = (choice: ModelChoice, { model }: FrontdeskConfig): string => {
  if (choice.kind === 'scripted')
    return 'scripted model: rules written in advance, no AI; its tokens are estimates';
  return choice.kind === 'bedrock' ? `${model.id} on Amazon Bedrock` : `${choice.name} at ${choice.url}`;
};

/** Runs that passed are told by their figures alone; those that failed by their transcript too. */
const asJson = (results: GoldenResult[], summary: Summary, head: { model: string; at: string }): string =>
  `${JSON.stringify(
    {
      ...head,
      summary,
      conversations: results.map(({ file, conversation, runs }) => ({
        file,
        name: conversation.name,
        row: conversation.row,
        language: conversation.language,
        ...(conversation.replays === undefined ? {} : { replays: conversation.replays }),
        runs: runs.map(({ lines, ...run }) => (run.passed ? run : { ...run, lines })),
      })),
    },
    undefined,
    2,
  )}\n`;

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new AppError('invalid', `${file} cannot be written; expected a file in a folder that is there`, {
      cause,
    });
  }
};

const drawOn = (screen: NodeJS.WriteStream) => {
  let failures = 0;
  return {
    show: (done: number, of: number, { conversation, runs }: GoldenResult): void => {
      if (runs.at(-1)?.passed === false) failures += 1;
      if (!screen.isTTY) return;
      const full = Math.round((done / of) * 24);
      const bar = `${'█'.repeat(full)}${'░'.repeat(24 - full)}`;
      const said = `${bar} ${done}/${of}, ${failures} failed · ${conversation.name}`;
      screen.write(`\r\u001B[2K${said.slice(0, Math.max(40, screen.columns - 1))}`);
    },
    end: (): void => {
      if (screen.isTTY) screen.write('\r\u001B[2K');
    },
  };
};

/** Plays the conversations that the flags ask for, prints and writes the results. True where all passed. */
export const runConversations = async (options: GoldenOptions, env: ConversationsEnv): Promise<boolean> => {
  const conversations = chosen(readGolden(env.folder, env.config), options);
  // Hours of work must not end in a file that cannot be written.
  for (const file of [options.json, options.html]) if (file !== undefined) write(file, '');
  const stages = await createStages(env.config, options.model, env.nowMs);
  const progress = drawOn(env.screen);
  const { k, parallel } = options;
  const results = await runAll(conversations, stages, { k, parallel, onRun: progress.show }).finally(
    stages.close,
  );
  progress.end();
  const summary = summarise(results, k);
  const head = {
    model: modelWords(options.model, env.config),
    at: `${env.now().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  };
  env.print(`${head.model}\n\n${goldenTable(results, summary)}`);
  if (options.json !== undefined) write(options.json, asJson(results, summary, head));
  if (options.html !== undefined) write(options.html, reportPage(results, summary, head));
  return summary.passed === summary.runs;
};
