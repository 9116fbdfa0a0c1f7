/** What a message wants, apart from what it is about; the samples are in `y-dinh.yaml`. */
const intents = [
  'ask',
  'greeting',
  'thanks',
  'goodbye',
  'who-are-you',
  'chitchat-negative',
  'complaint',
  'person',
  'restart',
  'delete-data',
  'menu',
  'yes',
  'no',
  'back',
  'emergency-police',
  'emergency-fire',
  'emergency-medical',
  'emergency-child',
  'emergency-self-harm',
  'emergency-scam',
  'abuse',
  'out-of-scope',
] as const;
export type Intent = (typeof intents)[number];

export type EmergencyKind = 'police' | 'fire' | 'medical' | 'child' | 'self-harm' | 'scam';

export function isIntent(value: string): value is Intent {
  return intents.some((intent) => intent === value);
}

const emergencies: Readonly<Partial<Record<Intent, EmergencyKind>>> = {
  'emergency-police': 'police',
  'emergency-fire': 'fire',
  'emergency-medical': 'medical',
  'emergency-child': 'child',
  'emergency-self-harm': 'self-harm',
  'emergency-scam': 'scam',
};

/** The kind of danger an intent stands for, or undefined. */
export function emergencyKind(intent: Intent): EmergencyKind | undefined {
  return emergencies[intent];
}
