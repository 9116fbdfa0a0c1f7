/** Tells whoever shows a conversation that its log has grown. */
export interface ActivitySignals {
  /** Calls `listener` after each append, perhaps once for several; returns how to stop. */
  subscribe(conversationId: string, listener: () => void): () => void;
}

/** The listeners of this process. */
export class LocalSignals implements ActivitySignals {
  private readonly listeners = new Map<string, Set<() => void>>();

  subscribe(conversationId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(conversationId) ?? new Set();
    this.listeners.set(conversationId, listeners.add(listener));
    return () => {
      this.unsubscribe(conversationId, listener);
    };
  }

  /** Wakes the listeners of one conversation. */
  wake(conversationId: string): void {
    for (const listener of this.listeners.get(conversationId) ?? []) listener();
  }

  /** Wakes everyone, when it is unknown what was missed. */
  wakeAll(): void {
    for (const conversationId of this.listeners.keys()) this.wake(conversationId);
  }

  private unsubscribe(conversationId: string, listener: () => void): void {
    const listeners = this.listeners.get(conversationId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.listeners.delete(conversationId);
  }
}
