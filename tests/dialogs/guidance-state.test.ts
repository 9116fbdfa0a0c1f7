import { fadedContext, silenceMs } from '../../src/dialogs/guidance-state';

describe('what a conversation remembers', () => {
  it('is gone after the idle time', () => {
    const state = {
      lang: 'vi',
      context: { topic: 'dang-ky-tam-tru' },
      lastSeen: '2026-11-21T03:00:00.000Z',
    } as const;
    const at = (minutes: number): Date => new Date(Date.parse(state.lastSeen) + minutes * 60_000);

    expect(fadedContext(state, at(29), 30 * 60_000)).toEqual(state.context);
    expect(fadedContext(state, at(31), 30 * 60_000)).toEqual({});
    expect(silenceMs({ lang: 'vi', context: {} }, at(1))).toBe(0);
  });
});
