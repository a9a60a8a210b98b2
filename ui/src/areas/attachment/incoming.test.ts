import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../bridge';
import { shrink } from './incoming';

const asked = vi.fn();
vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  commands: { shrinkPicture: (text: string) => asked(text) as unknown },
}));

const codeOf = async (made: Promise<unknown>) => {
  const thrown = await made.catch((fault: unknown) => fault);
  return thrown instanceof Fault ? thrown.code : null;
};

describe('a file on its way in', () => {
  beforeEach(() => asked.mockReset());

  it('is not read at all where it is far too long', async () => {
    const read = vi.fn();
    const huge = { size: 2 * 2 ** 30, arrayBuffer: read, stream: read, text: read };
    expect(await codeOf(shrink(huge as unknown as Blob, 25 * 2 ** 20))).toBe('picture_too_large');
    expect(read).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is refused where there is nothing in it', async () => {
    expect(await codeOf(shrink(new Blob([]), 99))).toBe('picture_empty');
    expect(asked).not.toHaveBeenCalled();
  });

  it('goes to the core as base64 and comes back as something that can be shown', async () => {
    asked.mockResolvedValue({ status: 'ok', data: { picture: '/9j/', width: 4, height: 3 } });
    const made = await shrink(new Blob(['abc'], { type: 'text/plain' }), 99);
    expect(asked).toHaveBeenCalledWith('YWJj');
    expect(made.url).toBe('data:image/jpeg;base64,/9j/');
  });

  it('hands on what the core says of it', async () => {
    const error = [{ code: 'picture_pdf', field: 'picture', values: {} }];
    asked.mockResolvedValue({ status: 'error', error });
    expect(await codeOf(shrink(new Blob(['%PDF-']), 99))).toBe('picture_pdf');
  });
});
