/**
 * A screen for components that draw nothing: as much of a DOM as React asks for before it draws. This
 * module has to be imported before `react-dom/client`.
 */
const nothing = () => undefined;

// React asks whether the focus is in a frame. There is none, so any class does.
Object.assign(globalThis, { window: globalThis, HTMLIFrameElement: Map });

const events = { addEventListener: nothing, removeEventListener: nothing };

/** Where `createRoot` of react-dom renders to. */
export function blankScreen(): Element {
  const screen = {
    ...events,
    nodeType: 1,
    nodeName: 'DIV',
    tagName: 'DIV',
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    ownerDocument: { ...events, nodeType: 9, activeElement: null, defaultView: globalThis },
  };
  return screen as unknown as Element;
}
