import fc from 'fast-check';
import { parseMarkdown, plainText } from '../../src/widget/markdown';

const text = (value: string) => ({ kind: 'text', text: value });
const link = (href: string, shown: string) => ({ kind: 'link', href, text: shown });

describe('parseMarkdown', () => {
  it('knows paragraphs, bullets and steps, and keeps lines of one paragraph apart', () => {
    expect(parseMarkdown('Một\nhai\n\n- ba\n- bốn\n1. năm')).toEqual([
      { kind: 'paragraph', children: [text('Một'), { kind: 'break' }, text('hai')] },
      { kind: 'list', ordered: false, items: [[text('ba')], [text('bốn')]] },
      { kind: 'list', ordered: true, items: [[text('năm')]] },
    ]);
  });

  it.each([
    ['bold', '**Lệ phí**', [{ kind: 'strong', children: [text('Lệ phí')] }]],
    [
      'a named link',
      '[Cổng](https://dichvucong.gov.vn)',
      [link('https://dichvucong.gov.vn', 'Cổng')],
    ],
    ['a page of ours', '[Tạm trú](/cam-nang/tam-tru)', [link('/cam-nang/tam-tru', 'Tạm trú')]],
    ['a number to call', '[1800 1096](tel:18001096)', [link('tel:18001096', '1800 1096')]],
    [
      'a bare address',
      'https://vneid.gov.vn/a.',
      [link('https://vneid.gov.vn/a', 'https://vneid.gov.vn/a'), text('.')],
    ],
    [
      'a government site by name',
      'vào dichvucong.gov.vn, rồi',
      [text('vào '), link('https://dichvucong.gov.vn', 'dichvucong.gov.vn'), text(', rồi')],
    ],
    ['a script for a link, which stays text', '[x](javascript:alert(1))', [text('x'), text(')')]],
    ['another site in the guise of ours', '[x](//evil.example)', [text('x')]],
    [
      'markup, which stays text',
      '<img src=x onerror=alert(1)>',
      [text('<img src=x onerror=alert(1)>')],
    ],
    ['an unclosed bold', '**a', [text('**a')]],
  ])('reads %s', (_, written, children) => {
    expect(parseMarkdown(written)).toEqual([{ kind: 'paragraph', children }]);
  });

  it('never throws and makes no link that could run a script', () => {
    const piece = fc.constantFrom(
      '**',
      '[',
      '](',
      ')',
      'javascript:',
      'https://',
      'a.gov.vn',
      '\n',
      '- ',
      '1. ',
      'ơ',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const hrefs = JSON.stringify(parseMarkdown(pieces.join(''))).match(/"href":"[^"]*/g) ?? [];
        return hrefs.every((href) => /"href":"(https?:\/\/|tel:|mailto:|\/(?!\/))/.test(href));
      }),
    );
  });
});

describe('plainText', () => {
  it('is what is read aloud: no stars, no targets of links, numbered steps', () => {
    expect(plainText('**Hồ sơ**\n\n1. Vào [Cổng](https://a.vn)\n2. Gửi')).toBe(
      'Hồ sơ\n\n1. Vào Cổng\n2. Gửi',
    );
  });
});
