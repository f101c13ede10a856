import type { MapLean, OfferedTrack, Programme, Reason, Track, TrackOffer } from './types';

/** Why a track fits, by what the person mapped and said; the first reason of the track that holds. */
export function reasonFor(
  track: Track,
  leans: readonly MapLean[],
  needs: readonly string[]
): (Reason & { rank: number }) | null {
  const found = track.offered.flatMap((offer) => reasonOf(offer, leans, needs) ?? []);
  return found.sort((a, b) => a.rank - b.rank)[0] ?? null;
}

// A map that is sure weighs as much as what the person said; one that is not sure comes last.
function reasonOf(offer: TrackOffer, leans: readonly MapLean[], needs: readonly string[]) {
  if (offer.needs?.some((need) => needs.includes(need))) return { text: offer.because, rank: 1 };
  const fits = leans.filter((one) => one.pattern === offer.pattern);
  const lean = fits.find((one) => one.sure) ?? fits[0];
  if (!lean) return null;
  if (lean.sure) return { text: offer.because, person: lean.person, rank: 0 };
  return offer.unsure ? { text: offer.unsure, person: lean.person, rank: 2 } : null;
}

/**
 * Every track, those with a reason first. A track that puts safety first leads when it is named,
 * and a track for two is left out without a word while tools for two are away.
 */
export function offersOf(
  programme: Programme,
  leans: readonly MapLean[],
  needs: readonly string[],
  twoAway: boolean
): OfferedTrack[] {
  const there = programme.tracks.filter((track) => !(twoAway && track.for_two));
  const offers = there.map((track, order) => {
    const found = reasonFor(track, leans, needs);
    const safetyFirst = track.first !== undefined && !track.for_two;
    const rank = found === null ? 9 : safetyFirst ? -1 : found.rank;
    return { track, because: found && without(found), rank, order };
  });
  return offers
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ track, because }) => ({ track, because }));
}

export function without({ rank: _rank, ...reason }: Reason & { rank: number }): Reason {
  return reason;
}
