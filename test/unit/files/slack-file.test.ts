import { nameOf, refusalOf, type SlackFile, typeOf } from '../../../core/files/slack-file.ts';

const rules = { maxBytes: 4_000_000, types: ['application/pdf', 'image/*'] };
const file = (over: Partial<SlackFile> = {}): SlackFile => ({
  id: 'F0INVOICE01',
  name: 'invoice.pdf',
  mimetype: 'application/pdf',
  size: 48_213,
  mode: 'hosted',
  is_external: false,
  ...over,
});
const refused = (why: string) => `The visitor does not get “invoice.pdf”: ${why}.`;

describe('which files go to visitors', () => {
  it.each<[string, Partial<SlackFile>, string | undefined]>([
    ['one of an allowed type', {}, undefined],
    ['one of an allowed kind', { mimetype: 'image/PNG' }, undefined],
    ['one with a character set', { mimetype: 'application/pdf; charset=binary' }, undefined],
    ['a snippet', { mode: 'snippet' }, undefined],
    ['the largest', { size: 4_000_000 }, undefined],
    ['one byte more', { size: 4_000_001 }, 'it has 4 MB, and 4 MB is the most'],
    ['a large one', { size: 12_345_678 }, 'it has 12.3 MB, and 4 MB is the most'],
    ['another type', { mimetype: 'text/html' }, 'files of its type are not passed on'],
    ['a type that begins alike', { mimetype: 'imagex/png' }, 'files of its type are not passed on'],
    ['no type', { mimetype: undefined }, 'files of its type are not passed on'],
    ['one that lies elsewhere', { is_external: true }, 'it lies outside Slack; a link to it can be sent'],
    ['a linked one', { mode: 'external' }, 'it lies outside Slack; a link to it can be sent'],
    ['a deleted one', { mode: 'tombstone' }, 'Slack has it no more'],
    ['one past the plan’s limit', { mode: 'hidden_by_limit' }, 'Slack has it no more'],
    ['one whose size is not told', { size: undefined }, 'Slack does not let it be read'],
    ['one of another workspace', { mode: undefined, size: undefined }, 'Slack does not let it be read'],
    ['a post', { mode: 'post' }, 'Slack does not let it be read'],
  ])('%s', (_what, over, why) => {
    expect(refusalOf(file(over), rules)).toBe(why === undefined ? undefined : refused(why));
  });

  it('have a name of one readable line, and a type', () => {
    expect(nameOf(file({ name: 'a\n\u202ecod.exe\u0000' }))).toBe('a cod.exe');
    expect(nameOf(file({ name: '', title: 'Scan' }))).toBe('Scan');
    expect(nameOf(file({ name: '\u200b', title: null }))).toBe('file');
    expect(typeOf(file({ mimetype: 'Text/CSV; charset=utf-8' }))).toBe('text/csv');
    expect(typeOf(file({ mimetype: null }))).toBe('');
  });
});
