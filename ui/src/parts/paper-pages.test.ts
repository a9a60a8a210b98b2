import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pagesOf } from './paper-pages';

/** Places are written into the papers below, `data-at="from to"`, and what keeps together: jsdom lays nothing out. */
beforeEach(() => {
  vi.spyOn(window, 'getComputedStyle').mockImplementation(
    (element) =>
      ({
        fontSize: '16px',
        breakBefore: element.getAttribute('data-before') ?? '',
        breakInside: element.getAttribute('data-inside') ?? '',
        breakAfter: element.getAttribute('data-after') ?? '',
        getPropertyValue: (name: string) => (name === '--sheet-content' ? '10rem' : ''),
      }) as CSSStyleDeclaration,
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const [top = 0, bottom = 0] = (this.getAttribute('data-at') ?? '0 0').split(' ').map(Number);
    return { top, bottom, height: bottom - top } as DOMRect;
  });
});
afterEach(() => {
  document.body.replaceChildren();
});

/** Pages of 160 pixels. */
function paper(content: string): HTMLElement[] {
  const element = document.createElement('div');
  element.innerHTML = content;
  document.body.append(element);
  return pagesOf(element);
}
const rows = (number: number, from: number, high: number) =>
  Array.from({ length: number }, (_, at) => {
    const top = from + at * high;
    return `<tr data-at="${top} ${top + high}"><td>${at + 1}</td></tr>`;
  }).join('');
const list = (number: number, high: number) =>
  `<table data-at="0 ${20 + number * high}"><colgroup><col></colgroup>
   <thead data-at="0 20"><tr><th>No</th></tr></thead><tbody>${rows(number, 20, high)}</tbody></table>`;
const said = (pages: HTMLElement[]) =>
  pages.map((page) => page.textContent.replaceAll(/\s+/g, ' ').trim());

it('has the head of a list over its rows on each page, and each row once', () => {
  // Twenty of a hundred and sixty are the head's: seven rows of twenty are left.
  const pages = paper(list(16, 20));
  expect(said(pages)).toEqual(['No1234567', 'No891011121314', 'No1516']);
  expect(pages.every((page) => page.querySelector('table > colgroup > col'))).toBe(true);
});

it('never leaves what is signed without the last row', () => {
  const signs = (from: number) =>
    `<p data-at="${from} ${from + 20}" data-before="avoid">Jumlah</p>
     <div data-at="${from + 20} ${from + 60}" data-before="avoid" data-inside="avoid"><p>Ketua</p></div>`;
  // Six rows and the head end at 140, and what is signed at 200.
  expect(said(paper(list(6, 20) + signs(140)))).toEqual(['No12345', 'No6JumlahKetua']);
});

it('takes a heading along, a term with what is said of it, and what it lies in', () => {
  const pages = paper(`<section>
    <p data-at="0 140">Lama</p><h2 data-at="140 155">Judul</h2><p data-at="155 175">Isi</p>
    </section><dl><dt data-at="175 180">Nama</dt><dd data-at="175 300">Sekar</dd>
    <dt data-at="300 310">RT</dt><dd data-at="300 325">032</dd></dl>`);
  expect(said(pages)).toEqual(['Lama', 'JudulIsiNamaSekar', 'RT032']);
  expect(pages.map((page) => page.querySelector('section') !== null)).toEqual([true, true, false]);
});

it('takes along what says by itself that it is not the last on its page', () => {
  const lines = `<p data-at="0 140">Lama</p><p data-at="140 155" data-after="avoid">Untuk:</p>
    <p data-at="155 175">Isi</p>`;
  expect(said(paper(lines))).toEqual(['Lama', 'Untuk:Isi']);
  expect(said(paper(lines.replace('data-after="avoid"', '')))).toEqual(['LamaUntuk:', 'Isi']);
});

it('goes on where one piece is more than a page, and where all that keeps together is', () => {
  expect(said(paper('<p data-at="0 400">Panjang</p><p data-at="400 420">Lagi</p>'))).toEqual([
    'Panjang',
    'Lagi',
  ]);
  expect(said(paper('<h2 data-at="0 20">Judul</h2><p data-at="20 400">Panjang</p>'))).toEqual([
    'Judul',
    'Panjang',
  ]);
});

it('leaves the size of the letters on the screen as it was', () => {
  document.documentElement.style.fontSize = '150%';
  paper('<p data-at="0 20">Isi</p>');
  expect(document.documentElement.style.fontSize).toBe('150%');
  expect(document.querySelector('.is-measured')).toBeNull();
  document.documentElement.style.fontSize = '';
});
