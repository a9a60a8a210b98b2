// Where a search word stands in a name although it is spelt another way: the same folding as the
// core's (values/search_key.rs), with the place each folded letter came from.

interface Letter {
  is: string;
  from: number;
  to: number;
}

const DIGRAPHS: readonly (readonly [string, string])[] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
  ['sj', 'sy'],
  ['nj', 'ny'],
];
const MUHAMMAD = /^(moh|moch|muh|much|moc?ham+ad|muham+ad)$/;

/** Each word of a text, folded, with the places of its letters. */
function foldedWords(text: string): Letter[][] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => foldWord(found[0], found.index));
}

function foldWord(word: string, start: number): Letter[] {
  const plain = [...word].map((letter) =>
    letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
  );
  const letters: Letter[] = [];
  const whole = plain.join('');
  if (MUHAMMAD.test(whole))
    return [...'muh'].map((is) => ({ is, from: start, to: start + word.length }));
  const keep = /\d/.test(whole);
  let place = start;
  const lengths = [...word].map((letter) => letter.length);
  for (let i = 0; i < plain.length; i += 1) {
    const two = (plain[i] ?? '') + (plain[i + 1] ?? '');
    const digraph = keep ? undefined : DIGRAPHS.find(([old]) => old === two);
    const size = digraph ? (lengths[i] ?? 1) + (lengths[i + 1] ?? 1) : (lengths[i] ?? 1);
    for (const is of digraph?.[1] ?? plain[i] ?? '') {
      const last = letters.at(-1);
      if (last && last.is === is && !keep) last.to = place + size;
      else letters.push({ is, from: place, to: place + size });
    }
    if (digraph) i += 1;
    place += size;
  }
  return letters;
}

export function fold(text: string): string {
  return foldedWords(text)
    .map((word) => word.map((letter) => letter.is).join(''))
    .join(' ');
}

/** The ranges of `text` that the words of `query` found, in order, not overlapping. */
export function hits(text: string, query: string): [number, number][] {
  const sought = fold(query).split(' ').filter(Boolean);
  if (sought.length === 0) return [];
  const found: [number, number][] = [];
  for (const word of foldedWords(text)) {
    const folded = word.map((letter) => letter.is).join('');
    for (const part of sought) {
      // One and two letters are looked for at the beginning of a word only, as the core does.
      const at = part.length < 3 ? (folded.startsWith(part) ? 0 : -1) : folded.indexOf(part);
      const [first, last] = [word[at], word[at + part.length - 1]];
      if (at >= 0 && first && last) found.push([first.from, last.to]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(([from], i) => !found.slice(0, i).some(([, to]) => from < to));
}
