import { shorten } from '../../src/answers/shorten';

const line = (name: string): string => `- ${name} ${'x'.repeat(40)}`;
const list = (...names: readonly string[]): string => names.map(line).join('\n');

describe('shorten', () => {
  it('keeps the first lines where no line fits the question better', () => {
    const { passages, hidden } = shorten([{ markdown: list('a', 'b', 'c', 'd') }], 100);

    expect(passages).toEqual([list('a', 'b')]);
    expect(hidden).toBe(2);
  });

  it('shows a hidden line first where it answers clearly better', () => {
    const fits = [0.1, 0.2, 0, 0.9];
    const { passages, hidden } = shorten([{ markdown: list('a', 'b', 'c', 'd'), fits }], 100);

    expect(passages).toEqual([list('d', 'a')]);
    expect(hidden).toBe(2);
  });

  it.each([
    ['is little better than a shown one', [0.8, 0, 0, 0.9]],
    ['has but few of the words', [0, 0, 0, 0.3]],
  ])('keeps the order where the hidden line %s', (_, fits) => {
    const { passages } = shorten([{ markdown: list('a', 'b', 'c', 'd'), fits }], 100);

    expect(passages).toEqual([list('a', 'b')]);
  });

  it('makes room among the notes for the one that answers', () => {
    const { passages } = shorten(
      [
        { markdown: list('a', 'b', 'c', 'd') },
        { heading: 'Notes', markdown: list('e', 'f'), fits: [0, 0.9] },
      ],
      150,
    );

    expect(passages[1]).toBe(`Notes\n${line('f')}`);
  });
});
