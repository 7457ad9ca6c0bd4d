/* What the picture shows now, for whoever paints it or asks about it. picture.js keeps it up to date. */

export const now = {
  actors: new Set(),
  relations: new Set(), // drawn
  stage: new Set(), // actors that have a place
  places: new Map(), // actor to {x, y} in the picture's own coordinates
  radius: new Map(),
  bends: new Map(), // of the drawn actors, in the same; of the drawn relations, as vis-network's smooth
  passing: new Map(), // as select() gives it
  steps: null, // the relations of the path that is shown
  bright: null, // {nodes, edges, ring}: what a highlight leaves bright
  labels: { nodes: [], edges: [] }, // as placed last
  camera: { x: 0, y: 0, scale: 1, width: 0, height: 0 }, // the place in the middle, and the screen in pixels
  theme: "light",
  moving: false, // whether the picture is being dragged
  version: 0, // goes up with every change but the camera's
};

/** Where an actor is on the screen, in pixels. */
export function onScreen(id) {
  const { x, y, scale, width, height } = now.camera;
  const place = now.places.get(id);
  return { x: (place.x - x) * scale + width / 2, y: (place.y - y) * scale + height / 2 };
}
