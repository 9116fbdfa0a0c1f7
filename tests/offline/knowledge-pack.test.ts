import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../src/core';
import { loadKnowledge } from '../../src/knowledge';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import { packKnowledge } from '../../src/offline';
import { unpackKnowledge } from '../../src/offline/knowledge-pack';
import { aKnowledgeFolder } from '../support/knowledge-folder';

async function aSnapshot(): Promise<KnowledgeSnapshot> {
  const folder = await aKnowledgeFolder();
  const snapshot = await folder.load();
  await folder.remove();
  return snapshot;
}

describe('packed knowledge', () => {
  it('holds all that answers are made of, and of the localities one and the neutral one', async () => {
    const snapshot = await aSnapshot();

    const unpacked = unpackKnowledge(await packKnowledge(snapshot, 'thu-nghiem'));

    const told = (one: KnowledgeSnapshot) =>
      [...one.articles.values()].map((article) => ({
        ...article,
        file: '',
        hash: '',
        relatedCodes: [],
        unverified: [],
        sections: article.sections.map((section) => ({ ...section, line: 0 })),
      }));
    expect(told(unpacked)).toEqual(told(snapshot));
    expect([...unpacked.localities.keys()]).toEqual(['thu-nghiem', 'mac-dinh']);
    expect(unpacked.version).toBe(snapshot.version);
    expect(unpacked.intents).toEqual(snapshot.intents);
    expect(unpacked.legal.get('luat-ho-tich-2014')).toEqual(
      snapshot.legal.get('luat-ho-tich-2014'),
    );
    expect(unpacked.legal.has('tt-cu-2019')).toBe(false);
  });

  it('is the same for the same snapshot, and changes where it is about what changed', async () => {
    const snapshot = await aSnapshot();
    const other = { ...snapshot, intents: [] };

    const [a, b, c] = await Promise.all(
      [snapshot, snapshot, other].map((one) => packKnowledge(one, 'mac-dinh')),
    );

    expect(b).toEqual(a);
    expect(c?.knowledge).toEqual(a?.knowledge);
    expect(c?.language).not.toEqual(a?.language);
  });

  it('costs at most 300 kB for the real handbook in its largest locality', async () => {
    const dir = path.join(__dirname, '../../knowledge');
    const snapshot = await loadKnowledge(dir, { clock: systemClock });

    const pack = await packKnowledge(snapshot, 'ho-chi-minh-ba-ria-vung-tau');

    expect(gzipSync(pack.knowledge, { level: 9 }).length).toBeLessThanOrEqual(300_000);
  }, 60_000);

  it('is refused in another format', async () => {
    const { knowledge, language } = await packKnowledge(await aSnapshot(), 'mac-dinh');

    expect(() => unpackKnowledge({ knowledge: language.subarray(5), language })).toThrow();
    expect(() => unpackKnowledge({ knowledge, language: new Uint8Array() })).toThrow();
  });
});
