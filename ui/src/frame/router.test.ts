import { describe, expect, it } from 'vitest';
import { HOME } from './places';
import { Router } from './router.svelte';

describe('the way through the screens', () => {
  it('goes back to where it was, with what that screen kept', () => {
    const router = new Router();
    router.here.kept['query'] = 'sekar';
    router.go(HOME);
    expect(router.here.kept).toEqual({});
    router.back();
    expect(router.here.kept['query']).toBe('sekar');
    expect(router.canGoBack).toBe(false);
  });
  it('does not go back to what was replaced', () => {
    const router = new Router();
    router.go(HOME);
    router.replace(HOME);
    router.back();
    expect(router.canGoBack).toBe(false);
  });
  it('leaves a form that is still there, and takes nobody back who has gone on', () => {
    const router = new Router();
    router.go({ screen: 'new_case' });
    const form = router.here;
    router.go({ screen: 'persons' });
    router.leave(form);
    router.leave(form, { screen: 'cases' });
    expect(router.here.place.screen).toBe('persons');
    router.back();
    router.leave(form, { screen: 'cases' });
    expect(router.here.place.screen).toBe('cases');
  });
  it('forgets the oldest steps rather than growing for ever', () => {
    const router = new Router();
    for (let i = 0; i < 200; i++) router.go(HOME);
    let steps = 0;
    while (router.canGoBack) {
      router.back();
      steps++;
    }
    expect(steps).toBeLessThan(60);
  });
});
