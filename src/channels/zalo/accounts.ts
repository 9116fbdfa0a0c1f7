/** A place where people help; coordinates in degrees. */
export interface HelpPoint {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** One Official Account that the app serves: a province's or a commune's. */
export interface ZaloAccount {
  /** The OA's id; `*` serves whichever OA the app was given to, for a setup with a single one. */
  readonly oaId: string;
  readonly name: string;
  /** A file of knowledge/dia-phuong. */
  readonly locality: string;
  readonly helpPoints: readonly HelpPoint[];
  /** The first refresh token, as the API Explorer hands it out; used once. */
  readonly refreshToken?: string;
}

export const anyOa = '*';

/** The accounts by OA. */
export class Accounts {
  constructor(readonly all: readonly ZaloAccount[]) {}

  /** The account of an OA, or undefined when this installation does not serve it. */
  of(oaId: string): ZaloAccount | undefined {
    const exact = this.all.find((account) => account.oaId === oaId);
    return exact ?? this.all.find((account) => account.oaId === anyOa);
  }
}

const earthKm = 6371;
const farthestKm = 50;

/** The nearest help point within 50 km with its distance in km, along the great circle. */
export function nearestHelpPoint(
  points: readonly HelpPoint[],
  here: { readonly latitude: number; readonly longitude: number },
): { readonly point: HelpPoint; readonly km: number } | undefined {
  const [nearest] = points
    .map((point) => ({ point, km: distanceKm(point, here) }))
    .filter(({ km }) => km <= farthestKm)
    .toSorted((a, b) => a.km - b.km);
  return nearest;
}

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

function distanceKm(a: Spot, b: Spot): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (x: number, y: number): number => Math.sin(radians(y - x) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
