import type { KeptEngine } from './kept-engine';
import type { KeptTurn, Memory } from './memory';
import { readKeptReply } from './protocol';
import type { Incoming, Language } from './protocol';

type Said = Extract<Incoming, { kind: 'said' }>;

/** What the kept copy said to one message. */
export interface AnsweredHere {
  readonly replies: readonly Said[];
  /** True where the message must reach the server too, once there is a network. */
  readonly forServer: boolean;
}

/** The messages that were answered on this device; each once, and shown again after a reload. */
export class KeptTurns {
  private turns: readonly KeptTurn[];
  private readonly asked: Set<string>;

  constructor(
    private readonly engine: Pick<KeptEngine, 'hear' | 'restart'>,
    private readonly memory: Memory,
  ) {
    this.turns = memory.keptTurns();
    this.asked = new Set(this.turns.map(({ id }) => id));
  }

  /** What was answered before the page was loaded again, in order. */
  list(): readonly (KeptTurn & { readonly answered: AnsweredHere })[] {
    return this.turns.map((turn) => ({ ...turn, answered: read(turn) }));
  }

  /** Answers a message; undefined when it was asked before or nothing is kept. */
  async answer(id: string, text: string, lang: Language): Promise<AnsweredHere | undefined> {
    if (this.asked.has(id)) return undefined;
    this.asked.add(id);
    const heard = await this.engine.hear(id, text, lang);
    if (heard === undefined) {
      this.asked.delete(id);
      return undefined;
    }
    const turn = { id, text, ...heard, forServer: false };
    const answered = read(turn);
    this.keep([...this.turns, { ...turn, forServer: answered.forServer }]);
    return answered;
  }

  clear(): void {
    this.keep([]);
    this.engine.restart();
  }

  private keep(turns: readonly KeptTurn[]): void {
    this.turns = turns;
    this.memory.keepKeptTurns(turns);
  }
}

function read({ id, replies, asOf }: KeptTurn): AnsweredHere {
  const all = replies.map((reply, i) => readKeptReply(reply, `${id}.${i}`, asOf));
  return {
    replies: all.map(({ said }) => said),
    forServer: all.some(({ forServer }) => forServer),
  };
}
