import type { Box } from './tiles';

const directions: Record<string, readonly [x: number, y: number] | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The tile that an arrow key leads to: the nearest one on that side. Undefined: no such key, or none there. */
export function neighbourOf(boxes: readonly Box[], from: number, key: string): number | undefined {
  const direction = directions[key];
  const start = boxes[from];
  if (key === 'Home' || key === 'End') {
    return boxes.length === 0 ? undefined : key === 'Home' ? 0 : boxes.length - 1;
  }
  if (!direction || !start) {
    return undefined;
  }
  const [dx, dy] = direction;
  let best: { index: number; distance: number } | undefined;
  boxes.forEach((box, index) => {
    const x = box.x + box.width / 2 - start.x - start.width / 2;
    const y = box.y + box.height / 2 - start.y - start.height / 2;
    const ahead = x * dx + y * dy;
    if (index === from || ahead <= 0) {
      return;
    }
    // What lies askew is further away than what lies straight ahead.
    const distance = ahead + 2 * Math.abs(x * dy + y * dx);
    if (!best || distance < best.distance) {
      best = { index, distance };
    }
  });
  return best?.index;
}
