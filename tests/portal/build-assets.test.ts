import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { messages } from '../../src/i18n';
import { openLabel } from '../../src/widget/open-label';
import { buildInto } from '../support/web-app';

let dir: string;
const read = (name: string) => readFile(path.join(dir, name), 'utf8');
const weight = async (name: string) => gzipSync(await read(name), { level: 9 }).length;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'assets-'));
  await buildInto(dir);
});

afterAll(() => rm(dir, { recursive: true }));

describe('the bundles', () => {
  it('cost a page at most 4 kB for the button and 45 kB for the open chat', async () => {
    const button = await weight('widget.js');
    const open = button + (await weight('widget-chat.js')) + (await weight('widget.css'));

    expect(button).toBeLessThanOrEqual(4 * 1024);
    expect(open).toBeLessThanOrEqual(45 * 1024);
  });

  it.each(['widget.js', 'widget-chat.js', 'widget.css', 'portal.css'])(
    'load nothing from elsewhere: %s',
    async (name) => {
      const addresses = (await read(name)).match(/https?:\/\/[^\s"'`]+/g) ?? [];

      expect(
        addresses.filter((address) => !/^https?:\/\/(www\.w3\.org|\$|<|\()/.test(address)),
      ).toEqual([]);
    },
  );

  it('carry only the sentences of the widget', async () => {
    const chat = await read('widget-chat.js');

    expect(chat.includes(messages.vi['widget.offline'])).toBe(true);
    expect(chat.includes(messages.vi['welcome.nature'])).toBe(false);
  });

  it('name the chat by its content, so that browsers may keep it', async () => {
    expect(/widget-chat\.js\?v=/.test(await read('widget.js'))).toBe(true);
  });

  it('say on the button what locales say', () => {
    const { vi, en, km } = messages;

    expect(openLabel).toEqual({
      vi: vi['widget.open'],
      en: en['widget.open'],
      km: km['widget.open'],
    });
  });
});
