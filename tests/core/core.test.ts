import fc from 'fast-check';
import {
  FixedClock,
  errorMessage,
  isLanguage,
  randomIds,
  sequentialIds,
  vietnamDay,
} from '../../src/core';

describe('vietnamDay', () => {
  it.each([
    ['2026-11-20T16:59:59Z', '2026-11-20'],
    ['2026-11-20T17:00:00Z', '2026-11-21'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
  ])('puts %s on %s in Viet Nam', (time, day) => {
    expect(vietnamDay(new Date(time))).toBe(day);
  });
});

describe('FixedClock', () => {
  it('stands still until it is moved, and cannot be moved through what it returned', () => {
    const clock = new FixedClock(new Date('2026-11-21T00:00:00Z'));
    clock.now().setFullYear(1999);

    expect(clock.now().toISOString()).toBe('2026-11-21T00:00:00.000Z');
    clock.advance(1500);
    expect(clock.now().toISOString()).toBe('2026-11-21T00:00:01.500Z');
  });
});

describe('ids', () => {
  it('give codes of the length asked, without look-alike characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (length) => {
        expect(randomIds.code(length)).toMatch(new RegExp(`^[2-9A-HJKMNP-TV-Z]{${length}}$`));
      }),
    );
  });

  it('count up alike in every sequential generator, and never repeat', () => {
    const first = sequentialIds();
    const second = sequentialIds();
    const codes = Array.from({ length: 2000 }, () => first.code(4));

    expect(Array.from({ length: 2000 }, () => second.code(4))).toEqual(codes);
    expect(new Set(codes).size).toBe(2000);
  });
});

describe('small words', () => {
  it('know the languages of the bot', () => {
    expect(['vi', 'en', 'km', 'fr', 7, undefined].map(isLanguage)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('find the message of whatever was thrown', () => {
    expect([new Error('a'), 'b', 3].map(errorMessage)).toEqual(['a', 'b', '3']);
  });
});
