/* From the computed positions to the screen: the first view is stretched to the picture's shape, and labels are given room. */

const EDGE = { x: 52, y: 34 }; // room that labels need at the border
const CORNER = { x: 100, y: 48 }; // what the buttons take, low on the right
const SPREAD = 240; // pixels that a few actors spread over, by the square root of their number
const ROOMY = 90; // actors that one screen holds at full size

/** Places for `ids` that fill a screen: {places: Map, scale, to, from}; `to` takes a computed position to the picture's coordinates,
    `from` back. `points` has the computed positions; `size` gives each actor's {radius, width, height}; `links` are
    [actor, actor, length of their label]. */
export function arrange(ids, points, size, links, screen) {
  const scale = Math.min(1, Math.sqrt(ROOMY / Math.max(1, ids.length)));
  const room = { width: Math.max(60, screen.width - 2 * EDGE.x) / scale, height: Math.max(60, screen.height - 2 * EDGE.y) / scale };
  const few = SPREAD * Math.sqrt(ids.length);
  const { to, from } = stretch(ids, points, { width: Math.min(room.width, few), height: Math.min(room.height, few) });
  const places = new Map(ids.map((id) => [id, to(points[id])]));
  if (ids.length <= 300) part(ids, places, size, links, room, scale);
  return { places, scale, to, from };
}

/** How to turn the points upright where the screen is upright, and stretch them to it, not beyond what keeps their shape. */
function stretch(ids, points, room) {
  const flat = ids.map((id) => points[id]);
  const turn = extent(flat, 0) > extent(flat, 1) !== room.width >= room.height;
  const turned = turn ? flat.map(([x, y]) => [y, x]) : flat;
  const [wide, high] = [extent(turned, 0) || 1, extent(turned, 1) || 1];
  const fit = [Math.min(room.width / wide, 3), Math.min(room.height / high, 3)];
  const least = Math.min(...fit);
  const [sx, sy] = fit.map((factor) => Math.min(factor, least * 2.2));
  const [mx, my] = [middle(turned, 0), middle(turned, 1)];
  return {
    to: ([a, b]) => (turn ? { x: (b - mx) * sx, y: (a - my) * sy } : { x: (a - mx) * sx, y: (b - my) * sy }),
    from: ({ x, y }) => (turn ? [y / sy + my, x / sx + mx] : [x / sx + mx, y / sy + my]).map((value) => Math.round(value * 10) / 10),
  };
}

/** Push apart what covers something else; linked actors are kept far enough apart for a label between them. */
function part(ids, placed, size, links, room, scale) {
  const boxes = ids.map((id) => {
    const { radius, width, height } = size(id);
    return { at: placed.get(id), half: Math.max(radius * 2, width / scale) / 2 + 5, up: radius + 5, down: radius + height / scale + 7 };
  });
  const index = new Map(ids.map((id, place) => [id, place]));
  const pairs = links.map(([a, b, reach]) => [boxes[index.get(a)], boxes[index.get(b)], reach / scale]);
  for (let round = 0; round < 160; round += 1) {
    for (const [a, b, reach] of pairs) apart(a.at, b.at, Math.min(reach, room.width / 5));
    for (let i = 0; i < boxes.length; i += 1) for (let j = i + 1; j < boxes.length; j += 1) separate(boxes[i], boxes[j]);
    for (const box of boxes) keep(box, room, scale);
  }
}

/** Keep a place inside the room, its label on the screen, and both out of the corner with the buttons. */
function keep({ at, half }, room, scale) {
  const [right, bottom] = [room.width / 2 + EDGE.x / scale - half, room.height / 2];
  at.x = Math.max(-right, Math.min(right, at.x));
  at.y = Math.max(-bottom, Math.min(bottom, at.y));
  if (at.x > right - CORNER.x / scale) at.y = Math.min(at.y, bottom - CORNER.y / scale);
}

function apart(a, b, reach) {
  const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y || 0.1];
  const length = Math.hypot(dx, dy);
  if (length >= reach) return;
  const push = ((reach - length) / length) * 0.2;
  a.x -= dx * push;
  a.y -= dy * push;
  b.x += dx * push;
  b.y += dy * push;
}

function separate(a, b) {
  const dx = b.at.x - a.at.x;
  const dy = b.at.y - a.at.y;
  const overX = a.half + b.half - Math.abs(dx);
  const overY = dy >= 0 ? a.down + b.up - dy : b.down + a.up + dy;
  if (overX <= 0 || overY <= 0) return;
  if (overX < overY) {
    const push = (overX / 2) * 0.6 * (dx < 0 ? -1 : 1);
    a.at.x -= push;
    b.at.x += push;
  } else {
    const push = (overY / 2) * 0.6 * (dy < 0 ? -1 : 1);
    a.at.y -= push;
    b.at.y += push;
  }
}

const most = (points, axis) => points.reduce((best, point) => Math.max(best, point[axis]), -Infinity);
const fewest = (points, axis) => points.reduce((best, point) => Math.min(best, point[axis]), Infinity);
const extent = (points, axis) => (points.length ? most(points, axis) - fewest(points, axis) : 0);
const middle = (points, axis) => (points.length ? (most(points, axis) + fewest(points, axis)) / 2 : 0);
