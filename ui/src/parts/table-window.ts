// Which rows of a long list are drawn, and how far to scroll so that one is in sight.

/** What a table draws: an array, or a long list of which only a part is there. */
export interface Rows<Row> {
  readonly length: number;
  /** Undefined where the row is not read yet. */
  at: (index: number) => Row | undefined;
  /** -1 where there is none among those that are read. */
  findIndex: (is: (row: Row) => boolean) => number;
}

/** The rows from one index to before another. */
export const between = <Row>(rows: Rows<Row>, from: number, to: number): (Row | undefined)[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => rows.at(from + i));

export interface View {
  top: number;
  height: number;
  rowHeight: number;
  rows: number;
}

/** So many more are drawn above and below what is in sight, so that scrolling meets drawn rows. */
const SPARE = 10;
/** A list that has just been opened stands at its head: what is painted first is what is in sight. */
const SPARE_AT_HEAD = 2;

export function windowOf({ top, height, rowHeight, rows }: View) {
  const fits = Math.ceil(height / rowHeight);
  // Even rows only, so that scrolling by one row does not redraw the list each time.
  const first = Math.max(0, Math.min(rows, Math.floor(top / rowHeight) - SPARE));
  const from = first - (first % 2);
  const to = Math.min(rows, from + fits + 2 + (top > 0 ? 2 * SPARE : SPARE_AT_HEAD));
  return { from, to, before: from * rowHeight, after: (rows - to) * rowHeight };
}

interface Reach {
  index: number;
  top: number;
  height: number;
  rowHeight: number;
  head: number;
}

/** The new scroll position; unchanged when the row is already below the head. */
export function reach({ index, top, height, rowHeight, head }: Reach): number {
  const rowTop = index * rowHeight;
  if (rowTop < top) return rowTop;
  const lowest = top + height - head - rowHeight;
  return rowTop > lowest ? rowTop - (height - head - rowHeight) : top;
}
