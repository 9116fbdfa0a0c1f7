export { packKnowledge } from './knowledge-pack';
