import { describe, expect, it, vi } from 'vitest';
import { call, causesOf, Fault, onDamaged } from './bridge';

describe('the bridge', () => {
  it('hands back the data of a command', async () => {
    await expect(call(Promise.resolve({ status: 'ok', data: 7 }))).resolves.toBe(7);
  });
  it('throws every cause the core gives', async () => {
    const refused = call(
      Promise.resolve({
        status: 'error',
        error: [{ code: 'required', field: 'name' }, { code: 'not_allowed' }],
      }),
    );
    await expect(refused).rejects.toBeInstanceOf(Fault);
    const causes = await refused.catch(causesOf);
    expect(causes).toHaveLength(2);
  });
  it('tells of a damaged database wherever it is met', async () => {
    const heard = vi.fn();
    onDamaged(heard);
    await call(Promise.resolve({ status: 'error', error: [{ code: 'not_found' }] })).catch(
      causesOf,
    );
    expect(heard).not.toHaveBeenCalled();
    await call(Promise.resolve({ status: 'error', error: [{ code: 'database_damaged' }] })).catch(
      causesOf,
    );
    expect(heard).toHaveBeenCalledOnce();
  });
  it('makes a broken call one fault of its own', async () => {
    const broken = await call(Promise.reject(new Error('no such command'))).catch(causesOf);
    expect(broken).toEqual([{ code: 'internal' }]);
  });
});
