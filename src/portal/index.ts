export { createPortal } from './portal';
export type { PortalDeps } from './portal';
