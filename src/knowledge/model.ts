import type { Language } from '../core';
import type { Handling } from './handling';

/** What a section tells; the order is the order of an article. */
export const facets = [
  'overview',
  'who',
  'documents',
  'steps',
  'fee',
  'time',
  'where',
  'result',
  'exceptions',
  'legal',
  'trouble',
  'link',
] as const;
export type Facet = (typeof facets)[number];

export type Confidence = 'high' | 'medium' | 'low';

/** Where a facet's facts come from. Days are `YYYY-MM-DD` in Viet Nam. */
export interface Provenance {
  readonly legal: readonly string[];
  readonly asOf: string;
  readonly checkedOn: string;
  readonly recheckBy: string;
  readonly confidence: Confidence;
  readonly source?: string;
}

/** One bullet, step or paragraph of a section, with the period and the facets it concerns. */
export interface Block {
  readonly kind: 'paragraph' | 'bullet' | 'step';
  /** Markdown of the line, without its marker and tags. */
  readonly text: string;
  readonly from?: string;
  readonly until?: string;
  /** For blocks of `exceptions`: the facets whose answers they change. */
  readonly concerns: readonly Facet[];
}

export interface Section {
  readonly facet: Facet;
  readonly blocks: readonly Block[];
  readonly provenance: Provenance;
  /** 1-based line of the heading in the file. */
  readonly line: number;
}

export type CaseCondition = Readonly<Record<string, readonly string[]>>;

export interface DossierOption {
  readonly id: string;
  readonly label: string;
}

export interface DossierQuestion {
  readonly id: string;
  readonly ask: string;
  readonly when: CaseCondition;
  readonly options: readonly DossierOption[];
}

/** `nop`: hand in; `xuat-trinh`: show and take back; `co-san`: the state has it already. */
export type PaperKind = 'nop' | 'xuat-trinh' | 'co-san';

export interface DossierItem {
  readonly text: string;
  readonly kind: PaperKind;
  readonly copies?: string;
  readonly note?: string;
  readonly when: CaseCondition;
}

export interface DossierRemark {
  readonly text: string;
  readonly when: CaseCondition;
  readonly from?: string;
  readonly until?: string;
}

export interface Dossier {
  readonly questions: readonly DossierQuestion[];
  readonly items: readonly DossierItem[];
  readonly fee: readonly DossierRemark[];
  readonly time: readonly DossierRemark[];
  readonly where: readonly DossierRemark[];
  readonly pitfalls: readonly DossierRemark[];
}

export interface StuckHint {
  readonly step: number;
  readonly problem: string;
  readonly fix: string;
}

export type ServiceLevel = 'toan-trinh' | 'mot-phan' | 'thong-tin';

/** Whether an official has signed the text; a draft is marked as such wherever it is shown. */
export interface Review {
  readonly status: 'draft' | 'reviewed';
  readonly by?: string;
  readonly on?: string;
}

/** One topic in one language, as its file states it. */
export interface Article {
  readonly id: string;
  readonly lang: Language;
  readonly title: string;
  /** Titles in other languages, where the article itself is not translated. */
  readonly titles: Readonly<Partial<Record<Language, string>>>;
  readonly group: string;
  readonly code?: string;
  readonly relatedCodes: readonly string[];
  readonly level: ServiceLevel;
  readonly audience: readonly string[];
  readonly authority?: string;
  readonly portalUrl?: string;
  readonly lifeEvents: readonly string[];
  readonly aliases: readonly string[];
  readonly questions: readonly string[];
  /** Close questions this article does not answer; they teach the bot to refuse. */
  readonly outside: readonly string[];
  readonly related: readonly string[];
  readonly unverified: readonly string[];
  readonly review: Review;
  readonly sections: readonly Section[];
  readonly dossier?: Dossier;
  readonly stuck: readonly StuckHint[];
  /** File relative to the knowledge folder. */
  readonly file: string;
  /** SHA-256 of the file's text, hex. */
  readonly hash: string;
}

export interface LegalDocument {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly issuer: string;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly replaces: readonly string[];
  readonly replacedBy?: string;
  readonly amends: readonly string[];
  readonly source?: string;
}

export interface Group {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly icon: string;
  /** The catalogue: topic ids of the group in menu order. */
  readonly topics: readonly string[];
}

export interface LifeEvent {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
}

/** A unit of the two-tier government (commune, ward, special zone) and the old units it was formed from. */
export interface NewUnit {
  readonly name: string;
  readonly kind: string;
  readonly unchanged: boolean;
  readonly formedFrom: readonly OldUnit[];
  /** Other spellings of the name. */
  readonly also: readonly string[];
  /** Where its one-stop centre is, with the date of the announcement, as part of a sentence. */
  readonly centre?: string;
}

/** A commune, ward or town until 30 June 2025; `district` is `huyện …`, or empty for a district itself. */
export interface OldUnit {
  readonly name: string;
  readonly kind: string;
  readonly district: string;
  readonly part?: boolean;
  readonly also: readonly string[];
}

/** A district name people still use, and the name of the district it had become by June 2025. */
export interface FormerDistrict {
  readonly name: string;
  readonly became: string;
}

/** A local fact added to one facet of one topic. */
export interface LocalNote {
  readonly topic: string;
  readonly facet: Facet;
  readonly text: string;
  readonly from?: string;
  readonly until?: string;
  readonly provenance: Provenance;
}

export interface Locality {
  readonly id: string;
  readonly name: string;
  /** Where the locality lay before the merger of 1 July 2025, if it did. */
  readonly formerName?: string;
  readonly languages: readonly Language[];
  /** Values articles use by name, e.g. `duong-day-nong`; the neutral default fills what is missing. */
  readonly values: Readonly<Record<string, string>>;
  readonly notes: readonly LocalNote[];
  readonly changes: readonly string[];
  readonly unverified: readonly string[];
  readonly review: Review;
  readonly units: readonly NewUnit[];
  readonly formerDistricts: readonly FormerDistrict[];
  /** Where the list of units comes from; missing where there is no list. */
  readonly unitsProvenance?: Provenance;
}

/** Curated language data of `tu-dien.yaml`; all terms NFC, lower case. */
export interface Vocabulary {
  /** Written short form to full forms; several full forms are told apart by context words. */
  readonly abbreviations: readonly Abbreviation[];
  /** Chat spellings to plain words. */
  readonly teencode: Readonly<Record<string, string>>;
  /** Words people use -> words the articles use, e.g. old and regional terms. */
  readonly synonyms: readonly Synonym[];
  /** Outdated terms that articles must not use, with what to write instead. */
  readonly forbidden: readonly ForbiddenTerm[];
}

export interface Abbreviation {
  readonly short: string;
  readonly full: string;
  /** Words one of which must stand near for this reading; empty means always. */
  readonly near: readonly string[];
}

export interface Synonym {
  readonly say: string;
  readonly mean: string;
}

export interface ForbiddenTerm {
  readonly term: string;
  readonly instead: string;
  /** Phrases in which the term is allowed, e.g. when the text says that it is over. */
  readonly unless: readonly string[];
}

/** Sample utterances of intents that are not topics (`y-dinh.yaml`). */
export interface IntentSamples {
  readonly intent: string;
  readonly samples: readonly string[];
}

/** A file of further sample questions: questions by topic. */
export type SampleQuestions = Readonly<Record<string, readonly string[]>>;

/** Everything the bot knows at one moment; replaced as a whole, never changed. */
export interface KnowledgeSnapshot {
  /** Short hash over all good files: same text, same version. */
  readonly version: string;
  readonly articles: ReadonlyMap<string, Article>;
  /** Translations by `<topic>.<lang>`. */
  readonly translations: ReadonlyMap<string, Article>;
  readonly legal: ReadonlyMap<string, LegalDocument>;
  readonly groups: readonly Group[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly localities: ReadonlyMap<string, Locality>;
  readonly vocabulary: Vocabulary;
  readonly intents: readonly IntentSamples[];
  /** Further sample questions by topic, already part of each article's `questions`. */
  readonly samples: ReadonlyMap<string, readonly string[]>;
  /** Who handles what people report; absent where the folder does not say. */
  readonly handling?: Handling;
  readonly problems: readonly Problem[];
}

/** What is wrong with a file, for a curator, in Vietnamese. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it. */
  readonly cure: string;
}
