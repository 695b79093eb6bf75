/** Any JSON object; what Slack accepts of it is decided below. */
export type BlockJson = Record<string, unknown> & { type: string; block_id?: string };

type Report = (problem: string, pointer: string) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checkLength = (value: unknown, max: number, at: string, report: Report, required = true): void => {
  if (value === undefined && !required) return;
  if (typeof value !== 'string') report('must be a string', at);
  else if (value.length > max) report(`must be less than ${max + 1} characters`, at);
  else if (value.length === 0) report('must be more than 0 characters', at);
};

const checkText = (
  value: unknown,
  max: number,
  at: string,
  report: Report,
  kinds = ['plain_text', 'mrkdwn'],
) => {
  if (!isObject(value)) return report('missing required field: text', at);
  if (!kinds.includes(String(value.type))) report(`unsupported type: ${value.type}`, `${at}/type`);
  if (value.type === 'mrkdwn' && 'emoji' in value) report('additional property: emoji', at);
  checkLength(value.text, max, `${at}/text`, report);
};

const checkList = (
  value: unknown,
  max: number,
  at: string,
  report: Report,
  check: (item: unknown, at: string) => void,
) => {
  if (!Array.isArray(value) || value.length === 0) return report('no items', at);
  if (value.length > max) report(`no more than ${max} items allowed`, at);
  value.forEach((item, i) => {
    check(item, `${at}/${i}`);
  });
};

const checkButton = (value: unknown, at: string, report: Report) => {
  if (!isObject(value) || value.type !== 'button') return report('unsupported element', at);
  checkText(value.text, 75, `${at}/text`, report, ['plain_text']);
  checkLength(value.action_id, 255, `${at}/action_id`, report, false);
  checkLength(value.value, 2000, `${at}/value`, report, false);
  checkLength(value.url, 3000, `${at}/url`, report, false);
  if (value.style !== undefined && value.style !== 'primary' && value.style !== 'danger') {
    report('must be one of: primary, danger', `${at}/style`);
  }
};

const checkMenu = (value: Record<string, unknown>, at: string, report: Report) => {
  checkLength(value.action_id, 255, `${at}/action_id`, report, false);
  checkList(value.options, 5, `${at}/options`, report, (option, place) => {
    if (!isObject(option)) return report('must be an object', place);
    checkText(option.text, 75, `${place}/text`, report, ['plain_text']);
    checkLength(option.value, 150, `${place}/value`, report, false);
  });
};

const checkElement = (value: unknown, at: string, report: Report) =>
  isObject(value) && value.type === 'overflow'
    ? checkMenu(value, at, report)
    : checkButton(value, at, report);

const checkActions = (block: Record<string, unknown>, at: string, report: Report): void => {
  checkList(block.elements, 25, `${at}/elements`, report, (item, place) => checkElement(item, place, report));
  const ids = (Array.isArray(block.elements) ? block.elements : []).map(
    (item) => isObject(item) && item.action_id,
  );
  if (new Set(ids).size < ids.length) report('action_id must be unique within a block', `${at}/elements`);
};

const checkSection = (block: Record<string, unknown>, at: string, report: Report): void => {
  if (block.text === undefined && block.fields === undefined) report('missing required field: text', at);
  if (block.text !== undefined) checkText(block.text, 3000, `${at}/text`, report);
  if (block.fields !== undefined) {
    checkList(block.fields, 10, `${at}/fields`, report, (item, place) =>
      checkText(item, 2000, place, report),
    );
  }
  if (block.accessory !== undefined) checkElement(block.accessory, `${at}/accessory`, report);
};

const richParts = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted', 'rich_text_list'];

const checkBlock = (block: unknown, at: string, report: Report) => {
  if (!isObject(block)) return report('must be an object', at);
  checkLength(block.block_id, 255, `${at}/block_id`, report, false);
  if (block.type === 'section') checkSection(block, at, report);
  else if (block.type === 'header') checkText(block.text, 150, `${at}/text`, report, ['plain_text']);
  else if (block.type === 'actions') checkActions(block, at, report);
  else if (block.type === 'context') {
    checkList(block.elements, 10, `${at}/elements`, report, (item, place) =>
      checkText(item, 3000, place, report),
    );
  } else if (block.type === 'rich_text') {
    checkList(block.elements, 100, `${at}/elements`, report, (item, place) => {
      if (!isObject(item) || !richParts.includes(String(item.type))) report('unsupported element', place);
    });
  } else if (block.type !== 'divider') report(`unsupported type: ${block.type}`, `${at}/type`);
};

/**
 * Checks blocks as Slack does, with its limits; the answer holds one message for each problem. Only the blocks that
 * Frontdesk may write are known. Source: docs.slack.dev, Block Kit reference.
 */
export const blockProblems = (blocks: unknown): string[] => {
  const problems: string[] = [];
  const report: Report = (problem, pointer) => {
    problems.push(`[ERROR] ${problem} [json-pointer:${pointer}]`);
  };
  if (!Array.isArray(blocks)) return ['[ERROR] must be an array [json-pointer:/blocks]'];
  if (blocks.length > 50) report('no more than 50 items allowed', '/blocks');
  blocks.forEach((block, i) => {
    checkBlock(block, `/blocks/${i}`, report);
  });
  const ids = blocks.map((block) => isObject(block) && block.block_id).filter((id) => typeof id === 'string');
  if (new Set(ids).size < ids.length) report('block_id must be unique', '/blocks');
  return problems;
};
