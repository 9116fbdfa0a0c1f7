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

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const questions = [
  'lam giay khai sinh cho con can giay to gi',
  'đổi bằng lái xe hết bao nhiêu tiền',
  'cám ơn bạn nhiều nha',
  'lys lichj tuw phaps laf gif',
  'giá vàng hôm nay',
];

describe('what the build learned', () => {
  it('makes the same engine again, without learning', async () => {
    const snapshot = await theRealKnowledge();
    const first = createEngine(snapshot);
    writeLearned(file, first.learned());
    const again = createEngine(snapshot, readLearned(file));

    expect(again.learned()).toEqual(first.learned());
    for (const text of questions) {
      expect(again.decider.decide(text, 'vi', {})).toEqual(first.decider.decide(text, 'vi', {}));
    }
  });

  it('is not used for other knowledge', async () => {
    const snapshot = await theRealKnowledge();
    const learned = readLearned(file);
    const other = createEngine({ ...snapshot, version: 'another' }, learned);

    expect(other.learned().weights.topics).not.toBe(learned?.weights.topics);
  });

  it('is nothing where the file is missing, cut short or no such file', () => {
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 3));

    expect(readLearned(file)).toBeUndefined();
    expect(readLearned(path.join(folder, 'none'))).toBeUndefined();
    writeFileSync(file, 'hello\n');
    expect(readLearned(file)).toBeUndefined();
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
