export { createDocumentIndex } from './document-index';
export type {
  DocumentHit,
  DocumentIndex,
  DocumentIndexOptions,
  SearchDocument,
} from './document-index';
export { queryOfWords } from './query-terms';
export { defaultRescore } from './prepared-query';
export type { DocumentQuery, QueryTerm, RescoreOptions } from './prepared-query';
export { createSearchIndex, restoreSearchIndex } from './search-index';
export type {
  PassageHit,
  SearchIndex,
  SearchResult,
  StoredSearch,
  TopicFeatures,
  TopicHit,
} from './search-index';
export { lexicalFeatures } from './lexical-features';
export type { LexicalFeatures } from './lexical-features';
export { createCatalogueSearch } from './catalogue-index';
export type { CatalogueHit, CatalogueSearch } from './catalogue-index';
