/* Elements, made without ever reading text as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick` and the like) and children; texts become text nodes. */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

/** A stretch of a document's text or a name, which keeps its own direction of writing. */
export const bdi = (text, attributes = {}) => el("bdi", attributes, text);

export const $ = (id) => document.getElementById(id);

/** Put children in place of what an element holds, unless they look the same; the focus stays on the same control. */
export function fill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.flat().filter((child) => child != null && child !== false));
  if (focused) element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
