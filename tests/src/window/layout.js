// What a ruler finds wrong with the screen as it is drawn now. Runs inside the page, after page.js; answers sentences.
const SLACK = 1.5;
const short = (text) => (tidy(text).length > 60 ? `${tidy(text).slice(0, 60)} …` : tidy(text));
const called = (element) => `${element.localName} “${short(nameOf(element) || element.textContent)}”`;
const drawn = (element) => {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== 'hidden' && style.display !== 'none';
};
// Spoken, not drawn: one pixel that nobody sees.
const onlySpoken = (element) => element.closest('[aria-hidden=true],[inert]') !== null ||
  [...ancestors(element)].some((one) => getComputedStyle(one).clipPath !== 'none');
function* ancestors(element) {
  for (let one = element; one && one !== document.documentElement; one = one.parentElement) yield one;
}
const overflowOf = (element) => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return { x: overflowX, y: overflowY, clips: overflowX !== 'visible' || overflowY !== 'visible' };
};
const ellipsis = (element) => getComputedStyle(element).textOverflow === 'ellipsis';
/** The part of the window in which `element` can be seen: every box around it that cuts, together. */
const paneOf = (element) => {
  let pane = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  // What is fixed, and a dialog in the top layer, is cut by the window alone.
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (getComputedStyle(one).position === 'fixed' || one.matches('dialog:modal')) break;
    if (one.parentElement) pane = within(pane, one.parentElement);
  }
  return pane;
};
const crosses = (one, other) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
const within = (pane, element) => {
  if (!overflowOf(element).clips) return pane;
  const box = element.getBoundingClientRect();
  return {
    left: Math.max(pane.left, box.left), top: Math.max(pane.top, box.top),
    right: Math.min(pane.right, box.right), bottom: Math.min(pane.bottom, box.bottom),
  };
};
const outOf = (rect, pane) => [
  rect.left < pane.left - SLACK && 'left',
  rect.right > pane.right + SLACK && 'right',
  rect.top < pane.top - SLACK && 'top',
  rect.bottom > pane.bottom + SLACK && 'bottom',
].filter(Boolean).join(' and ');

// A native tick lies unseen over its drawn box: what is seen is the row around it.
const bodyOf = (control) => control.matches('[type=checkbox],[type=radio]')
  ? control.labels?.[0] ?? control.parentElement
  : control.closest('.input') ?? control;

const controlsIn = (root) => [...root.querySelectorAll(
  'button,a[href],input:not([type=hidden]),select,textarea,summary,[role=option],[role=menuitem]',
)].filter((one) => drawn(bodyOf(one)) && !one.disabled && !onlySpoken(one) && one.getAttribute('aria-disabled') !== 'true');

/** Nothing has to be scrolled sideways, and the window itself never moves. */
function boxes(root, tell) {
  for (const one of [document.documentElement, document.body]) {
    if (one.scrollWidth > innerWidth + SLACK) tell(`the page is ${one.scrollWidth - innerWidth} px wider than the window`);
    if (one.scrollHeight > innerHeight + SLACK) tell(`the page is ${one.scrollHeight - innerHeight} px taller than the window`);
  }
  for (const one of root.querySelectorAll('*')) {
    if (one instanceof SVGElement || !['auto', 'scroll'].includes(overflowOf(one).x) || !drawn(one)) continue;
    if (one.scrollWidth > one.clientWidth + SLACK) tell(`scrolls sideways: ${called(one)}`);
  }
}

/** A primary act stands in sight before anything is scrolled. */
function primaryAct(root, tell) {
  const acts = [...root.querySelectorAll('.btn--main')].filter((one) => drawn(one) && !onlySpoken(one));
  // At the top it was scrolled past: then it has been seen.
  // What was just said takes its line from the page and leaves it again after ten seconds.
  const said = document.querySelector('.said')?.offsetHeight ?? 0;
  const below = acts.filter((one) => {
    const pane = paneOf(one);
    return /bottom|left|right/.test(outOf(one.getBoundingClientRect(), { ...pane, bottom: pane.bottom + said }));
  });
  if (acts.length > 0 && below.length === acts.length) tell(`the primary act is out of sight: ${called(below[0])}`);
}

/** Whoever goes to a control, by Tab or by scrolling, sees all of it, with nothing over it. */
function controls(root, tell) {
  const scrollers = [...document.querySelectorAll('*')].filter((one) => overflowOf(one).clips);
  const before = scrollers.map((one) => [one, one.scrollTop, one.scrollLeft]);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const bars = [...root.querySelectorAll('footer,header')].filter(drawn);
  for (const control of controlsIn(root)) {
    const body = bodyOf(control);
    body.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const rect = body.getBoundingClientRect();
    const pane = paneOf(body);
    const out = outOf(rect, pane);
    const tall = rect.bottom - rect.top > pane.bottom - pane.top;
    if (out && !tall) tell(`is cut off at the ${out}: ${called(control)}`);
    for (const [one, top, left] of before) {
      const { x, y } = overflowOf(one);
      if ((y === 'hidden' && one.scrollTop !== top) || (x === 'hidden' && one.scrollLeft !== left)) {
        tell(`is reached only by pushing what can't be scrolled: ${called(control)} in ${one.localName}.${one.className}`);
        one.scrollTop = top;
        one.scrollLeft = left;
      }
    }
    const at = [(rect.left + rect.right) / 2, (Math.max(rect.top, pane.top) + Math.min(rect.bottom, pane.bottom)) / 2];
    const hit = document.elementFromPoint(...at);
    const overlay = hit?.closest('[role=menu],[role=listbox],[role=dialog],dialog,[class*=veil],.panel.is-open');
    const mine = hit && (body.contains(hit) || hit.contains(body) || [...(control.labels ?? [])].some((one) => one.contains(hit)));
    if (!out && !mine && !(overlay && !overlay.contains(control)))
      tell(`lies under ${hit ? called(hit) : 'nothing'}: ${called(control)}`);
    const bar = bars.find((one) => !one.contains(control) && crosses(rect, one.getBoundingClientRect()));
    // What is taller than its pane is cut by it, not by the bar.
    if (bar && !overlay && !tall) tell(`stands over a bar: ${called(control)}`);
    const inText = control.matches('a') && getComputedStyle(control).display === 'inline';
    if (!inText && rect.bottom - rect.top < 2.5 * rem - SLACK)
      tell(`is only ${((rect.bottom - rect.top) / rem * 16).toFixed(0)} px high: ${called(control)}`);
  }
  for (const [one, top, left] of before) {
    one.scrollTop = top;
    one.scrollLeft = left;
  }
}

const lettersIn = (root) => {
  const leaves = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!tidy(node.data) || !drawn(element) || element.closest('option,script,style,svg') || onlySpoken(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1);
    if (rects.length > 0) leaves.push({ element, text: short(node.data), rects });
  }
  return leaves;
};
const blockOf = (element) => [...ancestors(element)].find((one) => !['inline', 'contents'].includes(getComputedStyle(one).display));

/** No word runs out of its box or over a neighbour. */
function letters(root, tell) {
  const leaves = lettersIn(root);
  for (const { element, text, rects } of leaves) {
    const cut = [...ancestors(element)].find(ellipsis);
    const mayBeLong = cut?.closest('[role=option],td') || !cut?.closest('button,h1,h2,h3,label,legend,[role=tab],th');
    if (cut && cut.scrollWidth > cut.clientWidth + 1 && !mayBeLong)
      tell(`is shortened: “${text}”`);
    // Up and down one may scroll; sideways, and where a box hides what is too much, one can't.
    const pane = paneOf(element);
    const first = [...ancestors(element)].find((one) => overflowOf(one).clips && one !== document.body);
    const floor = first && overflowOf(first).y === 'hidden' ? first.getBoundingClientRect().bottom : Infinity;
    if (!cut && rects.some((rect) => rect.right > pane.right + SLACK || rect.left < pane.left - SLACK)) tell(`is cut sideways: “${text}”`);
    const saysAll = [...ancestors(element)].some((one) => getComputedStyle(one).webkitLineClamp !== 'none' && one.title);
    if (!saysAll && rects.some((rect) => rect.bottom - rect.height / 4 > floor)) tell(`is cut at the bottom: “${text}”`);
    const number = element.closest('td.num');
    if (number && number.scrollWidth > number.clientWidth) tell(`a number is shortened: “${text}”`);
    const boxes = [blockOf(element), element.closest('button,td,th,label,[role=option],dialog,main,aside')];
    for (const box of new Set(boxes)) {
      if (!box || cut) continue;
      const edge = box.getBoundingClientRect();
      if (rects.some((rect) => rect.right > edge.right + SLACK || rect.left < edge.left - SLACK))
        tell(`runs out of its ${box.localName} sideways: “${text}”`);
      if (box.matches('button,td,th,[role=option]') && rects.some((rect) => rect.bottom > edge.bottom + 3 || rect.top < edge.top - 3))
        tell(`is taller than its ${box.localName}: “${text}”`);
    }
  }
  // Over a neighbour: only what can be seen now, and only the middle of each line, since lines may stand close.
  const lines = leaves.flatMap(({ element, text, rects }) => {
    const pane = within(paneOf(element), element);
    return rects.map((rect) => ({
      element, text,
      left: Math.max(rect.left, pane.left), right: Math.min(rect.right, pane.right),
      top: Math.max(rect.top + rect.height / 4, pane.top), bottom: Math.min(rect.bottom - rect.height / 4, pane.bottom),
    }));
  }).filter((line) => line.right - line.left > 1 && line.bottom - line.top > 1);
  const floats = (element, common) => {
    for (const one of ancestors(element)) {
      if (one === common) return false;
      if (['absolute', 'fixed', 'sticky'].includes(getComputedStyle(one).position)) return true;
    }
    return true;
  };
  // A control without a word at that place covers a title just as well.
  for (const { element, text, left, right, top, bottom } of lines.filter((line) => line.element.closest('h1,h2'))) {
    const hits = [left + 2, (left + right) / 2, right - 2].map((x) => document.elementFromPoint(x, (top + bottom) / 2));
    const over = hits.find((hit) => hit && !hit.contains(element) && !element.contains(hit));
    if (over && !floats(over, [...ancestors(element)].find((box) => box.contains(over))))
      tell(`“${text}” lies under ${called(over)}`);
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, i) => {
    for (const other of lines.slice(i + 1)) {
      if (other.top >= one.bottom) break;
      if (one.element === other.element) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide <= 3 || high <= 3) continue;
      const common = [...ancestors(one.element)].find((box) => box.contains(other.element));
      if (!floats(one.element, common) && !floats(other.element, common)) tell(`“${one.text}” lies over “${other.text}”`);
    }
  });
}

/** What a field says of itself can be read whole. */
function fields(root, tell) {
  const pen = document.createElement('canvas').getContext('2d');
  for (const field of root.querySelectorAll('input,select')) {
    if (!drawn(field) || field.matches('[type=checkbox],[type=radio]')) continue;
    const style = getComputedStyle(field);
    const text = field.matches('select') ? field.selectedOptions[0]?.label ?? '' : field.value ? '' : field.placeholder;
    if (!text) continue;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (pen.measureText(text).width > room + SLACK) tell(`has no room for “${text}”: ${called(field)}`);
  }
}

/** Why the focus can't be seen, or nothing: it stands outside, under something, or has no ring. */
function focusFault() {
  const control = document.activeElement;
  // Between two rounds the focus is on the page itself.
  if (!control || control === document.body) return '';
  // A list scrolls by itself, and of it what is chosen is to be seen, or else its head.
  const list = control.matches('[role=grid]');
  const body = list ? (control.querySelector('[aria-selected=true]') ?? control.tHead ?? control) : bodyOf(control);
  const rect = body.getBoundingClientRect();
  const pane = paneOf(body);
  const tall = rect.bottom - rect.top > pane.bottom - pane.top;
  const out = outOf(rect, pane);
  if (out && !tall) return `the focus is cut off at the ${out}: ${called(control)}`;
  const middle = (Math.max(rect.top, pane.top) + Math.min(rect.bottom, pane.bottom)) / 2;
  const hit = document.elementFromPoint((rect.left + rect.right) / 2, middle);
  if (hit && !body.contains(hit) && !hit.contains(body)) return `the focus lies under ${called(hit)}: ${called(control)}`;
  const choice = control.getAttribute('aria-expanded') === 'true' && document.getElementById(control.getAttribute('aria-activedescendant') ?? '');
  if (choice && outOf(choice.getBoundingClientRect(), paneOf(choice))) return `what is chosen from the list is out of sight: ${called(choice)}`;
  const ringed = [control, body, control.parentElement, control.nextElementSibling].filter(Boolean)
    .some((one) => getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
  const lit = control.matches('[role=menuitem]') && getComputedStyle(control).backgroundColor !== 'rgba(0, 0, 0, 0)';
  const asked = control.matches('h1,h2,[role=alert],[tabindex="-1"]');
  return ringed || lit || asked ? '' : `the focus has no ring: ${called(control)}`;
}

function measured() {
  const faults = new Set();
  const tell = (fault) => faults.add(fault);
  const root = scope();
  boxes(root, tell);
  primaryAct(root, tell);
  letters(root, tell);
  fields(root, tell);
  controls(root, tell);
  return [...faults];
}
