import {
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine } from '../../src/answers';
import { readLearned, writeLearned, writeWhole } from '../../src/learned-file';
import { theRealKnowledge } from '../support/talk';

const folder = mkdtempSync(path.join(tmpdir(), 'learned-'));
const file = path.join(folder, 'learned.bin');
const program = path.join(folder, 'main.js');
const place = { file, program };
writeFileSync(program, 'program');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const questions = readFileSync('tests/golden/questions.jsonl', 'utf8')
  .trim()
  .split('\n')
  .filter((_, at) => at % 5 === 0)
  .map((line) => (JSON.parse(line) as { readonly text: string }).text);

describe('what the build learned', () => {
  it('makes the same engine again, without learning', async () => {
    const snapshot = await theRealKnowledge();
    const first = createEngine(snapshot);
    writeLearned(place, first.learned());
    const learned = readLearned(place);
    const again = createEngine(snapshot, learned);

    expect(learned?.version).toBe(snapshot.version);
    for (const text of questions) {
      expect(again.decider.decide(text, 'vi', {})).toEqual(first.decider.decide(text, 'vi', {}));
    }
  });

  it('is not used for other knowledge', async () => {
    const snapshot = await theRealKnowledge();
    const learned = readLearned(place);
    const other = createEngine({ ...snapshot, version: 'another' }, learned);

    expect(other.learned().understanding).not.toBe(learned?.understanding);
  });

  it('is nothing to another program', () => {
    writeFileSync(program, 'newer');

    expect(readLearned(place)).toBeUndefined();
    writeFileSync(program, 'program');
    expect(readLearned(place)).toBeDefined();
  });

  it('is nothing where the file is missing, cut short or no such file', () => {
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 3));

    expect(readLearned(place)).toBeUndefined();
    expect(readLearned({ ...place, file: path.join(folder, 'none') })).toBeUndefined();
    writeFileSync(file, 'hello\n');
    expect(readLearned(place)).toBeUndefined();
  });
});

describe('a file of the build', () => {
  it('takes the place of the last one whole: who reads that one meanwhile reads it to its end', () => {
    const own = mkdtempSync(path.join(folder, 'own-'));
    const target = path.join(own, 'built');
    writeWhole(target, Buffer.from('the first'));
    const reader = openSync(target, 'r');
    // What a build that was killed has left.
    writeFileSync(`${target}.unfinished`, 'the sec');
    writeWhole(target, Buffer.from('the second'));
    const read = Buffer.alloc(20);

    expect(read.toString('utf8', 0, readSync(reader, read))).toBe('the first');
    expect(readFileSync(target, 'utf8')).toBe('the second');
    expect(readdirSync(own)).toEqual(['built']);
  });
});
