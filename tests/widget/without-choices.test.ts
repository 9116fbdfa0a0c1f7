import { withoutChoices } from '../../src/widget/without-choices';

const choices = ['Bệnh viện', 'Tại nhà', 'Dừng lại'].map((label) => ({ label, send: label }));

describe('a text with choices', () => {
  it.each([
    ['Sinh ở đâu?\n\n1. Bệnh viện\n2. Tại nhà', 'Sinh ở đâu?'],
    ['Sinh ở đâu?', 'Sinh ở đâu?'],
    ['Các bước:\n1. Mở VNeID\n2. Gửi', 'Các bước:\n1. Mở VNeID\n2. Gửi'],
    ['1. Bệnh viện', '1. Bệnh viện'],
    ['', ''],
  ])('loses the list that the buttons repeat, and nothing else: %j', (text, shown) => {
    expect(withoutChoices(text, choices)).toBe(shown);
  });
});
