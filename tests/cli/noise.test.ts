import { addNoise } from '../../src/cli/noise';
import type { Noise } from '../../src/cli/noise';

const tools = { shortForms: new Map([['bảo hiểm xã hội', 'BHXH']]) };

describe('addNoise', () => {
  it.each<[Noise, string, string]>([
    ['none', 'Bảo hiểm xã hội', 'Bảo hiểm xã hội'],
    ['nomarks', 'Đường đến trường', 'duong den truong'],
    ['telex', 'được cấp giấy', 'dduwowcj caaps giaays'],
    ['nfd', 'ấ', 'a\u0302\u0301'],
    ['tone', 'hòa thủy', 'hoà thuỷ'],
    ['tone', 'hoà', 'hòa'],
    ['abbr', 'đóng bảo hiểm xã hội', 'đóng BHXH'],
  ])('%s turns %s into %s', (noise, text, spoilt) => {
    expect(addNoise(text, noise, tools)).toBe(spoilt);
  });

  it('makes the same single slip every time', () => {
    const text = 'đăng ký thường trú cho con';

    expect(addNoise(text, 'typo', tools)).not.toBe(text);
    expect(addNoise(text, 'typo', tools)).toBe(addNoise(text, 'typo', tools));
    expect(Math.abs(addNoise(text, 'typo', tools).length - text.length)).toBeLessThanOrEqual(1);
  });
});
