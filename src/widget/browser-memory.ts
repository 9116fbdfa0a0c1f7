import { Memory } from './memory';
import type { Shelf } from './memory';

const nowhere: Shelf = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

/** The browser's storage, or one that forgets where the page may have none. */
export function openMemory(scope: string): Memory {
  const shelf = (open: () => Shelf): Shelf => {
    try {
      return open();
    } catch {
      return nowhere;
    }
  };
  return new Memory(
    shelf(() => localStorage),
    shelf(() => sessionStorage),
    `tro-ly:${scope}`,
  );
}
