export { packKnowledge } from './knowledge-pack';
export { PackKeeper } from './pack-keeper';
export type { KnowledgeFile } from './pack-keeper';
