// What a person sees and calls things by. Runs inside the page, put before each question of `find.rs`.
const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const kinds = {
  field:
    'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[contenteditable=true],' +
    '[role=combobox],[role=textbox],[role=searchbox],[role=spinbutton],[role=checkbox],[role=radio],[role=switch],[role=listbox]',
  button: 'button,[role=button],input[type=submit],input[type=button],summary,[role=tab],[role=menuitem]',
  link: 'a[href],[role=link]',
  option: '[role=option],[role=menuitemradio],[role=menuitemcheckbox],[role=treeitem]',
  row: 'tbody tr,[role=row],li',
};
// The words of an element, without those of controls inside it.
const words = (element) => {
  if (!element) return '';
  const copy = element.cloneNode(true);
  copy.querySelectorAll('input,select,textarea,button,script,style,[aria-hidden=true]').forEach((part) => part.remove());
  return tidy(copy.textContent);
};
const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => words(document.getElementById(id))).join(' '));
  if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels?.length) return tidy([...element.labels].map(words).join(' '));
  if (element.matches('input[type=submit],input[type=button]')) return tidy(element.value);
  if (element.matches('input,select,textarea')) return tidy(element.title || element.placeholder);
  return tidy(element.innerText) || tidy(element.title);
};
const seen = (element) => {
  if (element.closest('[inert],[aria-hidden=true]')) return false;
  // A styled tick box is often a hidden input under a drawn one: its label is what is seen.
  const box = (part) => part.getClientRects().length > 0 && getComputedStyle(part).visibility !== 'hidden';
  return box(element) || [...(element.labels ?? [])].some(box);
};
// While a dialog is open nothing behind it can be reached.
const scope = () => [...document.querySelectorAll('dialog:modal,[aria-modal=true]')].filter(seen).at(-1) ?? document.body;
// Exactly this name; else a name that begins with it ("Tanggal lahir" for "Tanggal lahir (boleh kosong)").
const find = (kind, name) => {
  const all = [...scope().querySelectorAll(kinds[kind])].filter(seen).map((element) => [element, nameOf(element)]);
  const exact = all.filter(([, its]) => its === name);
  const hits = exact.length ? exact : all.filter(([, its]) => its.startsWith(name));
  return { hits: hits.map(([element]) => element), names: all.map(([, its]) => its) };
};
const focused = () => (document.activeElement && document.activeElement !== document.body ? nameOf(document.activeElement) : '');
const shown = () => tidy(document.body?.innerText);
const painted = (done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
