import { choiceActivity, chosen, sameWords } from '../../src/dialogs/choices';

const labels = ['Ở Việt Nam', 'Nước ngoài, chưa khai sinh ở đó', 'Nước ngoài, đã khai sinh ở đó'];

describe('what a citizen chooses', () => {
  it.each([
    ['1', 0],
    ['số 2', 1],
    ['3.', 2],
    ['ở việt nam', 0],
    ['o viet nam', 0],
    ['Việt Nam', 0],
    ['đã khai sinh', 2],
    ['nước ngoài, chưa khai sinh', 1],
  ])('is read from “%s”', (text, place) => {
    expect(chosen(text, labels)).toBe(place);
  });

  it.each(['4', '0', 'nước ngoài', 'blup', 'khai sinh ở đó', ''])(
    'stays open for “%s”, which could be several or none',
    (text) => {
      expect(chosen(text, labels)).toBeUndefined();
    },
  );
});

it('shows choices as numbered lines and as buttons', () => {
  const activity = choiceActivity('Câu hỏi', sameWords(labels));

  expect(activity.text).toContain('2. Nước ngoài, chưa khai sinh ở đó');
  expect(activity.suggestedActions?.actions.map(({ title }) => title)).toEqual(labels);
});
