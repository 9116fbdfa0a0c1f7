import { chosenText } from '../../src/answers';
import type { QuestionContext } from '../../src/answers';

const offered = [
  'Đăng ký tạm trú',
  'Gia hạn tạm trú',
  'Đăng ký thường trú của cả nhà',
  'Không phải các việc này',
].map((label, i) => ({ label, send: `mục ${i + 1}` }));

function chose(text: string, context: QuestionContext = { offered, choosing: true }): string {
  return chosenText({ id: 'q', text, lang: 'vi', context });
}

describe('a message after an offer', () => {
  it.each([
    ['2', 'mục 2'],
    ['2.', 'mục 2'],
    [' 2) ', 'mục 2'],
    ['số 3', 'mục 3'],
    ['chọn số 1 nhé', 'mục 1'],
    ['Gia hạn tạm trú', 'mục 2'],
    ['gia han tam tru', 'mục 2'],
    ['gia hạn', 'mục 2'],
    ['cái thường trú ạ', 'mục 3'],
    ['Không phải các việc này', 'mục 4'],
  ])('“%s” stands for %s', (text, send) => {
    expect(chose(text)).toBe(send);
  });

  it.each(['tạm trú', '9', 'đăng ký tạm trú cần gì', 'hộ chiếu', 'ạ'])(
    '“%s” stays as it is',
    (text) => {
      expect(chose(text)).toBe(text);
    },
  );

  it('is matched by single words only where a choice was asked for', () => {
    expect(chose('gia hạn', { offered })).toBe('gia hạn');
    expect(chose('Gia hạn tạm trú', { offered })).toBe('mục 2');
  });
});
