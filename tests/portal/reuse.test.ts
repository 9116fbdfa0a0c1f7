import request from 'supertest';
import { dataScript } from '../../src/portal/html';
import { useSite } from '../support/site';

// Another agency's page that shows one of our articles in a frame.
const hostPage = (url: string) => ({
  html: `<!doctype html><html lang="vi"><title>Xã Bình Lư</title>
<iframe src="${url}/nhung/dang-ky-khai-sinh" title="Đăng ký khai sinh"></iframe></html>`,
  contentSecurityPolicy: `default-src 'none'; frame-src ${url}`,
});

const site = useSite(hostPage);

const get = (path: string) => request(site.web.url).get(path);

interface Node {
  readonly '@type': string;
  readonly [name: string]: unknown;
}

async function graphOf(path: string): Promise<readonly Node[]> {
  const { text } = await get(path);
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  return (JSON.parse(json) as { '@graph': readonly Node[] })['@graph'];
}

describe('what search engines read', () => {
  it('names the service, its questions with answers, and its steps', async () => {
    const graph = await graphOf('/cam-nang/dang-ky-khai-sinh');
    const find = (type: string) => graph.find((node) => node['@type'] === type);

    expect(find('GovernmentService')).toMatchObject({
      name: 'Đăng ký khai sinh',
      identifier: '1.001193',
      url: `${site.web.url}/cam-nang/dang-ky-khai-sinh`,
    });
    expect(find('FAQPage')?.['mainEntity']).toContainEqual({
      '@type': 'Question',
      name: 'Đăng ký khai sinh: Cần giấy tờ gì?',
      acceptedAnswer: {
        '@type': 'Answer',
        text: '- Giấy chứng sinh.\n- Căn cước của cha hoặc mẹ.',
      },
    });
    expect(find('HowTo')?.['step']).toHaveLength(2);
  });

  it('cannot end its own element', () => {
    expect(dataScript({ name: '</script><script>alert(1)' }).text).not.toContain('</script><');
  });

  it('is no script to a browser, which finds nothing against the policy', async () => {
    const page = await site.browser.newPage();
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    await page.goto(`${site.web.url}/cam-nang/dang-ky-khai-sinh`);
    await page.locator('.launcher').waitFor();
    await page.close();

    expect(complaints).toEqual([]);
  });
});

describe('an article elsewhere', () => {
  it('is data with basis, dates, addresses and the source to name, for programs of any site', async () => {
    const reply = await get('/cam-nang/dang-ky-khai-sinh.json');
    const { parts, attribution } = reply.body as {
      parts: readonly { facet: string; checkedOn: string; legal: readonly { number: string }[] }[];
      attribution: string;
    };

    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(reply.body).toMatchObject({ id: 'dang-ky-khai-sinh', code: '1.001193', lang: 'vi' });
    expect(parts.find(({ facet }) => facet === 'fee')).toMatchObject({
      checkedOn: '2026-11-20',
      legal: [{ number: '60/2014/QH13' }],
    });
    expect(attribution).toContain(`Cẩm nang Dịch vụ công, ${site.web.url}`);
  });

  it('answers 404 as data where there is no such article', async () => {
    const reply = await get('/cam-nang/khong-co.json');

    expect(reply.status).toBe(404);
    expect(reply.body).toEqual({ error: 'Không có trang này' });
  });

  it('is shown in a frame of another site, and no other page is', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.web.hostUrl);
    const shown = await page.frameLocator('iframe').locator('h1').innerText();
    await page.close();
    const handbook = await get('/cam-nang/dang-ky-khai-sinh');

    expect(shown).toBe('Đăng ký khai sinh');
    expect(handbook.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(handbook.headers['x-frame-options']).toBe('SAMEORIGIN');
  });
});

describe('a printed code', () => {
  it('opens the topic as a question in the chat, once', async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.web.url}/hoi/dang-ky-khai-sinh`);
    const said = page.locator('.citizen .said');
    await page.locator('.bot .rating').first().waitFor();
    await page.reload();
    await page.locator('.bot .rating').first().waitFor();
    const asked = await said.allInnerTexts();
    await page.close();

    expect(asked).toEqual(['Đăng ký khai sinh']);
  });
});
