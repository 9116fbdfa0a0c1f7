export { packKnowledge } from './knowledge-pack';
export type { Pack } from './knowledge-pack';
export { PackKeeper } from './pack-keeper';
export type { PackedFiles } from './pack-keeper';
