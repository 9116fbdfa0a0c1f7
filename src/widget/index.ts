export { parseMarkdown } from './markdown';
export type { Block, Inline } from './markdown';
