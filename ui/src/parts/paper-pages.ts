// A paper laid into pages before it goes to the printer. WebKitGTK repeats no table's head on the next page, cuts through
// rows and knows no `@page`, so the pages are made here: each is a box of its own that begins on a new sheet.
//
// What keeps together is said in CSS, as everywhere: `break-inside: avoid` is moved as a whole, `break-after: avoid` stays
// with what follows, `break-before: avoid` with what goes before. A row is always whole, a heading never alone.

/** What is never torn: a row, a paragraph, what is signed. */
interface Piece {
  nodes: Element[];
  /** What it lies in, from the outside inwards. */
  within: Element[];
  /** Where it begins and ends, in pixels from the beginning of the paper. */
  top: number;
  bottom: number;
  /** Whether it stays on the page of the next one. */
  keeps: boolean;
}

const BOXES = 'div, section, article, ul, ol';
const HEADINGS = 'h1, h2, h3, header';

/** Nothing but elements in it, of which each may be on a page of its own. */
function isBox(element: Element): boolean {
  return (
    element.matches(BOXES) &&
    element.children.length > 0 &&
    getComputedStyle(element).breakInside !== 'avoid' &&
    [...element.childNodes].every(
      (node) => node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim(),
    )
  );
}

function piecesOf(paper: Element): Piece[] {
  const zero = paper.getBoundingClientRect().top;
  const pieces: Piece[] = [];
  function piece(nodes: Element[], within: Element[]) {
    const boxes = nodes.map((node) => node.getBoundingClientRect());
    const styles = nodes.map((node) => getComputedStyle(node));
    const before = pieces.at(-1);
    if (before && styles[0]?.breakBefore === 'avoid') before.keeps = true;
    pieces.push({
      nodes,
      within,
      top: Math.min(...boxes.map(({ top }) => top)) - zero,
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)) - zero,
      keeps:
        styles.some((style) => style.breakAfter === 'avoid') ||
        nodes[0]?.matches(HEADINGS) === true,
    });
  }
  function walk(element: Element, within: Element[]) {
    if (element instanceof HTMLTableElement && element.rows.length > 0) {
      const sections = [...element.tBodies, ...(element.tFoot ? [element.tFoot] : [])];
      for (const section of sections)
        for (const row of section.rows) piece([row], [...within, element, section]);
      // A head without a row is a piece as well.
      if (sections.every(({ rows }) => rows.length === 0)) piece([element], within);
    } else if (element instanceof HTMLDListElement) {
      // A term and what is said of it.
      const children = [...element.children];
      for (let at = 0; at < children.length;) {
        let end = at + 1;
        while (end < children.length && !children[end]?.matches('dt')) end += 1;
        piece(children.slice(at, end), [...within, element]);
        at = end;
      }
    } else if (isBox(element)) {
      for (const child of element.children) walk(child, [...within, element]);
    } else piece([element], within);
  }
  for (const child of paper.children) walk(child, []);
  return pieces;
}

const tableOf = ({ within }: Piece) => within.find((box) => box instanceof HTMLTableElement);

/** Where a page begins that begins with this piece: a list has its head there again. */
function beginning(piece: Piece, before: Piece | undefined, zero: number): number {
  const table = tableOf(piece);
  if (!table) return piece.top;
  if (!before || tableOf(before) !== table) return table.getBoundingClientRect().top - zero;
  return piece.top - (table.tHead?.getBoundingClientRect().height ?? 0);
}

/** The pieces of each page, none of them higher than `height` where that can be. */
function split(paper: Element, height: number): Piece[][] {
  const zero = paper.getBoundingClientRect().top;
  const pieces = piecesOf(paper);
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  let from = 0;
  for (let at = 0; at < pieces.length;) {
    let end = at;
    while (pieces[end]?.keeps && end + 1 < pieces.length) end += 1;
    let group = pieces.slice(at, end + 1);
    const [first] = group;
    if (!first) break;
    const lowest = () => Math.max(...group.map(({ bottom }) => bottom));
    // What is too much for one page is not kept together.
    if (lowest() - first.top > height) group = [first];
    if (page.length > 0 && lowest() - from > height) {
      pages.push(page);
      page = [];
    }
    if (page.length === 0) from = pages.length === 0 ? 0 : beginning(first, pieces[at - 1], zero);
    page.push(...group);
    at += group.length;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** A copy of a page: what its pieces lie in is around them again, and over the rows of a list its head. */
function copied(page: readonly Piece[]): HTMLElement {
  const sheet = document.createElement('section');
  sheet.className = 'sheet-page';
  let open: { of: Element; copy: Element }[] = [];
  for (const { nodes, within } of page) {
    let same = 0;
    while (same < open.length && open[same]?.of === within[same]) same += 1;
    open = open.slice(0, same);
    for (const box of within.slice(same)) {
      const copy = box.cloneNode(false) as Element;
      if (box instanceof HTMLTableElement)
        for (const part of box.children)
          if (part.matches('colgroup, thead')) copy.append(part.cloneNode(true));
      (open.at(-1)?.copy ?? sheet).append(copy);
      open.push({ of: box, copy });
    }
    (open.at(-1)?.copy ?? sheet).append(...nodes.map((node) => node.cloneNode(true)));
  }
  return sheet;
}

/**
 * The pages of a paper, in its order. It is measured as it is printed, whatever the size of the letters on the screen:
 * an element that is not shown is laid out for that moment, and nothing of it is painted.
 */
export function pagesOf(paper: HTMLElement): HTMLElement[] {
  const root = document.documentElement;
  const { style } = root;
  const size = style.fontSize;
  style.fontSize = '100%';
  paper.classList.add('is-measured');
  try {
    const rem = Number.parseFloat(getComputedStyle(root).fontSize) || 16;
    const height =
      Number.parseFloat(getComputedStyle(paper).getPropertyValue('--sheet-content')) * rem;
    return split(paper, height || Infinity).map(copied);
  } finally {
    paper.classList.remove('is-measured');
    style.fontSize = size;
  }
}
