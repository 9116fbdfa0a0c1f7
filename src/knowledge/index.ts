export * from './model';
export { headings } from './headings';
export { enumeratePaths, nextQuestion, resolveDossier } from './dossier';
export type { CaseAnswers, ResolvedDossier } from './dossier';
export { isActive } from './period';
export { activeBlocks, blocksToMarkdown, exceptionsFor, fillIn, localNotes } from './render';
export type { RenderContext } from './render';
export { loadKnowledge } from './load';
export type { LoadOptions } from './load';
export { storeKnowledge } from './stored';
export type { StoredPlace } from './stored';
export { KnowledgeLibrary } from './library';
export { findUnits } from './gazetteer';
export type { UnitCandidate, UnitFinding } from './gazetteer';
export { catalogueIndexFile, openCatalogue } from './catalogue';
export type { Catalogue, CatalogueEntry } from './catalogue';
export { importCatalogue } from './catalogue-import';
export type { ImportReport } from './catalogue-import';
export type { Procedure } from './procedure';
export { jsonSchemas } from './json-schemas';
export { missingFacets } from './check-article';
export { neutralHandling } from './handling';
export type {
  Handling,
  HandlingAgency,
  HandlingConfidence,
  HandlingDeadline,
  HandlingField,
  HandlingLocality,
  HolidayYear,
  Span,
  TicketKind,
} from './handling';
