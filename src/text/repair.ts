import type { Language } from '../core';
import { createAbbreviations } from './abbreviations';
import type { ShortForm } from './abbreviations';
import { createPropose } from './candidates';
import type { Propose } from './candidates';
import { createDecoder } from './decode';
import { guessLanguage } from './language';
import { spellNumbers } from './numbers';
import { placeTone } from './syllable';
import type { SyllableModel } from './syllable-model';
import { createSynonyms } from './synonyms';
import type { Meaning, SynonymPair } from './synonyms';
import { tokenize } from './tokenize';
import { createSplitter, createTypingDecoder, shortenRuns } from './typing';
import { fold, hasMarks, normalize } from './unicode';
import { mapWords } from './words';

/** One step that changed the text, for `ask --explain`. */
export interface RepairStep {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** An utterance as the rest of the program reads it. */
export interface Repaired {
  /** As normalized, before any repair. */
  readonly typed: string;
  /** Lower case, repaired. */
  readonly text: string;
  readonly folded: string;
  readonly tokens: readonly string[];
  /** What the words used mean in the words of the articles. */
  readonly added: readonly Meaning[];
  readonly lang: Language;
  readonly steps: readonly RepairStep[];
}

/** Curated lists of `tu-dien.yaml`, as much as text repair needs of them. */
export interface RepairVocabulary {
  readonly abbreviations: readonly ShortForm[];
  readonly teencode: Readonly<Record<string, string>>;
  readonly synonyms: readonly SynonymPair[];
}

export interface TextRepairOptions {
  readonly vocabulary: RepairVocabulary;
  readonly model: SyllableModel;
}

export interface TextRepair {
  /** Repairs what a citizen typed. Reads the first 2,000 characters; never throws. */
  repair(text: string, lang?: Language): Repaired;
  /**
   * The words of a line of an article or of a sample question: short forms written out, marks
   * restored where a sample was written without any. Remembers lines it has seen.
   */
  words(line: string): readonly string[];
  /** Forgets the lines seen by `words`, once everything is built from them. */
  forgetWords(): void;
}

interface NamedStep {
  readonly name: string;
  readonly apply: (text: string) => string;
}

const longestRead = 2000;

function createTeencode(words: Readonly<Record<string, string>>): (text: string) => string {
  const known = new Map(
    Object.entries(words).map(([chat, plain]) => [chat.normalize('NFC').toLowerCase(), plain]),
  );
  // A capital letter alone is a class or an initial: `hạng A`, `T.`.
  const isInitial = (word: string): boolean => word.length === 1 && word !== word.toLowerCase();
  return (text) =>
    mapWords(text, (word) => (isInitial(word) ? word : (known.get(word.toLowerCase()) ?? word)));
}

/** A short form that nothing near explained is no slip of the finger. */
function proposeExcept(shorts: ReadonlySet<string>, propose: Propose): Propose {
  return (word, free, odd) => (shorts.has(word) ? [{ id: -1, cost: 0 }] : propose(word, free, odd));
}

// `mất` is to lose and to take (time, a fee); only the first names a subject.
const takes = /(?<!\p{L})mất(?= (?:bao|mấy|nhiêu|phí|lâu|khoảng|thời gian)(?!\p{L}))/gu;

function tellSenses(text: string): string {
  return text.includes('mất ') ? text.replace(takes, 'hết') : text;
}

function createSteps({ vocabulary, model }: TextRepairOptions): readonly NamedStep[] {
  const shorts = new Set(vocabulary.abbreviations.map(({ short }) => short.toLowerCase()));
  return [
    { name: 'runs', apply: shortenRuns },
    { name: 'numbers', apply: spellNumbers },
    { name: 'teencode', apply: createTeencode(vocabulary.teencode) },
    { name: 'abbreviations', apply: createAbbreviations(vocabulary.abbreviations) },
    { name: 'typing', apply: createTypingDecoder(model) },
    { name: 'tone', apply: (text) => mapWords(text.toLowerCase(), placeTone) },
    { name: 'joined', apply: createSplitter(model) },
    { name: 'spelling', apply: createDecoder(model, proposeExcept(shorts, createPropose(model))) },
    { name: 'senses', apply: tellSenses },
  ];
}

function runSteps(text: string, list: readonly NamedStep[]): { text: string; steps: RepairStep[] } {
  const steps: RepairStep[] = [];
  let current = text;
  for (const { name, apply } of list) {
    const after = apply(current);
    if (after !== current && after.toLowerCase() !== current.toLowerCase()) {
      steps.push({ name, before: current, after });
    }
    current = after;
  }
  return { text: current, steps };
}

type Cut = (line: string) => readonly string[];

/** The same lines are cut for topics, passages and samples. */
function remember(cut: Cut): Pick<TextRepair, 'words' | 'forgetWords'> {
  const known = new Map<string, readonly string[]>();
  return {
    words: (line) => {
      const seen = known.get(line);
      if (seen) return seen;
      const words = cut(line);
      known.set(line, words);
      return words;
    },
    forgetWords: () => {
      known.clear();
    },
  };
}

/** Builds the repair of utterances from curated lists and the syllable model. */
export function createTextRepair(options: TextRepairOptions): TextRepair {
  const steps = createSteps(options);
  const abbreviate = createAbbreviations(options.vocabulary.abbreviations);
  const meaningOf = createSynonyms(options.vocabulary.synonyms);
  return {
    repair: (raw, given) => {
      const typed = normalize(raw.slice(0, longestRead)).slice(0, longestRead);
      const guessed = given === 'km' ? 'km' : guessLanguage(typed);
      const repaired =
        guessed === 'vi' ? runSteps(typed, steps) : { text: typed.toLowerCase(), steps: [] };
      const tokens = tokenize(repaired.text, guessed);
      const added = meaningOf(tokens);
      return { typed, ...repaired, folded: fold(repaired.text), tokens, added, lang: guessed };
    },
    ...remember((line) => {
      const plain = abbreviate(normalize(line));
      if (hasMarks(plain)) return tokenize(tellSenses(plain.toLowerCase()), 'vi');
      const lang = guessLanguage(plain);
      return tokenize(lang === 'vi' ? runSteps(plain, steps).text : plain, lang);
    }),
  };
}
