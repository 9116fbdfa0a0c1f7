import fc from 'fast-check';
import { Html, html } from '../../src/portal/html';

describe('html', () => {
  it('puts text in as text, and markup of ours as markup', () => {
    const inner = html`<b>${'<i>'}</b>`;

    expect(html`<p title="${'"a"'}">${inner}${[1, 'b']}${false}${undefined}</p>`.text).toBe(
      '<p title="&quot;a&quot;"><b>&lt;i&gt;</b>1b</p>',
    );
  });

  it('lets no text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: made } = html`<a title="${text}">${text}</a>`;
        const inside = made.slice('<a title="'.length, -'</a>'.length);
        return !/[<]/.test(inside.replace('">', '')) && (inside.match(/"/g) ?? []).length === 1;
      }),
    );
  });

  it('takes only its own kind for markup', () => {
    expect(html`${new Html('<hr>')}`.text).toBe('<hr>');
  });
});
