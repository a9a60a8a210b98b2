// Files on their way in, whichever way they come: chosen, dropped or pasted. Their content is looked at by the core alone;
// here only a file that is far too long is kept from being read at all.

import { call, commands, Fault, type ShrunkPicture } from '../../bridge';

/** The picture as it would be kept, with what shows it. */
export interface Incoming extends ShrunkPicture {
  url: string;
}

export const jpegUrl = (base64: string): string => `data:image/jpeg;base64,${base64}`;

/** Makes a file small and plain; throws a `Fault` at the field `picture`. */
export async function shrink(file: Blob, mostBytes: number): Promise<Incoming> {
  const refused = (code: 'picture_too_large' | 'picture_empty' | 'picture_none', max = 0) =>
    new Fault([{ code, field: 'picture', values: { max } }]);
  if (file.size > mostBytes) throw refused('picture_too_large', Math.floor(mostBytes / 2 ** 20));
  if (file.size === 0) throw refused('picture_empty');
  // A folder, or a file that is gone by now, gives nothing.
  const text = await base64Of(file).catch(() => null);
  if (text === null) throw refused('picture_none');
  const shrunk = await call(commands.shrinkPicture(text));
  return { ...shrunk, url: jpegUrl(shrunk.picture) };
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((settle, fail) => {
    const reader = new FileReader();
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'));
    reader.onload = () => {
      const url = reader.result as string;
      settle(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}

/** What somebody drags or pastes, where it is files. */
export const filesOf = (data: DataTransfer | null): readonly File[] => [...(data?.files ?? [])];

/** Whether files are being dragged: what they are is told only once they are dropped. */
export const carriesFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') ?? false;
