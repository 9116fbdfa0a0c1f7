import type { Brain } from './answers';
import type { Clock, IdGenerator } from './core';
import { createVoices } from './dialogs';
import type { KeptDays, Voices } from './dialogs';
import type { Store } from './store';
import { TicketDesk, createContactSealer } from './tickets';

export interface VoicesParts {
  readonly store: Store;
  /** The brain in service, speaking for its locality. */
  readonly brain: () => Brain;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  /** What contact details are encrypted with. */
  readonly dataKey: string;
  readonly keptDays: KeptDays;
}

/** Everything citizens say back, for the bot of one locality. */
export function openVoices({ dataKey, ...parts }: VoicesParts): Voices {
  const { store, clock, ids, brain } = parts;
  const sealer = createContactSealer(dataKey);
  const handling = (): ReturnType<Voices['tickets']['handling']> | undefined =>
    brain().snapshot.handling;
  const tickets = new TicketDesk({ store, clock, ids, sealer, handling });
  return createVoices({ ...parts, tickets });
}
