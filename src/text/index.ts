export { fold, hasMarks, normalize } from './unicode';
export { isSyllable, isWellFormed, placeTone } from './syllable';
export { tokenize } from './tokenize';
export { guessLanguage, languageNamed, spokenLanguage } from './language';
export { encodeCounts } from './counts';
export type { StoredCounts, SyllableCounts } from './counts';
export { baseCounts } from './base-counts';
export { createSyllableModel } from './syllable-model';
export type { LearnedSyllables, SyllableModel } from './syllable-model';
export { createTextRepair } from './repair';
export type {
  Repaired,
  RepairStep,
  RepairVocabulary,
  TextRepair,
  TextRepairOptions,
} from './repair';
export { maskPersonalData } from './personal-data';
export type { Meaning } from './synonyms';
export { GrowingInts, grown } from './growing-ints';
export { Lexicon } from './lexicon';
export { PairNumbers, noPairs } from './pair-numbers';
export type { StoredPairs } from './pair-numbers';
export { isFunctionWord } from './function-words';
export { pairsOf, termsOf } from './terms';
export { withinOneEdit } from './candidates';
