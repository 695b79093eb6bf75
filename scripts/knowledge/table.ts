const isNumber = (cell: string): boolean => /^[\d.,]+$/.test(cell) || cell === '';

/** Rows under a heading, columns aligned; columns of numbers to the right. */
export const table = (rows: string[][]): string => {
  const [heading = [], ...body] = rows;
  const columns = heading.map((title, i) => {
    const cells = body.map((row) => row[i] ?? '');
    return {
      width: Math.max(title.length, ...cells.map((cell) => cell.length)),
      right: cells.length > 0 && cells.every(isNumber),
    };
  });
  return rows
    .map((row) =>
      columns
        .map(({ width, right }, i) => {
          const cell = row[i] ?? '';
          return right ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
