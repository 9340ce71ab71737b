/** The smallest terminal with a screen; below it one line says so. */
export const minColumns = 40;
export const minRows = 10;

export function isTooSmall({columns, rows}: {readonly columns: number; readonly rows: number}): boolean {
  return columns < minColumns || rows < minRows;
}
