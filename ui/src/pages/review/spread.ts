/**
 * Where marks begin on a line of this length, so that each can be hit: no two begin nearer to each other than
 * `size`, and none reaches over an end. They move as little as that takes, and keep their order; a line too
 * short for all of them is shared out evenly. The wanted places come in ascending order.
 */
export function spread(wanted: number[], size: number, length: number): number[] {
  const count = wanted.length;
  const room = length - size;
  if ((count - 1) * size > room)
    return wanted.map((_, n) => (Math.max(0, room) * n) / Math.max(1, count - 1));
  const places: number[] = [];
  wanted.forEach((at, n) => places.push(Math.max(at, n === 0 ? 0 : places[n - 1]! + size)));
  for (let n = count - 1; n >= 0; n--) {
    places[n] = Math.min(places[n]!, n === count - 1 ? room : places[n + 1]! - size);
  }
  return places;
}
