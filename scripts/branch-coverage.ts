/** What istanbul's JSON says of a file, as far as branches go. Lines count from 1. */
export interface CoveredFile {
  branchMap: Record<string, { locations: { start: { line: number } }[] }>;
  b: Record<string, number[]>;
}

export interface Branches {
  covered: number;
  total: number;
  /** Rounded down to two digits, so that it never says more than is true. */
  percent: number;
}

export interface FileBranches extends Branches {
  path: string;
  /** Where branches start that no test took; in order, each once. */
  uncovered: number[];
}

export interface FolderBranches extends Branches {
  path: string;
}

export interface Measured {
  all: Branches;
  folders: FolderBranches[];
  /** Those with anything uncovered, the most first. */
  files: FileBranches[];
}

const branches = (covered: number, total: number): Branches => ({
  covered,
  total,
  percent: total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100,
});

/** Whether anything is left to run of a source whose types are stripped. */
export const hasRuntimeCode = (stripped: string): boolean =>
  stripped.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() !== '';

const fileBranches = (path: string, { branchMap, b }: CoveredFile): FileBranches => {
  const taken = Object.entries(b).flatMap(([id, counts]) =>
    counts.map((count, i) => ({ count, line: branchMap[id]?.locations[i]?.start.line ?? 0 })),
  );
  const missed = taken.filter(({ count }) => count === 0).map(({ line }) => line);
  return {
    path,
    ...branches(taken.length - missed.length, taken.length),
    uncovered: [...new Set(missed)].sort((x, y) => x - y),
  };
};

const together = (files: Branches[]): Branches =>
  branches(
    files.reduce((sum, { covered }) => sum + covered, 0),
    files.reduce((sum, { total }) => sum + total, 0),
  );

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const missedIn = ({ covered, total }: Branches): number => total - covered;

/** Branches by file and folder. `report`: istanbul's, by path from the root of the project. */
export const measure = (report: Map<string, CoveredFile>): Measured => {
  const files = [...report].map(([path, covered]) => fileBranches(path, covered));
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].sort();
  return {
    all: together(files),
    folders: folders.map((path) => ({
      path,
      ...together(files.filter((file) => folderOf(file.path) === path)),
    })),
    files: files
      .filter((file) => missedIn(file) > 0)
      .sort((a, b) => missedIn(b) - missedIn(a) || (a.path < b.path ? -1 : 1)),
  };
};

const rows = (lines: [string, string, string, string][]): string[] => {
  const width = (column: 0 | 1 | 2 | 3) => Math.max(...lines.map((line) => line[column].length));
  const [name, covered, total] = [width(0), width(1), width(2)];
  return lines.map(([path, n, of, rest]) =>
    `${path.padEnd(name)}  ${n.padStart(covered)} / ${of.padStart(total)}  ${rest}`.trimEnd(),
  );
};

const row = (path: string, { covered, total }: Branches, rest: string): [string, string, string, string] => [
  path,
  String(covered),
  String(total),
  rest,
];
const percent = (of: Branches): string => `${of.percent.toFixed(2).padStart(6)} %`;

/** The figures for people: every folder, then the `worst` files with the lines nothing reached. */
export const coverageTable = ({ all, folders, files }: Measured, worst: number): string =>
  [
    ...rows([
      ...folders.map((folder) => row(folder.path, folder, percent(folder))),
      row('all', all, percent(all)),
    ]),
    ...(files.length === 0 ? [] : ['', 'lines with a branch that no test takes:']),
    ...(files.length === 0
      ? []
      : rows(files.slice(0, worst).map((file) => row(file.path, file, file.uncovered.join(' '))))),
  ].join('\n');
